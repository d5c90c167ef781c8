"""RSS and Atom feeds: which there are, and their bytes. The only module that imports feedgen.

A feed's dates come from its entries and never from the clock, so the same input gives the same
bytes. An entry's id does not depend on the site's host or scheme: a site that moves floods nobody.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from alignsite.config import Config, FeedFormat
from alignsite.entries import Entry
from alignsite.filters import absolute_url
from alignsite.pages.catalogue import KINDS, Catalogue, feed_url
from alignsite.pages.connections import Links
from alignsite.pages.contexts import FeedContent
from alignsite.pages.views import Stored
from alignsite.records import Kind, Meta, Moment

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, not even escaped."""

_KEPT_CHARACTERS = 8_000_000
"""Content of entries that a writer keeps for the next feed that has the same entry."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One record in a feed."""

    kind: Kind
    content: FeedContent
    guid: str
    title: str
    summary: str
    date: Moment | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    updated: Moment | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: `url` its own address, `page_url` the list it goes with."""

    url: str
    page_url: str
    title: str
    description: str
    base_url: str
    language: str
    copyright: str
    entries: tuple[FeedEntry, ...]
    origin: str
    id: str = ""
    format: FeedFormat = "rss"
    authors: tuple[str, ...] = ()


def content_template(kind: Kind) -> str:
    """The template of an entry's content."""
    return f"feed/{kind}.html"


def feed_addresses(catalogue: Catalogue) -> list[str]:
    """The address of every feed of the site, known before any link is resolved."""
    config = catalogue.config
    return [feed_url(page_url, config) for page_url, _, _ in _subjects(catalogue)]


def all_feeds(catalogue: Catalogue, links: Links) -> Iterator[Feed]:
    """The site's feed, one per kind, tag and author: those that the configuration has on."""
    config = catalogue.config
    made: dict[str, FeedEntry] = {}

    def entry_of(entry: Entry) -> FeedEntry:
        url = entry.meta.url
        if url not in made:
            authors = tuple(one.title for one in catalogue.cards[url].people)
            made[url] = _entry(entry, links.get(url, {}), authors, config)
        return made[url]

    for page_url, title, entries in _subjects(catalogue):
        shown = _in_order(entries, config)[: config.feed_size]
        yield Feed(
            url=feed_url(page_url, config),
            page_url=page_url,
            title=title,
            description=config.description or title,
            base_url=config.base_url,
            language=config.language,
            copyright=config.copyright,
            entries=tuple(entry_of(entry) for entry in shown),
            origin=f"the feed of {page_url}",
            id=_identity(feed_url(page_url, config), config),
            format=config.feed_format,
            authors=config.authors,
        )


def _in_order(entries: Iterable[Entry], config: Config) -> list[Entry]:
    """The newest first. Of one moment: an Atom feed by path, as jekyll-feed does."""
    if config.feed_format == "rss":
        return list(entries)

    def rank(entry: Entry) -> tuple[float, str]:
        date = entry.meta.date
        return (float("inf") if date is None else -date.epoch, entry.meta.path)

    return sorted(entries, key=rank)


def _subjects(catalogue: Catalogue) -> Iterator[tuple[str, str, Iterable[Entry]]]:
    """The page, title and records of each feed."""
    archive, config = catalogue.archive, catalogue.config
    features = config.features
    if not features.feeds:
        return
    yield "/", config.title, archive.entries
    for kind in KINDS:
        if entries := archive.of_kind(kind.kind):
            yield kind.url, f"{config.title}: {catalogue.words(kind.many)}", entries
    if features.series:
        for series in archive.series:
            yield series.url, series.title, series.entries
    if features.tags and features.tag_feeds:
        for tag in archive.tags:
            if tag.entries:
                yield tag.url, f"{config.title}: {tag.title}", tag.entries
    if features.authors and features.author_feeds:
        order = {entry.meta.url: at for at, entry in enumerate(archive.entries)}
        for person in archive.people.everybody:
            mine = person.records
            entries = tuple(mine[url] for url in sorted(mine, key=order.__getitem__))
            yield person.url, f"{config.title}: {person.name}", entries


def _entry(
    entry: Entry, links: Mapping[str, str], authors: tuple[str, ...], config: Config
) -> FeedEntry:
    meta = entry.meta
    return FeedEntry(
        kind=meta.kind,
        content=FeedContent(Stored(entry.digest), meta.url, links),
        guid=_guid(meta, config),
        title=meta.title,
        summary=meta.summary,
        date=meta.date,
        authors=authors,
        tags=meta.tags,
        updated=meta.updated,
    )


def _guid(meta: Meta, config: Config) -> str:
    """What feed readers know an entry by: never two things for one document.

    An id that begins with `/` is a Jekyll site's: its feed wrote it below the site's address, and
    without that address where `_config.yml` does not tell it.
    """
    stated = meta.guid
    if stated is None:
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'alignsite:{meta.url}')}"
    if not stated.startswith("/") or stated.startswith("//"):
        return stated
    return _identity(stated, config)


def _identity(address: str, config: Config) -> str:
    """An address of the site as jekyll-feed makes an id of it."""
    return (config.base_url if config.located else config.base_path) + address[1:]


