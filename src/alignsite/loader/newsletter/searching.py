"""Searching for patterns that nothing in their first characters announces.

`re` tries such a pattern at every character of a text. Where every match contains something that
texts seldom hold, it is many times quicker to look for that and to try around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def every(literal: str, text: str) -> Iterator[int]:
    """Where a literal stands in a text."""
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


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
