"""The page that readers search on, `/search/`."""

from __future__ import annotations

from collections.abc import Iterator

from alignsite.pages.catalogue import SEARCH, Catalogue
from alignsite.pages.contexts import SearchContext
from alignsite.pages.page import Page
from alignsite.pages.views import Head

SEARCH_INDEX = "/search.json"
"""The address of the small index."""


def search_pages(catalogue: Catalogue) -> Iterator[Page]:
    """One page; nothing where search is off."""
    config, words = catalogue.config, catalogue.words
    if config.search == "off":
        return
    head = Head(
        url=SEARCH,
        title=words("search"),
        description=words("search_of", site=config.title),
        trail=catalogue.trail(),
    )
    full_text = config.search == "pagefind"
    context = SearchContext(catalogue.site, head, full_text, SEARCH_INDEX)
    yield Page(SEARCH, "search.html", context, "the page of search")
