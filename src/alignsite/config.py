"""`alignsite.toml` → Config.

Everything has a default; an unknown key is a problem with its place.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, cast, get_args
from urllib.parse import urlsplit

from alignsite.problems import CODES, Problem, problem

FeedFormat = Literal["rss", "atom"]
MarkdownRules = Literal["commonmark", "kramdown"]
Search = Literal["auto", "pagefind", "builtin", "off"]

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
    lies. `search`: what readers search with; "auto" is Pagefind where it is installed. `future`,
    `drafts`: publish documents of the future, and drafts. `documents_first`: where a document or a
    file has the address of a list or feed, the list makes way. `markdown`: by whose
    rules documents are read; `kramdown`: its options as (name, value) pairs. `excerpt_separator`:
    the mark that ends a post's summary, beside `<!--more-->`.
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
    future: bool = False
    drafts: bool = False
    documents_first: bool = False
    markdown: MarkdownRules = "commonmark"
    kramdown: tuple[tuple[str, object], ...] = ()
    excerpt_separator: str = ""

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


def read_config(
    text: str, path: str, base: Config | None = None
) -> tuple[Config, tuple[Problem, ...]]:
    """Read the configuration; with errors among the problems, the Config holds what was right.

    `base`: the settings that hold where the file says nothing; without it, the defaults.
    """
    base = base or Config()
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return base, (_syntax(error, text, path),)
    reader = _Reader(path, text.splitlines(), base)
    values: dict[str, object] = {}
    for key, value in table.items():
        read = _KEYS.get(key)
        if read is None:
            reader.unknown(key, None, _KEYS)
            continue
        result = read(reader, key, value)
        if result is not None:
            values[key] = result
    return replace(base, **cast(dict[str, Any], values)), tuple(reader.problems)


def _syntax(error: tomllib.TOMLDecodeError, text: str, path: str) -> Problem:
    """The parser's complaint, its `(at line 3, column 7)` turned into a place."""
    found = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
    lines = text.splitlines()
    line, column = (int(found[1]), int(found[2])) if found else (max(1, len(lines)), None)
    return problem(
        "config-syntax",
        path,
        re.sub(r" \(at .*\)$", "", str(error)).lower(),
        line=line,
        column=column,
        hint='write settings as key = value, with text in quotes: title = "My archive"',
        excerpt=lines[line - 1] if 0 < line <= len(lines) else None,
    )


class _Reader:
    """Takes values out of the parsed table and gathers what is wrong with them.

    tomllib does not say where a key stands, so places are looked up in the text.
    """

    def __init__(self, path: str, lines: list[str], base: Config) -> None:
        self.path = path
        self.base = base
        self.lines = lines
        self.problems: list[Problem] = []

    def place(self, key: str, table: str | None, number: int = 0) -> tuple[int | None, int | None]:
        """Line and column of a key of the (`number`-th) table, `None` for the top of the file."""
        inside, seen = table is None, -1
        assignment = re.compile(rf"\s*[\"']?({re.escape(key)})[\"']?\s*[.=]")
        header = re.compile(rf"\s*\[\[?\s*(?:[\w-]+\.)*({re.escape(key)})\s*[\].]")
        for index, line in enumerate(self.lines, start=1):
            start = re.match(r"\s*\[\[?\s*([\w.-]+)", line)
            if start:
                if table is None and (named := header.match(line)):
                    return index, named.start(1) + 1
                seen += start[1] == table
                inside = start[1] == table and seen == number
            elif inside and (found := assignment.match(line)):
                return index, found.start(1) + 1
        for index, line in enumerate(self.lines, start=1):
            if found := re.search(rf"\b({re.escape(key)})\b\s*=", line):
                return index, found.start(1) + 1
        return None, None

    def report(
        self, code: str, key: str, table: str | None, message: str, hint: str, number: int = 0
    ) -> None:
        line, column = self.place(key, table, number)
        self.problems.append(
            problem(
                code,
                self.path,
                message,
                line=line,
                column=column,
                hint=hint,
                excerpt=self.lines[line - 1] if line else None,
            )
        )

    def unknown(
        self, key: str, table: str | None, known: Mapping[str, object], number: int = 0
    ) -> None:
        close = difflib.get_close_matches(key, known, n=1)
        where = f" in [{table}]" if table else ""
        self.report(
            "config-unknown-key",
            key,
            table,
            f"unknown key {key!r}{where}",
            f"did you mean {close[0]!r}?" if close else f"known keys: {', '.join(sorted(known))}",
            number,
        )

    def wrong(self, key: str, table: str | None, expected: str, number: int = 0) -> None:
        self.report(
            "config-value", key, table, f"{key} must be {expected}", f"give {expected}", number
        )


