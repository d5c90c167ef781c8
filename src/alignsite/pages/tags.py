"""The index of tags, and a page per tag with its records and the issues' items it covers."""

from __future__ import annotations

from collections.abc import Iterator

from alignsite.archive import Tag
from alignsite.pages.catalogue import (
    Catalogue,
    counted_tags,
    cut,
    excerpt,
    item_cards,
    rows_on_page,
)
from alignsite.pages.contexts import TagContext, TagItemsContext, TagsContext
from alignsite.pages.page import Page
from alignsite.pages.views import Counted, Head, ItemCard, Ref


def tag_pages(catalogue: Catalogue) -> Iterator[Page]:
    """`/tags/` and every tag's page; nothing where tags are off or there are none."""
    tags = catalogue.archive.tags
    if not catalogue.config.features.tags or not tags:
        return
    words = catalogue.words
    rows = tuple(Counted(tag.title, tag.url, count) for tag, count in counted_tags(tags))
    description = words("about_site", site=catalogue.config.title)
    head = Head(url="/tags/", title=words("tags"), description=description, trail=catalogue.trail())
    yield Page("/tags/", "tags.html", TagsContext(catalogue.site, head, rows), "the list of tags")
    own_feed = catalogue.config.features.tag_feeds
    for tag in tags:
        cards = catalogue.cards_of(tag.entries)
        items = item_cards(catalogue, tag.items)
        newest = excerpt(items, catalogue.config.page_size)
        whole = len(newest) == len(items)
        all_items = None if whole else f"{tag.url}items/"
        feeds = catalogue.feed(f"{catalogue.config.title}: {tag.title}", tag.url)
        for url, some, pagination in cut(tag.url, cards, catalogue.config.page_size):
            yield Page(
                url=url,
                template="tag.html",
                origin=f"the tag {tag.title!r}",
                context=TagContext(
                    site=catalogue.site,
                    head=Head(
                        url=url,
                        title=catalogue.page_title(tag.title, pagination),
                        description=words(
                            "everything_about", tag=tag.title, site=catalogue.config.title
                        ),
                        feeds=feeds if own_feed and tag.entries else (),
                        trail=catalogue.trail(Ref(words("tags"), "/tags/")),
                    ),
                    tag=Ref(tag.title, tag.url),
                    cards=some,
                    items=newest if pagination.number == 1 else (),
                    total=len(cards),
                    total_items=len(items),
                    all_items=all_items,
                    pagination=pagination,
                ),
            )
        if all_items:
            yield from _item_pages(catalogue, tag, items, all_items)


def _item_pages(
    catalogue: Catalogue, tag: Tag, items: tuple[ItemCard, ...], url: str
) -> Iterator[Page]:
    """Every item of a tag that has too many for the tag's own page."""
    words = catalogue.words
    title = f"{tag.title}: {words('items_of_issues')}"
    for one, some, pagination in cut(url, items, rows_on_page(catalogue.config.page_size)):
        yield Page(
            url=one,
            template="tag_items.html",
            origin=f"the items of the tag {tag.title!r}",
            context=TagItemsContext(
                site=catalogue.site,
                head=Head(
                    url=one,
                    title=catalogue.page_title(title, pagination),
                    description=words("on_site", title=title, site=catalogue.config.title),
                    trail=catalogue.trail(Ref(words("tags"), "/tags/"), Ref(tag.title, tag.url)),
                ),
                tag=Ref(tag.title, tag.url),
                items=some,
                total=len(items),
                pagination=pagination,
            ),
        )
