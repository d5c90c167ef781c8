"""Candidates for the heads of items in a flattened issue: brackets after titles, and colons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from alignsite.loader.newsletter.labels import LABEL
from alignsite.loader.newsletter.marks import HeadMark, begins_small, next_word
from alignsite.loader.newsletter.masking import visible
from alignsite.loader.newsletter.names import authors_cost, likely_authors
from alignsite.loader.newsletter.searching import every
from alignsite.loader.newsletter.vocabulary import words

_SUMMARIZED = re.compile(r"\(\s*summari[sz]ed by\s+([^()]{1,80}?)\s*\)", re.IGNORECASE)
_HAT_TIP = re.compile(r"\(\s*(?:H/T|HT:?|hat tip:?(?: to)?)\s+([^()]{1,120}?)\s*\)", re.IGNORECASE)
COLON = re.compile(r"\s*:(?=\s|$)")
_SPACED_COLON = re.compile(r" :(?<=[^\s:] :)(?= )")
_REFERENCE = re.compile(r"\s*AN\s*#", re.IGNORECASE)
_GOES_ON = ",.;:)!?-–—/"
_BY_INITIAL = {
    "s": _SUMMARIZED, "S": _SUMMARIZED, "h": _HAT_TIP, "H": _HAT_TIP, "a": _REFERENCE,
    "A": _REFERENCE,
}  # fmt: skip
"""What the first letter in a bracket says that it may be."""
_HEAD = re.compile(r"\(summari[sz]ed by |\) : ")
_LONGEST_BRACKET = 260
_LONGEST_ASIDE = 2000
_LONGEST_GAP = 4
_SHORTEST_ITEM = 30
_DEEPEST = 64

_UNCOUNTED = words("a an the of for in on to from with and or at by")
"""Words whose initials abbreviations leave out."""
_ACRONYM_ONLY = re.compile(r"[A-Z][A-Za-z]{0,6}s?")


class Bracket(NamedTuple):
    """A stretch in brackets: `kind` is by, tip, reference or other, `value` its words."""

    start: int
    end: int
    kind: str
    value: str


def brackets(text: str) -> list[Bracket]:
    """The outermost bracketed stretches that are short enough to be part of a head."""
    found: list[Bracket] = []
    inside = 0
    for start, end in _pairs(text):
        if start < inside:
            continue
        nested = text.find("(", start + 1, end) >= 0
        if not nested or (
            end - start <= _LONGEST_ASIDE and not _HEAD.search(text, start + 1, end - 1)
        ):
            inside = end
        if end - start > _LONGEST_BRACKET:
            continue
        found.append(_bracket(text, start, end))
    return found


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where brackets open and close, those that belong together, in order."""
    found: list[tuple[int, int]] = []
    open_: list[int] = []
    for at in sorted((*every("(", text), *every(")", text))):
        if text[at] == "(":
            open_.append(at)
            if len(open_) > _DEEPEST:
                del open_[0]
        elif open_:
            found.append((open_.pop(), at + 1))
    found.sort()
    return found


def _bracket(text: str, start: int, end: int) -> Bracket:
    value = visible(text[start + 1 : end - 1])
    pattern = _BY_INITIAL.get(value[:1])
    if pattern is None:
        return Bracket(start, end, "other", value)
    whole = text[start:end]
    if pattern is _REFERENCE and pattern.match(whole, 1):
        return Bracket(start, end, "reference", "")
    if match := pattern.fullmatch(whole):
        return Bracket(start, end, "by" if pattern is _SUMMARIZED else "tip", visible(match[1]))
    return Bracket(start, end, "other", value)


def head_marks(text: str, found: Sequence[Bracket]) -> list[HeadMark]:
    """Every place in a masked text that may be what follows a title, in order.

    `found`: the text's `brackets`.
    """
    marks: list[HeadMark] = []
    run: list[Bracket] = []
    for one in (*found, None):
        if run and (
            one is None
            or one.start - run[-1].end > _LONGEST_GAP
            or text[run[-1].end : one.start].strip(" \n*_")
        ):
            mark = _head(text, run)
            if mark is not None:
                marks.append(mark)
            run = []
        if one is not None:
            run.append(one)
    taken = {mark.end for mark in marks if mark.open}
    last = -_SHORTEST_ITEM
    for match in _SPACED_COLON.finditer(text):
        if match.end() not in taken and match.start() - last >= _SHORTEST_ITEM:
            last = match.start()
            marks.append(_unnamed(text, match.start(), match.end()))
    marks.sort(key=attrgetter("start", "end"))
    return marks


