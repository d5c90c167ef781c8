"""Labels that recur, and what tells a recurring label of the transcript from one that is quoted."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alignsite.loader.transcript import names
from alignsite.loader.transcript.labels import Label, Style
from alignsite.loader.transcript.smallwords import SmallWords

_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)|<?https?://[^\s<>]+>?|@\w+")
_BETWEEN_LINKS = re.compile(r"(?:[\s,;·|./()-]|\band\b)*", re.IGNORECASE)


class Printed(NamedTuple):
    """A label where it is printed: the block it stands in (by number), and the line within it.

    `words`: the rest of the line after it, or of the next line where it stands alone.
    """

    block: int
    line: int
    label: Label
    words: str

    @property
    def is_link(self) -> bool:
        """Whether nothing but a link follows: `Website: https://...`."""
        if "://" not in self.words and "](" not in self.words:
            return False
        return _BETWEEN_LINKS.fullmatch(_LINK.sub("", self.words)) is not None


@dataclass(slots=True)
class Count:
    """How often one spelling is printed, by style; only where colon, time or line set it off.

    `bare`: of these, marked ones without colon and time, alone on their line, as headings are.
    `ordinary`: it is a word like "Question", and no part of a name that the page gives.
    """

    name: str
    shape: names.Shape | None
    styles: Counter[Style]
    timed: int = 0
    bare: int = 0
    ordinary: bool = False


def established(
    candidates: Sequence[Printed],
    is_part_of_name: Callable[[str], bool],
    stated: Collection[str],
    small: Callable[[], SmallWords],
) -> dict[str, Count]:
    """The spellings that recur often enough to be speakers, by their keys.

    `is_part_of_name`: whether the page gives a longer name that the label is part of. `stated`:
    keys of labels that the front matter names, which need not recur. `small`: the words that the
    text has in small letters.
    """
    counts = _counted(candidates)
    for one in counts.values():
        one.ordinary = (
            one.shape != "letter" and names.is_ordinary(one.name) and not is_part_of_name(one.name)
        )
    kept = {key: one for key, one in counts.items() if _recurs(one, small, bare=False)}
    if not kept:
        kept = {key: one for key, one in counts.items() if _recurs(one, small, bare=True)}
    marked = sum(one.styles["bold"] + one.styles["italic"] for one in kept.values())
    total = sum(one.styles.total() for one in kept.values())
    kept = {key: one for key, one in kept.items() if not _is_quoted(one, marked, total, small)}
    return {**kept, **{key: counts[key] for key in stated if key in counts}}


def _counted(candidates: Sequence[Printed]) -> dict[str, Count]:
    counts: dict[str, Count] = {}
    for one in candidates:
        label = one.label
        if not (label.colon or label.start is not None or label.alone) or one.is_link:
            continue
        if label.tight and label.style == "plain":
            continue
        key = names.key(label.name)
        count = counts.get(key)
        if count is None:
            count = counts[key] = Count(label.name, label.shape, Counter())
        count.styles[label.style] += 1
        count.shape = count.shape or label.shape
        count.timed += label.start is not None
        count.bare += not label.colon and label.start is None
    return counts


def _recurs(one: Count, small: Callable[[], SmallWords], *, bare: bool) -> bool:
    """Whether a spelling is printed often enough; `bare`: labels may go without colon and time."""
    enough_marked, enough_plain = _enough(one)
    marked = one.styles["bold"] + one.styles["italic"] - (0 if bare else one.bare)
    plain = one.styles["plain"]
    if bare:
        return marked >= max(3, enough_marked)
    if max(marked, one.timed) >= enough_marked or plain >= enough_plain:
        return True
    if plain + marked < 2 or enough_plain > 3 or one.shape != "name":
        return False
    return not is_common(one.name, small())


def _is_quoted(
    one: Count,
    marked: int,
    total: int,
    small: Callable[[], SmallWords],
) -> bool:
    """Whether a recurring label belongs to a dialogue that a speaker quotes, not to the transcript.

    Where labels are set in bold, `User:` without marks is such a one; where they are not, a label
    of a machine's dialogue is, unless it is one of the main speakers'.
    """
    own = one.styles.total()
    if one.ordinary and own * 5 < total:
        return True
    if names.is_machine(one.name) and (
        own * 5 < total or (own == one.styles["plain"] and marked > 3)
    ):
        return True
    if one.styles["bold"] or one.styles["italic"] or one.timed or marked * 3 < total * 2:
        return False
    return one.shape != "name" or own * 8 < marked or is_common(one.name, small())


def _enough(one: Count) -> tuple[int, int]:
    """How often a label has to be printed to count: with marks or times, and without."""
    if one.ordinary:
        return 3, 6
    if one.shape is None:
        return 3, 5
    if one.shape == "letter":
        return 3, 3
    return 2, 3


@functools.lru_cache(maxsize=1)  # asked for several times while one document is read
def small_words(text: str) -> SmallWords:
    """The words that stand in a text in small letters."""
    return SmallWords(text)


def is_common(name: str, small: SmallWords) -> bool:
    """Whether every word of the name also stands in the text in small letters, as no name does."""
    words = [word.strip(".,") for word in name.split()]
    return all(word.casefold() in small or names.is_ordinary(word) for word in words)
