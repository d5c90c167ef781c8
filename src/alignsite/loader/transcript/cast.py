"""Which of the labels in a file name speakers: decided by the evidence of the whole file.

A line that has a label's form is not enough: `Next: so the first thing` has it too. A label counts
when it recurs; a label that stands once counts when it is a slip for one that recurs, when the
page names that person, when it carries a time, or when it is set exactly as the others are.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from alignsite.loader.transcript import names
from alignsite.loader.transcript.labels import Label, Style
from alignsite.loader.transcript.recurrence import (
    Count,
    Printed,
    established,
    is_common,
    small_words,
)
from alignsite.loader.transcript.smallwords import SmallWords

_MOST_REGULARS = 200

Verdict = Literal["yes", "perhaps", "hardly", "no"]
"""perhaps: taken, with a warning; hardly: left in the text, with a warning."""

_EDITORS_NOTE = re.compile(
    r"(?:addend(?:um|a)|clarification|correction|errat(?:um|a)|editor(?:ial)?(?:['’]?s)?(?:['’])? "
    r"(?:note|comment|remark)|transcri(?:ber|pt)(?:['’]?s)? note|note (?:from|by|to|on|added))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The labels that are speakers', in the order of the text, and those one could doubt.

    `doubtful`: labels that stand once and were taken; `passed_over`: ones that look like a name
    and were left in the text.
    """

    speaking: tuple[Printed, ...]
    doubtful: tuple[Printed, ...] = ()
    passed_over: tuple[Printed, ...] = ()


def is_editors_note(label: Label) -> bool:
    """Whether the label opens a note by an editor: `**Addendum from Name:**`."""
    return label.style != "plain" and label.colon and bool(_EDITORS_NOTE.match(label.name))


def cast(
    printed: Sequence[Printed],
    known: Sequence[str],
    text: Callable[[], str],
    stated: Sequence[str] = (),
) -> Cast:
    """Decide who speaks.

    `printed`: every line of the transcript that has a label's form; `known`: names of people that
    the page gives (front matter, title, introduction); `text`: the words of the transcript;
    `stated`: labels that the front matter itself says are speakers'.
    """

    @functools.cache
    def small() -> SmallWords:
        return small_words(text())

    keys = {names.key(label) for label in stated}
    candidates = [
        one for one in printed if _possible(one.label, known) or names.key(one.label.name) in keys
    ]
    regulars = established(candidates, lambda name: _is_part_of(name, known), keys, small)
    taken = {i for i, one in enumerate(candidates) if _is_turn_of(one, regulars)}
    if not taken:
        return Cast(())
    taken -= _biographies(candidates, taken)
    first, last = min(taken), max(taken)
    if len(regulars) > _MOST_REGULARS:
        # Nobody talks with so many people: what stands once is then not worth the search.
        return Cast(tuple(candidates[i] for i in sorted(taken)))
    evidence = _Evidence(regulars, known, _Setting.of([candidates[i].label for i in taken]), small)
    doubtful: list[Printed] = []
    passed_over: list[Printed] = []
    for index, one in enumerate(candidates):
        if index in taken or names.key(one.label.name) in regulars:
            continue
        verdict = evidence.judge(one, first < index < last)
        if verdict in ("yes", "perhaps"):
            taken.add(index)
        if verdict == "perhaps":
            doubtful.append(one)
        elif verdict == "hardly":
            passed_over.append(one)
    return Cast(tuple(candidates[i] for i in sorted(taken)), tuple(doubtful), tuple(passed_over))


def _biographies(candidates: Sequence[Printed], taken: set[int]) -> set[int]:
    """Unmarked labels above the first marked one, where nearly all turns' labels are marked.

    Introductions present people so: `Ada: research assistant at ...`.
    """
    marked = {i for i in taken if candidates[i].label.style != "plain"}
    if len(marked) * 3 < len(taken) * 2:
        return set()
    first = min(marked)
    return {i for i in taken if i < first}


def sparse(printed: Sequence[Printed], known: Sequence[str]) -> Cast:
    """Who speaks where nobody does so twice: for a stretch that is known to be a transcript."""
    found = [
        one
        for one in printed
        if one.line == 0
        and one.label.colon
        and one.label.shape in ("name", "role")
        and _possible(one.label, known)
        and not (names.is_ordinary(one.label.name) or one.is_link)
        and (
            one.label.style != "plain"
            or one.label.start is not None
            or _is_known(one.label.name, known)
        )
    ]
    return Cast(tuple(found))


def _is_known(name: str, known: Sequence[str]) -> bool:
    return any(
        names.key(name) == names.key(person) or names.is_shortened(name, person) for person in known
    )


def _is_part_of(name: str, known: Sequence[str]) -> bool:
    """Whether the label is one word, or more, of a longer name that the page gives."""
    return any(names.is_shortened(name, person) for person in known)


