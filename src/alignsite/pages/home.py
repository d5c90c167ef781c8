"""The home page: what is new, what came before it of each kind, ways in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from alignsite.pages.catalogue import HOME, KINDS, Catalogue, counted_tags, listed_people
from alignsite.pages.contexts import HomeContext
from alignsite.pages.page import Page
from alignsite.pages.views import Counted, Head, Shelf, Stored

_NAMED = 3
_LATEST = 6
_ON_SHELF = 4
_IN_CLOUD = 24
_DISCUSSED = 8


def home_pages(catalogue: Catalogue) -> Iterator[Page]:
    """One page, `/`."""
    archive, config = catalogue.archive, catalogue.config
    intro = next((one for one in archive.pages if one.meta.url == HOME and one.meta.words), None)
    latest = {one.meta.url for one in archive.entries[:_LATEST]}
    shelves = []
    for kind in KINDS:
        entries = archive.of_kind(kind.kind)
        if entries:
            further = [one for one in entries if one.meta.url not in latest]
            cards = catalogue.cards_of(further[:_ON_SHELF])
            shelves.append(Shelf(catalogue.words(kind.many), kind.url, len(entries), cards))
    tags = sorted(counted_tags(archive.tags), key=lambda row: -row[1])[:_IN_CLOUD]
    people = sorted(listed_people(archive.people.everybody), key=lambda row: -row[1])[:_IN_CLOUD]
    newest = "; ".join(one.meta.title for one in archive.entries[:_NAMED])  # better than nothing
    yield Page(
        url="/",
        template="home.html",
        origin="the home page",
        context=HomeContext(
            site=catalogue.site,
            head=Head(url="/", title=config.title, description=config.description or newest),
            intro=None if intro is None else Stored(intro.digest),
            links={},
            latest=catalogue.cards_of(archive.entries[:_LATEST]),
            shelves=tuple(shelves),
            series=tuple(Counted(one.title, one.url, len(one.entries)) for one in archive.series)
            if config.features.series
            else (),
            tags=tuple(Counted(tag.title, tag.url, count) for tag, count in tags)
            if config.features.tags
            else (),
            people=tuple(Counted(one.name, one.url, count) for one, count in people)
            if config.features.authors
            else (),
            works=tuple(
                Counted(one.title, one.url, one.places)
                for one in catalogue.works.works[:_DISCUSSED]
                if len(one.records) > 1
            ),
        ),
    )


def with_links(page: Page, links: Mapping[str, Mapping[str, str]]) -> Page:
    """The page, with the links of its introduction where it is a home page that has one."""
    if not isinstance(page.context, HomeContext) or page.context.intro is None:
        return page
    return replace(page, context=replace(page.context, links=links.get(HOME, {})))
