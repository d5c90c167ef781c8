"""What the site consists of. One file a page kind: the function that yields its pages.

To add a page kind: its context in `contexts.py`, one file here, one template, one row in `LISTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from alignsite.pages.catalogue import Catalogue
from alignsite.pages.connections import Connections, connect
from alignsite.pages.contexts import RedirectContext
from alignsite.pages.extras import extra_pages
from alignsite.pages.home import home_pages, with_links
from alignsite.pages.lists import list_pages
from alignsite.pages.numbers import number_pages
from alignsite.pages.page import Page
from alignsite.pages.people import former_pages, person_pages
from alignsite.pages.record_pages import list_for, record_pages, redirect_pages
from alignsite.pages.search import search_pages
from alignsite.pages.series import series_pages
from alignsite.pages.tags import tag_pages
from alignsite.pages.works import former_work_pages, work_list_pages, work_pages
from alignsite.pages.years import year_pages

__all__ = ["LISTS", "Page", "all_pages", "connect", "list_for", "listing_pages"]

LISTS: tuple[Callable[[Catalogue], Iterator[Page]], ...] = (
    home_pages,
    list_pages,
    series_pages,
    tag_pages,
    person_pages,
    work_list_pages,
    year_pages,
    number_pages,
    search_pages,
)
"""Pages made of summaries of records: their addresses are known before any link is resolved."""


def listing_pages(catalogue: Catalogue) -> list[Page]:
    """Every page that shows no whole record."""
    return [page for kind in LISTS for page in kind(catalogue)]


def all_pages(catalogue: Catalogue, listings: list[Page], connections: Connections) -> list[Page]:
    """Every page of the site, given its `listing_pages` and what connects its records."""
    records = list(record_pages(catalogue, connections, [page.url for page in listings]))
    shown = [one for one in records if not isinstance(one.context, RedirectContext)]
    works = list(work_pages(catalogue, connections.links))
    located = {page.url for page in (*listings, *shown, *works)}
    return [
        *(with_links(page, connections.links) for page in listings),
        *records,
        *works,
        *redirect_pages(catalogue),
        *former_pages(catalogue),
        *former_work_pages(catalogue),
        *extra_pages(catalogue, located),
    ]
