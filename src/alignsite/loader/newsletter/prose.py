"""Where a title may begin in running text: the breaks between sentences and words.

All judgements are costs: 0 is what one expects, 3 is unusual, 6 is nearly never seen. They are
added up along an issue (`segmentation`), so that one odd place does not upset the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from alignsite.loader.newsletter.masking import FILLER
from alignsite.loader.newsletter.vocabulary import words

_TELLING = re.compile(r"\s(?<![a-zA-Z,;:] )\s*|\s(?![a-z](?![A-Z]))\s*")
"""White space, but for a space within a sentence: before a small letter, after a letter or comma.

A small letter before a capital (`iNet`) may begin a title as well as a capital does.
"""
_ENDING = re.compile(r"\s(?<![a-zA-Z,;:] )\s*")
"""White space, but for a space after a letter or comma."""
_WHITE_SPACE = re.compile(r"(?<=\S)\s")
_STRETCH = 256
_OPENERS = "[\"“‘'*_«("
_CLOSING = ")]}\"”’'*_»" + FILLER
_CURRENCIES = "$€£"
IMPOSSIBLE = 9.0
"""What it costs to begin where nothing can."""
AFTER_WORD = 5.0
"""What it costs at least to begin after a word where no sentence ends."""

_NO_END = words(
    "e.g i.e eg ie vs v cf dr mr mrs ms prof st no nos vol fig figs eq sec ch pp approx resp",
    "viz w.r.t incl ed eds jan feb mar apr jun jul aug sep sept oct nov dec",
)
_MAYBE_END = words(
    "etc al u.s u.k a.i inc co jr sr a.m p.m ph.d",
)
_NEVER_LAST = words(
    "a an the of for in on to from with and or by at as via this that these those is are was",
    "were be my our your its their his her called titled named than if how",
    "across among between into onto toward towards upon within without via versus per during",
)
_DIVISION = re.compile(r"\b(?:[Pp]art|[Cc]hapter|[Vv]olume|[Ee]pisode) $")
_DOTTED = re.compile(r"[a-z](?:\.[a-z]){1,3}")


class Break(NamedTuple):
    """White space after which a title, a section or a sentence may begin.

    `cost`: how unlikely a title begins here. `inside`: how unlikely this stands within a title.
    """

    end: int
    at: int
    cost: float
    inside: float


class Prose:
    """One masked text with its breaks, for asking about places in it."""

    __slots__ = ("_all", "_ends", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        begins = [0]
        while begin := _WHITE_SPACE.search(text, begins[-1] + _STRETCH):
            begins.append(begin.start())
        self._all = _Breaks(text, _TELLING, begins)
        self._ends = _Breaks(text, _ENDING, begins)

    def before(self, position: int) -> Break | None:
        """The break that ends right at `position`; `None` where no white space does."""
        text = self.text
        start = position
        while start > 0 and text[start - 1].isspace():
            start -= 1
        if start == position:
            return None
        if text[position : position + 1].isspace():
            return Break(start, position, IMPOSSIBLE, 0.0)
        return _break(text, start, position)

    def backwards(self, start: int, end: int) -> Iterator[Break]:
        """The breaks in `start` < at < `end` that tell something, the last one first."""
        return self._all.backwards(start, end)

    def ends(self, start: int, end: int) -> Iterator[Break]:
        """Those of them where a sentence may end, the last one first.

        After any other word (an address apart) it costs at least `AFTER_WORD` to begin, and
        nothing stands in the way of going on: `inside` is 0.
        """
        return self._ends.backwards(start, end)


class _Breaks:
    """The breaks of a text among the white space that a pattern finds.

    Most white space lies within a sentence, where nothing begins and nothing ends: it is passed
    over. Most of the rest lies far from any title, so a stretch of the text is read when it is
    first asked for. Stretches begin at white space, so no break lies in two of them.
    """

    __slots__ = ("_begins", "_pattern", "_stretches", "_text")

    def __init__(self, text: str, pattern: re.Pattern[str], begins: list[int]) -> None:
        self._text = text
        self._pattern = pattern
        self._begins = begins
        self._stretches: list[list[Break | tuple[int, int]] | None] = [None] * len(begins)

    def _stretch(self, index: int) -> list[Break | tuple[int, int]]:
        """The breaks of a stretch, from the last to the first; of those not asked for, the span."""
        found = self._stretches[index]
        if found is None:
            end = self._begins[index + 1] if index + 1 < len(self._begins) else len(self._text)
            spans = self._pattern.finditer(self._text, self._begins[index], end)
            found = self._stretches[index] = [one.span() for one in spans]
            found.reverse()
        return found

    def backwards(self, start: int, end: int) -> Iterator[Break]:
        """The breaks in `start` < at < `end` that tell something, the last one first."""
        for index in range(bisect_left(self._begins, end) - 1, -1, -1):
            stretch = self._stretch(index)
            for place, one in enumerate(stretch):
                if one[1] <= start:
                    return
                if one[1] >= end:
                    continue
                found = one if isinstance(one, Break) else _break(self._text, *one)
                stretch[place] = found
                if found.cost < IMPOSSIBLE or found.inside:
                    yield found
            if self._begins[index] <= start:
                return


def _break(text: str, start: int, end: int) -> Break:
    after = text[end : end + 2]
    first = after[:1]
    spaces = text[start:end]
    if (
        first.islower()
        and first.isascii()
        and not after[1:].isupper()
        and (spaces == " " and text[start - 1].isalpha())
    ):
        return Break(start, end, IMPOSSIBLE, 0.0)  # within a sentence, as most white space is
    if "\n" in spaces:
        return Break(start, end, 0.0, 8.0 if spaces.count("\n") > 1 else 4.0)
    token = text[max(0, start - 40) : start].rsplit(None, 1)
    last = token[-1] if token else ""
    core = last.rstrip(_CLOSING)
    begins = 0.0 if first.isupper() else _begin_cost(after)
    final = core[-1:]
    if final in ("?", "!"):
        return Break(start, end, begins, 3.0)
    if final in (".", "…") and not (last[-1] == ")" and _is_abbreviation(core)):
        return _after_full_stop(text, start, end, core, begins)
    if begins > 2 or not last:
        return Break(start, end, IMPOSSIBLE, 0.0)
    return _after_word(start, end, core, last[len(core) :], begins)


def _is_abbreviation(core: str) -> bool:
    return core.rstrip(".").lstrip("([\"“‘'").casefold() in _NO_END


def _after_word(start: int, end: int, core: str, closers: str, begins: float) -> Break:
    """White space after a word, perhaps with a closing bracket or quote."""
    if ")" in closers:
        return Break(start, end, 3.0 + begins, 0.0)
    if closers.replace(FILLER, ""):
        return Break(start, end, 4.0 + begins, 0.0)
    if not core or core[-1] in ",;-–—" or core.casefold() in _NEVER_LAST:
        return Break(start, end, IMPOSSIBLE, 0.0)
    if core[0] == "#" and core[1:].isdigit():
        return Break(start, end, 1.5, 0.5)
    if core[-1] == ":":
        return Break(start, end, 6.0, 0.0)
    if "//" in core:
        return Break(start, end, 2.0 + begins, 0.0)  # an address with no full stop after it
    # Titles rather hold words with capitals, and summaries words without.
    return Break(start, end, (AFTER_WORD + core[0].isupper()) + begins, 0.0)


def _begin_cost(after: str) -> float:
    """How unlikely a title begins with these characters."""
    if after[:1].isupper():
        return 0.0
    first = after.lstrip(_OPENERS)[:1] or after[:1]
    if not first:
        return 4.0
    if after[:1] == "(":
        return 2.0 if first.isupper() else 4.0
    if first.isupper():
        return 0.0
    if first.isdigit():
        return 0.5
    if first.islower() and first.isascii():
        return 0.5 if after[1:].isupper() else 2.5
    if first in _CURRENCIES:
        return 1.0
    return 1.0 if first.isalpha() else 4.0


def _after_full_stop(text: str, start: int, end: int, core: str, begins: float) -> Break:
    word = core.rstrip(".…").lstrip("([\"“‘'").casefold()
    if core.endswith(("...", "…")):
        return Break(start, end, 1.0 + begins, 1.5)
    if word in _NO_END:
        return Break(start, end, 6.0 + begins, 0.0)
    if _DOTTED.fullmatch(word):
        return Break(start, end, 2.5 + begins, 0.5)
    if word in _MAYBE_END:
        return Break(start, end, 1.0 + begins, 1.5)
    if len(word) == 1 and word.isalpha():
        return Break(start, end, 2.0 + begins, 1.0)
    if word.isdigit() and len(word) <= 2:
        before = text[max(0, start - len(core) - 12) : start - len(core)]
        if _DIVISION.search(before):
            return Break(start, end, 2.0 + begins, 1.0)  # `Part 1. The Rungs`
        earlier = before[-3:].rstrip()
        if not earlier or earlier[-1] in ".:;?!,":
            # `1. The first point`: the number is that of a list, not the end of a sentence.
            return Break(start, end, 7.0, 4.0)
    return Break(start, end, begins, 6.0)
