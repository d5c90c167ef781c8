"""Whether a text is a conversation: people who take turns through most of it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from alignsite.loader.document import Form
from alignsite.loader.transcript import names
from alignsite.loader.transcript.cast import cast
from alignsite.loader.transcript.labels import read_label
from alignsite.loader.transcript.recurrence import Printed, small_words
from alignsite.loader.transcript.relabelled import is_named
from alignsite.loader.transcript.times import falls

_FENCE = re.compile(r"^[ \t]{0,3}(?:```|~~~)")
_TALK = re.compile(r"\b(?:I|you|your|we|me|my|yeah|yes|hi|hello|thanks)\b|\?", re.IGNORECASE)
"""What people say to each other, and lists of labelled facts do not."""

_SELF = re.compile(r"\b(?:I|I['’](?:m|d|ll|ve)|my|me|yeah)\b")
"""What people say of themselves, and instructions to readers hardly do."""

_FEWEST = 6
"""Turns that make a transcript, where nothing but the text says that it is one."""

_FEWEST_TIMED = 4
"""The same, of turns with times."""

_FEWEST_NAMED = 3
"""The same, where the page names those who speak in them."""

_LATEST_BEGINNING = 360
"""Seconds into a recording at which somebody has spoken."""

_FEWEST_DRY = 10
"""The same, of turns without any word that people say to each other."""

_MOST_DRY = 8
"""People in such a conversation."""

_SAMPLE = 200
"""Turns that are looked at for such words."""

_SHARE = 0.45
"""Part of a document's words that turns make up when it is a transcript."""


Need = Literal["names", "talk", "self"]
"""What the words after labels have to show: nothing; talk; people who speak of themselves."""


def is_conversation(
    text: str,
    form: Form,
    *,
    recorded: bool,
    need: Need = "talk",
    named: Sequence[str] = (),
) -> bool:
    """Whether two people or more speak by turns through most of the text.

    `recorded`: the document has a recording, so that `Q:` and `A:` are somebody. `need`: "self"
    where the labels are set as other things are more often, "names" where it is known already that
    the document is an episode's. `named`: names that the page gives, which need not recur where
    labels have times.
    """
    lines = list(_paragraph_lines(text, form))
    printed = _printed(lines)
    sure = [
        one.label.name
        for one in printed
        if one.label.start is not None and is_named(one.label.name, named)
    ]
    seen = Counter(one.label.name for one in printed)
    if sum(count >= 2 or name in sure for name, count in seen.items()) < 2:
        return False
    found = cast(printed, sure, lambda: text, sure).speaking
    if len(found) < _fewest(found, sure) or not _is_exchange(found, _Words(text, recorded), sure):
        return False
    stretch = [line for _, line in lines[found[0].block : found[-1].block + 10]]
    spoken = sum(line.count(" ") + 1 for line in stretch)
    return spoken >= _SHARE * (text.count(" ") + text.count("\n") + 1) and (
        need == "names"
        or _is_timed(found)
        or (_speak_of_themselves(found) if need == "self" else _is_talk(found, form))
    )


def _fewest(found: Sequence[Printed], named: Sequence[str]) -> int:
    """How many turns make a transcript."""
    if not _is_timed(found):
        return _FEWEST
    return _FEWEST_NAMED if len({names.key(name) for name in named}) > 1 else _FEWEST_TIMED


def _printed(lines: Sequence[tuple[bool, str]]) -> list[Printed]:
    """The lines that have a label's form."""
    printed: list[Printed] = []
    for number, (opens, line) in enumerate(lines):
        label = read_label(line)
        if label is not None:
            words = line[label.end : label.end + 400].strip()
            if label.alone and number + 1 < len(lines):
                words = lines[number + 1][1][:400].strip()
            printed.append(Printed(number, 0 if opens else 1, label, words))
    return printed


@dataclass(slots=True)
class _Words:
    """What a text's words say of a label; asked for once for each spelling."""

    text: str
    recorded: bool
    _known: dict[str, bool] = field(default_factory=dict)

    def name_somebody(self, one: Printed) -> bool:
        """Whether a label is somebody: it has a time, or is a name the text never has small."""
        label = one.label
        if label.start is not None:
            return True
        known = self._known.get(label.name)
        if known is None:
            known = self._known[label.name] = self._is_somebody(label.name, label.shape)
        return known

    def _is_somebody(self, name: str, shape: names.Shape | None) -> bool:
        if shape == "role":
            return names.is_speaking_role(name)
        if shape == "letter":
            return self.recorded or self._spells_name(name.rstrip("."))
        if shape not in ("name", "joint") or names.is_ordinary(name):
            return False
        small = small_words(self.text)
        return not all(word.casefold().strip(".,") in small for word in name.split())

    def _spells_name(self, capitals: str) -> bool:
        """Whether capitals are a short name that the text has as well, or somebody's initials."""
        if len(capitals) < 2 or not capitals.isalpha():
            return False
        words = r"\s+(?:[a-z]{1,3}\s+)?".join(
            rf"{letter}[\w'’-]*[a-z][\w'’-]*" for letter in capitals
        )
        return re.search(rf"\b(?:{capitals.title()}|{words})\b", self.text) is not None


