"""A list per kind of record, newest first, cut into pages."""

from __future__ import annotations

from collections.abc import Iterator

from alignsite.pages.catalogue import KINDS, Catalogue, cut
from alignsite.pages.contexts import ListContext
from alignsite.pages.page import Page
from alignsite.pages.views import Head


def list_pages(catalogue: Catalogue) -> Iterator[Page]:
    """`/posts/`, `/episodes/`, `/issues/`: those of which there are any."""
    for kind in KINDS:
        entries = catalogue.archive.of_kind(kind.kind)
        if not entries:
            continue
        many = catalogue.words(kind.many)
        site = catalogue.config.title
        for url, cards, pagination in cut(
            kind.url, catalogue.cards_of(entries), catalogue.config.page_size
        ):
            yield Page(
                url=url,
                template="list.html",
                origin=f"the list of {kind.many}",
                context=ListContext(
                    site=catalogue.site,
                    head=Head(
                        url=url,
                        title=catalogue.page_title(many, pagination),
                        description=catalogue.words("all_of", many=many, site=site),
                        feeds=catalogue.feed(f"{site}: {many}", kind.url),
                        trail=catalogue.trail(),
                    ),
                    kind=kind.kind,
                    cards=cards,
                    total=len(entries),
                    pagination=pagination,
                ),
            )