class FeedWriter:
    """Writes feeds as their format has it.

    `content` gives an entry's full HTML, its links absolute. What an entry comes to is kept while
    it is likely to stand in the next feed too.
    """

    def __init__(self, content: Callable[[FeedEntry], str]) -> None:
        self._content = content
        self._kept: OrderedDict[tuple[str, int], _Made] = OrderedDict()
        self._size = 0

    def write(self, feed: Feed) -> bytes:
        """The feed. Raises what `content` raises, and `ValueError` where it cannot be written."""
        return self._atom(feed) if feed.format == "atom" else self._rss(feed)

    def _rss(self, feed: Feed) -> bytes:
        rss = _generator(feed)
        rss.load_extension("dc", atom=False, rss=True)
        rss.description(_clean(feed.description))
        if feed.copyright:
            rss.copyright(_clean(feed.copyright))
        rss.link(href=absolute_url(feed.url, feed.base_url), rel="self")
        page = absolute_url(feed.page_url, feed.base_url)
        rss.link(href=page, rel="alternate")  # last: RSS's link
        dates = [entry.date.epoch for entry in feed.entries if entry.date]
        if dates:
            rss.lastBuildDate(_date(max(dates)))
        else:
            rss._FeedGenerator__rss_lastBuildDate = None  # its default is the clock
        for entry in feed.entries:
            item = self._made(entry, 0, partial(_rss_element, feed=feed, entry=entry))
            rss.add_entry(item, order="append")
        return bytes(rss.rss_str(pretty=False)) + b"\n"

    def _atom(self, feed: Feed) -> bytes:
        atom = _generator(feed)
        latest = max((entry.date.epoch for entry in feed.entries if entry.date), default=0)
        atom.id(feed.id)
        atom.subtitle(_clean(feed.description))
        if feed.copyright:
            atom.rights(_clean(feed.copyright))
        atom.author([{"name": _clean(name)} for name in feed.authors or (feed.title,)])
        own = absolute_url(feed.url, feed.base_url)
        atom.link(href=own, rel="self", type="application/atom+xml")
        page = absolute_url(feed.page_url, feed.base_url)
        atom.link(href=page, rel="alternate", type="text/html")
        atom.updated(_date(latest))
        for entry in feed.entries:
            when = entry.date.epoch if entry.date else latest
            fill = partial(_atom_element, feed=feed, entry=entry, when=_date(when))
            atom.add_entry(self._made(entry, when, fill), order="append")
        return bytes(atom.atom_str(pretty=False)) + b"\n"

    def _made(self, entry: FeedEntry, when: int, fill: Callable[[Any, str], Any]) -> _Made:
        """An entry's element, made once. `when`: what it takes from its feed."""
        key = (entry.content.url, when)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        content = _clean(self._content(entry))
        made = self._kept[key] = _Made(fill(_library_entry(), content), len(content))
        self._size += made.size
        while self._size > _KEPT_CHARACTERS and len(self._kept) > 1:
            self._size -= self._kept.popitem(last=False)[1].size
        return made


@dataclass(frozen=True, slots=True)
class _Made:
    """The element of an entry, for the library in place of an entry of its own.

    A feed that takes it takes it away from the feed before, which is written by then.
    """

    element: Any
    size: int

    def rss_entry(self) -> Any:
        """What the library asks for to write RSS."""
        return self.element

    atom_entry = rss_entry

    def register_extension(self, *_: object) -> None:
        """The element has what the feed's extensions add to it."""


def _generator(feed: Feed) -> Any:
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - takes 34 ms

    made = FeedGenerator()
    made.title(_clean(feed.title))
    made.language(feed.language)
    made.generator("alignsite")
    return made


def _library_entry() -> Any:
    from feedgen.entry import FeedEntry as LibraryEntry  # noqa: PLC0415 - takes 34 ms

    return LibraryEntry()


def _atom_element(item: Any, content: str, feed: Feed, entry: FeedEntry, when: datetime) -> Any:
    item.id(_clean(entry.guid))
    item.title(_clean(entry.title))
    url = absolute_url(entry.content.url, feed.base_url)
    item.link(href=url, rel="alternate", type="text/html")
    item.summary(_clean(entry.summary or entry.title))
    item.content(content, type="html")
    item.published(when)
    item.updated(_date(entry.updated.epoch) if entry.updated else when)
    if entry.authors:
        item.author([{"name": _clean(name)} for name in entry.authors])
    for tag in entry.tags:
        item.category(term=_clean(tag))
    return item.atom_entry()


def _rss_element(item: Any, content: str, feed: Feed, entry: FeedEntry) -> Any:
    item.load_extension("dc", atom=False, rss=True)
    url = absolute_url(entry.content.url, feed.base_url)
    item.guid(entry.guid, permalink=entry.guid == url)
    item.title(_clean(entry.title))
    item.link(href=url)
    item.description(_clean(entry.summary or entry.title))
    item.content(content)
    if entry.date:
        item.pubDate(_date(entry.date.epoch))
    for author in entry.authors:
        item.dc.dc_creator(_clean(author))
    for tag in entry.tags:
        item.category(term=_clean(tag))
    return item.rss_entry()


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _date(epoch: int) -> datetime:
    return datetime.fromtimestamp(epoch, UTC)
