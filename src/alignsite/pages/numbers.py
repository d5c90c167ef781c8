"""The archive's own statistics, `/numbers/`: how much, of what, who speaks, of which works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

from alignsite.entries import Entry
from alignsite.pages.catalogue import KINDS, Catalogue
from alignsite.pages.charts import BarChart, bar_chart
from alignsite.pages.contexts import NumbersContext
from alignsite.pages.page import Page
from alignsite.pages.views import Fact, Head, Ref

_MOST_ROWS = 20
_SPEAKING = ("host", "guest", "speaker")


def number_pages(catalogue: Catalogue) -> Iterator[Page]:
    """One page; nothing where it is off or there is too little to count."""
    archive, config = catalogue.archive, catalogue.config
    if not config.features.numbers or not archive.entries:
        return
    words = catalogue.words
    head = Head(
        url="/numbers/",
        title=words("numbers"),
        description=words("numbers_of", site=config.title),
        trail=catalogue.trail(),
    )
    charts = (
        _by_year(catalogue, "documents", "document", lambda _: 1),
        _by_year(catalogue, "words", "word", lambda one: one.meta.words),
        _together(catalogue),
        _discussed(catalogue),
    )
    context = NumbersContext(
        site=catalogue.site,
        head=head,
        facts=_facts(catalogue),
        charts=tuple(chart for chart in charts if chart.rows),
    )
    yield Page("/numbers/", "numbers.html", context, "the page of numbers")


def _facts(catalogue: Catalogue) -> tuple[Fact, ...]:
    archive, words = catalogue.archive, catalogue.words
    entries = archive.entries
    counts = (
        *((f"fact_{kind.many}", len(archive.of_kind(kind.kind))) for kind in KINDS),
        ("fact_words", sum(one.meta.words for one in entries)),
        ("fact_turns", sum(one.turns for one in entries)),
        ("fact_items", sum(len(one.items) for one in entries)),
        ("fact_works", len(catalogue.works.works)),
        ("fact_people", len(archive.people.everybody)),
    )
    return tuple(Fact(count, words.count(count, key)) for key, count in counts if count)


def _by_year(
    catalogue: Catalogue, id_: str, unit: str, measure: Callable[[Entry], int]
) -> BarChart:
    """A bar a year, made of the kinds of records there are."""
    archive, words = catalogue.archive, catalogue.words
    kinds = [kind for kind in KINDS if archive.of_kind(kind.kind)]
    rows = []
    for year, entries in archive.years.items():
        values = [
            sum(measure(one) for one in entries if one.meta.kind == kind.kind) for kind in kinds
        ]
        rows.append((year or words("undated"), f"/archive/{year or 'undated'}/", values))
    series = [words(kind.many) for kind in kinds]
    return bar_chart(id_, words(f"{id_}_by_year"), unit, series, rows)


def _together(catalogue: Catalogue) -> BarChart:
    """The people who have a page and speak in the same episodes, most often together first."""
    pairs: Counter[tuple[Ref, Ref]] = Counter()
    for entry in catalogue.archive.entries:
        speaking = (one.name for one in entry.involvements if one.part in _SPEAKING)
        known = (one for one in catalogue.people(speaking, entry) if one.url)
        pairs.update(combinations(sorted(known, key=_by_name), 2))
    ordered = sorted(
        pairs.items(), key=lambda row: (-row[1], _by_name(row[0][0]), _by_name(row[0][1]))
    )
    words = catalogue.words
    rows = [
        (words("with", name=one.title, other=other.title), None, (count,))
        for (one, other), count in ordered[:_MOST_ROWS]
    ]
    return bar_chart("together", words("together"), "episode", [words("episodes")], rows)


def _discussed(catalogue: Catalogue) -> BarChart:
    """The papers and posts that several records tell of, most discussed first."""
    rows = [
        (work.title, work.url, (len(work.records),))
        for work in catalogue.works.works[:_MOST_ROWS]
        if len(work.records) > 1
    ]
    words = catalogue.words
    return bar_chart("works", words("most_discussed"), "document", [words("documents")], rows)


def _by_name(person: Ref) -> tuple[str, str]:
    return person.title, person.url or ""
