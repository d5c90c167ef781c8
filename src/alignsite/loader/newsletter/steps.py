"""What one step from a candidate to the next costs, and where the title between them begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from alignsite.loader.newsletter.link_texts import LinkTexts
from alignsite.loader.newsletter.marks import HeadMark, Mark, SectionMark, next_word
from alignsite.loader.newsletter.masking import FILLER
from alignsite.loader.newsletter.prose import AFTER_WORD, IMPOSSIBLE, Break, Prose
from alignsite.loader.newsletter.sections import find, spelled
from alignsite.loader.newsletter.title_shape import (
    LONGEST_TITLE,
    capitalised_share,
    ends_small,
    in_title_case,
    is_numbered,
    may_open_title,
    title_cost,
)

NEVER = 1e6
WINDOW = 1400
"""Characters of source that are searched for the beginning of a title (addresses counted)."""
_TOO_LONG = 40.0
_TOO_DEAR = 4.0
_MOST_INSIDE = 14.0
_MOST_WORDS = 48
_MID_SENTENCE = 3.0
"""What a title costs at least where no sentence ends before it."""
_BETWEEN = 5.0
"""What words cost that stand between a section's name and its first item."""
_DOUBTED = 2.0
"""How much dearer another beginning may be to cast doubt on the cheapest."""
_GAIN = 2.6
"""The most that the sentences within a title take off the cost of beginning before them: two that
are questions or printed in capitals. More of them in one title have not been met."""
_NOTICES = ("Feedback", "Podcast", "Previous newsletters")
_CONTEXT = 900
_SENTENCE = 120
_FEW_WORDS = 3
_MANY_WORDS = 4
_LONGEST_PART = 16
_SENTENCE_ENDS = (".", "!", "?", "…", ".)", ".”", '."', "!)", "?)", "?”", "!”")
_MAY_END = re.compile(r"[.?!…\n#/]")
"""What stands before every break that costs something in a title, or begins one cheaply."""
_OPENERS = re.compile(r"^[\[\"“‘'*_]+")


class Place(NamedTuple):
    """Where a step begins: after `mark` (`None` at the beginning of the text), at `end`.

    `holds_sections`: the mark is the name of a group, with no section below it yet.
    `needs_title`: the next title must begin at once; `title_at_once`: not even words that belong
    to no item may stand before it.
    """

    mark: Mark | None
    end: int
    holds_sections: bool = False
    needs_title: bool = False
    title_at_once: bool = False

    @classmethod
    def after(cls, mark: Mark, *, holds_sections: bool) -> Place:
        """The place that follows a mark."""
        listed = isinstance(mark, HeadMark) and not mark.open
        needs_title = listed or isinstance(mark, SectionMark)
        return cls(mark, mark.end, holds_sections, needs_title, listed)


class Step(NamedTuple):
    """The cost of a step, where the title in it begins, and how doubtful that place is."""

    cost: float
    title: int | None = None
    doubt: float = 0.0


_OUT = Step(NEVER)


