"""Problems of captions: times that are none, no times at all, voices that nothing names."""

from __future__ import annotations

from collections.abc import Sequence

from alignsite.loader.captions.timing import read_timing
from alignsite.loader.document import Document
from alignsite.problems import Problem

_REPORTED = 20
"""Damaged lines of which no more than this are told one by one."""

_HINT = "a caption's times are written 00:00:01.000 --> 00:00:04.000"


def damaged(document: Document) -> list[Problem]:
    """A problem for each line of times that cannot be read, which quotes it."""
    problems: list[Problem] = []
    at = rest = 0
    for line in document.text.split("\n"):
        timing = read_timing(line)
        if timing is not None and timing.fault:
            if len(problems) < _REPORTED:
                message = f"the line {line.strip()!r} {timing.fault}"
                problems.append(document.problem("captions-broken", message, at=at, hint=_HINT))
            else:
                rest += 1
        at += len(line) + 1
    if rest:
        problems.append(
            document.problem("captions-broken", f"{rest:,} more lines of times cannot be read")
        )
    return problems


def without_times(document: Document) -> Problem:
    """The problem of a file in which no line gives times."""
    return document.problem(
        "captions-broken",
        "there are no captions in it: no line says when one is shown",
        at=0,
        hint="make the captions anew, or delete the file; a text without times is a .txt file",
    )


def several_voices(document: Document, lines: Sequence[int]) -> list[Problem]:
    """A doubt for each caption in which dashes part voices without a name. `lines`: the file's."""
    return [
        document.problem(
            "unclear-transcript",
            "dashes say that more than one person speaks in this caption, and nothing says who",
            at=document.offset(line),
            hint="write who speaks after each dash: `- Ada Example: Text`",
        )
        for line in lines[:_REPORTED]
    ]
