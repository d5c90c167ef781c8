"""Where a title may begin in running text, and how much a stretch of words looks like one.

All judgements are costs: 0 is what one expects, 3 is unusual, 6 is nearly never seen. They are
added up along an issue (`segmentation`), so that one odd place does not upset the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from alignsite.loader.newsletter.vocabulary import words

_TARGET = re.compile(r"\]\([^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?\)")
_TELLING = re.compile(r"\s(?<![a-zA-Z,;:] )\s*|\s(?![a-z](?![A-Z]))\s*")
"""White space, but for a space within a sentence: before a small letter, after a letter or comma.

A small letter before a capital (`iNet`) may begin a title as well as a capital does.
"""
_WHITE_SPACE = re.compile(r"(?<=\S)\s")
_STRETCH = 256
_CLOSERS = ")]}\"”’'*_»"
_OPENERS = "[\"“‘'*_«("
FILLER = "\x00"
"""Stands for the characters of links' addresses in a masked text."""

_CURRENCIES = "$€£"
IMPOSSIBLE = 9.0
"""What it costs to begin where nothing can."""

_NO_END = words(
    "e.g i.e eg ie vs v cf dr mr mrs ms prof st no nos vol fig figs eq sec ch pp approx resp",
    "viz w.r.t incl ed eds jan feb mar apr jun jul aug sep sept oct nov dec",
)
_MAYBE_END = words(
    "etc al u.s u.k a.i inc co jr sr a.m p.m ph.d",
)
_SMALL = words(
    "a an the of for in on to from with and or nor but by at as via vs is are be its it not",
    "into over under than that your our their do does can using without between through how",
)
_NEVER_LAST = words(
    "a an the of for in on to from with and or by at as via this that these those is are was",
    "were be my our your its their his her called titled named than if how",
    "across among between into onto toward towards upon within without via versus per during",
)
_SENTENCE_STARTS = words(
    "this these however see i it they he she he's it's i'm i've also but so then there see",
    "unfortunately overall finally first second firstly secondly similarly note you",
)
_RUN_ON = re.compile(r".*\) (?=[A-Z\"“])")
"""Words up to a bracket that something like a new beginning follows."""
_SPEAKING = words(
    "i we it he she they them us this that these those our its their his her there",
    "i'm we're so then else really actually",
)
_PARTED = re.compile(r"[\s\-]")
_DIVISION = re.compile(r"\b(?:[Pp]art|[Cc]hapter|[Vv]olume|[Ee]pisode) $")
_DOTTED = re.compile(r"[a-z](?:\.[a-z]){1,3}")
_REFERENCE = re.compile(r"\(\s*AN\s*#\s*\d+\s*\)|\bAN #\d+(?= [A-Z])|https?://")
"""What points elsewhere, and is no part of a title."""
_NUMBERED = re.compile(r"(?:Part|Chapter|Volume|Version|Episode)?\s*(?:\d+|[IVX]+)", re.IGNORECASE)

_LONGEST_QUESTION = 18
_SENTENCE_WORDS = 6
_RUNNING = 0.4
LONGEST_TITLE = 300
"""Characters of a title as read, link addresses not counted."""

_REMEMBERED = 256
"""Titles asked about again and again, from each place before them."""

WINDOW = 1400
"""Characters of source that are searched for the beginning of a title (addresses counted)."""


def masked(text: str) -> str:
    """The text with the address of every inline link blanked out, every offset unchanged."""
    if "](" not in text:
        return text

    def blank(match: re.Match[str]) -> str:
        return "]" + FILLER * (len(match.group()) - 1)

    return _TARGET.sub(blank, text)


def visible(text: str) -> str:
    """A masked stretch as a reader sees it: no addresses, no brackets around link texts."""
    return " ".join(_shown_words(text))


def _shown_words(text: str) -> list[str]:
    if FILLER in text or "[" in text or "]" in text:
        text = text.replace(FILLER, "").replace("[", "").replace("]", "")
    return text.split()


class Break(NamedTuple):
    """White space after which a title, a section or a sentence may begin.

    `cost`: how unlikely a title begins here. `inside`: how unlikely this stands within a title.
    """

    end: int
    at: int
    cost: float
    inside: float


