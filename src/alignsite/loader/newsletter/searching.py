"""Searching for patterns that nothing in their first characters announces.

`re` tries such a pattern at every character of a text. Where every match contains something that
texts seldom hold, it is many times quicker to look for that and to try around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_KINDS = bytes(ord("A" if 65 <= byte <= 90 else ".") for byte in range(256))
"""For each character of Latin-1 whether it is a capital of A to Z."""
_IN_CAPITALS = re.compile(rb"AA+")


def every(literal: str, text: str) -> Iterator[int]:
    """Where a literal stands in a text."""
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def words_in_capitals(text: str) -> Iterator[int]:
    """Where the words begin whose first two letters are capitals (of A to Z)."""
    # A byte for every character, so that offsets hold.
    kinds = text.encode("latin-1", "replace").translate(_KINDS)
    for one in _IN_CAPITALS.finditer(kinds):
        at = one.start()
        if at == 0 or text[at - 1].isspace():
            yield at


def matches_around(
    pattern: re.Pattern[str], places: Iterable[int], text: str, *, before: int, after: int
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, where every match holds one of the places.

    `places`: in order. `before`: the most characters of a match before its place. `after`: the
    most that it, and what the pattern looks ahead to, takes from the place on.
    """
    done = 0
    for at in places:
        if at < done:
            continue
        found = pattern.search(text, max(done, at - before), at + after)
        if found:
            done = found.end()
            yield found
