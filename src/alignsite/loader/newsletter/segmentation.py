"""A flattened issue cut into sections and items: the cheapest way through all candidates.

One pass from left to right (Viterbi): for every candidate the cheapest chain of candidates that
ends in it. After a section's name or an item that is only listed, the next title must begin at
once; after a summary it may begin wherever a sentence ends. Windows are bounded, so the time is
linear in the text.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from alignsite.loader.newsletter.head_marks import brackets, head_marks
from alignsite.loader.newsletter.labels import label_kind, labels
from alignsite.loader.newsletter.listed import with_listed, without_titles
from alignsite.loader.newsletter.marks import HeadMark, Mark, SectionMark, next_word
from alignsite.loader.newsletter.masking import masked
from alignsite.loader.newsletter.pieces import ItemPiece, LoosePiece, Piece, SectionPiece
from alignsite.loader.newsletter.prose import Prose
from alignsite.loader.newsletter.section_marks import in_capitals, section_marks
from alignsite.loader.newsletter.sections import find
from alignsite.loader.newsletter.steps import NEVER, WINDOW, Place, Step, Steps
from alignsite.loader.newsletter.titles import Titles

_NEARBY = 5
_SLACK = 2.0
_MADE_UP = 3.0


def segment(text: str, titles: Titles | None = None) -> list[Piece]:
    """Cut a flattened issue into pieces that cover it, in order.

    `titles`: what a catalogue lists for this issue.
    """
    return _Segmenter(text, titles).pieces()


class _Node(NamedTuple):
    """The cheapest chain that ends in the mark of that number.

    -1 stands for the beginning of the text; the number after the last mark's for its end.
    """

    number: int
    place: Place
    cost: float
    back: _Node | None = None
    title: int | None = None
    doubt: float = 0.0
    section: str | None = None
    group: str | None = None


class _Segmenter:
    """The marks of one text, and the way through them (built once, never changed)."""

    def __init__(self, text: str, titles: Titles | None) -> None:
        self._text = text
        prose = Prose(masked(text))
        found = list(labels(prose.text))
        self._steps = Steps(text, prose, found)
        links = [one.end() for one in found if label_kind(one) != "opinion"]
        bracketed = brackets(prose.text)
        marks: list[Mark] = [
            *section_marks(
                prose,
                in_capitals(without_titles(prose.text, titles) if titles else prose.text),
                links,
            ),
            *head_marks(prose.text, bracketed),
        ]
        marks.sort(key=attrgetter("start", "end"))
        groups = (find(one.printed) for one in marks if isinstance(one, SectionMark))
        self._grouped = any(one is not None and one.is_group for one in groups)
        self._in_order = _in_order(marks)
        marks = _before_sections(_without_brackets_of_sections(marks), prose.text)
        self._marks = with_listed(marks, prose, titles, bracketed) if titles else marks
        self._starts = [mark.start for mark in self._marks]
        self._skips_text, self._skips_title, self._least = [0.0], [0.0], [0.0]
        for mark in self._marks:
            self._skips_text.append(self._skips_text[-1] + mark.skip_text)
            self._skips_title.append(self._skips_title[-1] + mark.skip_title)
            self._least.append(self._least[-1] + min(mark.skip_text, mark.skip_title))

    def cheapest(self) -> _Node:
        """The end of the cheapest chain from the beginning of the text to its end."""
        nodes = [_Node(-1, Place(None, 0), 0.0)]
        far: dict[bool, tuple[float, _Node]] = {}
        settled = 0
        for index in range(len(self._marks) + 1):
            mark = self._marks[index] if index < len(self._marks) else None
            at = mark.start if mark else len(self._text)
            while settled < len(nodes) - 1 and (
                at - nodes[settled].place.end > WINDOW or len(nodes) - settled > _NEARBY
            ):
                node = nodes[settled]
                state = node.place.needs_title
                price = node.cost - self._skips_text[node.number + 1]
                if state not in far or price < far[state][0]:
                    far[state] = (price, node)
                settled += 1
            near = (*reversed(nodes[settled:]), *(one for _, one in far.values()))
            best = self._best([one for one in near if one.place.end <= at], mark, index)
            if best is not None and (mark is None or not self._is_idle(best, index)):
                nodes.append(best)
        return nodes[-1]

    def _is_idle(self, node: _Node, index: int) -> bool:
        """Whether nothing can be gained by ending an item's head here.

        The chain before it may as well pass over the mark: what follows then is the same, and
        hardly dearer.
        """
        before = node.back
        if before is None or before.place.needs_title or node.place.needs_title:
            return False
        passed = self._skips_text[index + 1] - self._skips_text[before.number + 1]
        dearer = _MADE_UP if before.place.mark is not None else 2 * _MADE_UP
        return node.cost - before.cost - passed > dearer

    def _best(self, nodes: Sequence[_Node], mark: Mark | None, index: int) -> _Node | None:
        """The cheapest chain from one of the nodes on to a mark; of several the first.

        The likeliest are tried first, so that most of the others need not be.
        """
        order = [(least, at) for at, least in enumerate(self._least_costs(nodes, mark, index))]
        order.sort()
        lowest, best = math.inf, None
        for least, at in order:
            if least >= lowest:
                break
            step = self._step(nodes[at], mark)
            if step.cost >= NEVER:
                continue
            cost = self._cost(nodes[at], step, mark, index)
            if cost < lowest:
                lowest, best = cost, (nodes[at], step)
        return self._node(*best, lowest, mark, index) if best is not None else None

    def _least_costs(self, nodes: Sequence[_Node], mark: Mark | None, index: int) -> list[float]:
        """What a chain from each node on to a mark costs at least: all but the step itself."""
        least, titles = self._least, self._skips_title
        price = (mark.cost if mark else 0.0) - _SLACK
        to_here = least[index] + price
        if isinstance(mark, SectionMark):
            name = _name(mark)
            return [
                node.cost + to_here - least[node.number + 1] + self._out_of_place(node, name)
                for node in nodes
            ]
        if mark is None or mark.title is not None:
            return [node.cost + to_here - least[node.number + 1] for node in nodes]
        in_title = titles[index] + price
        return [
            node.cost + in_title - titles[node.number + 1]
            if node.place.title_at_once
            else node.cost + to_here - least[node.number + 1]
            for node in nodes
        ]

    def _step(self, node: _Node, mark: Mark | None) -> Step:
        """The step from a node to a mark."""
        if isinstance(mark, HeadMark):
            return self._steps.to_head(node.place, mark)
        return self._steps.to_border(node.place, mark.start if mark else len(self._text), mark)

    def _cost(self, node: _Node, step: Step, mark: Mark | None, index: int) -> float:
        """What a chain costs that goes from a node on to a mark by a step."""
        after = node.number + 1
        inside = index
        if step.title is not None:
            inside = bisect_left(self._starts, step.title, after, index)
        cost = node.cost + step.cost + self._skips_text[inside] - self._skips_text[after]
        cost += self._skips_title[index] - self._skips_title[inside]
        if isinstance(mark, SectionMark):
            cost += self._out_of_place(node, _name(mark))
        return cost + (mark.cost if mark else 0.0)

    def _node(self, back: _Node, step: Step, cost: float, mark: Mark | None, index: int) -> _Node:
        """The chain that goes from a node on to a mark by a step."""
        section, group = back.section, back.group
        if isinstance(mark, SectionMark):
            known, section = find(mark.printed), _name(mark)
            if known is not None and known.is_group:
                group = section
            elif known is not None and known.group is None:
                group = None
        holds_sections = isinstance(mark, SectionMark) and section == group
        place = (
            Place.after(mark, holds_sections=holds_sections)
            if mark
            else Place(None, len(self._text))
        )
        return _Node(index, place, cost, back, step.title, step.doubt, section, group)

    def _out_of_place(self, node: _Node, name: str) -> float:
        """What it costs that a section stands where it does: again, or under another group."""
        if name in (node.section, node.group):
            return 12.0
        known = find(name)
        if known is None or known.is_group or known.group is None:
            return 0.0
        if node.group is None:
            return 2.0 if self._grouped else 0.0
        if node.group != known.group:
            return 1.5 if " " not in name else 1.0
        before = node.section if node.section != node.group else None
        backwards = before is not None and name.casefold() < before.casefold()
        return 1.5 if backwards and self._in_order else 0.0

    def pieces(self) -> list[Piece]:
        """Sections, items and loose words, in order; together they cover the text."""
        chain: list[_Node] = []
        node: _Node | None = self.cheapest()
        while node is not None:
            chain.append(node)
            node = node.back
        chain.reverse()
        found: list[Piece] = []
        for before, after in pairwise(chain):
            self._between(before, after, found)
            if isinstance(after.place.mark, SectionMark):
                mark = after.place.mark
                found.append(SectionPiece(mark.start, mark.end, mark.printed))
        return found

    def _between(self, before: _Node, after: _Node, found: list[Piece]) -> None:
        """The pieces from one chosen mark to the next, the next item's title among them."""
        stop = after.place.mark.start if after.place.mark else len(self._text)
        border = after.title if after.title is not None else stop
        words_end = self._steps.trimmed(before.place.end, border)
        if isinstance(before.place.mark, HeadMark):
            head = before.place.mark
            start = before.title if before.title is not None else head.start
            found.append(
                ItemPiece(
                    start,
                    self._steps.trimmed(start, head.start),
                    next_word(self._text, head.end),
                    max(words_end, min(next_word(self._text, head.end), len(self._text))),
                    head.authors,
                    head.summarizer,
                    head.hat_tip,
                    before.doubt,
                )
            )
        elif words_end > next_word(self._text, before.place.end):
            found.append(LoosePiece(next_word(self._text, before.place.end), words_end))
        if after.title is not None and not isinstance(after.place.mark, HeadMark):
            end = self._steps.trimmed(after.title, stop)
            found.append(ItemPiece(after.title, end, end, end, None, None, None, 2.0))


