"""The titles that a catalogue lists, as candidates: places where items surely begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alignsite.loader.newsletter.head_marks import COLON, Bracket
from alignsite.loader.newsletter.labels import LABEL
from alignsite.loader.newsletter.marks import HeadMark, Mark, SectionMark, next_word
from alignsite.loader.newsletter.masking import FILLER
from alignsite.loader.newsletter.names import authors_cost, likely_authors
from alignsite.loader.newsletter.outline import FoundItem
from alignsite.loader.newsletter.prose import IMPOSSIBLE, Prose
from alignsite.loader.newsletter.titles import Titles, title_key
from alignsite.sources import CatalogueRow

_PASSED_OVER = 60.0
_UNLISTED = 3.0
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


def without_titles(text: str, titles: Titles) -> str:
    """The text with the listed titles blanked: what in it may name sections."""
    # A title of one word may well be the name of one.
    spans = sorted((one.start, one.end) for one in titles.occurrences if one.words > 1)
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if end > at:
            parts += [text[at : max(at, start)], FILLER * (end - max(at, start))]
            at = end
    return "".join((*parts, text[at:]))


def with_listed(
    marks: Sequence[Mark], prose: Prose, titles: Titles, found: Sequence[Bracket]
) -> list[Mark]:
    """The candidates of an issue, given what a catalogue lists for it, and its brackets.

    A listed title is a candidate that costs nothing to take and much to pass over. Others get
    dearer, the more of the catalogue's titles there are in the text.
    """
    rows = titles.rows
    chosen = _chosen(_Finder(prose, marks, found).places(titles))
    if not chosen:
        return list(marks)
    sure = sum(1 for row in rows if row.issue is not None)
    numbered = sum(1 for one in chosen if rows[one.row].issue is not None)
    share = numbered / sure if sure else 0.0
    starts = {one.start for one in chosen}
    settled: list[Mark] = [one.head for one in chosen]
    spans = [(one.start, one.head.end) for one in chosen]
    begins = [start for start, _ in spans]
    for mark in marks:
        index = bisect_left(begins, mark.end) - 1
        if index >= 0 and spans[index][1] > mark.start:
            continue  # it is part of a listed title or of what follows it
        if isinstance(mark, HeadMark):
            settled.append(mark._replace(cost=mark.cost + _UNLISTED * share))
        else:
            settled.append(_section(mark, prose, starts, share))
    settled.sort(key=lambda mark: (mark.start, mark.end))
    return settled


def _section(mark: SectionMark, prose: Prose, starts: set[int], share: float) -> SectionMark:
    """A section's name; right before a listed title it is likelier, elsewhere less likely."""
    if next_word(prose.text, mark.end) not in starts:
        return mark._replace(cost=mark.cost + share)
    before = prose.before(mark.start)
    if before is not None and before.cost >= IMPOSSIBLE:
        return mark._replace(cost=min(mark.cost, 0.5))  # `An introduction to Interpretability`
    return mark._replace(cost=0.0, skip_text=8.0, skip_title=8.0)


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

    def __init__(self, prose: Prose, marks: Sequence[Mark], found: Sequence[Bracket]) -> None:
        self._prose = prose
        self._text = prose.text
        self._brackets = {one.start: one for one in found}
        self._sections = {one.start for one in marks if isinstance(one, SectionMark)}
        self._after_section = {
            next_word(self._text, one.end) for one in marks if isinstance(one, SectionMark)
        }

    def places(self, titles: Titles) -> list[_Place]:
        """Every place where a row's title may be an item's, in no order."""
        follows = self._sections | {one.start for one in titles.occurrences}
        found: list[_Place] = []
        for one in titles.occurrences:
            row = titles.rows[one.row]
            head, evidence = self._head(row, one.start, one.end, follows)
            least = 1.0 if row.issue is not None else _ENOUGH_WITHOUT_NUMBER
            if evidence >= least:
                begins = self._begin_cost(one.start)
                found.append(_Place(one.row, one.words, evidence, begins, one.start, head))
        return found

    def _begin_cost(self, start: int) -> float:
        before = self._prose.before(start)
        if before is None or start in self._after_section:
            return 0.0
        return before.cost

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
    ours, theirs = title_key(listed), title_key(printed)
    if ours and ours == theirs:
        return 45.0
    if ours and len(theirs) > 1 and theirs[:2] == ours[:2]:
        return 40.0
    if authors_cost(printed) is not None:
        return 25.0
    return 20.0 if likely_authors(printed) or set(ours) & set(theirs) else 0.0


def with_addresses(
    items: Sequence[FoundItem], rows: Sequence[CatalogueRow]
) -> tuple[FoundItem, ...]:
    """The items, those without an address leading to the catalogue's."""
    if not rows:
        return tuple(items)
    listed: dict[tuple[str, ...], list[CatalogueRow]] = {}
    # A row that names the issue counts before one that names none.
    for row in sorted(rows, key=lambda row: row.issue is None):
        key = title_key(row.title)
        if key and row.url is not None:
            listed.setdefault(key, []).append(row)
    found = []
    for item in items:
        same = listed.get(title_key(item.shown), [])
        url = (same.pop(0) if len(same) > 1 else same[0]).url if same else None
        found.append(item if item.url is not None else item._replace(url=url))
    return tuple(found)