def _is_exchange(found: Sequence[Printed], words: _Words, named: Sequence[str]) -> bool:
    """Whether the labels are those of a few people who answer each other."""
    counts = Counter(names.key(one.label.name) for one in found)
    known = {names.key(name) for name in named}
    people = sum(count >= 2 or key in known for key, count in counts.items())
    if people < 2 or max(counts.values()) * 20 < len(found):
        return False
    return _by_people(found, words) * 3 >= len(found) and _switches(found) * 4 >= len(found)


def _by_people(found: Sequence[Printed], words: _Words) -> int:
    """How many of the labels are somebody's.

    A part that is no proof by itself (`Reader`, `Student`) is somebody's beside one that is:
    whoever answers `Host:` is a person too, however much more of the talk is theirs.
    """
    people = [words.name_somebody(one) for one in found]
    if not any(people):
        return 0
    return sum(
        is_one or (one.label.shape == "role" and not names.is_machine(one.label.name))
        for is_one, one in zip(people, found, strict=True)
    )


def _switches(found: Sequence[Printed]) -> int:
    """How often another one begins to speak."""
    return sum(
        names.key(a.label.name) != names.key(b.label.name) for a, b in itertools.pairwise(found)
    )


def _is_timed(found: Sequence[Printed]) -> bool:
    """Whether most labels carry the time of a recording; programmes begin later, verses fall."""
    times = [one.label.start for one in found if one.label.start is not None]
    return (
        len(times) * 2 > len(found)
        and times[0] <= _LATEST_BEGINNING
        and falls(times) * 2 < len(times)
    )


def _speak_of_themselves(found: Sequence[Printed]) -> bool:
    return _stands_in(_SELF, found[:_SAMPLE], 4)


def _is_talk(found: Sequence[Printed], form: Form) -> bool:
    """Whether what follows the labels is what people say to each other.

    Where it does not look so, roles that answer each other all the time are enough, and in plain
    text names too: there nothing else would have made labels of them.
    """
    sample = found[:_SAMPLE]
    if _stands_in(_TALK, sample, 3):
        return True
    people = {one.label.name: one.label.shape for one in found}
    return (
        len(found) >= _FEWEST_DRY
        and len(people) <= _MOST_DRY
        and _switches(found) * 2 >= len(found)
        and sum(one.words.count(" ") >= 3 for one in sample) * 2 >= len(sample)
        and all(_is_person(name, shape, form) for name, shape in people.items())
    )


def _stands_in(pattern: re.Pattern[str], sample: Sequence[Printed], part: int) -> bool:
    """Whether what follows one label in `part` matches; no more is read than that takes."""
    found = 0
    for left, one in zip(range(len(sample) - 1, -1, -1), sample, strict=True):
        found += pattern.search(one.words) is not None
        if found * part >= len(sample) or (found + left) * part < len(sample):
            break
    return found * part >= len(sample)


def _is_person(name: str, shape: names.Shape | None, form: Form) -> bool:
    """Whether a label by itself says that it is a person's."""
    if shape == "role":
        return names.is_speaking_role(name)
    return (
        form == "text"
        and shape == "name"
        and not (names.is_ordinary(name) or names.is_machine(name))
        and all(len(word) > 1 for word in name.split())
    )


def _paragraph_lines(text: str, form: Form) -> Iterator[tuple[bool, str]]:
    """Lines outside fences, quotes and lists: whether it opens a paragraph, and the line."""
    opens, fenced, plain = True, False, form == "text"
    for line in text.split("\n"):
        if "```" in line or "~~~" in line:
            fenced ^= _FENCE.match(line) is not None
        if fenced:
            continue
        stripped = line.strip()
        if not stripped:
            opens = True
            continue
        if stripped[0] not in ">|#" and stripped[:2] not in ("- ", "* ", "+ ", "• "):
            yield opens or plain, line
        opens = plain