def _possible(label: Label, known: Sequence[str]) -> bool:
    if is_editors_note(label):
        return False
    if names.is_never_a_speaker(label.name):
        return _is_part_of(label.name, known)
    words = label.name.split()
    return label.shape is not None or (
        len(label.name) <= 30
        and len(words) <= 3
        and not any(names.is_ordinary(word) for word in words)
    )


def _is_turn_of(one: Printed, regulars: dict[str, Count]) -> bool:
    """Whether this place, where a recurring spelling is printed, begins a turn."""
    label = one.label
    count = regulars.get(names.key(label.name))
    if count is None:
        return False
    if label.colon:
        if label.style != "plain":
            return True
        if count.styles["plain"] > 1:
            return not label.tight or not (one.words[:1].isdigit() or one.words[:1] == "/")
        return one.line == 0 and not one.is_link
    if label.start is not None or label.alone:
        return True
    return label.style == "bold" and one.line == 0 and count.styles["bold"] > 1


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a file's labels are set: how many in each style, and what most of them have."""

    styles: Counter[Style]
    colon: bool
    alone: bool

    @classmethod
    def of(cls, labels: Sequence[Label]) -> _Setting:
        half = len(labels) / 2
        return cls(
            styles=Counter(label.style for label in labels),
            colon=sum(label.colon for label in labels) >= half,
            alone=sum(label.alone for label in labels) >= half,
        )


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a label that stands seldom is judged by."""

    regulars: dict[str, Count]
    known: Sequence[str]
    setting: _Setting
    small: Callable[[], SmallWords]

    def judge(self, one: Printed, between: bool) -> Verdict:
        """Whether one label that does not recur begins a turn; `between`: it stands among turns."""
        label = one.label
        if one.is_link or not self._is_set_off(label):
            return "no"
        if label.shape is None:
            return "yes" if self._is_slip(label) else "no"
        if label.shape == "letter" or self._goes_by_initials(label):
            return self._judge_initials(label, between)
        if self._is_slip(label) and not self._is_word_like_a_name(label):
            return "yes"
        if label.colon != self.setting.colon or not between:
            return "no"
        if label.start is not None and label.shape != "role":
            return "yes"
        if _is_known(label.name, self.known):
            plain = label.style == "plain"
            return "no" if plain and is_common(label.name, self.small()) else "yes"
        return self._judge_stranger(one)

    def _is_set_off(self, label: Label) -> bool:
        """Whether colon, time or line set the label off, in a style that turns have here."""
        if label.tight and label.style == "plain":
            return False
        if not (label.colon or label.start is not None or label.alone):
            return False
        own = self.setting.styles[label.style]
        return own >= 3 or own == self.setting.styles.total()

    def _judge_stranger(self, one: Printed) -> Verdict:
        """A name or a role among the turns that nothing else on the page bears out."""
        label = one.label
        if names.is_ordinary(label.name) or names.is_machine(label.name):
            return "no"
        if label.shape == "role":
            return "yes" if label.style != "plain" or one.line == 0 else "no"
        if is_common(label.name, self.small()):
            return "no"
        if label.style == "plain":
            return "hardly" if one.line == 0 and len(label.name.split()) <= 3 else "no"
        return "perhaps" if label.colon and label.alone == self.setting.alone else "no"

    def _is_word_like_a_name(self, label: Label) -> bool:
        """Whether an unmarked label is a short word of the text (`Plan:`) that resembles a name."""
        own = names.key(label.name)
        if label.style != "plain" or len(own) > 4 or not is_common(label.name, self.small()):
            return False
        return not any(key.startswith(own) or own == key for key in self.regulars)

    def _judge_initials(self, label: Label, between: bool) -> Verdict:
        """Initials, or the name of somebody who goes by initials elsewhere."""
        timed = label.start is not None
        known = self._goes_by_initials(label)
        return "yes" if (timed and between) or (known and (timed or between)) else "no"

    def _goes_by_initials(self, label: Label) -> bool:
        """Whether it is the name or the initials of somebody who mostly has the other."""
        return any(
            names.are_initials(label.name, count.name) or names.are_initials(count.name, label.name)
            for count in self.regulars.values()
        )

    def _is_slip(self, label: Label) -> bool:
        if names.is_ordinary(label.name):
            return False
        if label.shape == "joint":
            parts = re.split(r"\s*(?:,|&|/|\+|\band\b)\s*", label.name)
            return all(
                any(names.variant(part, count.name) for count in self.regulars.values())
                for part in parts
                if part
            )
        return any(
            names.variant(label.name, count.name) or names.is_shortened(count.name, label.name)
            for count in self.regulars.values()
            if count.styles.total() >= 3 or count.timed
        )
