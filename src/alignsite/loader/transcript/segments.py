"""The transcript's blocks → turns as printed: each label with everything up to the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from alignsite.loader.transcript import names, sections
from alignsite.loader.transcript.arrows import without_arrows
from alignsite.loader.transcript.cast import is_editors_note
from alignsite.loader.transcript.labels import read_label
from alignsite.loader.transcript.recurrence import Printed
from alignsite.loader.transcript.region import Region, is_time_alone
from alignsite.loader.transcript.times import (
    first_time,
    inline_times,
    read_time_line,
)
from alignsite.markdown import Block, Text

TIME_MARK = "\ue000"
"""Stands in a turn's source for a printed time, until the turn has been rendered."""

_REMARKS = frozenset({"note", "notes", "update", "correction", "edit", "disclaimer"})
"""Words with which a wholly bold paragraph begins that nobody spoke."""

PartKind = Literal["words", "heading", "note"]

_ANCHORS_ONLY = re.compile(r"""\s*(?:<a\s+(?:name|id)=["'][^"']+["']\s?/?>\s*(?:</a>\s*)?)+""")
_ANCHOR = re.compile(r"""<a\s+[^<>]*?(?:name|id)\s*=\s*["']([^"']+)["']""", re.IGNORECASE)


@dataclass(slots=True)
class Segment:
    """One printed label, and the parts of what it covers, in order. Filled while segmenting only.

    `start`: the label's time. `times`: seconds of the times inside, in the order of their marks.
    """

    printed: Printed
    line: int
    start: int | None
    parts: list[tuple[PartKind, Block]] = field(default_factory=list)
    times: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of the transcript: the turn (by number) that follows it or that it stands in."""

    block: Block
    anchor: str
    title: str | None
    start: int | None
    turn: int
    inside: bool


@dataclass(frozen=True, slots=True)
class Segments:
    """What the transcript's blocks hold.

    `opening`: words that stand in the first label's paragraph before it, nobody's.
    """

    turns: tuple[Segment, ...]
    heads: tuple[Head, ...]
    opening: tuple[Block, ...] = ()


def segments(text: Text, blocks: Sequence[Block], region: Region, *, timed: bool) -> Segments:
    """Cut the transcript at its labels.

    `timed`: lines like `The interview begins [00:02:45]` are headings.
    """
    walk = _Walk(text, region, timed)
    for number in range(region.begin, region.end):
        walk.block(number, blocks[number])
    walk.finish()
    return Segments(tuple(walk.turns), tuple(walk.heads), tuple(walk.opening))


class _Walk:
    """Goes over the blocks once; holds what waits for the block that follows."""

    def __init__(self, text: Text, region: Region, timed: bool) -> None:
        self._text = text
        self._timed = timed
        self._labels: dict[int, list[Printed]] = {}
        for one in region.cast.speaking:
            self._labels.setdefault(one.block, []).append(one)
        self._names = {names.key(one.label.name) for one in region.cast.speaking}
        self.turns: list[Segment] = []
        self.heads: list[Head] = []
        self.opening: list[Block] = []
        self._waiting: list[Block] = []
        self._anchor = ""
        self._time: int | None = None
        self._note = False

    def block(self, number: int, block: Block) -> None:
        labels = self._labels.get(number)
        if labels:
            self._labelled(block, labels)
        elif is_time_alone(block):
            self._note = False
            self._flush_time()
            found = read_time_line(block.source)
            self._time = found[0] if found else None
        elif block.kind == "heading" or (self._timed and sections.timed_caption(block)):
            self._note = False
            self._waiting.append(block)
        elif block.kind == "rule" or _is_anchor(block):
            self._waiting.append(block)
        elif sections.is_blank(block) or sections.is_comment(block):
            return
        elif (over := sections.caption_over_time(block)) and names.key(over[0]) not in self._names:
            self._note = False
            self._flush_time()
            self._time = first_time(over[1])
            self._waiting.append(block)
        else:
            self._unlabelled(block)

    def finish(self) -> None:
        self._flush_time()
        self._settle(len(self.turns) - 1, inside=True)

    def _labelled(self, block: Block, labels: Sequence[Printed]) -> None:
        lines = block.source.split("\n")
        if labels[0].line > 0:
            before = "\n".join(lines[: labels[0].line])
            found = read_time_line(before)
            if found is not None and not before[found[1] :].strip():
                self._flush_time()
                self._time = found[0]
            elif before.strip():
                self._unlabelled(self._text.paragraph(before, block.line))
        for place, one in enumerate(labels):
            after = labels[place + 1].line if place + 1 < len(labels) else len(lines)
            label = one.label
            source = label.reopen + lines[one.line][label.end :].lstrip()
            source = "\n".join([source, *lines[one.line + 1 : after]]).strip()
            if label.reopen:
                source = _balanced(source, label.reopen, plain=self._text.syntax == "text")
            source = f"{label.kept}{source}"
            self._open(one, block.line + one.line)
            if source and source != label.reopen:
                self._words(self._text.paragraph(source, block.line + one.line))

    def _open(self, printed: Printed, line: int) -> None:
        start = printed.label.start
        if self._time is not None:
            if start is None:
                start = self._time
                self._time = None
            elif start == self._time:
                self._time = None
            else:
                self._flush_time()
        self._settle(len(self.turns), inside=False)
        self._note = False
        self.turns.append(Segment(printed, line, start))

    def _unlabelled(self, block: Block) -> None:
        if not self.turns:
            self.opening.append(block)
            return
        self._settle(len(self.turns) - 1, inside=True)
        if block.kind == "paragraph":
            label = read_label(block.source.split("\n", 1)[0])
            if label is not None and is_editors_note(label):
                self._flush_time()
                self._note = True
            elif self._note and read_time_line(block.source) is not None:
                self._note = False
            if self._note or (
                label is not None
                and label.name.casefold() in _REMARKS
                and sections.WHOLLY_BOLD.fullmatch(block.source)
            ):
                self.turns[-1].parts.append(("note", block))
                return
        elif self._note:
            self.turns[-1].parts.append(("note", block))
            return
        self._words(block)

    def _words(self, block: Block) -> None:
        """Add words to the turn that is open; their times and arrows become marks or nothing."""
        turn = self.turns[-1]
        if block.kind != "paragraph":
            if self._time is not None:
                turn.times.append(self._time)
                turn.parts.append(("words", self._text.paragraph(TIME_MARK, block.line)))
                self._time = None
            turn.parts.append(("words", block))
            return
        source = without_arrows(block.source)
        source, times = _marked(source)
        if self._time is not None:
            times.insert(0, self._time)
            source = f"{TIME_MARK} {source}"
            self._time = None
        if times and turn.start is None and not turn.parts and source.startswith(TIME_MARK):
            turn.start = times.pop(0)
            source = source[len(TIME_MARK) :].lstrip()
        if source.strip():
            changed = source != block.source
            turn.parts.append(
                ("words", self._text.paragraph(source, block.line) if changed else block)
            )
            turn.times += times

    def _flush_time(self) -> None:
        """A time that nothing follows stands at the end of the turn before it."""
        if self._time is not None and self.turns:
            turn = self.turns[-1]
            turn.times.append(self._time)
            turn.parts.append(("words", self._text.paragraph(TIME_MARK, turn.line)))
        self._time = None

    def _settle(self, turn: int, *, inside: bool) -> None:
        """Give the headings that wait their turn."""
        for block in self._waiting:
            if block.kind == "html" and turn >= 0:
                found = _ANCHOR.search(block.source)
                self._anchor = found[1] if found else ""
                continue
            if block.kind == "rule":
                if inside and turn >= 0:
                    self.turns[turn].parts.append(("words", block))
                continue
            if turn < 0:
                continue
            found = _ANCHOR.search(block.source)
            anchor = found[1] if found else self._anchor
            self._anchor = ""
            title, start = sections.heading_time(block)
            self.heads.append(Head(block, anchor, title, start, turn, inside))
            if inside:
                shown = without_arrows(block.source)
                whole = block if shown == block.source else block.replaced(shown)
                self.turns[turn].parts.append(("heading", whole))
        self._waiting.clear()


def _is_anchor(block: Block) -> bool:
    return block.kind == "html" and _ANCHORS_ONLY.fullmatch(block.source) is not None


def _balanced(source: str, mark: str, *, plain: bool) -> str:
    """Words that go on in a label's own mark, without it where nothing closes it or reads it."""
    if plain:
        return source.removeprefix(mark).removesuffix(mark).strip()
    if _closing(mark) in source[len(mark) :]:
        return source
    return source.removeprefix(mark).strip()


def _closing(mark: str) -> str:
    """What closes a mark: `**_` closes `_**`, `</span>` closes `<span class="a">`."""
    if mark.startswith("<"):
        return f"</{mark[1:].rstrip('>').split()[0]}>"
    return mark[::-1]


def _marked(source: str) -> tuple[str, list[int]]:
    """The source with a mark in place of each printed time, and these times in seconds."""
    if ":" not in source:
        return source, []
    times: list[int] = []
    pieces: list[str] = []
    lines = source.split("\n") if "\n" in source else [source]
    for line in lines:
        rest = line
        lead = read_time_line(rest)
        if lead is not None:
            times.append(lead[0])
            rest = rest[lead[1] :]
        done = 0
        cut: list[str] = [TIME_MARK + " "] if lead is not None else []
        for start, begin, end in inline_times(rest):
            times.append(start)
            cut += [rest[done:begin], TIME_MARK]
            done = end
        cut.append(rest[done:])
        pieces.append("".join(cut))
    return "\n".join(pieces), times
