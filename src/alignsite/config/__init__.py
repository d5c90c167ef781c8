"""A site's settings: Config, complete when made. Everything has a default."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

FeedFormat = Literal["rss", "atom"]
MarkdownRules = Literal["commonmark", "kramdown"]
RemotePictures = Literal["click", "show"]
Search = Literal["auto", "pagefind", "builtin", "off"]
Cards = Literal["auto", "on", "off"]

KRAMDOWN_OPTIONS = ("hard_wrap", "parse_block_html", "auto_ids", "auto_id_prefix", "toc_levels")
"""Options of kramdown that a site can set."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One link of the menu at the top of every page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Defaults:
    """Front matter shared by all files whose path under content/ begins with `path`."""

    path: str
    matter: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class SeriesSettings:
    """What is said of a show or newsletter: `links` lead to where else it can be followed.

    `path` and `line`: where in which file it stands.
    """

    title: str
    description: str = ""
    links: tuple[MenuEntry, ...] = ()
    path: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders, relative to the source folder.

    `files`: what is published as it is, from the site's root on; "" where there is no such folder.
    """

    content: str = "content"
    files: str = ""
    templates: str = "templates"
    static: str = "static"
    output: str = "public"


@dataclass(frozen=True, slots=True)
class Features:
    """What the site has beside its documents' own pages."""

    tags: bool = True
    authors: bool = True
    archive: bool = True
    feeds: bool = True
    series: bool = True
    related: bool = True
    numbers: bool = True
    data: bool = True
    previews: bool = True
    sitemap: bool = True
    tag_feeds: bool = True
    author_feeds: bool = True


@dataclass(frozen=True, slots=True)
class WorksSettings:
    """Pages of papers and posts. `min_records`: how many records must link to one that no item
    summarises and `works.yaml` does not list.
    """

    enabled: bool = True
    min_records: int = 2


@dataclass(frozen=True, slots=True)
class Config:
    """A site's settings, complete.

    `base_url` ends with `/` and may hold a sub-path (`https://example.org/reading/`).
    `page_size`: records on one page of a list. `feed_size`: entries of a feed. `strict`: codes of
    problems that are errors on this site though they are warnings elsewhere ("*" for all).
    `hosts`: further hosts whose addresses are this site's. `feed_path`: where the site's own feed
    lies. `search`: what readers search with; "auto" is Pagefind where it is installed. `cards`:
    whether card pictures are drawn; "auto" is where Pillow is installed. `future`, `drafts`:
    publish documents of the future, and drafts. `documents_first`: where a document or a file has
    the address of a list or feed, the list makes way. `markdown`: by whose rules documents are
    read; `kramdown`: its options as (name, value) pairs. `excerpt_separator`: the mark that ends a
    post's summary, beside `<!--more-->`. `remote_pictures`: whether pages show pictures that lie
    elsewhere at once, or when the reader asks for them.
    """

    title: str = "An archive"
    description: str = ""
    base_url: str = "http://localhost/"
    language: str = "en"
    authors: tuple[str, ...] = ()
    copyright: str = ""
    menu: tuple[MenuEntry, ...] = ()
    paths: Paths = field(default_factory=Paths)
    features: Features = field(default_factory=Features)
    works: WorksSettings = field(default_factory=WorksSettings)
    defaults: tuple[Defaults, ...] = ()
    series: tuple[SeriesSettings, ...] = ()
    keys: tuple[str, ...] = ()
    page_size: int = 20
    feed_size: int = 20
    strict: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    feed_path: str = "/feed.xml"
    feed_format: FeedFormat = "rss"
    search: Search = "auto"
    cards: Cards = "auto"
    future: bool = False
    drafts: bool = False
    documents_first: bool = False
    markdown: MarkdownRules = "commonmark"
    kramdown: tuple[tuple[str, object], ...] = ()
    excerpt_separator: str = ""
    remote_pictures: RemotePictures = "click"

    @property
    def own_hosts(self) -> tuple[str, ...]:
        """Every host whose addresses are this site's, in lower case."""
        own = urlsplit(self.base_url).hostname if self.located else None
        return tuple(dict.fromkeys(one.lower() for one in (own, *self.hosts) if one))

    @property
    def located(self) -> bool:
        """Whether it is known where the site will be published."""
        return urlsplit(self.base_url).hostname != "localhost"

    @property
    def base_path(self) -> str:
        """The sub-path the site lies under: `/` or `/reading/`."""
        return urlsplit(self.base_url).path or "/"


def normal_base_url(value: str) -> str | None:
    """The address ending with `/`, or `None` if it is not an absolute http(s) address."""
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return None
    plain = not parts.query and not parts.fragment and ".." not in parts.path.split("/")
    if parts.scheme in ("http", "https") and parts.hostname and plain:
        return value.strip().rstrip("/") + "/"
    return None
