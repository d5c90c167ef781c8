"""Pictures from elsewhere: in a page they are links until the reader asks for them.

A picture tells its host who reads what. So a page has a link in its place, which says what it shows
and where it lies; a theme's script puts the picture in when the link is followed. It waits in a
`template`, whose inside no browser loads. What marks these links is an attribute, for the sanitiser
leaves documents any class; and a picture may be given the focus that its link had.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from html import escape, unescape
from urllib.parse import urlsplit

from alignsite.records import Markup
from alignsite.theme.words import Words

_PICTURE = r'<img (?:[^<>]*? )?src="\s*(?P<source>(?i:https?:)[^"]*)"[^<>]*>'
_REMOTE = re.compile(_PICTURE)
_PLACE = re.compile(rf"(?P<link><a(?= |>)[^<>]*>)(?P<inside>.*?)</a>|{_PICTURE}", re.DOTALL)
"""A link, or a picture outside of links."""
_SIZE = re.compile(r"[1-9][0-9]{0,4}")
_MARKUP = re.compile(r"<(?!(?:img|video|audio|math)\b)[^<>]*>|\s+")
_BLOCK = r"(?:p|figure|figcaption|div|section|li|ul|ol|td|blockquote|table|pre|hr|h[1-6])"
_AFTER_BLOCK = re.compile(rf"(?:\A|</?{_BLOCK}(?: [^<>]*)?>)\s*\Z")
_BEFORE_BLOCK = re.compile(rf"\s*(?:\Z|</?{_BLOCK}\b)")
_NEAR = 400
"""Characters before a picture among which the block it stands in may begin."""
_LONGEST_ADDRESS = 60


def has_remote_pictures(value: object) -> bool:
    """Whether a picture from elsewhere stands in any markup of a record, an item or a list.

    Those at the site's own hosts are holes of the markup.
    """
    if value is None or isinstance(value, str | int):
        return False
    if isinstance(value, Markup):
        return any(_REMOTE.search(one) for one in value.pieces if "<img " in one)
    if isinstance(value, tuple | list):
        return any(has_remote_pictures(one) for one in value)
    if is_dataclass(value):
        return any(has_remote_pictures(getattr(value, one.name)) for one in fields(value))
    return False


def asked_for(html: str, own_hosts: Collection[str], words: Words) -> str:
    """The HTML with a link in the place of each picture from another host than the site's own.

    `html`: as the sanitiser leaves it, its links filled. A picture within a link comes before that
    link, which goes on leading where it led.
    """
    if "<img " not in html or _REMOTE.search(html) is None:
        return html

    def replaced(found: re.Match[str]) -> str:
        alone = _is_alone(html, found.start(), found.end())
        if found["link"] is None:
            own = _host(found["source"]) in own_hosts
            return found[0] if own else _placeholder(found, words, alone=alone)
        inside = _REMOTE.finditer(found["inside"])
        pictures = [one for one in inside if _host(one["source"]) not in own_hosts]
        if not pictures:
            return found[0]
        rest = found["inside"]
        for one in pictures:
            rest = rest.replace(one[0], "", 1)
        link = _link(found["link"], rest, [one["source"] for one in pictures], words)
        linked = " data-pictured=" in link
        before = [_placeholder(one, words, alone=alone, linked=linked) for one in pictures]
        return "".join(before) + link

    return _PLACE.sub(replaced, html)


def _link(tag: str, rest: str, pictures: list[str], words: Words) -> str:
    """A link without the pictures in it; no link where it led to one of them.

    `pictures`: their addresses, as they are written.
    """
    attributes = _attributes(tag)
    target = attributes.get("href", "")
    if not _MARKUP.sub("", rest):
        if not target or target in pictures:
            return f'<span id="{attributes["id"]}"></span>' if "id" in attributes else ""
        rest = f"<span>{escape(words('picture_leads_to', address=_shown(target)))}</span>"
    return f' <a data-pictured=""{_without(tag, "class")[2:-1]}>{rest}</a>'


def _placeholder(found: re.Match[str], words: Words, *, alone: bool, linked: bool = False) -> str:
    """The link in a picture's place.

    `alone`: nothing stands beside it in its block; `linked`: the link it belongs into follows.
    """
    attributes = _attributes(found[0])
    alt = unescape(attributes.get("alt", "")).strip()
    host = _host(found["source"]).removeprefix("www.")
    told = words("picture", alt=alt, host=host) if alt else words("picture_from", host=host)
    mark = ' class="alone"' if alone else ""
    name = f' id="{attributes["id"]}"' if "id" in attributes else ""
    waiting = f'<img tabindex="-1"{_without(found[0], "id")[4:]}'
    return (
        f'<a data-picture="{"linked" if linked else ""}"{mark}{name} href="{found["source"]}">'
        f"<template>{waiting}</template>{_room(attributes)}"
        f"<span>{escape(told)}</span></a>"
    )


def _room(attributes: Mapping[str, str]) -> str:
    """An empty drawing of the picture's size, where the document gives it."""
    wide, high = attributes.get("width", ""), attributes.get("height", "")
    if not _SIZE.fullmatch(wide) or not _SIZE.fullmatch(high):
        return ""
    box = f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
    return f'<svg {box} aria-hidden="true"></svg>'


def _is_alone(html: str, start: int, end: int) -> bool:
    before = html[max(0, start - _NEAR) : start]
    return bool(_AFTER_BLOCK.search(before) and _BEFORE_BLOCK.match(html, end))


def _attributes(tag: str) -> Mapping[str, str]:
    """A tag's attributes, their values as they are written."""
    return dict(re.findall(r' ([\w-]+)="([^"]*)"', tag))


def _without(tag: str, name: str) -> str:
    return re.sub(rf' {name}="[^"]*"', "", tag, count=1)


def _host(address: str) -> str:
    try:
        return urlsplit(unescape(address)).hostname or ""
    except ValueError:
        return ""


def _shown(target: str) -> str:
    """An address as people read it."""
    address = re.sub(r"^(?:https?:)?//(?:www\.)?|^mailto:|/$", "", unescape(target))
    return address if len(address) <= _LONGEST_ADDRESS else f"{address[: _LONGEST_ADDRESS - 1]}…"