def _head(text: str, run: list[Bracket]) -> HeadMark | None:
    """The head that brackets in a row make up, with the colon after them."""
    said = len(run)
    while said and run[said - 1].kind in ("by", "tip"):
        said -= 1
    extras = run[said:]
    summarizer = hat_tip = None
    if extras:
        summarizer = next((one.value for one in extras if one.kind == "by"), None)
        hat_tip = next((one.value for one in extras if one.kind == "tip"), None)
    end = run[-1].end
    colon = COLON.match(text, end)
    stop = colon.end() if colon else end
    spaced = colon is not None and text[end : end + 1] == " "
    if not extras and colon is None and not _may_be_listed(text, end):
        return None
    named, shape = _authors(run[:said], sure=bool(extras) or spaced)
    authors = named.value if named else None
    start = named.start if named else end
    if named and (extras or spaced) and _abbreviates(text, named):
        # `A Climbing Workshop (ACW)`: the bracket belongs to the title, and nobody is named.
        named = None
        authors, start = None, extras[0].start if extras else end
    if extras:
        if summarizer is None and text[end : end + 1] in (".", ",", ";"):
            return None  # a thank-you within a sentence
        goes_on = colon is not None or summarizer is not None or _labelled(text, stop)
        begin = named.start if named else extras[0].start
        return HeadMark(begin, stop, authors, summarizer, hat_tip, goes_on, 0.0, 50.0, 50.0)
    if spaced and named is None:
        return _unnamed(text, end, stop)
    if named is None:
        return _before_bracket(text, run)
    if spaced:
        skip = 7.0 - 0.5 * shape
        return HeadMark(start, stop, authors, None, None, True, shape * 0.4, skip, skip + 3.0)
    if colon:
        open_head = HeadMark(start, stop, authors, None, None, True, 2.0 + shape, 0.5, 3.5)
        return None if _abbreviates(text, named) else open_head
    return _listed(text, named, shape)


def _before_bracket(text: str, run: list[Bracket]) -> HeadMark | None:
    """The end of a listed item, where the next title begins with a bracket: `(x < y) or not`."""
    if len(run) != 2 or any(one.kind != "other" for one in run):
        return None
    shape = authors_cost(run[0].value)
    if shape is None or shape > 1:
        return None
    mark = _listed(text, run[0], shape)
    return mark if mark is None else mark._replace(skip_text=min(1.0, mark.skip_text))


def _unnamed(text: str, start: int, stop: int) -> HeadMark:
    """A colon after a space: the head of an item without authors, or the scar of a link."""
    begins = next_word(text, stop)
    if text[begins : begins + 1].islower():
        return HeadMark(start, stop, None, None, None, True, 0.7, 1.0, 2.0)
    return HeadMark(start, stop, None, None, None, True, 0.7, 4.5, 9.0)


def _authors(run: list[Bracket], *, sure: bool) -> tuple[Bracket | None, float]:
    """The bracket that holds the authors, if the last one does, and its cost.

    `sure`: what follows says that this is a head, so an unusual list of names will do.
    """
    if not run or run[-1].kind != "other":
        return None, 0.0
    shape = authors_cost(run[-1].value)
    if shape is None:
        return (run[-1], 2.0) if sure and likely_authors(run[-1].value) else (None, 0.0)
    # `A title (with an aside) (its authors)`
    return run[-1], shape * 0.4 if len(run) > 1 and run[-2].kind == "other" else shape


def _labelled(text: str, at: int) -> bool:
    """Whether a label follows."""
    return LABEL.match(text, next_word(text, at)) is not None


def _may_be_listed(text: str, end: int) -> bool:
    """Whether the bracket that ends there may end a title: no sentence goes on after it."""
    after = text[end : end + 3]
    following = after.strip()[:1]
    return not after or (after[0].isspace() and (not following or following not in _GOES_ON))


def _listed(text: str, named: Bracket, shape: float) -> HeadMark | None:
    """The head of an item that may be listed only: brackets, and no colon after them."""
    if _abbreviates(text, named):
        return None
    following = text[named.end : named.end + 3].strip()[:1]
    cost = 1.0 + 0.6 * shape
    skip_text = max(0.3, 3.5 - 1.2 * shape) + (0.0 if following else 2.0)
    skip_title = max(0.8, 5.0 - 1.2 * shape)
    if named.value.islower() and " " not in named.value:
        skip_title = min(3.0, skip_title)
    if _labelled(text, named.end):
        return HeadMark(
            named.start, named.end, named.value, None, None, True, 1.0 + shape, 1.0, skip_title
        )
    if begins_small(text, named.end):
        if shape > 1:
            return None
        cost += 1.5
        skip_text = 0.0
    return HeadMark(
        named.start, named.end, named.value, None, None, False, cost, skip_text, skip_title
    )


def _abbreviates(text: str, named: Bracket) -> bool:
    """Whether the bracket holds the initials of the words before it: `Decision Process (DP)`."""
    value = named.value
    if not _ACRONYM_ONLY.fullmatch(value) or sum(c.isupper() for c in value) < 2:
        return False
    letters = "".join(c.casefold() for c in value if c.isupper())
    before = re.findall(r"[^\W\d_]+", text[max(0, named.start - 160) : named.start])
    initials = "".join(word[0].casefold() for word in before)
    content = "".join(word[0].casefold() for word in before if word not in _UNCOUNTED)
    return initials.endswith(letters) or content.endswith(letters)
