"""Whom a page names as speaking, and what its front matter says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from alignsite.loader.frontmatter import FrontMatter, Value
from alignsite.loader.people import without_credit
from alignsite.records import Role

Origin = Literal["stated", "title", "author", "introduction"]
"""Where a name was read, the surest first."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody the page names. `label`: the label that the front matter gives to this person."""

    name: str
    origin: Origin
    role: Role | None = None
    label: str | None = None


_TAGS = re.compile(r"<[^<>]*>")
_BRACKETS = re.compile(r"\([^()]*\)")
_AND = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_HOSTS = ("host", "hosts", "interviewer", "interviewers")
_GUESTS = ("guest", "guests", "interviewee", "interviewees")
_SPEAKERS = ("speakers", "speaker", "participants")
_AUTHORS = ("author", "authors")


def stated(matter: FrontMatter) -> list[Mention]:
    """The people of the front matter: `speakers`, `host(s)`, `guest(s)` and `author(s)`.

    `speakers` may be a list of names, or a mapping of labels to names, or to mappings with `name`
    and `role`.
    """
    found: list[Mention] = []
    for key in _SPEAKERS:
        found += _speakers(matter.value(key))
    found += [Mention(name, "stated", "host") for name in _named(matter, _HOSTS)]
    found += [Mention(name, "stated", "guest") for name in _named(matter, _GUESTS)]
    found += [Mention(name, "author") for name in _named(matter, _AUTHORS)]
    return found


def _named(matter: FrontMatter, keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        yield from _names(matter.value(key))


def _speakers(value: Value) -> Iterator[Mention]:
    if isinstance(value, dict):
        for label, inner in value.items():
            if isinstance(inner, dict):
                name, role = inner.get("name"), inner.get("role")
                yield Mention(
                    _plain(name) if isinstance(name, str) else label, "stated", _role(role), label
                )
            elif isinstance(inner, str):
                yield Mention(_plain(inner), "stated", None, label)
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, dict):
                name, printed = one.get("name"), one.get("label")
                if isinstance(name, str):
                    own = printed if isinstance(printed, str) else None
                    yield Mention(_plain(name), "stated", _role(one.get("role")), own)
            elif isinstance(one, str) and _plain(one):
                yield Mention(_plain(one), "stated")
    else:
        for one_name in _names(value):
            yield Mention(one_name, "stated")


def _role(value: Value) -> Role | None:
    return "host" if value == "host" else "guest" if value == "guest" else None


def _names(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        for part in _AND.split(_plain(value)):
            if part:
                yield part
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, str) and _plain(one):
                yield _plain(one)
            elif isinstance(one, dict) and isinstance(one.get("name"), str):
                yield _plain(str(one["name"]))
    elif isinstance(value, dict):
        if isinstance(value.get("name"), str):
            yield _plain(str(value["name"]))
        else:
            for label, inner in value.items():
                yield _plain(inner) if isinstance(inner, str) and inner else label


def _plain(value: str) -> str:
    """A name without the HTML and the brackets that stand about it."""
    return without_credit(" ".join(_BRACKETS.sub(" ", _TAGS.sub(" ", value)).split()).strip(" ,·"))