class Steps:
    """The costs of steps through one text (built once, never changed)."""

    __slots__ = ("_asked", "_labels", "_prose", "_sentences", "_text", "_title")

    def __init__(self, text: str, prose: Prose, labels: Sequence[re.Match[str]]) -> None:
        self._text = text
        self._prose = prose
        self._labels = labels
        self._sentences: dict[int, tuple[int, float]] = {}
        # Only the last answer: several places before a head ask the same.
        self._asked = (-1, -1, False)
        self._title = _OUT

    def to_head(self, place: Place, head: HeadMark) -> Step:
        """From a place to an item's head: where the title begins, and what that costs."""
        start = next_word(self._text, place.end)
        stop = self.trimmed(start, head.start)
        if stop <= start:
            return _OUT
        if head.title is not None:
            return self._to_listed(place, start, head.title)
        if place.needs_title:
            cost = self._whole_cost(start, stop)
            if place.holds_sections:
                cost += 2.0  # a group seldom holds items itself
            whole = Step(cost + _start_cost(self._prose.text[start : start + 12]), start)
            if place.title_at_once or whole.cost <= _BETWEEN - _GAIN:
                return whole
            # Words may stand between a section's name and its first item.
            later = self._title_in(start, stop)
            return (
                whole
                if whole.cost <= later.cost + _BETWEEN
                else Step(later.cost + _BETWEEN, later.title, later.doubt)
            )
        extra = 4.0 if place.mark is None else 0.0
        found = self._title_in(start, stop)
        if place.mark is None:
            at_once = self._whole_cost(start, stop) + self._inner_cost(start, stop) + 2.0
            if at_once < found.cost + extra:
                return Step(at_once, start)
        if head.authors is None and head.summarizer is None and found.title is not None:
            # Nothing but a colon says that this is a title: it should look like one.
            # A link in it does: where issues are flattened, only titles keep theirs.
            title = self._prose.text[found.title : stop]
            extra += (
                0.0
                if "](" in self._text[found.title : stop]
                else 2.5 * (1.0 - capitalised_share(title))
            )
        return Step(found.cost + extra, found.title, found.doubt)

    def _to_listed(self, place: Place, start: int, title: int) -> Step:
        """To a title that the catalogue lists: only words before it, where none belong, cost."""
        if title < start:
            return _OUT
        return Step(5.0 if place.needs_title and title > start else 0.0, title)

    def _title_in(self, start: int, stop: int) -> Step:
        """The likeliest beginning of a title that ends at `stop`, after some running text."""
        label = self._last_label(stop)
        from_label = label is not None and label.end() > start
        low = max(label.end() if label and from_label else start, stop - WINDOW)
        reading = bool(label and from_label and not label.group("by"))
        asked = (low, stop, reading)
        if asked != self._asked:
            self._asked, self._title = asked, self._likeliest(low, stop, reading)
        return self._title

    def _likeliest(self, low: int, stop: int, reading: bool) -> Step:
        """The same between two places; `reading`: after `Read more:`."""
        if not reading and self._prose.text.find("//", low, stop) < 0:
            found = self._likeliest_of(self._prose.ends(low, stop), low, stop, reading=False)
            if found.cost + _DOUBTED + _GAIN < AFTER_WORD:
                return found  # to begin after any other word is dearer, and casts no doubt on it
        return self._likeliest_of(self._prose.backwards(low, stop), low, stop, reading)

    def _likeliest_of(self, breaks: Iterable[Break], low: int, stop: int, reading: bool) -> Step:
        """The same at one of the breaks, which come from the last to the first."""
        inside = 0.0
        best, second = _OUT, NEVER
        undecided = not reading
        links: LinkTexts | None = None
        for one in islice(breaks, _MOST_WORDS):
            if self._too_long(one.at, stop):
                break
            begins = one.cost
            if reading and _MID_SENTENCE <= begins < IMPOSSIBLE:
                links = links or self._link_texts(low, stop)
                begins = links.break_cost(one.end)
            cost = begins + inside if begins < IMPOSSIBLE else NEVER
            if cost < best.cost:
                cost += self._title_cost(one, low, stop)
            if cost < best.cost:
                best, second = Step(cost, one.at), best.cost
            elif cost < second:
                second = cost
            if undecided and second <= _MID_SENTENCE + inside:
                undecided = False
                if not self._ends(low, one.end):
                    break  # whatever begins before costs as much
            if one.inside:
                inside += self._within_title(one, low, stop)
                if inside > min(_MOST_INSIDE, best.cost + _TOO_DEAR):
                    break  # what begins before is not the best, nor does it put that in doubt
        if best.title is None:
            return _OUT
        return Step(best.cost, best.title, max(0.0, _DOUBTED - (second - best.cost)))

    def _too_long(self, start: int, stop: int) -> bool:
        """Whether the words between two places are too many for a title, addresses apart."""
        length = stop - start
        return length > LONGEST_TITLE < length - self._prose.text.count(FILLER, start, stop)

    def _title_cost(self, one: Break, low: int, stop: int) -> float:
        """How unlike a title the words after a break are."""
        title = self._prose.text[one.at : stop]
        cost = title_cost(title)
        if self._prose.text[one.end - 1] in "?!" and len(title.split()) <= _FEW_WORDS:
            cost += self._answers(low, one)
        return cost

    def _ends(self, low: int, stop: int) -> bool:
        """Whether a sentence may end between two places: elsewhere titles are dear to begin."""
        return _MAY_END.search(self._prose.text, max(low, stop - WINDOW), stop) is not None

    def _link_texts(self, low: int, stop: int) -> LinkTexts:
        """What stands between `Read more:` and a title's end: texts without a full stop."""
        text = self._prose.text
        told, tells = text[max(0, low - _CONTEXT) : low], text[stop : stop + _CONTEXT]
        return LinkTexts(text, low, stop, told=told, tells=tells)

    def _within_title(self, one: Break, low: int, stop: int) -> float:
        """What it costs that a title that ends at `stop` goes on over a break."""
        text = self._prose.text
        short = stop - one.at <= _LONGEST_PART
        if short and one.inside >= 2.0 and is_numbered(text[one.at : stop]):
            return 0.5
        if text[one.end - 1] == "?" and may_open_title(
            text[self._sentence_begin(low, one) : one.end]
        ):
            return -0.3
        return self._inside(one, low)

    def _answers(self, low: int, one: Break) -> float:
        """What it costs that a few words are a title, not the answer to the question before."""
        question = self._prose.text[self._sentence_begin(low, one) : one.end]
        return 3.0 if may_open_title(question) else 1.0

    def _sentence_begin(self, low: int, one: Break) -> int:
        """Where the sentence before a break begins, as far as it is near."""
        start = max(low, one.end - _SENTENCE)
        for other in self._prose.ends(start, one.at):
            if other.inside >= 2.0:
                return other.at
        return start

    def _inside(self, one: Break, low: int) -> float:
        """What it costs that the sentence before a break is part of the title."""
        if one.inside < 2.0 or one.inside > 6.0:
            return one.inside
        if ends_small(self._prose.text[max(0, one.end - _SENTENCE) : one.end]):
            return one.inside  # as most sentences do, and no title in capitals
        found = self._sentences.get(one.at)
        if found is None:
            found = self._sentences[one.at] = self._sentence(one)
        if found[0] > low:
            return found[1]
        return self._told(low, one)

    def _sentence(self, one: Break) -> tuple[int, float]:
        """Where the sentence before a break begins, if near, and what that makes of the break."""
        for other in self._prose.ends(max(0, one.end - _SENTENCE), one.at):
            if other.inside >= 2.0:
                return other.at, self._told(other.at, one)
        return -1, one.inside

    def _told(self, begin: int, one: Break) -> float:
        if one.end - begin >= _SENTENCE:
            return one.inside
        count = in_title_case(self._prose.text[begin : one.end])
        if count >= _MANY_WORDS:
            return min(0.0, one.inside - 4.0)  # no sentence is printed so
        return one.inside - 4.0 if count else one.inside

    def _whole_cost(self, start: int, stop: int) -> float:
        """How unlike a title the whole stretch is."""
        if stop - start > WINDOW:
            return _TOO_LONG
        cost = title_cost(self._prose.text[start:stop], whole=True)
        return cost + self._inner_cost(start, stop) if cost < _TOO_LONG else cost

    def _inner_cost(self, start: int, stop: int) -> float:
        """What the sentence ends inside a title cost."""
        if stop - start > WINDOW:
            return _TOO_LONG
        cost = 0.0
        if not self._ends(start, stop):
            return cost
        for one in reversed(list(self._prose.ends(start, stop))):
            if one.inside:
                cost += self._within_title(one, start, stop) * 0.5
            if cost > _TOO_LONG:
                break
        return cost

    def to_border(self, place: Place, at: int, mark: SectionMark | None) -> Step:
        """From a place to the next section's name, or to the end of the text."""
        start = next_word(self._text, place.end)
        stop = self.trimmed(start, at)
        text = self._prose.text
        if not place.needs_title:
            if stop <= start:
                return Step(0.0)
            if mark is None:
                return Step(0.0 if text[max(0, stop - 3) : stop].endswith(_SENTENCE_ENDS) else 1.5)
            before = self._prose.before(mark.start)
            cost = max(0.0, before.cost) if before else 0.0
            if cost == 0.0 and not text[max(0, stop - 3) : stop].endswith(_SENTENCE_ENDS):
                cost = 3.0
            label = self._last_label(stop)
            if label and label.end() > start and not label.group("by"):
                cost *= 0.2
            return Step(min(cost, 4.0) * 0.8)
        if isinstance(place.mark, SectionMark):
            if stop <= start:
                known = find(place.mark.printed)
                return Step(0.0 if mark and known and known.is_group else 4.0)
            if spelled(place.mark.printed) in _NOTICES:
                return Step(0.5)
            return self._listed_alone(start, stop, 3.0)
        if stop <= start:
            return Step(0.0)
        return self._listed_alone(start, stop, 3.5)

    def _listed_alone(self, start: int, stop: int, price: float) -> Step:
        """Words between a name and the next border: a title without authors, or a notice."""
        if stop - start > WINDOW:
            return Step(price + 2.0)
        words = self._prose.text[start:stop]
        breaks = any(one.inside >= 2.0 for one in self._prose.ends(start, stop))
        if not breaks and words.rstrip()[-1:] not in ".:;,":
            return Step(price + title_cost(words), start)
        return Step(price + 2.0)

    def trimmed(self, start: int, stop: int) -> int:
        """`stop`, moved back over white space, but not before `start`."""
        while stop > start and self._text[stop - 1].isspace():
            stop -= 1
        return stop

    def _last_label(self, position: int) -> re.Match[str] | None:
        """The last label that ends at or before `position`."""
        index = bisect_right(self._labels, position, key=lambda match: match.end()) - 1
        return self._labels[index] if index >= 0 else None


def _start_cost(title: str) -> float:
    first = _OPENERS.sub("", title)[:2]
    return 1.0 if first[:1].islower() and first.isascii() and not first[1:].isupper() else 0.0
