"""The text of captions with all that is no word put out, and every offset kept.

Cues are found here without the loader's reader of them, so that what that reader drops is
noticed: a line counts in full unless it is a number or a comment, and of a line of times all
counts but the times and settings. What a problem quotes has its place there. Only whether lines
roll up is asked of the loader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from alignsite.loader.captions import rolled_up

_TIMES = re.compile(r"[ \t]*(?:\d[^\s:]*:\S*[ \t]*-->|(?:\S+[ \t]*)?-->[ \t]*(?:\d+:\d|$))")
_NO_WORD = re.compile(
    r"(?<!\S)(?:-->|(?:\d+:)?\d+:\d\d(?:[.,]\d+)?"
    r"|(?:vertical|line|position|size|align|region|[XY][12]):\S*)(?!\S)"
)
"""What a line of times has beside words."""

_NUMBER = re.compile(r"[ \t]*\d+[ \t]*")
_NO_TEXT = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?![^ \t])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<\d[\d:.,]*>|\{\\[^{}]*\}")


def without_structure(text: str, labels: Iterable[str]) -> str:
    """The text without times, numbers, comments and tags; lines that roll up stay once.

    `labels`: of the speakers; where a label opens a line it is put out, for a turn has it once.
    """
    lines = text.split("\n")
    cues = list(_cues(lines))
    rolled = rolled_up([[lines[number] for number in cue] for cue in cues])
    kept = {number for place, cue in enumerate(cues) for number in cue[place in rolled :]}
    spellings = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    label = re.compile(rf"[\s>–—-]*(?:{spellings})[ \t]*:") if spellings else None
    for number, line in enumerate(lines):
        if _TIMES.match(line):
            lines[number] = _NO_WORD.sub(lambda found: " " * len(found[0]), line)
            continue
        if number not in kept:
            lines[number] = " " * len(line)
            continue
        bare = _TAG.sub(lambda found: "\x00" * len(found[0]), line)
        mark = label.match(bare) if label else None
        lines[number] = " " * mark.end() + bare[mark.end() :] if mark else bare
    return "\n".join(lines)


def _cues(lines: list[str]) -> Iterator[list[int]]:
    """The numbers of the lines of text, cue by cue."""
    cue: list[int] = []
    shown = blank = True
    for number, line in enumerate(lines):
        if not line.strip():
            blank = True
            continue
        if _TIMES.match(line):
            if cue and _NUMBER.fullmatch(lines[number - 1]) and cue[-1] == number - 1:
                cue.pop()
            if cue or number:
                yield cue
            cue, shown = [], True
        elif blank and _NO_TEXT.match(line):
            shown = False
        elif shown and not (blank and _is_identifier(lines, number)):
            cue.append(number)
        elif blank:
            shown = not _is_identifier(lines, number)
            if shown:
                cue.append(number)
        blank = False
    yield cue


def _is_identifier(lines: list[str], number: int) -> bool:
    """Whether a cue's times follow on the next line."""
    return number + 1 < len(lines) and _TIMES.match(lines[number + 1]) is not None
