"""A page per show and newsletter: its episodes or issues, who makes it, where to follow it."""

from __future__ import annotations

from collections.abc import Iterator

from alignsite.archive import Series
from alignsite.config import SeriesSettings
from alignsite.pages.catalogue import Catalogue, cut
from alignsite.pages.contexts import SeriesContext, SeriesIndexContext
from alignsite.pages.page import Page
from alignsite.pages.views import Counted, Head, Ref
from alignsite.slugs import slugify

_MOST_PEOPLE = 12


def series_pages(catalogue: Catalogue) -> Iterator[Page]:
    """`/series/` where there are several, and a page for each; nothing where they are off."""
    found = catalogue.archive.series
    if not catalogue.config.features.series:
        return
    if len(found) > 1:
        rows = tuple(Counted(one.title, one.url, len(one.entries)) for one in found)
        title = catalogue.words("series")
        description = catalogue.words("series_of", site=catalogue.config.title)
        head = Head("/series/", title, description, trail=catalogue.trail())
        context = SeriesIndexContext(catalogue.site, head, rows)
        yield Page("/series/", "series_index.html", context, "the list of series")
    said = {slugify(one.title): one for one in catalogue.config.series}
    for series in found:
        yield from _pages(catalogue, series, said.get(series.slug), several=len(found) > 1)


def _pages(
    catalogue: Catalogue, series: Series, said: SeriesSettings | None, *, several: bool
) -> Iterator[Page]:
    cards = catalogue.cards_of(series.entries)
    description = said.description if said else ""
    above = Ref(catalogue.words("series"), "/series/")
    trail = catalogue.trail(above) if several else catalogue.trail()
    for url, some, pagination in cut(series.url, cards, catalogue.config.page_size):
        yield Page(
            url=url,
            template="series.html",
            origin=f"the series {series.title!r}",
            context=SeriesContext(
                site=catalogue.site,
                head=Head(
                    url=url,
                    title=catalogue.page_title(series.title, pagination),
                    description=description
                    or catalogue.words(
                        "everything_about", tag=series.title, site=catalogue.config.title
                    ),
                    feeds=catalogue.feed(series.title, series.url),
                    trail=trail,
                ),
                title=series.title,
                description=description,
                links=tuple(Ref(one.title, one.url) for one in said.links) if said else (),
                people=_people(catalogue, series),
                first=cards[-1],
                cards=some,
                total=len(cards),
                pagination=pagination,
            ),
        )


def _people(catalogue: Catalogue, series: Series) -> tuple[Counted, ...]:
    """Those who make it and have a page, each once, in the part that counts most."""
    found: dict[str, Counted] = {}
    if not catalogue.config.features.authors:
        return ()
    for one, count in series.people:
        part = catalogue.words(f"part_{one.part}")
        found.setdefault(one.url, Counted(one.name, one.url, count, part))
    return tuple(found.values())[:_MOST_PEOPLE]
