"""Catalogues: what is read from the table, and how its titles settle where items begin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alignsite.loader.newsletter import load_issue
from alignsite.loader.newsletter.catalogue import parse_catalogue
from alignsite.records import Issue, Item
from alignsite.sources import Catalogue, CatalogueRow
from tests.unit.issues import document, loaded

PATH = "content/issues/catalogue.csv"
LADDER = CatalogueRow("A Ladder", 3, "Ada Example", "https://example.org/a")


def items(text: str, *rows: CatalogueRow, path: str = "an-1.txt") -> tuple[Item, ...]:
    record = load_issue(replace(document(text, path), catalogue=Catalogue(PATH, rows))).record
    assert isinstance(record, Issue)
    return record.items


@pytest.mark.parametrize(
    "text",
    [
        "title,authors,url,issue\nA Ladder,Ada Example,https://example.org/a,3\n",
        "\ufeffISSUE;Venue;Title;Link;Author\n3;X;A Ladder;https://example.org/a;Ada Example",
        "Email\tTitle\tURL\tAuthors\r\nAN #3\tA  Ladder\thttps://example.org/a\tAda Example\r\n",
        'newsletter,title,url,authors\n#3,"A\nLadder",https://example.org/a,"Ada Example"\n\n,,,\n',
        "\n\nnumber,title,url,authors,\n3.0,A Ladder,https://example.org/a,Ada Example,x,y\n",
    ],
)
def test_a_table_in_any_dress(text):
    assert parse_catalogue(text.encode(), PATH) == Catalogue(PATH, (LADDER,))


def test_missing_columns_and_cells_are_empty():
    rows = parse_catalogue(b"title,issue\nA Ladder\n[A Wall](https://e.org/),2\n", PATH).rows
    wall = CatalogueRow("[A Wall](https://e.org/)", 2, "", "https://e.org/")
    assert rows == (CatalogueRow("A Ladder"), wall)


@pytest.mark.parametrize(
    ("data", "line", "said", "titles"),
    [
        (b"issue,name\n1,A\n", 1, "no column", []),
        (b"title,issue\nA,1\n\xff,2\n", 3, "not UTF-8", []),
        (b"title,issue\nA,1\n,2\nB,3\n", 3, "no title", ["A", "B"]),
        (b"title,issue\nA,1\nB,2019-01-02\n", 3, "not the number", ["A"]),
        (b"title,url\nA,1\nB,\n", 2, "no web address", ["A", "B"]),
        (b"title,url\nA,javascript:x\n", 2, "no web address", ["A"]),
        (b'title,issue\n"A" b,1\nB,2\n', 2, "cannot be read", ["B"]),
        (b'title,issue\nA,1\n"B,2\nC,3\n', 3, "cannot be read", ["A"]),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(data, line, said, titles):
    found = parse_catalogue(data, PATH)
    assert [row.title for row in found.rows] == titles
    (wrong,) = found.problems
    assert (wrong.code, wrong.path, wrong.line) == ("catalogue-row", PATH, line)
    assert said in wrong.message


@pytest.mark.parametrize("data", [b"", b" \n", b"\n,,\n\n", b"title\n"])
def test_an_empty_table_lists_nothing(data):
    assert parse_catalogue(data, PATH) == Catalogue(PATH)


def test_a_row_speaks_of_its_issue_or_of_any():
    rows = (LADDER, replace(LADDER, issue=4), replace(LADDER, issue=None))
    catalogue = Catalogue(PATH, rows)
    assert catalogue.of_issue(3) == (rows[0], rows[2])
    assert catalogue.of_issue(None) == rows


LIST = "Highlights A Wall (Bob Writer) : Tall. Read more: Wall Paper {} Long. It leads up."


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("Code: a ladder", "Code: a ladder"),
        ("Why? Ladders. Are (not) walls!", "Why? Ladders. Are (not) walls!"),
        ("Robustness", "Robustness"),
        ("[D] A ladder", "[D] A ladder"),
        ('"Ladders" – what they\'re for', "“Ladders” -  what they’re for"),
        ("A ladder, after (AN #7)", "A ladder, after ( AN #7 )"),
        ("[Two](https://e.org/2) and [One](https://e.org/1)", "Two and One"),
        ("Two and One", "[Two](https://e.org/2) and [One](https://e.org/1)"),
        ("A ladder", "A ladder?"),
        ("#12 – a rung", "#12 – a rung"),
    ],
)
@pytest.mark.parametrize("authors", ["", "Ada Example", "somebody else"])
def test_a_listed_title_is_where_an_item_begins(listed, printed, authors):
    text = LIST.format(f"{printed} (Ada Example) :")
    wall, ladder = items(text, CatalogueRow("A Wall", 1), CatalogueRow(listed, 1, authors))
    assert (wall.title, wall.read_more) == ("A Wall", "Wall Paper")
    assert (ladder.title, ladder.authors) == (" ".join(printed.split()), "Ada Example")
    assert ladder.text == "Long. It leads up."


def test_a_title_that_is_only_mentioned_is_no_item():
    text = "Highlights A Wall (Bob Writer) : As A Ladder said. A Ladder (Ada Example) : Long."
    wall, ladder = items(text, CatalogueRow("A Wall", 1), CatalogueRow("A Ladder", 1))
    assert (wall.text, ladder.text) == ("As A Ladder said.", "Long.")


def test_authors_that_look_like_an_aside_are_told_by_the_catalogue():
    row = CatalogueRow("Ladders (and walls)", 1, "who knows, 7 of us")
    (ladder,) = items("News Ladders (and walls) (who knows, 7 of us)", row)
    assert (ladder.title, ladder.authors) == ("Ladders (and walls)", "who knows, 7 of us")


def test_listed_titles_without_authors_follow_each_other():
    found = items("News A Ladder A Wall A Rope (Ada Example)", *(
        CatalogueRow(title, 1) for title in ("A Ladder", "A Wall", "A Rope")
    ))  # fmt: skip
    assert [one.title for one in found] == ["A Ladder", "A Wall", "A Rope"]


def test_of_two_titles_that_end_alike_each_is_found_in_its_place():
    text = "News About Ladders (Ada Example) Ladders (Ada Example)"
    rows = [CatalogueRow(title, 1, "Ada Example") for title in ("Ladders", "About Ladders")]
    assert [one.title for one in items(text, *rows)] == ["About Ladders", "Ladders"]


def test_rows_of_other_issues_change_nothing():
    text = LIST.format("A Ladder (Ada Example) :")
    assert items(text, CatalogueRow("Paper A Ladder", 2)) == items(text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("News A Ladder (Ada Example) [A Wall](https://e.org/own) (Bob Writer)", "an-1.txt"),
        (
            "# News\n\n**A Ladder** *(Ada Example)*\n\n**[A Wall](https://e.org/own)** *(Bob W)*\n",
            "an-1.md",
        ),
    ],
)
def test_addresses_fill_gaps_only(text, path):
    rows = [
        CatalogueRow(f"A {name}", 1, "", f"https://e.org/{name}") for name in ("Ladder", "Wall")
    ]
    assert [one.url for one in items(text, *rows, path=path)] == [
        "https://e.org/Ladder",
        "https://e.org/own",
    ]


def test_problems_of_the_catalogue_are_those_of_the_issue():
    catalogue = parse_catalogue(b"issue\n1\n", PATH)
    found = load_issue(replace(document("News A Ladder (Ada Example)"), catalogue=catalogue))
    assert set(catalogue.problems) <= set(found.problems)


# --- rows that an issue knows nothing of ---------------------------------------------------------

WALLS = "Highlights A Wall (Bob Writer) : Tall. The Long Wall (Carla Sample) : Longer."


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        (CatalogueRow("A Wail", 1, line=7), "A Wall"),
        (CatalogueRow("The Longest Wall", 1, line=7), "The Long Wall"),
        (CatalogueRow("Ladders of the World", 1, line=7), "correct the issue's number"),
    ],
)
@pytest.mark.parametrize(
    ("text", "path"),
    [
        (WALLS, "an-1.txt"),
        (
            "# Highlights\n\n**[A Wall](https://e.org/)** *(Bob Writer)*: Tall.\n\n"
            "**[The Long Wall](https://e.org/)** *(Carla Sample)*: Longer.\n",
            "an-1.md",
        ),
    ],
)
def test_a_title_that_is_nowhere_in_its_issue_is_told(text, path, row, hint):
    (wrong,) = loaded(text, path, Catalogue(PATH, (row,))).problems
    assert (wrong.code, wrong.path, wrong.line) == ("catalogue-title-missing", PATH, 7)
    assert row.title in wrong.message
    assert hint in (wrong.hint or "")


@pytest.mark.parametrize(
    "row",
    [
        CatalogueRow("a wall", 1),
        CatalogueRow("“The Long” Wall?", 1),
        CatalogueRow("A Ladder", 2),
        CatalogueRow("A Ladder"),
    ],
)
def test_a_row_of_another_issue_or_of_any_is_not_missed(row):
    assert loaded(WALLS, "an-1.txt", Catalogue(PATH, (row,))).problems == ()


def test_at_most_five_are_told():
    rows = tuple(CatalogueRow(f"Ladder {number}", 1, line=number) for number in range(2, 12))
    problems = loaded(WALLS, "an-1.txt", Catalogue(PATH, rows)).problems
    assert [one.line for one in problems] == [2, 3, 4, 5, 6]


def test_an_incomplete_catalogue_leaves_the_other_items_in_place():
    found = items(WALLS, CatalogueRow("A Wall", 1, "Bob Writer"))
    assert [one.title for one in found] == ["A Wall", "The Long Wall"]


def test_the_authors_tell_an_item_from_a_mention():
    text = "Highlights A Wall (Bob Writer) : Deep nets (Ada Example says) lean. "
    found = items(f"{text}Deep Nets (Ada Example)", CatalogueRow("Deep Nets", 1, "Ada Example"))
    assert [(one.title, one.authors) for one in found] == [
        ("A Wall", "Bob Writer"),
        ("Deep Nets", "Ada Example"),
    ]
