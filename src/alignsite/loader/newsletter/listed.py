"""The titles that a catalogue lists, found in an issue's text: places where items surely begin.

Words are compared without case, and nothing but letters and digits counts, so that quotes, dashes,
white space and the scars of flattening (`( AN #7 )`) make no difference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from alignsite.loader.newsletter.head_marks import COLON, Bracket, brackets
from alignsite.loader.newsletter.labels import LABEL
from alignsite.loader.newsletter.marks import HeadMark, Mark, SectionMark, next_word
from alignsite.loader.newsletter.names import authors_cost, likely_authors
from alignsite.loader.newsletter.outline import FoundItem
from alignsite.loader.newsletter.prose import FILLER, Prose, masked, visible
from alignsite.sources import CatalogueRow

_WORD = re.compile(r"[^\W_]+")
_OPENING = "[\"“‘'*_"
_CLOSING = "]\"”’'*_" + FILLER
_EXTRA_END = re.compile(r"[.?!…]{1,3}(?=\s*\()")
_FOLDED = str.maketrans("‘’“”–—‐‑", "''\"\"----")
_PASSED_OVER = 60.0
_UNLISTED = 3.0
_NO_BREAK = 9.0
_ENOUGH_WITHOUT_NUMBER = 35.0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row's title stands, with what the brackets after it say.

    `evidence`: how sure it is that an item begins here rather than that its title is mentioned.
    """

    row: int
    words: int
    evidence: float
    begins: float
    start: int
    head: HeadMark


def without_titles(prose: Prose, rows: Sequence[CatalogueRow]) -> str:
    """The text with the listed titles blanked: what in it may name sections."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(_Finder(prose, ()).spans(rows)):
        if end > at:
            parts += [prose.text[at : max(at, start)], FILLER * (end - max(at, start))]
            at = end
    return "".join((*parts, prose.text[at:]))


def with_listed(marks: Sequence[Mark], prose: Prose, rows: Sequence[CatalogueRow]) -> list[Mark]:
    """The candidates of an issue, given what a catalogue lists for it.

    A listed title is a candidate that costs nothing to take and much to pass over. Others get
    dearer, the more of the catalogue's titles there are in the text.
    """
    chosen = _chosen(_Finder(prose, marks).places(rows))
    if not chosen:
        return list(marks)
    sure = sum(1 for row in rows if row.issue is not None)
    numbered = sum(1 for one in chosen if rows[one.row].issue is not None)
    share = numbered / sure if sure else 0.0
    starts = {one.start for one in chosen}
    found: list[Mark] = [one.head for one in chosen]
    spans = [(one.start, one.head.end) for one in chosen]
    begins = [start for start, _ in spans]
    for mark in marks:
        index = bisect_left(begins, mark.end) - 1
        if index >= 0 and spans[index][1] > mark.start:
            continue  # it is part of a listed title or of what follows it
        if isinstance(mark, HeadMark):
            found.append(replace(mark, cost=mark.cost + _UNLISTED * share))
        else:
            found.append(_section(mark, prose, starts, share))
    found.sort(key=lambda mark: (mark.start, mark.end))
    return found


def _section(mark: SectionMark, prose: Prose, starts: set[int], share: float) -> SectionMark:
    """A section's name; right before a listed title it is likelier, elsewhere less likely."""
    if next_word(prose.text, mark.end) not in starts:
        return replace(mark, cost=mark.cost + share)
    before = prose.before(mark.start)
    if before is not None and before.cost >= _NO_BREAK:
        return replace(mark, cost=min(mark.cost, 0.5))  # `An introduction to Interpretability`
    return replace(mark, cost=0.0, skip_text=8.0, skip_title=8.0)


def _chosen(places: Iterable[_Place]) -> list[_Place]:
    """One place for each row, none overlapping another, the surest first; in order of the text."""
    found: list[_Place] = []
    rows: set[int] = set()
    for one in sorted(places, key=lambda one: (-one.evidence, -one.words, one.begins, one.start)):
        if one.row in rows or any(
            one.start < other.head.end and other.start < one.head.end for other in found
        ):
            continue
        rows.add(one.row)
        found.append(one)
    return sorted(found, key=lambda one: one.start)


