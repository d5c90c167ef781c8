"""Links in sanitised HTML: those into the archive become holes, those out of it are collected."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection
from html import unescape
from urllib.parse import urlsplit

from alignsite.records import Link, Markup

# The sanitiser leaves no bare `"`, `<` or `>` in an attribute's value.
_ADDRESS = re.compile(r'<(a|audio|img|source|video)(?= )[^<>]*? (?:href|src)="([^"]*)"')
_ID = re.compile(r'<[a-z][a-z0-9]*(?= )[^<>]*? id="([^"]+)"')
_OUTSIDE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
# As browsers read an address: blanks around it do not count, nor breaks and tabs anywhere in it.
_BLANKS = "".join(map(chr, range(0x21)))
_BREAKS = str.maketrans("", "", "\t\n\r")
_HOST_FOLLOWS = re.compile(r"(https?:)[/\\]*|[/\\]{2,}", re.IGNORECASE)
_BEFORE_QUERY = re.compile(r"[^?#]*")

_BEFORE_A_TARGET = ("(", '"', "[[", "(<", "'", "=", " ")
_MOST_MISSES = 100
"""Each costs a look at the whole stretch; a document with more is not worth the time."""

Find = Callable[[str], tuple[int | None, int | None]]
"""Where in the file a link with this target stands: line and column."""


def with_holes(html: str, find: Find, hosts: Collection[str] = ()) -> tuple[Markup, list[str]]:
    """The HTML cut at its links into the archive, and the addresses of links that leave it.

    `hosts`: those whose full addresses are the archive's own, in lower case.
    """
    pieces: list[str] = []
    links: list[Link] = []
    external: list[str] = []
    done = 0
    before = ""
    for found in _ADDRESS.finditer(html):
        written = found[2]
        full = _full(written)
        address = unescape(written if full is None else full).strip()
        if _OUTSIDE.match(address) and not (hosts and host_of(address) in hosts):
            if full is not None:
                before += html[done : found.start(2)] + full
                done = found.end(2)
            if found[1] == "a" and not address.lower().startswith("mailto:"):
                external.append(address)
            continue
        pieces.append(before + html[done : found.start(2)])
        links.append(Link(address, *find(address)))
        before, done = "", found.end(2)
    pieces.append(before + html[done:])
    return Markup(tuple(pieces), tuple(links)), list(dict.fromkeys(external))


def host_of(address: str) -> str:
    """The host that a full address names, in lower case; "" where it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _full(written: str) -> str | None:
    """An address that names a host, as browsers read it: `//host` and `https:\\host` do so, too.

    `None` for one that names no host.
    """
    read = written.strip(_BLANKS).translate(_BREAKS)
    start = _HOST_FOLLOWS.match(read)
    if start is None:
        return None
    path = _BEFORE_QUERY.match(read, start.end())
    assert path is not None
    return f"{start[1] or 'https:'}//{path[0].replace(chr(92), '/')}{read[path.end() :]}"


def ids(html: str) -> list[str]:
    """Every id in the HTML, in its order."""
    if ' id="' not in html:
        return []
    return [unescape(one) for one in _ID.findall(html)]


class Places:
    """Finds where in a document its links were written, for links asked for in their order."""

    __slots__ = ("_at", "_first", "_misses", "_starts", "_stop", "_text")

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first = first_line
        self._starts: list[int] = []
        self._at = 0
        self._stop = len(text)
        self._misses = 0

    def between(self, line: int, end_line: int) -> None:
        """Look from here on at these lines of the file only."""
        self._at = self.offset(line)
        self._stop = self.offset(end_line + 1)

    def offset(self, line: int) -> int:
        """Where in the text a line of the file begins; its end for a line beyond it."""
        starts = self._line_starts()
        index = max(line - self._first, 0)
        return starts[index] if index < len(starts) else len(self._text)

    def place(self, at: int) -> tuple[int, int]:
        """Line of the file and column of an offset."""
        starts = self._line_starts()
        index = bisect_right(starts, at) - 1
        return index + self._first, at - starts[index] + 1

    def find(self, target: str) -> tuple[int, int | None]:
        """Line and column of the next link with that target; no column where it is not found."""
        if not target.startswith(("#fn:", "#fnref:")) and self._misses < _MOST_MISSES:
            bare = target.removeprefix("slug:")
            for mark in _BEFORE_A_TARGET:
                found = self._text.find(mark + bare, self._at, self._stop)
                if found >= 0:
                    self._at = found + len(mark) + len(bare)
                    return self.place(found + len(mark))
            # A link by reference, whose address stands elsewhere.
            self._misses += 1
            found = self._text.find(f"]: {bare}")
            if found >= 0:
                return self.place(found + 3)
        return self.place(self._at)[0], None

    def _line_starts(self) -> list[int]:
        if not self._starts:
            self._starts = [0]
            self._starts.extend(found.end() for found in re.finditer("\n", self._text))
        return self._starts
