"""The files of a built site → what readers, links and feed readers may rely on."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from alignsite.checker.contents import Anchor, read_contents
from alignsite.checker.feed import FeedEntry, FeedReading, read_xml
from alignsite.checker.json_feed import is_json_feed, read_json_feed
from alignsite.checker.page import read_html

Kind = Literal["page", "file", "feed"]


@dataclass(frozen=True, slots=True)
class SitePage:
    """One HTML file. `canonical`, `redirect` and `references` are addresses as they are written."""

    title: str
    canonical: str | None
    redirect: str | None
    anchors: tuple[Anchor, ...]
    references: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class SiteFeed:
    """One feed: its entries in order, and every full address in it."""

    entries: tuple[FeedEntry, ...]
    references: tuple[str, ...]


_SEARCH_INDEX = "pagefind/pagefind-entry.json"
"""What tells an index for search: its files, named anew each time, are nobody's to link to."""


@dataclass(frozen=True, slots=True)
class SiteSnapshot:
    """A built site, by path relative to its folder (with `/`).

    `files`: every other file, with a digest of its bytes. `base_url`: the full address of the home
    page as canonical links and feeds tell it; None where nothing does.
    """

    pages: Mapping[str, SitePage]
    feeds: Mapping[str, SiteFeed]
    files: Mapping[str, str]
    base_url: str | None = None

    @property
    def paths(self) -> frozenset[str]:
        """Every file there is."""
        return frozenset([*self.pages, *self.feeds, *self.files])


def read_site(files: Mapping[str, bytes]) -> SiteSnapshot:
    """Read a site: its files by path. Each is asked for once."""
    pages: dict[str, SitePage] = {}
    feeds: dict[str, SiteFeed] = {}
    others: dict[str, str] = {}
    votes: Counter[str] = Counter()
    in_entries: dict[str, tuple[str, ...]] = {}
    indexed = _SEARCH_INDEX in files
    for path in files:
        if indexed and path.startswith("pagefind/"):
            continue
        data = files[path]
        if path.endswith((".html", ".htm")):
            page = pages[path] = _page(data)
            if page.redirect is None:
                votes.update(_bases(page.canonical, _endings(path)))
        elif (reading := _feed_reading(path, data)) is not None:
            feeds[path] = _feed(reading, in_entries)
            votes.update(_bases(reading.own, [path]))
        else:
            others[path] = hashlib.blake2b(data, digest_size=16).hexdigest()
    base_url = votes.most_common(1)[0][0] if votes else None
    return SiteSnapshot(pages, feeds, others, base_url)


def _page(data: bytes) -> SitePage:
    read = read_contents(data)
    return SitePage(
        read.title, read.canonical, read.redirect, read.anchors, read.page.references, read.text
    )


def _feed_reading(path: str, data: bytes) -> FeedReading | None:
    """A feed, if the file is one."""
    if path.endswith((".xml", ".rss", ".atom")):
        reading = read_xml(data)
    elif path.endswith(".json") and is_json_feed(data):
        reading = read_json_feed(data)
    else:
        return None
    return reading if reading.entries is not None else None


def _feed(reading: FeedReading, in_entries: dict[str, tuple[str, ...]]) -> SiteFeed:
    """A feed's addresses; a post's words stand in several feeds and are read once."""
    references = [address for _where, address in reading.addresses]
    for _where, content in reading.contents:
        if content not in in_entries:
            in_entries[content] = read_html(content).references
        references += in_entries[content]
    full = (one for one in references if one.startswith(("http://", "https://")))
    return SiteFeed(reading.entries or (), tuple(dict.fromkeys(full)))


def _endings(path: str) -> list[str]:
    """How a page's full address may end."""
    if path == "index.html" or path.endswith("/index.html"):
        return [path.removesuffix("index.html")]
    return [path, path.removesuffix(".html")]


def _bases(address: str | None, endings: Iterable[str]) -> list[str]:
    """The home page's address, if the address of a file below it shows it."""
    if not address or not address.startswith(("http://", "https://")):
        return []
    parts = urlsplit(address)
    path = unquote(parts.path) or "/"
    for ending in endings:
        base = path.removesuffix(ending)
        if path.endswith(ending) and base.endswith("/"):
            return [f"{parts.scheme}://{parts.netloc}{base}"]
    return []
