"""How much a stretch of words looks like a title, or like the beginning of one, as a cost."""

from __future__ import annotations

import re
from functools import lru_cache

from alignsite.loader.newsletter.masking import shown_words
from alignsite.loader.newsletter.vocabulary import words

_EDGE = ")]}\"”’'*_»[“‘«(.,:;?!"
_SMALL = words(
    "a an the of for in on to from with and or nor but by at as via vs is are be its it not",
    "into over under than that your our their do does can using without between through how",
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


@lru_cache(maxsize=_REMEMBERED)
def title_cost(title: str, *, whole: bool = False) -> float:
    """How unlike a title the (masked) words are, their breaks apart: length and first word.

    `whole`: where they begin is sure, so that a conjunction may be the first.
    """
    words = shown_words(title)
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
    found = [word.strip(_EDGE) for word in _PARTED.split(question)]
    plain = [word.casefold() for word in found if word]
    return 1 < len(plain) <= _LONGEST_QUESTION and not any(word in _SPEAKING for word in plain)


def is_numbered(title: str) -> bool:
    """Whether the words are the number of a part: `Part 2`."""
    return _NUMBERED.fullmatch(title.strip()) is not None


def in_title_case(words: str) -> int:
    """How many words there are if all but the small ones begin with capitals, else 0.

    `Deep Nets Are Fun?`: 3; fewer than two words tell nothing, and count as 0.
    """
    found = [word.strip(_EDGE) for word in words.split()]
    content = [word for word in found if word and word.casefold() not in _SMALL]
    titled = len(content) >= 2 and all(not word[0].islower() for word in content)
    return len(content) if titled else 0


def ends_small(words: str) -> bool:
    """Whether the last word alone tells that `in_title_case` gives 0."""
    last = words.rsplit(None, 1)[-1:]
    word = last[0].strip(_EDGE) if last else ""
    return bool(word) and word[0].islower() and word.casefold() not in _SMALL


@lru_cache(maxsize=_REMEMBERED)
def capitalised_share(words: str) -> float:
    """The share of the words, small ones apart, that begin with a capital or a digit."""
    found = [word.strip(_EDGE) for word in shown_words(words)]
    content = [word for word in found if word and word.casefold() not in _SMALL]
    return sum(1 for word in content if not word[0].islower()) / len(content) if content else 0.0
