"""Printed references to other issues: `(AN #7)`, `( AN #7 )`, `Alignment Newsletter #37`."""

from __future__ import annotations

import re
from functools import lru_cache

from alignsite.records import IssueReference, Link, Markup

_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"</?\s*([a-zA-Z][a-zA-Z0-9]*)")
_OPAQUE = frozenset(("a", "code", "pre", "script", "style"))
_HOLE = "\x00"
_NEW = "\x01"


@lru_cache(maxsize=64)
def _pattern(newsletter: str) -> re.Pattern[str]:
    """`AN`, the newsletter's own name and its initials, each followed by `#` and a number."""
    names = {"AN", "Alignment Newsletter", newsletter}
    words = newsletter.split()
    if len(words) > 1:
        names.add("".join(word[0] for word in words).upper())
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names) if name)
    return re.compile(
        rf"(?:(?P<open>\()\s{{1,3}})?(?P<printed>\b(?:{either})\s{{0,3}}#\s{{0,3}}(?P<issue>\d{{1,5}})\b)"
        r"(?:\s{1,3}(?P<close>\)))?"
    )


def references(text: str, newsletter: str = "") -> tuple[IssueReference, ...]:
    """Every issue that the plain text refers to, once each, in order of appearance."""
    numbers = dict.fromkeys(int(one["issue"]) for one in _pattern(newsletter).finditer(text))
    return tuple(IssueReference(number) for number in numbers)


def linked(markup: Markup, newsletter: str = "", line: int | None = None) -> Markup:
    """The markup with every printed reference as a link to `issue:<number>`.

    What stands within a link or code already is left as it is. `line`: where in the file it is.
    """
    if not any("#" in piece for piece in markup.pieces):
        return markup
    pattern = _pattern(newsletter)
    added: list[int] = []

    def link(match: re.Match[str]) -> str:
        added.append(int(match["issue"]))
        return f'{match["open"] or ""}<a href="{_NEW}">{match["printed"]}</a>{match["close"] or ""}'

    html = _HOLE.join(markup.pieces)
    parts: list[str] = []
    opaque = 0
    done = 0
    for tag in (*_TAG.finditer(html), None):
        text = html[done : tag.start() if tag else len(html)]
        parts.append(pattern.sub(link, text) if not opaque else text)
        if tag is None:
            break
        done = tag.end()
        parts.append(tag[0])
        name = _NAME.match(tag[0])
        if name and name[1].lower() in _OPAQUE and not tag[0].endswith("/>"):
            opaque = max(0, opaque + (-1 if tag[0].startswith("</") else 1))
    if not added:
        return markup
    return _with_links("".join(parts), markup, added, line)


def _with_links(html: str, markup: Markup, added: list[int], line: int | None) -> Markup:
    pieces: list[str] = []
    links: list[Link] = []
    old, new, done = 0, 0, 0
    for hole in re.finditer(f"[{_HOLE}{_NEW}]", html):
        pieces.append(html[done : hole.start()])
        done = hole.end()
        if hole[0] == _HOLE:
            links.append(markup.links[old])
            old += 1
        else:
            links.append(Link(f"issue:{added[new]}", line))
            new += 1
    pieces.append(html[done:])
    return Markup(tuple(pieces), tuple(links))
