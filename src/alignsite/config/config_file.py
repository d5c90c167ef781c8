"""`alignsite.toml` → Config; an unknown key is a problem with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection
from dataclasses import fields, replace
from typing import Any, cast, get_args

from alignsite.config import (
    KRAMDOWN_OPTIONS,
    Cards,
    Config,
    Defaults,
    Features,
    FeedFormat,
    MarkdownRules,
    MenuEntry,
    Paths,
    RemotePictures,
    Search,
    SeriesSettings,
    WorksSettings,
    normal_base_url,
)
from alignsite.config.values import (
    ConfigReader,
    one_of,
    read_codes,
    read_count,
    read_flag,
    read_text,
    read_texts,
)
from alignsite.languages import language_tag
from alignsite.matter_keys import EVERY_KEY
from alignsite.problems import Problem, problem


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
    reader = ConfigReader(path, text.splitlines(), base)
    values: dict[str, object] = {}
    for key, value in table.items():
        read = _KEYS.get(key)
        if read is None:
            reader.unknown(key, None, _KEYS)
            continue
        result = read(reader, key, value)
        if result is not None:
            values[key] = result
    config = replace(base, **cast(dict[str, Any], values))
    _check_defaults(reader, table.get("defaults"), config.keys)
    return config, tuple(reader.problems)


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


def _feed_path(reader: ConfigReader, key: str, value: object) -> str | None:
    if isinstance(value, str) and re.fullmatch(r"/?[\w./-]*\w\.xml", value) and ".." not in value:
        return f"/{value.lstrip('/')}"
    reader.wrong(key, None, 'an address that ends in .xml, such as "/feed.xml"')
    return None


def _kramdown(
    reader: ConfigReader, key: str, value: object
) -> tuple[tuple[str, object], ...] | None:
    table = reader.table(key, value, KRAMDOWN_OPTIONS)
    return None if table is None else tuple(table.items())


def _base_url(reader: ConfigReader, key: str, value: object) -> str | None:
    """An absolute http(s) address, brought to end with `/`."""
    if isinstance(value, str) and (normal := normal_base_url(value)) is not None:
        return normal
    reader.wrong(key, None, 'the site\'s full address, such as "https://example.org/reading/"')
    return None


def _language(reader: ConfigReader, key: str, value: object) -> str | None:
    tag = language_tag(value) if isinstance(value, str) else None
    if tag is None:
        reader.wrong(key, None, 'the tag of a language, such as "en", "de" or "pt-BR"')
    return tag


def _links(
    reader: ConfigReader, key: str, value: object, owner: tuple[str, int] | None = None
) -> tuple[MenuEntry, ...] | None:
    """Links with titles. `owner`: name and number of the table that `key` stands in, if any."""
    if not isinstance(value, list):
        expected = 'a list such as [{ title = "About", url = "/posts/about/" }]'
        table, row = owner or (None, 0)
        reader.wrong(key, table, expected, row)
        return None
    links = []
    for number, entry in enumerate(value):
        match entry:
            case {"title": str(title), "url": str(url)} if len(entry) == 2:
                if _may_be_linked(url):
                    links.append(MenuEntry(title, url))
                    continue
                expected = "an http, https, mailto or relative address"
                told, wrong, hint = "url", f"url must be {expected}", f"give {expected}"
            case _:
                held = f", not {', '.join(entry)}" if isinstance(entry, dict) and entry else ""
                told = next(iter(entry), key) if isinstance(entry, dict) else key
                wrong = f"entry {number + 1} of {key} must hold title and url{held}"
                hint = 'write { title = "About", url = "/posts/about/" }'
        name, table, at = (key, *owner) if owner else (told, key, number)
        reader.report("config-value", name, table, wrong, hint, at)
    return tuple(links)


def _may_be_linked(url: str) -> bool:
    """Whether an address is relative, or of a scheme that pages may link to.

    Blanks and control characters do not count, for browsers pass over them.
    """
    bare = "".join(one for one in url if one > " ").lower()
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", bare)
    return scheme is None or scheme[0] in ("http:", "https:", "mailto:")


def _folder(reader: ConfigReader, key: str, value: object) -> str | None:
    """A folder below the source folder, without `..`."""
    text = read_text(reader, key, value, "paths")
    if text is None:
        return None
    clean = text.strip().strip("/")
    if text.startswith("/") or ".." in clean.split("/") or "\\" in clean or "\0" in clean:
        reader.wrong(key, "paths", "a folder inside the site's own folder")
        return None
    return "" if clean == "." else clean


def _paths(reader: ConfigReader, key: str, value: object) -> Paths | None:
    table = reader.table(key, value, _names(Paths))
    if table is None:
        return None
    folders = {name: _folder(reader, name, one) for name, one in table.items()}
    return replace(reader.base.paths, **_right(folders))


def _features(reader: ConfigReader, key: str, value: object) -> Features | None:
    table = reader.table(key, value, _names(Features))
    if table is None:
        return None
    flags = {name: read_flag(reader, name, one, key) for name, one in table.items()}
    return replace(reader.base.features, **_right(flags))


def _works(reader: ConfigReader, key: str, value: object) -> WorksSettings | None:
    table = reader.table(key, value, _names(WorksSettings))
    if table is None:
        return None
    read = {"enabled": read_flag, "min_records": read_count}
    settings = {name: read[name](reader, name, one, key) for name, one in table.items()}
    return replace(reader.base.works, **_right(settings))


def _names(kind: type[Paths | Features | WorksSettings]) -> tuple[str, ...]:
    """The keys of a table: the fields of what is made of it."""
    return tuple(one.name for one in fields(kind))


def _right(values: dict[str, Any]) -> dict[str, Any]:
    """The values without those that were wrong."""
    return {name: one for name, one in values.items() if one is not None}


def _defaults(reader: ConfigReader, key: str, value: object) -> tuple[Defaults, ...] | None:
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


def _check_defaults(reader: ConfigReader, rows: object, keys: Collection[str]) -> None:
    """Report settings of the site below [[defaults]], where they would mean nothing.

    Names that are keys of front matter too (`authors`, `hosts`) may stand there, as may `keys`,
    those of the site's own templates.
    """
    if not isinstance(rows, list):
        return
    for number, row in enumerate(rows):
        for name in row if isinstance(row, dict) else ():
            if name in _KEYS and name not in EVERY_KEY and name not in keys:
                reader.unknown(name, "defaults", (), number)


_SERIES_KEYS = ("title", "description", "links")


def _series(reader: ConfigReader, key: str, value: object) -> tuple[SeriesSettings, ...] | None:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        reader.wrong(key, None, "written as [[series]], once for each show or newsletter")
        return None
    found = []
    for number, row in enumerate(value):
        for name in row.keys() - set(_SERIES_KEYS):
            reader.unknown(name, key, _SERIES_KEYS, number)
        title = row.get("title")
        if not isinstance(title, str) or not title.strip():
            expected = 'the name of a show or newsletter in quotes, such as "The Example Show"'
            reader.wrong("title" if "title" in row else next(iter(row), key), key, expected, number)
            continue
        description = read_text(reader, "description", row.get("description", ""), key, number)
        links = _links(reader, "links", row.get("links", []), (key, number))
        line, _ = reader.place("title", key, number)
        found.append(SeriesSettings(title, description or "", links or (), reader.path, line))
    return tuple(found)


_KEYS: dict[str, Callable[[ConfigReader, str, object], object]] = {
    "title": read_text,
    "description": read_text,
    "base_url": _base_url,
    "language": _language,
    "authors": read_texts,
    "copyright": read_text,
    "menu": _links,
    "paths": _paths,
    "features": _features,
    "works": _works,
    "defaults": _defaults,
    "series": _series,
    "keys": read_texts,
    "page_size": read_count,
    "feed_size": read_count,
    "strict": read_codes,
    "hosts": read_texts,
    "feed_path": _feed_path,
    "feed_format": one_of(*get_args(FeedFormat)),
    "search": one_of(*get_args(Search)),
    "cards": one_of(*get_args(Cards)),
    "future": read_flag,
    "drafts": read_flag,
    "documents_first": read_flag,
    "markdown": one_of(*get_args(MarkdownRules)),
    "kramdown": _kramdown,
    "excerpt_separator": read_text,
    "remote_pictures": one_of(*get_args(RemotePictures)),
}
