"""A list per kind of record, newest first, cut into pages."""

from __future__ import annotations

from collections.abc import Iterator

from alignsite.pages.catalogue import KINDS, Catalogue, cut, page_title
from alignsite.pages.contexts import ListContext
from alignsite.pages.page import Page
from alignsite.pages.views import Head, Ref


def list_pages(catalogue: Catalogue) -> Iterator[Page]:
    """`/posts/`, `/episodes/`, `/issues/`: those of which there are any."""
    for kind in KINDS:
        entries = catalogue.archive.of_kind(kind.kind)
        if not entries:
            continue
        title = f"{catalogue.config.title}: {kind.many}"
        for url, cards, pagination in cut(
            kind.url, catalogue.cards_of(entries), catalogue.config.page_size
        ):
            yield Page(
                url=url,
                template="list.html",
                origin=f"the list of {kind.many.lower()}",
                context=ListContext(
                    site=catalogue.site,
                    head=Head(
                        url=url,
                        title=page_title(kind.many, pagination),
                        description=f"All {kind.many.lower()} of {catalogue.config.title}",
                        feeds=catalogue.feed(title, kind.url),
                        trail=(Ref("Home", "/"),),
                    ),
                    kind=kind.kind,
                    cards=cards,
                    total=len(entries),
                    pagination=pagination,
                ),
            )
