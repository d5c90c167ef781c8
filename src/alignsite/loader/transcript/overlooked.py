"""Paragraphs that begin as a turn would, and were not taken for one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from alignsite.loader.transcript import names
from alignsite.loader.transcript.cast import Cast, is_editors_note
from alignsite.loader.transcript.recurrence import Printed
from alignsite.loader.transcript.relabelled import MOST, is_named
from alignsite.loader.transcript.words import NAMES_TOO
from alignsite.markdown import Block

_BEFORE_TIME = re.compile(
    r"[ \t]*(?:\*\*|__|\*|_)?(?P<name>[^\W\d_][^\n*_()\[\]\d:<>]{0,59}?)(?:\*\*|__|\*|_)?:?[ \t]*"
    r"(?P<bracket>[\[(][ \t]*)?\d{1,3}[:.,;]\d(?(bracket)\d?|\d)(?!\d)"
)
"""A name and what could be a time, however misprinted."""

_NEXT_WORD = re.compile(r"[ \t]+([A-Z][\w'’]*)")


class Overlooked(NamedTuple):
    """`name`: what stands where a label would; `block`, `line`: where, by number."""

    name: str
    block: int
    line: int


def overlooked(
    blocks: Sequence[Block],
    between: range,
    found: Cast,
    printed: Sequence[Printed],
    named: Sequence[str],
) -> tuple[Overlooked, ...]:
    """What a reader could take for labels, and `found` does not, in the order of the text.

    `between`: the transcript's blocks; all of them if nobody speaks, and then only two people or
    more whom the page names are worth a doubt. `printed`: all that has a label's form. `named`:
    names that the page gives.
    """
    settled = {
        (one.block, one.line)
        for group in (found.speaking, found.doubtful, found.passed_over)
        for one in group
    }
    styles = Counter(one.label.style for one in found.speaking)
    inside = {one.label.style for one in found.speaking if one.line > 0}
    usual = {style for style, count in styles.items() if count * 2 >= len(found.speaking)}
    doubts = {
        (one.block, one.line): one.label.name
        for one in printed
        if one.block in between
        and (one.block, one.line) not in settled
        and one.label.style in usual
        and (one.line == 0 or one.label.style in inside)
        and _may_be_somebodys(one)
    }
    spellings = Counter(one.label.name for one in found.speaking)
    people = [name for name, _ in spellings.most_common(MOST)]
    for number in between:
        block = blocks[number]
        place = (number, 0)
        if block.kind == "paragraph" and place not in settled and place not in doubts:
            line = block.source.split("\n", 1)[0]
            name = _before_time(line, people, named) or _before_words(line, people)
            if name is not None:
                doubts[place] = name
    if not people and len({names.key(one) for one in doubts.values() if is_named(one, named)}) < 2:
        return ()
    return tuple(Overlooked(name, *place) for place, name in sorted(doubts.items()))


def _may_be_somebodys(one: Printed) -> bool:
    """Whether a label set as those of the speakers are could be somebody's."""
    label = one.label
    if not label.colon or one.is_link:
        return False
    if (
        is_editors_note(label)
        or names.is_never_a_speaker(label.name)
        or names.is_machine(label.name)
    ):
        return False
    if label.shape == "role":
        return True
    return (
        label.style != "plain"
        and label.shape in ("name", "joint")
        and not names.is_ordinary(label.name)
    )


def _before_time(line: str, people: Sequence[str], named: Sequence[str]) -> str | None:
    """A speaker's name or part, or a slip for one, before something like a time."""
    begun = _BEFORE_TIME.match(line[:120])
    if begun is None:
        return None
    name = begun["name"].strip(" \t,-–—")
    if names.is_ordinary(name):
        return None
    known = is_named(name, [*people, *named]) or (
        begun["bracket"] is not None
        and (
            (names.shape(name) == "role" and not names.is_machine(name))
            or (
                names.shape(name) == "name"
                and any(names.variant(name, one) for one in (*people, *named))
            )
        )
    )
    return name if known else None


def _before_words(line: str, people: Sequence[str]) -> str | None:
    """A speaker's name right before a word that begins a sentence: `Ada Example But I saw it.`"""
    bare = line.lstrip(" \t*_")
    for name in people:
        if not bare.startswith(name) or name.casefold() in NAMES_TOO:
            continue
        following = _NEXT_WORD.match(bare, len(name))
        if following is not None and names.is_ordinary(following[1]):
            return name
    return None
