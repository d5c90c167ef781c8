"""WebVTT and SubRip → cues: when each is shown, and its lines of text.

WEBVTT - Title            1                                  a block without times between
                          00:00:01,000 --> 00:00:04,000      cues is more of the cue before it
00:01.000 --> 00:04.000   Ada Example: Text                  (SubRip allows blank lines there)
<v Ada Example>Text
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from alignsite.loader.captions.timing import Timing, read_timing

_HEADER = re.compile(r"WEBVTT(?:[ \t]+(?:[-–—:][ \t]*)?(?P<title>.*))?")
_NOT_SHOWN = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_NUMBER = re.compile(r"[ \t]*\d+[ \t]*")

_TAG = re.compile(
    r"</?(?:v|c|b|i|u|s|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.,]*>|\{\\[^{}]*\}",
    re.IGNORECASE,
)

_FEWEST = 2
"""Cues that show the line before them again, for captions to be taken to roll up."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cue's text, with its number in the file."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at one time. `begin`, `end`: seconds from the start."""

    begin: float
    end: float
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Growing:
    """A cue to which further lines may come."""

    begin: float
    end: float
    lines: list[Line]


def read_cues(text: str, first_line: int) -> tuple[Cue, ...]:
    """The cues of a file in its order, lines that roll up once each. Without any, it is neither
    WebVTT nor SubRip. Words before the first are one that is shown at the start."""
    found: list[_Growing] = []
    early: list[Line] = []
    for block in _blocks(text, first_line):
        place = next((place for place, line in enumerate(block) if read_timing(line.text)), None)
        if not _NOT_SHOWN.fullmatch(block[0].text):
            own = found[-1].lines if found else early
            own += block if place is None else _before(block, place)
        if place is None:
            continue
        if early and not found:
            found.append(_Growing(0.0, 0.0, early))
        found += _timed(block[place:], found[-1].end if found else 0.0)
    return _unrolled([Cue(cue.begin, cue.end, tuple(cue.lines)) for cue in found])


def _before(block: Sequence[Line], place: int) -> Sequence[Line]:
    """What belongs to the cue before a block's first times: there is no blank line after it."""
    if place < 2:
        return ()  # the cue's own name
    return block[: place - 1] if _NUMBER.fullmatch(block[place - 1].text) else block[:place]


def words_without_times(text: str) -> str:
    """A file without cues, its header and comments put out; every line stays where it is."""
    lines = [""] * (text.count("\n") + 1)
    for block in _blocks(text, 0):
        if not _NOT_SHOWN.fullmatch(block[0].text):
            for line in block:
                lines[line.number] = line.text
    return "\n".join(lines)


def title_of(text: str) -> str | None:
    """The title that a WebVTT file's first line may give."""
    found = _HEADER.fullmatch(text.lstrip("\n").split("\n", 1)[0].strip())
    return ((found["title"] or "").strip() or None) if found else None


def _blocks(text: str, first_line: int) -> list[list[Line]]:
    """Runs of lines that blank lines part."""
    blocks: list[list[Line]] = [[]]
    for number, line in enumerate(text.split("\n"), first_line):
        if line.strip():
            blocks[-1].append(Line(number, line))
        elif blocks[-1]:
            blocks.append([])
    found = [block for block in blocks if block]
    if found and _HEADER.fullmatch(found[0][0].text.strip()):
        found[0] = _after_header(found[0])
    return [block for block in found if block]


def _after_header(block: list[Line]) -> list[Line]:
    """What follows a WebVTT file's header without a blank line between."""
    for place, line in enumerate(block):
        if read_timing(line.text):
            return block[place:]
    return []


def _timed(block: Sequence[Line], before: float) -> list[_Growing]:
    """The cues of a block whose first line gives times: more than one without blank lines.

    `before`: when the cue before it ends, in seconds.
    """
    cues: list[_Growing] = []
    for line in block:
        timing = read_timing(line.text)
        if timing is None:
            cues[-1].lines.append(line)
            continue
        if cues and cues[-1].lines and _NUMBER.fullmatch(cues[-1].lines[-1].text):
            cues[-1].lines.pop()
        cues.append(_begun(timing, cues[-1].end if cues else before))
    return cues


def _begun(timing: Timing, before: float) -> _Growing:
    """A cue without lines; times that cannot be read are those of the cue before it."""
    begin = before if timing.begin is None else timing.begin
    return _Growing(begin, begin if timing.end is None else max(begin, timing.end), [])


def _unrolled(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues without the lines that were shown already."""
    rolled = rolled_up([[line.text for line in cue.lines] for cue in cues])
    return tuple(
        Cue(cue.begin, cue.end, cue.lines[1:]) if number in rolled else cue
        for number, cue in enumerate(cues)
    )


def rolled_up(cues: Sequence[Sequence[str]]) -> frozenset[int]:
    """The numbers of cues whose first line is the last one before it, where captions roll up.

    They do if that is so of half of the cues with further lines: people say things twice, too.
    """
    found: set[int] = set()
    last: str | None = None
    for number, lines in enumerate(cues):
        if lines and plain(lines[0]) == last:
            found.add(number)
        last = plain(lines[-1]) if lines else last
    longer = {number for number, lines in enumerate(cues) if len(lines) > 1}
    rolls = len(found & longer) >= _FEWEST and len(found & longer) * 2 >= len(longer)
    return frozenset(found) if rolls else frozenset()


def plain(line: str) -> str:
    """A line's text without tags."""
    return " ".join(unescape(_TAG.sub("", line)).split())
