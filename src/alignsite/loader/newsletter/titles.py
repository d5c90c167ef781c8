"""Where in an issue's text the words of the titles stand that a catalogue lists.

Words are compared without case, and nothing but letters and digits counts, so that quotes, dashes,
white space and the scars of flattening (`( AN #7 )`) make no difference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from alignsite.loader.newsletter.marks import next_word
from alignsite.loader.newsletter.masking import FILLER, masked, visible
from alignsite.sources import CatalogueRow

_WORD = re.compile(r"[^\W_]+")
_OPENING = "[\"“‘'*_"
_CLOSING = "]\"”’'*_" + FILLER
_EXTRA_END = re.compile(r"[.?!…]{1,3}(?=\s*\()")
_FOLDED = str.maketrans("‘’“”–—‐‑", "''\"\"----")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where the words of a row's title stand; `row` counts from 0, `words` is how many."""

    row: int
    start: int
    end: int
    words: int


def title_key(words: str) -> tuple[str, ...]:
    """What two spellings of one title have in common."""
    return tuple(one.group().casefold() for one in _WORD.finditer(visible(masked(words))))


class Titles:
    """The rows of a catalogue and their places in one masked text (built once, never changed)."""

    def __init__(self, text: str, rows: Sequence[CatalogueRow]) -> None:
        self.rows = tuple(rows)
        self._text = text
        self._words = [one.span() for one in _WORD.finditer(text)]
        folded = [text[start:end].casefold() for start, end in self._words]
        self._joined = f" {' '.join(folded)} "
        self._offsets: list[int] = []
        at = 0
        for word in folded:
            self._offsets.append(at)
            at += len(word) + 1
        self.occurrences = tuple(
            one for index, row in enumerate(self.rows) for one in self._of(index, row.title)
        )

    def _of(self, index: int, title: str) -> list[Occurrence]:
        shown = visible(masked(title))
        words = list(_WORD.finditer(shown))
        if not words:
            return []
        lead = "".join(shown[: words[0].start()].split())
        tail = "".join(shown[words[-1].end() :].split())
        wanted = f" {' '.join(one.group().casefold() for one in words)} "
        found = []
        at = self._joined.find(wanted)
        while at >= 0:
            first = bisect_left(self._offsets, at)
            start = self._led(self._words[first][0], lead)
            end = self._tailed(self._words[first + len(words) - 1][1], tail)
            found.append(Occurrence(index, start, end, len(words)))
            at = self._joined.find(wanted, at + 1)
        return found

    def _led(self, start: int, lead: str) -> int:
        """The beginning of a title, with the marks before its first word."""
        for mark in reversed(lead):
            at = start
            while at > 0 and self._text[at - 1].isspace():
                at -= 1
            if at == 0 or self._text[at - 1].translate(_FOLDED) != mark.translate(_FOLDED):
                break
            start = at - 1
        while start > 0 and self._text[start - 1] in _OPENING:
            start -= 1
        return start

    def _tailed(self, end: int, tail: str) -> int:
        """The end of a title, with the marks after its last word."""
        for mark in tail:
            at = next_word(self._text, end)
            if self._text[at : at + 1].translate(_FOLDED) != mark.translate(_FOLDED):
                break
            end = at + 1
        extra = _EXTRA_END.match(self._text, end)
        end = extra.end() if extra else end
        while end < len(self._text) and self._text[end] in _CLOSING:
            end += 1
        return end