def _name(mark: SectionMark) -> str:
    """The section's name, spelled as the table of sections spells it."""
    known = find(mark.printed)
    return known.name if known else mark.printed


def _in_order(marks: list[Mark]) -> bool:
    """Whether this issue sorts the sections of a group by name, as far as sure ones tell."""
    pairs = 0
    previous = ""
    for mark in marks:
        if not isinstance(mark, SectionMark) or mark.skip_text < 3.0:
            continue
        known = find(mark.printed)
        if known is None or known.group is None:
            previous = ""
            continue
        name = known.name.casefold()
        if name < previous:
            return False
        pairs += bool(previous)
        previous = name
    return pairs > 0


def _before_sections(marks: list[Mark], text: str) -> list[Mark]:
    """The marks, brackets right before a section's name harder to pass over.

    A summary seldom ends in brackets without a full stop; a listed item always does.
    """
    starts = {mark.start for mark in marks if isinstance(mark, SectionMark)}
    return [
        mark._replace(skip_text=mark.skip_text + 2.0)
        if isinstance(mark, HeadMark) and not mark.open and next_word(text, mark.end) in starts
        else mark
        for mark in marks
    ]


def _without_brackets_of_sections(marks: list[Mark]) -> list[Mark]:
    """The marks without heads that are the end of a section's name (`Miscellaneous (AI)`)."""
    spans = {(mark.end) for mark in marks if isinstance(mark, SectionMark)}
    return [
        mark
        for mark in marks
        if not (isinstance(mark, HeadMark) and mark.end in spans and not mark.open)
    ]
