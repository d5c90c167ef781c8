"""RSS and Atom feeds: which there are, and their bytes. The only module that imports feedgen.

A feed's dates come from its entries and never from the clock, so the same input gives the same
bytes. An entry's id does not depend on the site's host or scheme: a site that moves floods nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
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


def render_feed(feed: Feed, content: Callable[[FeedEntry], str]) -> bytes:
    """The feed as its format has it. `content` gives an entry's full HTML, its links absolute."""
    return _atom(feed, content) if feed.format == "atom" else _rss(feed, content)


def _atom(feed: Feed, content: Callable[[FeedEntry], str]) -> bytes:
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - takes 34 ms

    atom = FeedGenerator()
    dates = [entry.date.epoch for entry in feed.entries if entry.date]
    latest = _date(max(dates, default=0))
    atom.id(feed.id)
    atom.title(_clean(feed.title))
    atom.subtitle(_clean(feed.description))
    atom.language(feed.language)
    if feed.copyright:
        atom.rights(_clean(feed.copyright))
    atom.generator("alignsite")
    atom.author([{"name": _clean(name)} for name in feed.authors or (feed.title,)])
    own = absolute_url(feed.url, feed.base_url)
    atom.link(href=own, rel="self", type="application/atom+xml")
    page = absolute_url(feed.page_url, feed.base_url)
    atom.link(href=page, rel="alternate", type="text/html")
    atom.updated(latest)
    for entry in feed.entries:
        _add_atom_entry(atom, feed, entry, content(entry), latest)
    return bytes(atom.atom_str(pretty=False)) + b"\n"


def _add_atom_entry(
    atom: object, feed: Feed, entry: FeedEntry, content: str, latest: datetime
) -> None:
    """`latest`: when the feed was updated, for an entry that has no date."""
    item = atom.add_entry(order="append")  # type: ignore[attr-defined]
    item.id(_clean(entry.guid))
    item.title(_clean(entry.title))
    url = absolute_url(entry.content.url, feed.base_url)
    item.link(href=url, rel="alternate", type="text/html")
    item.summary(_clean(entry.summary or entry.title))
    item.content(_clean(content), type="html")
    when = _date(entry.date.epoch) if entry.date else latest
    item.published(when)
    item.updated(_date(entry.updated.epoch) if entry.updated else when)
    if entry.authors:
        item.author([{"name": _clean(name)} for name in entry.authors])
    for tag in entry.tags:
        item.category(term=_clean(tag))


def _rss(feed: Feed, content: Callable[[FeedEntry], str]) -> bytes:
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - takes 34 ms

    rss = FeedGenerator()
    rss.load_extension("dc", atom=False, rss=True)
    rss.title(_clean(feed.title))
    rss.description(_clean(feed.description))
    rss.language(feed.language)
    if feed.copyright:
        rss.copyright(_clean(feed.copyright))
    rss.generator("alignsite")
    rss.link(href=absolute_url(feed.url, feed.base_url), rel="self")
    rss.link(href=absolute_url(feed.page_url, feed.base_url), rel="alternate")  # last: RSS's link
    dates = [entry.date.epoch for entry in feed.entries if entry.date]
    if dates:
        rss.lastBuildDate(_date(max(dates)))
    else:
        rss._FeedGenerator__rss_lastBuildDate = None  # its default is the clock
    for entry in feed.entries:
        _add_entry(rss, feed, entry, content(entry))
    return bytes(rss.rss_str(pretty=False)) + b"\n"


def _add_entry(rss: object, feed: Feed, entry: FeedEntry, content: str) -> None:
    url = absolute_url(entry.content.url, feed.base_url)
    item = rss.add_entry(order="append")  # type: ignore[attr-defined]
    item.guid(entry.guid, permalink=entry.guid == url)
    item.title(_clean(entry.title))
    item.link(href=url)
    item.description(_clean(entry.summary or entry.title))
    item.content(_clean(content))
    if entry.date:
        item.pubDate(_date(entry.date.epoch))
    for author in entry.authors:
        item.dc.dc_creator(_clean(author))
    for tag in entry.tags:
        item.category(term=_clean(tag))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _date(epoch: int) -> datetime:
    return datetime.fromtimestamp(epoch, UTC)
