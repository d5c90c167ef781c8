"""Cues → pieces → passages: what one speaker says without a pause, with its time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from alignsite.loader.captions.cues import Cue, plain
from alignsite.loader.transcript.cast import Cast
from alignsite.loader.transcript.labels import Label, read_label

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>")
_MARKS = re.compile(r"\s*(?:>>+|[-–—](?=\s?\S))\s*")
"""Before the words of another speaker."""

_DASH = re.compile(r"\s*[-–—]\s?\S")
_SENTENCE_ENDS = re.compile(r"[.?!…][\"'”’)\]]*$")
_PAUSE = 4.0
"""Seconds of silence that part two passages of one speaker, where a sentence ends before them."""

_LONG = 60.0
"""Seconds after which the next sentence begins a passage."""

_LONGEST = 120.0
"""Seconds after which the next cue does, for some captions have no full stops."""


@dataclass(frozen=True, slots=True)
class Passage:
    """`speaker`: the label as printed; `None` if the file says nothing of it. `begins`: the
    speaker was another before it. `start`: in whole seconds. `line`: the file's."""

    speaker: str | None
    begins: bool
    start: int
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a cue that one speaker says. `label`: with which its words begin, perhaps.

    `opens`: nothing of the cue is before it. `line`: the file's. `dashed`: a dash says that
    somebody else speaks than in another line of the cue.
    """

    cue: Cue
    line: int
    opens: bool
    voice: str | None
    label: Label | None
    words: str
    dashed: bool = False


def passages(pieces: Sequence[Piece], speaking: Cast) -> tuple[Passage, ...]:
    """What is said, in order. `speaking`: who speaks, as `who_speaks` found it."""
    labelled = {one.block for one in speaking.speaking}
    found: list[Passage] = []
    current: str | None = None
    spoken: list[str] = []
    first, last, after_dash = 0.0, 0.0, False
    for number, piece in enumerate(pieces):
        words = piece.words
        speaker = piece.voice
        if speaker is None and number in labelled and piece.label is not None:
            speaker = piece.label.name
            words = words[piece.label.end :].strip()
        begins = speaker is not None and speaker != current
        anybodys = piece.dashed and speaker is None
        if (
            begins
            or not spoken
            or anybodys
            or (after_dash and piece.opens)
            or _parted(spoken[-1], first, last, piece.cue)
        ):
            if spoken:
                found[-1] = _closed(found[-1], spoken)
            current = speaker if begins else current
            found.append(Passage(current, begins, int(piece.cue.begin), piece.line, ""))
            spoken, first = [], piece.cue.begin
        if words:
            spoken.append(words)
        last, after_dash = piece.cue.end, anybodys
    if found:
        found[-1] = _closed(found[-1], spoken)
    return tuple(one for one in found if one.words or one.begins)


def _closed(passage: Passage, spoken: Iterable[str]) -> Passage:
    return replace(passage, words=" ".join(spoken))


def _parted(before: str, first: float, last: float, cue: Cue) -> bool:
    """Whether a cue begins a new passage of the same speaker."""
    if cue.begin - first > _LONGEST:
        return True
    rests = cue.begin - last > _PAUSE or cue.begin - first > _LONG
    return rests and _SENTENCE_ENDS.search(before) is not None


def pieces(cues: Iterable[Cue]) -> tuple[Piece, ...]:
    """The text of cues, cut where another voice or a label begins."""
    return tuple(piece for cue in cues for piece in _pieces(cue))


def _pieces(cue: Cue) -> Iterator[Piece]:
    """A cue's text, cut where another voice or a label begins."""
    voice: str | None = None
    opens = True
    dashes = sum(_DASH.match(plain(line.text)) is not None for line in cue.lines) > 1
    for line in cue.lines:
        parts = _VOICE.split(line.text)
        for place, part in enumerate(parts):
            if place % 2:
                voice = " ".join(unescape(part).split()).strip(" -–—*•:") or None
                continue
            words = plain(part)
            if not words:
                continue
            mark = _MARKS.match(words)
            bare = words[mark.end() :] if mark else words
            label = read_label(bare) if voice is None else None
            if label is not None or (mark and words.startswith(">>")):
                words = bare
            dashed = dashes and place == 0 and mark is not None and ">>" not in mark[0]
            yield Piece(cue, line.number, opens, voice, label, words, dashed)
            opens = False