class _Finder:
    """One text made ready for looking up titles (built once, never changed)."""

    def __init__(self, prose: Prose, marks: Sequence[Mark]) -> None:
        self._prose = prose
        self._text = prose.text
        self._words = list(_WORD.finditer(self._text))
        folded = [one.group().casefold() for one in self._words]
        self._joined = f" {' '.join(folded)} "
        self._offsets: list[int] = []
        at = 0
        for word in folded:
            self._offsets.append(at)
            at += len(word) + 1
        self._brackets = {one.start: one for one in brackets(self._text)}
        self._sections = {one.start for one in marks if isinstance(one, SectionMark)}
        self._after_section = {
            next_word(self._text, one.end) for one in marks if isinstance(one, SectionMark)
        }

    def places(self, rows: Sequence[CatalogueRow]) -> list[_Place]:
        """Every place where a row's title may be an item's, in no order."""
        spans = [
            (index, row, start, end, count)
            for index, row in enumerate(rows)
            for start, end, count in self._occurrences(row.title)
        ]
        follows = self._sections | {start for _, _, start, _, _ in spans}
        found: list[_Place] = []
        for index, row, start, end, count in spans:
            head, evidence = self._head(row, start, end, follows)
            least = 1.0 if row.issue is not None else _ENOUGH_WITHOUT_NUMBER
            begins = self._begin_cost(start)
            if evidence >= least:
                found.append(_Place(index, count, evidence, begins, start, head))
        return found

    def spans(self, rows: Sequence[CatalogueRow]) -> list[tuple[int, int]]:
        """Every place where the words of a listed title stand."""
        return [(start, end) for row in rows for start, end, _ in self._occurrences(row.title)]

    def _begin_cost(self, start: int) -> float:
        before = self._prose.before(start)
        if before is None or start in self._after_section:
            return 0.0
        return before.cost

    def _occurrences(self, title: str) -> list[tuple[int, int, int]]:
        """Where the title stands: its beginning, its end, and how many words it has."""
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
            start = self._led(self._words[first].start(), lead)
            end = self._tailed(self._words[first + len(words) - 1].end(), tail)
            found.append((start, end, len(words)))
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

    def _head(
        self, row: CatalogueRow, start: int, end: int, follows: set[int]
    ) -> tuple[HeadMark, float]:
        """What stands after a title, and how much it looks like an item's head."""
        run: list[Bracket] = []
        at = end
        while (one := self._brackets.get(self._next(at))) is not None:
            if one.kind == "reference" or (one.kind == "other" and run):
                break
            run.append(one)
            at = one.end
        evidence = 0.0
        authors = summarizer = hat_tip = None
        for one in run:
            if one.kind == "by":
                summarizer = one.value
                evidence += 40.0
            elif one.kind == "tip":
                hat_tip = one.value
                evidence += 35.0
            else:
                says = _names(row.authors, one.value)
                if not says:
                    run, at = [], end
                    break
                authors = one.value
                evidence += says
        colon = COLON.match(self._text, at)
        if colon:
            at = colon.end()
            evidence += 15.0
        following = next_word(self._text, at)
        labelled = LABEL.match(self._text, following) is not None
        if not evidence and (following >= len(self._text) or following in follows):
            evidence = 8.0
        goes_on = colon is not None or labelled or summarizer is not None
        head = HeadMark(
            end, at, authors, summarizer, hat_tip, goes_on, 0.0, _PASSED_OVER, _PASSED_OVER, start
        )
        return head, evidence

    def _next(self, at: int) -> int:
        """The next place that is neither white space nor a mark of emphasis."""
        while at < len(self._text) and (self._text[at].isspace() or self._text[at] in "*_"):
            at += 1
        return at


def _names(listed: str, printed: str) -> float:
    """How sure it is that what a bracket holds are the authors; 0 where they are not."""
    ours, theirs = _key(listed), _key(printed)
    if ours and ours == theirs:
        return 45.0
    if ours and len(theirs) > 1 and theirs[:2] == ours[:2]:
        return 40.0
    if authors_cost(printed) is not None:
        return 25.0
    return 20.0 if likely_authors(printed) or set(ours) & set(theirs) else 0.0


def _key(words: str) -> tuple[str, ...]:
    return tuple(one.group().casefold() for one in _WORD.finditer(visible(masked(words))))


def with_addresses(
    items: Sequence[FoundItem], rows: Sequence[CatalogueRow]
) -> tuple[FoundItem, ...]:
    """The items, those without an address leading to the catalogue's."""
    listed: dict[tuple[str, ...], list[CatalogueRow]] = {}
    # A row that names the issue counts before one that names none.
    for row in sorted(rows, key=lambda row: row.issue is None):
        key = _key(row.title)
        if key and row.url is not None:
            listed.setdefault(key, []).append(row)
    found = []
    for item in items:
        same = listed.get(_key(item.shown), [])
        url = (same.pop(0) if len(same) > 1 else same[0]).url if same else None
        found.append(item if item.url is not None else replace(item, url=url))
    return tuple(found)
