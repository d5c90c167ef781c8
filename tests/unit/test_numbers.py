"""The archive's statistics, and the geometry of the charts that show them."""

from __future__ import annotations

from alignsite.archive import build_archive
from alignsite.config import Config
from alignsite.entries import Involvement
from alignsite.pages.catalogue import make_catalogue
from alignsite.pages.charts import ROW_HEIGHT, BarRow, Segment, bar_chart
from alignsite.pages.contexts import NumbersContext
from alignsite.pages.numbers import number_pages
from alignsite.works import Work, Works
from tests.entries import entry
from tests.words import ENGLISH


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    chart = bar_chart(
        "a", "A", "word", ["X", "Y"], [("one", "/one/", [1, 3]), ("two", None, [0, 1])]
    )
    assert chart.rows == (
        BarRow("one", "/one/", 4, 0, (Segment(1, 1, 0, 25), Segment(2, 3, 25, 75))),
        BarRow("two", None, 1, ROW_HEIGHT, (Segment(2, 1, 0, 25),)),
    )
    assert chart.height == 2 * ROW_HEIGHT


def test_a_chart_of_nothing_has_no_bars() -> None:
    assert bar_chart("a", "A", "word", ["X"], [("one", None, [0])]).rows[0].segments == ()
    assert bar_chart("a", "A", "word", ["X"], []).height == 0


def shown(*speakers: tuple[str, ...]) -> NumbersContext:
    entries = [
        entry(
            f"talk-{number}",
            "episode",
            involvements=tuple(Involvement(one, "speaker") for one in names),
        )
        for number, names in enumerate(speakers)
    ]
    archive = build_archive(
        [*entries, entry("post", date="2021-01-01"), entry("undated", date=None)]
    )
    (page,) = number_pages(make_catalogue(archive, Config(), ENGLISH, Works()))
    assert isinstance(page.context, NumbersContext)
    return page.context


def test_documents_by_year_and_kind() -> None:
    documents = shown(("Ada Abbot",)).charts[0]
    assert documents.series == ("Posts", "Episodes")
    assert [
        (row.label, row.url, [one.value for one in row.segments]) for row in documents.rows
    ] == [
        ("2023", "/archive/2023/", [1]),
        ("2021", "/archive/2021/", [1]),
        ("Undated", "/archive/undated/", [1]),
    ]


def test_who_speaks_with_whom_counts_episodes_and_no_lone_first_names() -> None:
    together = shown(("Ada Abbot", "Bo Cole"), ("Bo Cole", "Ada Abbot", "Ethan"), ("Cleo Carr",))
    assert [(row.label, row.total) for row in together.charts[-1].rows] == [
        ("Ada Abbot with Bo Cole", 2)
    ]


def test_facts_count_in_words() -> None:
    facts = {fact.words: fact.count for fact in shown(("Ada Abbot",)).facts}
    assert (facts["posts"], facts["episode"], facts["person"]) == (2, 1, 1)
    assert "issues" not in facts


def test_the_most_discussed_works() -> None:
    records = (entry("a"), entry("b"))
    works = Works(
        (
            Work("ladders", "Ladders", (), False, (), (), (), (), records),
            Work("rungs", "Rungs", (), False, (), (), (), (), records[:1]),
        )
    )
    archive = build_archive(records)
    (page,) = number_pages(make_catalogue(archive, Config(), ENGLISH, works))
    assert isinstance(page.context, NumbersContext)
    (chart,) = [one for one in page.context.charts if one.id == "works"]
    assert [(row.label, row.url, row.total) for row in chart.rows] == [
        ("Ladders", "/works/ladders/", 2)
    ]
    assert "papers and posts discussed" in {fact.words for fact in page.context.facts}
