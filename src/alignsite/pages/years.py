"""The archive by year: an index of years, and a page per year."""

from __future__ import annotations

from collections.abc import Iterator

from alignsite.entries import Entry
from alignsite.pages.catalogue import Catalogue
from alignsite.pages.contexts import ArchiveContext, Year, YearContext
from alignsite.pages.page import Page
from alignsite.pages.views import Head, Neighbours, Ref

_LISTED_AT_MOST = 600
"""Records that the index shows by title; beyond, it shows counts, and the years show titles."""


def year_pages(catalogue: Catalogue) -> Iterator[Page]:
    """`/archive/` and `/archive/2021/` for each year; nothing where it is off or empty."""
    archive = catalogue.archive
    if not catalogue.config.features.archive or not archive.entries:
        return
    listed = len(archive.entries) <= _LISTED_AT_MOST
    years = [_year(catalogue, name, entries) for name, entries in archive.years.items()]
    words, site = catalogue.words, catalogue.config.title
    head = Head(
        url="/archive/",
        title=words("archive"),
        description=words("by_year", site=site),
        trail=catalogue.trail(),
    )
    shown = tuple(one if listed else Year(one.title, one.url, one.count, ()) for one in years)
    context = ArchiveContext(catalogue.site, head, shown, len(archive.entries))
    yield Page("/archive/", "archive.html", context, "the archive by year")
    for newer, year, older in zip([None, *years], years, [*years[1:], None], strict=False):
        head = Head(
            url=year.url,
            title=year.title,
            description=f"{site}: {year.title}",
            trail=catalogue.trail(Ref(words("archive"), "/archive/")),
        )
        neighbours = Neighbours(
            previous=Ref(older.title, older.url) if older else None,
            next=Ref(newer.title, newer.url) if newer else None,
        )
        page = YearContext(catalogue.site, head, year, neighbours)
        yield Page(year.url, "year.html", page, f"the archive of {year.title}")


def _year(catalogue: Catalogue, name: str, entries: tuple[Entry, ...]) -> Year:
    cards = catalogue.cards_of(entries)
    return Year(
        name or catalogue.words("undated"), f"/archive/{name or 'undated'}/", len(cards), cards
    )
