"""Which of the labels in captions are speakers': as in a transcript, by the whole file.

Every cue has a time, so that a time says little of the label it opens with. It is evidence where
the label is set as most of the file's are, in capitals or as a full name.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignsite.loader.captions.passages import Piece
from alignsite.loader.transcript import names
from alignsite.loader.transcript.cast import Cast, cast
from alignsite.loader.transcript.labels import Label
from alignsite.loader.transcript.recurrence import Printed, is_common, small_words
from alignsite.loader.transcript.smallwords import SmallWords

_FEWEST = 3
"""Labels of a kind that make a custom of the file."""


def who_speaks(pieces: Sequence[Piece], stated: Sequence[str]) -> Cast:
    """The labels that are speakers', each with its piece's number as `block`, and the doubts.

    `stated`: labels that the front matter says are speakers'.
    """
    labels = [piece.label for piece in pieces if piece.label is not None]
    if not labels:
        return Cast(())
    text = "\n".join(piece.words for piece in pieces)
    small = small_words(text)
    likely = [label for label in labels if _may_be_a_name(label, small)]
    in_capitals = _is_custom([_is_in_capitals(label) for label in likely])
    in_full = _is_custom([_is_in_full(label) for label in likely])
    printed: list[Printed] = []
    for number, piece in enumerate(pieces):
        label = piece.label
        if label is None:
            continue
        words = piece.words[label.end :].strip()
        capitals = in_capitals and _is_in_capitals(label)
        if _may_be_a_name(label, small) and (capitals or (in_full and _is_in_full(label))):
            # `EVA` are initials by its form alone, and a name beside `MARA`.
            form = "name" if label.shape == "letter" and capitals else label.shape
            start = int(piece.cue.begin) if piece.opens else label.start
            label = label._replace(shape=form, start=start)
        printed.append(Printed(number, 0, label, words))
    found = cast(printed, (), lambda: text, stated)
    settled = {one.block for one in (*found.speaking, *found.passed_over)}
    passed_over = [
        one
        for one in printed
        if found.speaking
        and one.block > found.speaking[0].block
        and pieces[one.block].opens
        and one.block not in settled
        and not one.is_link
        and (_may_be_a_name(one.label, small) or _may_be_a_device(one.label))
    ]
    doubts = sorted([*found.passed_over, *passed_over], key=lambda one: one.block)
    return Cast(found.speaking, found.doubtful, tuple(doubts))


def unnamed(pieces: Sequence[Piece], speaking: Cast) -> tuple[int, ...]:
    """The lines, by the file's number, of cues in which dashes part voices that nothing names.

    None in a file that names nobody at all.
    """
    named = {one.block for one in speaking.speaking}
    if not named and all(piece.voice is None for piece in pieces):
        return ()
    lines: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        if piece.dashed and piece.voice is None and number not in named:
            lines.setdefault(piece.cue.lines[0].number, piece.line)
    return tuple(lines.values())


def _is_custom(seen: Sequence[bool]) -> bool:
    return sum(seen) >= _FEWEST and sum(seen) * 2 > len(seen)


def _may_be_a_name(label: Label, small: SmallWords) -> bool:
    return (
        label.shape in ("name", "letter")
        and label.colon
        and not names.is_ordinary(label.name)
        and not names.is_machine(label.name)
        and not is_common(label.name, small)
    )


def _may_be_a_device(label: Label) -> bool:
    """Whether it is a part, or what a meeting calls somebody by: `Guest iPhone`, `Room 4`."""
    if not label.colon or names.is_machine(label.name) or names.is_never_a_speaker(label.name):
        return False
    words = label.name.split()
    return label.shape == "role" or (
        len(words) <= 4
        and not names.is_ordinary(label.name)
        and all(any(c.isupper() or c.isdigit() for c in word) for word in words)
        and any(not (word.isalpha() and word.istitle()) for word in words)
    )


def _is_in_capitals(label: Label) -> bool:
    return label.name.isupper() and len(names.key(label.name)) > 1


def _is_in_full(label: Label) -> bool:
    return len(label.name.split()) > 1
