"""The archive's own statistics, `/numbers/`: how much, of what, who speaks, of which works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

from alignsite.archive import Archive
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
    head = Head(
        url="/numbers/",
        title="Numbers",
        description=f"How much there is on {config.title}, of what, and by whom",
        trail=(Ref("Home", "/"),),
    )
    charts = (
        _by_year(archive, "documents", "Documents by year", "document", lambda _: 1),
        _by_year(archive, "words", "Words by year", "word", lambda one: one.meta.words),
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
    archive = catalogue.archive
    entries = archive.entries
    counts = (
        *((kind.many.lower(), kind.one.lower(), len(archive.of_kind(kind.kind))) for kind in KINDS),
        ("words", "word", sum(one.meta.words for one in entries)),
        ("turns of conversations", "turn of a conversation", sum(one.turns for one in entries)),
        ("items of issues", "item of an issue", sum(len(one.items) for one in entries)),
        ("papers and posts discussed", "paper or post discussed", len(catalogue.works.works)),
        ("people", "person", len(archive.people.everybody)),
    )
    return tuple(Fact(count, one if count == 1 else many) for many, one, count in counts if count)


def _by_year(
    archive: Archive, id_: str, title: str, unit: str, measure: Callable[[Entry], int]
) -> BarChart:
    """A bar a year, made of the kinds of records there are."""
    kinds = [kind for kind in KINDS if archive.of_kind(kind.kind)]
    rows = []
    for year, entries in archive.years.items():
        values = [
            sum(measure(one) for one in entries if one.meta.kind == kind.kind) for kind in kinds
        ]
        rows.append((year or "Undated", f"/archive/{year or 'undated'}/", values))
    return bar_chart(id_, title, unit, [kind.many for kind in kinds], rows)


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
    rows = [
        (f"{one.title} with {other.title}", None, (count,))
        for (one, other), count in ordered[:_MOST_ROWS]
    ]
    return bar_chart("together", "Who speaks with whom", "episode", ["Episodes"], rows)


def _discussed(catalogue: Catalogue) -> BarChart:
    """The papers and posts that several records tell of, most discussed first."""
    rows = [
        (work.title, work.url, (len(work.records),))
        for work in catalogue.works.works[:_MOST_ROWS]
        if len(work.records) > 1
    ]
    return bar_chart("works", "Most discussed works", "document", ["Documents"], rows)


def _by_name(person: Ref) -> tuple[str, str]:
    return person.title, person.url or ""
