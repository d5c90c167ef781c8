"""The line that says when a cue is shown: `00:01.000 --> 00:00:04,000 line:0`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?")
_ARROW = "-->"
_SETTING = re.compile(r"[A-Za-z][A-Za-z\d]*:\S+")


@dataclass(frozen=True, slots=True)
class Timing:
    """`begin`, `end`: seconds from the start; `None` where the line gives no such time. `words`:
    whether more than settings follows."""

    begin: float | None
    end: float | None
    words: bool

    @property
    def fault(self) -> str:
        """What is wrong with it; empty if nothing is."""
        if self.begin is None:
            return "does not begin with a time"
        if self.end is None:
            return "does not give the time at which the caption ends"
        if self.end < self.begin:
            return "ends before it begins"
        return "has words behind its times, which are not shown" if self.words else ""


def read_timing(line: str) -> Timing | None:
    """The times of a line that is meant to give some, well or badly; `None` for one of words."""
    if _ARROW not in line:
        return None
    before, _, after = (part.strip(" \t") for part in line.partition(_ARROW))
    last, *rest = after.split() if after else [""]
    words = any(_SETTING.fullmatch(word) is None for word in rest)
    found = Timing(_seconds(before), _seconds(last), words)
    if found.begin is not None or found.end is not None or not (before or after):
        return found
    return found if _resembles(before) or _resembles(last) else None


def _resembles(clock: str) -> bool:
    return clock[:1].isdigit() and ":" in clock and len(clock.split()) == 1


def _seconds(clock: str) -> float | None:
    found = _CLOCK.fullmatch(clock)
    if found is None:
        return None
    hours, minutes, seconds, fraction = found.groups()
    # `75:00` leaves no doubt; `1:75:00` is wrong in one figure or the other.
    if int(seconds) > 59 or (hours is not None and int(minutes) > 59):
        return None
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + (float(f"0.{fraction}") if fraction else 0.0)
