"""Two snapshots → what the new site lost, changed and gained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from alignsite.comparison.anchors import gone_anchors
from alignsite.comparison.differences import differences
from alignsite.comparison.feed_entries import feed_change, feed_proposal
from alignsite.comparison.findings import (
    Comparison,
    FeedChange,
    GoneAnchor,
    GoneFeed,
    GoneFile,
    GonePage,
    TextChange,
    TitleChange,
)
from alignsite.comparison.links import broken_links, linked_anchors
from alignsite.comparison.places import Places
from alignsite.comparison.proposals import Proposer
from alignsite.comparison.sides import Kept, Sides
from alignsite.comparison.snapshot import SiteSnapshot
from alignsite.comparison.spelling import plain

_THEME = (".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot")


def compare(
    old: SiteSnapshot, new: SiteSnapshot, base_urls: Sequence[str] = (), text: bool = False
) -> Comparison:
    """Compare two sites.

    `base_urls`: full addresses of their home page beside those that the sites tell themselves;
    a link to any of them is a link to the site. `text`: compare the words of pages too.
    """
    told = [one for one in (*base_urls, old.base_url, new.base_url) if one]
    sides = Sides(old, Places(old, told), new, Places(new, told))
    kept, gone = _pages(sides)
    gone_files = sorted(_gone_files(sides), key=lambda one: one.address)
    return Comparison(
        pages=len(old.pages),
        gone_pages=tuple(gone),
        broken_links=broken_links(sides, kept),
        gone_feeds=tuple(_gone_feeds(sides)),
        feeds=tuple(_feeds(sides)),
        gone_anchors=tuple(_anchors(sides, kept)),
        gone_files=tuple(one for one in gone_files if not one.address.endswith(_THEME)),
        texts=tuple(_texts(sides, kept)) if text else (),
        titles=tuple(_titles(sides, kept)),
        theme_files=tuple(one.address for one in gone_files if one.address.endswith(_THEME)),
        new_pages=_added(
            sides,
            (sides.now.page_address(file) for file, one in new.pages.items() if not one.redirect),
        ),
        new_feeds=_added(sides, map(Places.file_address, new.feeds)),
        new_files=_added(sides, map(Places.file_address, new.files)),
    )


def _pages(sides: Sides) -> tuple[list[Kept], list[GonePage]]:
    """The old pages by whether the new site answers for them.

    A page that became another kind of file, or leads to another site now, is neither: it cannot be
    compared. Nor can one that was a redirect itself.
    """
    kept, gone = [], []
    proposer = None
    addresses = sorted((sides.was.page_address(file), file) for file in sides.old.pages)
    for address, file in addresses:
        page = sides.old.pages[file]
        place = sides.now.answer(address)
        if place.file is None and not place.away:
            proposer = proposer or Proposer(sides.old, sides.was, sides.new, sides.now)
            gone.append(GonePage(address, page.title, proposer.proposal(file, address)))
        elif place.file is not None and place.file in sides.new.pages and not page.redirect:
            kept.append(Kept(address, file, place.file))
    return kept, gone


def _anchors(sides: Sides, kept: Iterable[Kept]) -> Iterator[GoneAnchor]:
    linked = linked_anchors(sides)
    for page in kept:
        yield from gone_anchors(
            page.address,
            sides.old.pages[page.old].anchors,
            sides.new.pages[page.new].anchors,
            linked.get(page.old, frozenset()),
        )


def _gone_files(sides: Sides) -> Iterator[GoneFile]:
    same = {digest: file for file, digest in sorted(sides.new.files.items(), reverse=True)}
    for file, digest in sides.old.files.items():
        address = Places.file_address(file)
        if sides.now.answer(address).file is None:
            there = same.get(digest)
            yield GoneFile(address, Places.file_address(there) if there else None)


def _gone_feeds(sides: Sides) -> Iterator[GoneFeed]:
    for file, feed in sorted(sides.old.feeds.items()):
        address = Places.file_address(file)
        if sides.now.answer(address).file not in sides.new.feeds:
            there = feed_proposal(feed, sides.new.feeds)
            yield GoneFeed(address, Places.file_address(there) if there else None)


def _feeds(sides: Sides) -> Iterator[FeedChange]:
    for file, feed in sorted(sides.old.feeds.items()):
        address = Places.file_address(file)
        there = sides.new.feeds.get(sides.now.answer(address).file or "")
        change = feed_change(address, feed, there) if there else None
        if change is not None:
            yield change


def _titles(sides: Sides, kept: Iterable[Kept]) -> Iterator[TitleChange]:
    for page in kept:
        old, new = sides.old.pages[page.old].title, sides.new.pages[page.new].title
        if plain(old) != plain(new):
            yield TitleChange(page.address, old, new)


def _texts(sides: Sides, kept: Iterable[Kept]) -> Iterator[TextChange]:
    for page in kept:
        found = differences(sides.old.pages[page.old].text, sides.new.pages[page.new].text)
        if found:
            yield TextChange(page.address, found)


def _added(sides: Sides, addresses: Iterable[str]) -> tuple[str, ...]:
    """Those of the addresses that the old site does not answer."""
    return tuple(one for one in sorted(set(addresses)) if sides.was.answer(one).file is None)
