"""The settings of an imported site, and `alignsite.toml` as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from alignsite.config import KRAMDOWN_OPTIONS, Config, Defaults, Paths
from alignsite.jekyll import JekyllSite

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_USUAL_MARKS = ("", "<!--more-->")
"""Marks that end a summary whatever the settings say."""


def imported_config(
    config: Config,
    site: JekyllSite,
    paths: Paths,
    keys: Iterable[str],
    defaults: Iterable[Defaults],
) -> Config:
    """The settings that hold for the site when it is no longer Jekyll's.

    `config`: what was read of its `_config.yml`. `keys`: keys of its documents that alignsite does
    not know.
    """
    options = site.values.get("kramdown")
    mark = site.excerpt_separator.strip()
    return replace(
        config,
        paths=paths,
        keys=tuple(keys),
        defaults=tuple(defaults),
        markdown="kramdown",
        kramdown=tuple(
            (str(key), value)
            for key, value in (options.items() if isinstance(options, dict) else ())
            if key in KRAMDOWN_OPTIONS and value is not None
        ),
        excerpt_separator="" if mark in _USUAL_MARKS else site.excerpt_separator,
    )


def toml_of(config: Config) -> str:
    """The configuration as a file; what is as by default is left out."""
    plain = Config()
    lines = [f"title = {_value(config.title)}"]
    if config.description:
        lines.append(f"description = {_value(config.description)}")
    if config.located or config.base_path != "/":
        lines.append(f"base_url = {_value(config.base_url)}")
    else:
        lines.append('# base_url = "https://example.org/"  # where it will be published')
    for name in ("language", "authors", "hosts", "feed_path", "feed_format", "feed_size",
                 "future", "drafts", "documents_first", "keys", "excerpt_separator",
                 "remote_pictures"):  # fmt: skip
        value = getattr(config, name)
        if value != getattr(plain, name):
            lines.append(f"{name} = {_value(value)}")
    lines.append(f"markdown = {_value(config.markdown)}  # as Jekyll read the documents")
    changed = [
        (name, getattr(config.paths, name))
        for name in ("content", "files", "templates", "static", "output")
        if getattr(config.paths, name) != getattr(plain.paths, name)
    ]
    for title, rows in (("[paths]", changed), ("[kramdown]", config.kramdown)):
        if rows:
            lines += ["", title, *(_row(key, value) for key, value in rows)]
    for one in config.defaults:
        lines += ["", "[[defaults]]", _row("path", one.path)]
        lines += [_row(key, value) for key, value in one.matter]
    return "\n".join(lines) + "\n"


def _row(key: str, value: object) -> str:
    return f"{_key(key)} = {_value(value)}"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _value(value: object) -> str:
    """A value as TOML; text escaped as in JSON, which TOML reads alike."""
    if isinstance(value, Mapping):
        inner = ", ".join(_row(str(key), one) for key, one in value.items() if one is not None)
        return f"{{ {inner} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(one) for one in value if one is not None)}]"
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