class Prose:
    """One masked text with its breaks, for asking about places in it.

    Most white space lies within a sentence, where nothing begins and nothing ends: it is passed
    over. Most of the rest lies far from any title, so a stretch of the text is read when it is
    first asked for. Stretches begin at white space, so no break lies in two of them.
    """

    __slots__ = ("_begins", "_breaks", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._begins = [0]
        while begin := _WHITE_SPACE.search(text, self._begins[-1] + _STRETCH):
            self._begins.append(begin.start())
        self._breaks: list[list[Break | tuple[int, int]] | None] = [None] * len(self._begins)

    def _stretch(self, index: int) -> list[Break | tuple[int, int]]:
        """The breaks of a stretch, from the last to the first; of those not asked for, the span."""
        found = self._breaks[index]
        if found is None:
            end = self._begins[index + 1] if index + 1 < len(self._begins) else len(self.text)
            spans = _TELLING.finditer(self.text, self._begins[index], end)
            found = self._breaks[index] = [one.span() for one in spans]
            found.reverse()
        return found

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

    def within(self, start: int, end: int) -> list[Break]:
        """The breaks in `start` < at < `end` that tell something."""
        found = list(self.backwards(start, end))
        found.reverse()
        return found

    def backwards(self, start: int, end: int) -> Iterator[Break]:
        """The same breaks, the last one first."""
        for index in range(bisect_left(self._begins, end) - 1, -1, -1):
            stretch = self._stretch(index)
            for place, one in enumerate(stretch):
                if one[1] <= start:
                    return
                if one[1] >= end:
                    continue
                found = stretch[place] = one if isinstance(one, Break) else _break(self.text, *one)
                if found.cost < IMPOSSIBLE or found.inside:
                    yield found
            if self._begins[index] <= start:
                return


def _break(text: str, start: int, end: int) -> Break:
    after = text[end : end + 2]
    small = after[:1].islower() and after[:1].isascii() and not after[1:].isupper()
    if small and text[start:end] == " " and text[start - 1].isalpha():
        return Break(start, end, IMPOSSIBLE, 0.0)  # within a sentence, as most white space is
    token = text[max(0, start - 40) : start].rsplit(None, 1)
    last = token[-1] if token else ""
    core = last.rstrip(_CLOSERS + FILLER)
    breaks = text.count("\n", start, end)
    if breaks:
        return Break(start, end, 0.0, 8.0 if breaks > 1 else 4.0)
    begins = _begin_cost(text[end : end + 2])
    if core.endswith(("?", "!")):
        return Break(start, end, begins, 3.0)
    if core.endswith((".", "…")) and not (last.endswith(")") and _is_abbreviation(core)):
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
    return Break(start, end, (6.0 if core[0].isupper() else 5.0) + begins, 0.0)


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


@lru_cache(maxsize=_REMEMBERED)
def title_cost(title: str, *, whole: bool = False) -> float:
    """How unlike a title the (masked) words are, their breaks apart: length and first word.

    `whole`: where they begin is sure, so that a conjunction may be the first.
    """
    words = _shown_words(title)
    shown = " ".join(words)
    if not shown or len(shown) > LONGEST_TITLE:
        return 40.0
    count = len(words)
    cost = 1.0 if count == 1 else 0.3 if count == 2 else 0.0
    if count > 16:
        cost += (min(count, 30) - 16) * 0.15 + max(0, count - 30) * 0.4
    if words[0].casefold().rstrip(",:") in _SENTENCE_STARTS and count > 2:
        cost += 2.5 if words[0] == "See" else 1.0
    if words[0].endswith(",") and count > 3:
        cost += 1.0
    if words[0] in ("And", "But", "Or", "Part") and not whole:
        cost += 2.5
    if "#" in shown and _REFERENCE.search(shown):
        cost += 3.0
    if title.count("[") != title.count("]"):
        cost += 6.0  # it would begin inside a link
    if shown.count("(") != shown.count(")") or shown.count("“") != shown.count("”"):
        cost += 4.0
    if (count <= 2 and _NUMBERED.fullmatch(shown)) or shown.count(" - ") > 1:
        cost += 3.0  # a number, or a list brought to one line
    if ") " in shown and count >= _SENTENCE_WORDS and not whole:
        told = _RUN_ON.match(shown)
        if told and capitalised_share(told.group()) < _RUNNING:
            cost += 4.0  # a sentence that ends in brackets, and then a title
    if shown[-1] in ",;":
        cost += 3.0
    return cost


def may_open_title(question: str) -> bool:
    """Whether a question is rather the first part of a title than the last one of a summary.

    Summaries ask about what they have spoken of; titles name what they ask about.
    """
    found = [word.strip(_CLOSERS + _OPENERS + ".,:;?!") for word in _PARTED.split(question)]
    plain = [word.casefold() for word in found if word]
    return 1 < len(plain) <= _LONGEST_QUESTION and not any(word in _SPEAKING for word in plain)


def is_numbered(title: str) -> bool:
    """Whether the words are the number of a part: `Part 2`."""
    return _NUMBERED.fullmatch(title.strip()) is not None


def in_title_case(words: str) -> int:
    """How many words there are if all but the small ones begin with capitals, else 0.

    `Deep Nets Are Fun?`: 3; fewer than two words tell nothing, and count as 0.
    """
    found = [word.strip(_CLOSERS + _OPENERS + ".,:;?!") for word in words.split()]
    content = [word for word in found if word and word.casefold() not in _SMALL]
    titled = len(content) >= 2 and all(not word[0].islower() for word in content)
    return len(content) if titled else 0


@lru_cache(maxsize=_REMEMBERED)
def capitalised_share(words: str) -> float:
    """The share of the words, small ones apart, that begin with a capital or a digit."""
    found = [word.strip(_CLOSERS + _OPENERS + ".,:;?!") for word in _shown_words(words)]
    content = [word for word in found if word and word.casefold() not in _SMALL]
    return sum(1 for word in content if not word[0].islower()) / len(content) if content else 0.0
