"""Whole issues in every layout: one file a case, the document and what is understood of it.

`ALIGNSITE_WRITE_CASES=1 pytest ...` writes what is understood now into the files, to be read
through before it is kept.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from alignsite.loader.newsletter import looks_like_issue
from alignsite.loader.newsletter.catalogue import parse_catalogue
from alignsite.records import Issue
from alignsite.sources import Catalogue
from tests.unit.issues import described, document, filled, issue, loaded

CASES = Path(__file__).parent.parent / "cases" / "newsletter"


@pytest.mark.parametrize("name", sorted(file.name for file in CASES.glob("*.case")))
def test_case(name):
    path, text, expected = _parts((CASES / name).read_text(encoding="utf-8"))
    found = described(text, path, _catalogue(name))
    if os.environ.get("ALIGNSITE_WRITE_CASES"):
        whole = f"{path}\n=====\n{text}=====\n{found}"
        (CASES / name).write_text(whole, encoding="utf-8")
    else:
        assert found == expected


def _catalogue(name: str) -> Catalogue | None:
    """What lies beside the case as a table of the same name."""
    table = (CASES / name).with_suffix(".csv")
    return parse_catalogue(table.read_bytes(), table.name) if table.exists() else None


def _parts(case: str) -> tuple[str, str, str]:
    path, text, *expected = case.split("=====\n")
    return path.strip(), text, expected[0] if expected else ""


# --- what an issue is called ---------------------------------------------------------------------

ITEM = "Highlights A Ladder (Ada Example) : It is long."


@pytest.mark.parametrize(
    ("path", "front", "number", "title"),
    [
        ("an-13.txt", "", 13, "Issue 13"),
        ("003-ladder-newsletter-101.txt", "", 101, "Issue 101"),
        ("2020-01-02-issue-007.txt", "", 7, "Issue 7"),
        ("ladders.txt", "number: 9", 9, "Issue 9"),
        ("an-13.txt", "number: 9\nnewsletter: Rung Letters", 9, "Rung Letters #9"),
        ("an-13.txt", "issue: '#9'", 9, "Issue 9"),
        ("an-13.txt", "title: 'Rung Weekly #9: Steps'", 9, "Rung Weekly #9: Steps"),
        ("an-13.txt", "title: Steps", 13, "Steps"),
        ("an-13.txt", "number: 0", 0, "Issue 0"),
    ],
)
def test_number_and_title(path, front, number, title):
    record = issue(f"---\n{front}\n---\n{ITEM}" if front else ITEM, path)
    assert (record.number, record.meta.title) == (number, title)


@pytest.mark.parametrize(
    ("outside", "series"),
    [
        ("Find all Ladder Newsletter resources here.", "Ladder Newsletter"),
        ("The Rung & Step Digest is back. I like Other Digest too. Rung & Step Digest!",
         "Rung & Step Digest"),
        ("This newsletter has no name.", None),
        ("Newsletter.", None),
    ],
)  # fmt: skip
def test_newsletter_is_named_by_what_belongs_to_no_item(outside, series):
    record = issue(f"{outside} {ITEM}", "an-2.txt")
    assert record.meta.series == series
    assert ("series" in record.meta.inferred) == (series is not None)


def test_ids_are_stable_and_never_a_sections():
    record = issue(
        "Technical AI alignment Robustness Robustness (Ada Example) "
        "A Ladder (Bob Writer) A Ladder (Ada Example) A Ladder (Carla Sample)",
        "an-2.txt",
    )
    assert [item.id for item in record.items] == [
        "robustness-2", "a-ladder", "a-ladder-2", "a-ladder-3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("an-1.md", "# Highlights\n\n**", "** *(Ada Example)* (summarized by Rita): They climb."),
        ("an-1.txt", "HIGHLIGHTS ", " (Ada Example) (summarized by Rita): They climb the wall."),
    ],
)
@pytest.mark.parametrize(
    ("title", "heading", "html"),
    [
        (
            "[Two](https://e.org/2) and [One](https://e.org/1)",
            "Two and One",
            '<a href="https://e.org/2">Two</a> and <a href="https://e.org/1">One</a>',
        ),
        ("[Two and One](https://e.org/2)", "Two and One", ""),
    ],
)
def test_a_title_keeps_every_link(path, before, after, title, heading, html):
    (item,) = issue(f"{before}{title}{after}", path).items
    assert (item.heading, item.url, filled(item.heading_markup)) == (
        heading,
        "https://e.org/2",
        html,
    )


def test_no_more_than_a_handful_of_doubts():
    doubtful = "Paper: Good Snakes Wet Ladders Long Ropes High Walls (Carla Sample et al)"
    text = f"Highlights A Ladder (Ada Example) (summarized by Rita): Good. Read more: {doubtful} "
    text += f"(summarized by Rita): Also good. Read more: {doubtful} " * 20
    text += "(summarized by Rita): The last."
    codes = [one.code for one in loaded(text).problems]
    assert 1 <= codes.count("unclear-issue") <= 5


# --- what is an issue ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.txt", "HIGHLIGHTS A Ladder (Ada Example) (summarized by Rita): Long. LEARNING HUMAN"
         " INTENT Rungs (Bob Writer) (summarized by Rita): Short. Rita's opinion: Good."),
        ("a.txt", "Highlights A Ladder (Ada Example) : Long. Rungs (Bob Writer) : Short."
         " Technical AI alignment Interpretability See-through Rungs (Ada Example)"),
        ("a.md", "# Highlights\n\n**[A Ladder](https://example.org/1)** *(Ada Example)* "
         "(summarized by Rita): Long.\n\n**Rita's opinion:** Good."),
        ("a.md", "## Highlights\n\n## Learning human intent\n\n### [A Ladder](https://example.org)"
         " (Ada Example)\n\n### [A Rung](https://example.org) (Bob Writer)"),
        ("a.html", "<h1>Highlights</h1><p><b><a href='https://example.org'>A Ladder</a></b>"
         " <i>(Ada Example)</i> (summarized by Rita): Long.</p><p><b>Rita's opinion:</b> Good."),
    ],
)  # fmt: skip
def test_looks_like_an_issue(path, text):
    assert looks_like_issue(document(text, path))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", "I write a newsletter. Each item says who (summarized by me) wrote it."),
        ("a.md", "# Newsletters\n\nAn item is `Title (summarized by X): ...`, and then `X's"
         " opinion:`. Its sections are `Highlights`, `Technical AI alignment` and `News`."),
        ("a.md", "## News\n\n- [A Ladder](https://example.org) (Ada Example)\n"
         "- [A Rung](https://example.org) (Bob Writer)"),
        ("a.md", "## Highlights\n\nIn Rita's opinion: ladders are good.\n\n## News\n\nNone."),
        ("a.txt", "Highlights: the talk\n\nReader: In my opinion: yes.\n\nAda: (laughs) : no"),
        ("a.md", "Deep learning is hard. Reinforcement learning (Ada Example) : so be it."),
        ("a.html", "<p>Highlights of the year</p>"),
        ("a.md", "x"),
    ],
)  # fmt: skip
def test_does_not_look_like_an_issue(path, text):
    assert not looks_like_issue(document(text, path))


# --- real issues ---------------------------------------------------------------------------------


def test_seeds(corpus):
    """The two issues that the project began from."""
    found = {}
    for file in sorted((corpus / "seeds").glob("*newsletter*.txt")):
        text = file.read_text(encoding="utf-8")
        record = issue(text, file.name)
        assert isinstance(record, Issue)
        assert looks_like_issue(document(text, file.name))
        found[record.number] = (
            len(record.items),
            sum(len(item.opinions) for item in record.items),
            sum(item.read_more is not None for item in record.items),
            sum(item.hat_tip is not None for item in record.items),
            sum(not item.text for item in record.items),
        )
    assert found == {101: (8, 7, 2, 1, 0), 53: (12, 6, 2, 0, 2)}


def _key(text: str | None) -> str:
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return "".join(c for c in plain if c.isascii() and c.isalnum())


@pytest.mark.parametrize(
    ("layout", "least"), [("caps", 0.985), ("title", 0.97), ("markdown", 0.999)]
)
def test_accuracy(corpus, layout, least):
    """Titles found and given the right section, authors, summarizer and text."""
    truth = json.loads((corpus / "issues" / "truth.json").read_text(encoding="utf-8"))
    wanted = found = right = 0
    fields: Counter[str] = Counter()
    for number, items in truth.items():
        file = next((corpus / "issues" / layout).glob(f"an-{number}.*"))
        record = issue(file.read_text(encoding="utf-8"), file.name)
        by_title = {_key(item.title): item for item in record.items}
        wanted, found = wanted + len(items), found + len(record.items)
        for want in items:
            item = by_title.get(_key(want["title"]))
            if item is None:
                continue
            right += 1
            fields["section"] += item.section == want["section"]
            fields["part"] += item.part == want["part"]
            fields["authors"] += _key(item.authors) == _key(want["authors_shown"])
            fields["text"] += _key(item.text) == _key(want["text"])
            fields["read more"] += _key(item.read_more) == _key(want["read_more"])
            fields["summarizer"] += (item.summarizer or "Rohin") == (want["summarizer"] or "Rohin")
    assert 2 * right / (wanted + found) >= least
    assert {name: count / right >= 0.98 for name, count in fields.items()} == dict.fromkeys(
        fields, True
    )


@pytest.mark.parametrize(
    "text",
    [
        "HIGHLIGHTS A Wall (Ada Example) (summarized by X): x. Read more: Old Walls. X's"
        " opinion: y. Read more: Older Walls.",
        "# Highlights\n\n**[A Wall](https://e.org/)** *(Ada Example)* (summarized by X): x.\n\n"
        "**Read more:** Old Walls.\n\n**X's opinion:** y.\n\n**Read more:** Older Walls.",
    ],
)
def test_a_label_that_comes_twice_keeps_its_words(text):
    (item,) = issue(text).items
    assert item.read_more == "Old Walls. Read more: Older Walls."
