"""Turns whose names run on into the words: in bold, in brackets, before a dash or a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignsite.loader.document import Form
from alignsite.loader.transcript.labels import read_label
from alignsite.loader.transcript.relabelled import labelled, names_one
from alignsite.loader.transcript.times import BRACKETED, LINKED, TIME, falls, first_time, shown
from alignsite.loader.transcript.words import SOUNDS

_FEWEST = 4
"""Lines with a sign before their labels, for the signs to be taken away."""

_SIGN = re.compile(r"[ \t]*[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]{1,6}[ \t]*(?=\S)")
_RUN_ON = re.compile(
    r"[ \t]*(?:(?P<mark>\*\*|__)\[?(?P<marked>[^\W\d_](?:[^*_\[\]:\n]|_(?=\d)){0,59})\]?(?P=mark)"
    r"(?:[ \t]*[-–—]{1,2}[ \t]+|[ \t]+)|(?P<plain>[^\W\d_][^*_\[\]:\n–—]{0,59}?)"
    r"[ \t]+(?:[–—]|--?)[ \t]+)(?=\S)"
)
_BRACED = re.compile(
    rf"[ \t]*(?:(?P<before>{BRACKETED}|{TIME})[ \t]*)?"
    rf"\[(?P<name>[^\W\d_][^\[\]:\n]{{0,59}}?)(?:[,;]?[ \t]+(?P<within>{TIME}))?\](?![(\[:])"
    rf"(?:[ \t]*(?P<after>{BRACKETED}))?[ \t]+(?=\S)"
)
_TIMED = re.compile(
    r"[ \t]*(?P<name>[^\W\d_][^*_\[\]():<>\n\d\\]{0,59}?)[ \t]*"
    rf"(?P<time>{LINKED}|{BRACKETED}(?!\()|(?<=[ \t]){TIME})[ \t]+(?:[-–—][ \t]+)?(?=\S)"
)


def run_on(
    lines: list[str], form: Form, *, surely: bool = False, named: Sequence[str] = ()
) -> list[str] | None:
    """`**Name** text`, `[Name] text`, `Name — text`, `Name (0:12) text`; a sign before a label.

    `surely`: it is known that people talk here, so that fewer names with times will do. `named`:
    see `labelled`.
    """
    signs = [_SIGN.match(line) for line in lines]
    cut = [line[sign.end() :] if sign else line for line, sign in zip(lines, signs, strict=True)]
    if (
        sum(
            1 for line, sign in zip(cut, signs, strict=True) if sign and names_one(read_label(line))
        )
        >= _FEWEST
    ):
        return cut
    titles: dict[int, tuple[str, str]] = {}
    rest: dict[int, str] = {}
    times: dict[int, int] = {}
    for number, line in enumerate(lines):
        found = _RUN_ON.match(line)
        braced = _BRACED.match(line) if "[" in line[:30] else None
        if found is not None:
            titles[number] = (found["marked"] or found["plain"]).strip(), ""
            rest[number] = line[found.end() :]
        elif braced is not None and SOUNDS.isdisjoint(braced["name"].casefold().split()):
            time = braced["before"] or braced["within"] or braced["after"] or ""
            titles[number] = braced["name"].strip(), shown(first_time(time) or 0) if time else ""
            rest[number] = line[braced.end() :]
        else:
            timed = _TIMED.match(line) if ":" in line[:90] else None
            if timed is not None:
                times[number] = first_time(timed["time"]) or 0
                titles[number] = timed["name"].strip(), shown(times[number])
                rest[number] = line[timed.end() :]
    if falls(list(times.values())) * 10 > len(times):
        titles = {number: title for number, title in titles.items() if number not in times}
    fewest = 2 if surely and all(time for _, time in titles.values()) else 3
    written = labelled(lines, titles, fewest, named)
    if written is not None:
        for number, words in rest.items():
            if written[number] is not lines[number]:
                written[number] += f" {words}"
    return written