def _text(reader: _Reader, key: str, value: object, table: str | None = None) -> str | None:
    if isinstance(value, str):
        return value
    reader.wrong(key, table, 'text in quotes, such as "An archive"')
    return None


def _texts(reader: _Reader, key: str, value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    reader.wrong(key, None, 'a list of texts, such as ["one", "two"]')
    return None


def _codes(reader: _Reader, key: str, value: object) -> tuple[str, ...] | None:
    """Codes of problems, or "*"."""
    names = _texts(reader, key, value)
    for name in names or ():
        if name not in CODES and name != "*":
            close = difflib.get_close_matches(name, CODES, n=1)
            hint = f"did you mean {close[0]!r}?" if close else "docs/problems.md lists the codes"
            reader.report("config-value", key, None, f"there is no code {name!r}", hint)
    return names


def _count(reader: _Reader, key: str, value: object, table: str | None = None) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    reader.wrong(key, table, "a whole number of 1 or more")
    return None


def _flag(reader: _Reader, key: str, value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    reader.wrong(key, None, "true or false")
    return None


def _feed_path(reader: _Reader, key: str, value: object) -> str | None:
    if isinstance(value, str) and re.fullmatch(r"/?[\w./-]*\w\.xml", value) and ".." not in value:
        return f"/{value.lstrip('/')}"
    reader.wrong(key, None, 'an address that ends in .xml, such as "/feed.xml"')
    return None


def _feed_format(reader: _Reader, key: str, value: object) -> str | None:
    if value in ("rss", "atom"):
        return str(value)
    reader.wrong(key, None, '"rss" or "atom"')
    return None


def _markdown(reader: _Reader, key: str, value: object) -> str | None:
    if value in ("commonmark", "kramdown"):
        return str(value)
    reader.wrong(key, None, '"commonmark" or "kramdown"')
    return None


def _kramdown(reader: _Reader, key: str, value: object) -> tuple[tuple[str, object], ...] | None:
    if not isinstance(value, dict):
        reader.wrong(key, None, "a table: [kramdown]")
        return None
    for name in value.keys() - set(KRAMDOWN_OPTIONS):
        reader.unknown(name, key, dict.fromkeys(KRAMDOWN_OPTIONS))
    return tuple((name, one) for name, one in value.items() if name in KRAMDOWN_OPTIONS)


def _search(reader: _Reader, key: str, value: object) -> str | None:
    if value in get_args(Search):
        return str(value)
    reader.wrong(key, None, '"auto", "pagefind", "builtin" or "off"')
    return None


def _base_url(reader: _Reader, key: str, value: object) -> str | None:
    """An absolute http(s) address, brought to end with `/`."""
    if isinstance(value, str) and (normal := normal_base_url(value)) is not None:
        return normal
    reader.wrong(key, None, 'the site\'s full address, such as "https://example.org/reading/"')
    return None


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


def _menu(
    reader: _Reader, key: str, value: object, table: str | None = None
) -> tuple[MenuEntry, ...] | None:
    entries = []
    if not isinstance(value, list):
        reader.wrong(key, table, 'a list such as [{ title = "About", url = "/posts/about/" }]')
        return None
    for entry in value:
        match entry:
            case {"title": str(title), "url": str(url)} if len(entry) == 2:
                if re.match(r"[a-z][a-z0-9+.-]*:", url, re.I) and not re.match(
                    r"(https?|mailto):", url, re.I
                ):
                    reader.wrong("url", key, "an http, https, mailto or relative address")
                else:
                    entries.append(MenuEntry(title, url))
            case _:
                reader.wrong(
                    key, table, 'a list such as [{ title = "About", url = "/posts/about/" }]'
                )
                return None
    return tuple(entries)


def _folder(reader: _Reader, key: str, value: object) -> str | None:
    """A folder below the source folder, without `..`."""
    text = _text(reader, key, value, "paths")
    if text is None:
        return None
    clean = text.strip().strip("/")
    if text.startswith("/") or ".." in clean.split("/") or "\\" in clean or "\0" in clean:
        reader.wrong(key, "paths", "a folder inside the site's own folder")
        return None
    return "" if clean == "." else clean


def _paths(reader: _Reader, key: str, value: object) -> Paths | None:
    if not isinstance(value, dict):
        reader.wrong(key, None, "a table: [paths]")
        return None
    known = {one.name: None for one in fields(Paths)}
    values: dict[str, str] = {}
    for name, folder in value.items():
        if name not in known:
            reader.unknown(name, key, known)
        elif (clean := _folder(reader, name, folder)) is not None:
            values[name] = clean
    return replace(reader.base.paths, **values)


def _features(reader: _Reader, key: str, value: object) -> Features | None:
    if not isinstance(value, dict):
        reader.wrong(key, None, "a table: [features]")
        return None
    known = {one.name: None for one in fields(Features)}
    values: dict[str, bool] = {}
    for name, on in value.items():
        if name not in known:
            reader.unknown(name, key, known)
        elif isinstance(on, bool):
            values[name] = on
        else:
            reader.wrong(name, key, "true or false")
    return Features(**values)


def _works(reader: _Reader, key: str, value: object) -> WorksSettings | None:
    if not isinstance(value, dict):
        reader.wrong(key, None, "a table: [works]")
        return None
    known = {one.name: None for one in fields(WorksSettings)}
    values: dict[str, Any] = {}
    for name, one in value.items():
        if name not in known:
            reader.unknown(name, key, known)
        elif name == "min_records":
            if (count := _count(reader, name, one, key)) is not None:
                values[name] = count
        elif isinstance(one, bool):
            values[name] = one
        else:
            reader.wrong(name, key, "true or false")
    return WorksSettings(**values)


def _defaults(reader: _Reader, key: str, value: object) -> tuple[Defaults, ...] | None:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        reader.wrong(key, None, "written as [[defaults]], once for each folder")
        return None
    rows = []
    for number, row in enumerate(value):
        prefix = row.get("path")
        if not isinstance(prefix, str):
            expected = 'text in quotes, such as "episodes/" ("" for all files)'
            reader.wrong("path" if "path" in row else next(iter(row), key), key, expected, number)
            continue
        rest = tuple((name, one) for name, one in row.items() if name != "path")
        rows.append(Defaults(prefix.lstrip("/"), rest))
    return tuple(rows)


def _series(reader: _Reader, key: str, value: object) -> tuple[SeriesSettings, ...] | None:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        reader.wrong(key, None, "written as [[series]], once for each show or newsletter")
        return None
    found = []
    for number, row in enumerate(value):
        known = dict.fromkeys(("title", "description", "links"))
        for name in row.keys() - known:
            reader.unknown(name, key, known, number)
        title = row.get("title")
        if not isinstance(title, str) or not title.strip():
            expected = 'the name of a show or newsletter in quotes, such as "The Example Show"'
            reader.wrong("title" if "title" in row else next(iter(row), key), key, expected, number)
            continue
        description = _text(reader, "description", row.get("description", ""), key)
        links = _menu(reader, "links", row.get("links", []), key)
        line, _ = reader.place("title", key, number)
        found.append(SeriesSettings(title, description or "", links or (), reader.path, line))
    return tuple(found)


_KEYS: dict[str, Callable[[_Reader, str, object], object]] = {
    "title": _text,
    "description": _text,
    "base_url": _base_url,
    "language": _text,
    "authors": _texts,
    "copyright": _text,
    "menu": _menu,
    "paths": _paths,
    "features": _features,
    "works": _works,
    "defaults": _defaults,
    "series": _series,
    "keys": _texts,
    "page_size": _count,
    "feed_size": _count,
    "strict": _codes,
    "hosts": _texts,
    "feed_path": _feed_path,
    "feed_format": _feed_format,
    "search": _search,
    "future": _flag,
    "drafts": _flag,
    "documents_first": _flag,
    "markdown": _markdown,
    "kramdown": _kramdown,
    "excerpt_separator": _text,
}
