"""Printed references to other issues: `(AN #7)`, `( AN #7 )`, `Alignment Newsletter #37`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from alignsite.loader.newsletter.searching import matches_around
from alignsite.records import IssueReference, Link, Markup

_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"</?\s*([a-zA-Z][a-zA-Z0-9]*)")
_ADDRESS = re.compile(r' (?:href|src)="([^"]*)"')
_OPAQUE = frozenset(("a", "code", "pre", "script", "style"))
_BLOCKS = frozenset(("p", "li", "ul", "ol", "blockquote", "h4", "h5", "h6", "td", "div", "pre"))
_HOLE = "\x00"
_NEW = "\x01"
_ISSUE_NUMBER = re.compile(r"#\s{0,3}\d")
_SLACK_BEFORE = 60
"""Characters that a usual name, brackets and white space before `#` may take."""
_LONGEST_NUMBER = 24


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


def _printed(text: str, newsletter: str) -> Iterator[re.Match[str]]:
    """The references in a text, each a match of the newsletter's pattern."""
    numbers = (one.start() for one in _ISSUE_NUMBER.finditer(text))
    before = len(newsletter) + _SLACK_BEFORE
    return matches_around(_pattern(newsletter), numbers, text, before=before, after=_LONGEST_NUMBER)


_NEAR = 120
"""How many characters before a reference may tell which item it means."""
_TOLD = 6 * _NEAR
"""As many, as HTML writes them: with entities and more white space than is shown."""

_BETWEEN = re.compile(r"[\s(\[,;:.]{0,4}")


def linked(
    markup: Markup, newsletter: str = "", line: int | None = None
) -> tuple[Markup, tuple[IssueReference, ...]]:
    """The markup with every printed reference as a link, and the references in their order.

    What stands within a link or code already is left as it is; within a link it is a reference all
    the same. `line`: where in the file it is.
    """
    if not any("#" in piece for piece in markup.pieces):
        return markup, ()
    walk = _Walk(newsletter, [one.target for one in markup.links])
    html = walk.through(_HOLE.join(markup.pieces))
    if not walk.added:
        return markup, tuple(walk.found)
    return _with_links(html, markup, walk.added, line), tuple(walk.found)


class _Walk:
    """One pass over a stretch of HTML, that knows the words and the link before each place."""

    def __init__(self, newsletter: str, targets: list[str]) -> None:
        self._newsletter = newsletter
        self._targets = iter(targets)
        self._opaque: list[str] = []
        self._before = ""
        self._open: str | None = None  # the address of the link that is open
        self._last: str | None = None  # of the link that was closed last
        self._since = 0  # characters since it was closed
        self._at = 0  # where in the stretch of text the last reference ends
        self.found: list[IssueReference] = []
        self.added: list[IssueReference] = []

    def through(self, html: str) -> str:
        """The HTML with references made links; fills `found`, and `added` with those made."""
        parts: list[str] = []
        done = 0
        for tag in _TAG.finditer(html):
            parts.append(self._text(html[done : tag.start()]))
            parts.append(tag[0])
            self._tag(tag[0])
            done = tag.end()
        parts.append(self._text(html[done:]))
        return "".join(parts)

    def _tag(self, tag: str) -> None:
        address = _ADDRESS.search(tag)
        written = address[1] if address else None
        if written == _HOLE:
            written = next(self._targets)
        name = _NAME.match(tag)
        if name is None or tag.endswith("/>"):
            return
        closing, kind = tag.startswith("</"), name[1].lower()
        if kind in _BLOCKS:
            self._before, self._last = "", None
        if kind not in _OPAQUE:
            return
        if not closing:
            self._opaque.append(kind)
            if kind == "a":
                self._open = written
        elif self._opaque:
            self._opaque.pop()
            if kind == "a":
                self._last, self._open, self._since = self._open, None, 0

    def _text(self, text: str) -> str:
        self._at = 0
        result = text
        if "#" in text and (not self._opaque or self._opaque == ["a"]):
            result = self._with_references(text)
        self._before = (self._before + unescape(text[self._at :]))[-2 * _NEAR :]
        self._since += len(text)
        return result

    def _with_references(self, text: str) -> str:
        parts: list[str] = []
        done = 0
        for match in _printed(text, self._newsletter):
            parts += (text[done : match.start()], self._reference(match))
            done = match.end()
        return "".join((*parts, text[done:])) if parts else text

    def _reference(self, match: re.Match[str]) -> str:
        """What takes the printed reference's place."""
        begin = max(self._at, match.start() - _TOLD)
        printed = unescape(match.string[begin : match.start()])
        before = " ".join((self._before + printed).split()).rstrip("( [").lstrip(")],.;: ")
        near = before[-_NEAR:]
        if len(before) > _NEAR:
            near = near.partition(" ")[2]
        beside = self._since + match.start() < 5 and _BETWEEN.fullmatch(printed[-4:])
        one = IssueReference(
            int(match["issue"]), None, near, self._last if beside and self._last else None
        )
        self.found.append(one)
        self._at = match.end()
        self._before, self._last = "", None
        if self._opaque:
            self._open = None  # a link to the issue tells nothing of the next one
            return match[0]
        self.added.append(one)
        return f'{match["open"] or ""}<a href="{_NEW}">{match["printed"]}</a>{match["close"] or ""}'


def _with_links(html: str, markup: Markup, added: list[IssueReference], line: int | None) -> Markup:
    if not markup.links:
        return Markup(tuple(html.split(_NEW)), tuple(Link(one.target, line) for one in added))
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
            links.append(Link(added[new].target, line))
            new += 1
    pieces.append(html[done:])
    return Markup(tuple(pieces), tuple(links))
