"""Times of a recording as they are printed: `1:02:45`, `[00:12]`, `(00:02:47):`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

TIME = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,3})?(?![\d:])"
"""HH:MM:SS or MM:SS, with or without fractions of a second."""

_SPAN = rf"{TIME}(?:\s*(?:-->|[-–—])\s*{TIME})?"
BRACKETED = rf"(?:\\?\[\s*{_SPAN}\s*\\?\]|\\?\(\s*{_SPAN}\s*\\?\))"
"""A time, or the first and the last of a passage, in brackets, which may be escaped."""

LINKED = rf"\[\s*(?:\\?[\[(])?\s*{TIME}\s*(?:\\?[\])])?\s*\]\([^()\s]{{0,400}}\)"
"""A time that is a link."""

_TIME = re.compile(TIME)
_TIME_LINE = re.compile(
    rf"""\s*(?P<mark>\*\*|__|\*|_)?
    (?P<time>\[{BRACKETED}\]\([^()\s]{{0,400}}\)|{BRACKETED}(?!\())
    (?(mark)\s*:?\s*(?P=mark))(?: : | (?=[ \t\xa0]|$) )[ \t\xa0]*""",
    re.VERBOSE,
)
_BARE_LINE = re.compile(
    rf"\s*(?P<mark>\*\*|__|\*|_)?(?P<bare>{TIME})(?(mark)(?P=mark))\s*(?:[-–—:|]+\s*)?$"
)
_LONG_INLINE = re.compile(
    r"\[(\d{1,2}:[0-5]\d:[0-5]\d)\\?\](?!\()|\((\d{1,2}:[0-5]\d:[0-5]\d)\\?\):?"
)


def seconds(printed: str) -> int:
    """Whole seconds from the start, of `HH:MM:SS` or `MM:SS` (fractions are dropped)."""
    total = 0
    for part in re.split(r"[.,]", printed, maxsplit=1)[0].split(":"):
        total = total * 60 + int(part)
    return total


def first_time(text: str) -> int | None:
    """The first time printed in `text`, in seconds."""
    found = _TIME.search(text)
    return seconds(found[0]) if found else None


def read_time_line(line: str) -> tuple[int, int] | None:
    """A time with which a line begins: (seconds, offset of the words after it).

    In brackets, also as a link, it may be followed by words, with or without a colon; bare, or with
    a dash, it has to be the whole line, for a sentence can begin with the time of day.
    """
    if ":" not in line:
        return None
    found = _TIME_LINE.match(line)
    if found is not None:
        return (first_time(found["time"]) or 0), found.end()
    found = _BARE_LINE.match(line)
    if found is not None:
        return seconds(found["bare"]), found.end()
    return None


def inline_times(source: str) -> list[tuple[int, int, int]]:
    """Times in brackets of their own within a paragraph: (seconds, start, end) of each.

    Only with hours, minutes and seconds: what else stands in brackets may be a verse or a score.
    `[inaudible 00:12:39]` is none of them.
    """
    if ":" not in source:
        return []
    return [
        (
            seconds(found[1] or found[2]),
            found.start() - source.endswith("\\", 0, found.start()),
            found.end(),
        )
        for found in _LONG_INLINE.finditer(source)
    ]


def falls(times: Sequence[int]) -> int:
    """How often a time is lower than the one before, as the times of a recording are not."""
    return sum(a > b for a, b in itertools.pairwise(times))


def shown(start: int) -> str:
    """Seconds as a reader knows them: `2:07` or `1:02:45`."""
    minutes, rest = divmod(start, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
