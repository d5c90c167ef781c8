"""What a person sees while a command runs: talk on stderr, colour and progress on a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable

from alignsite.problems import (
    Problem,
    Severity,
    describe,
    errors_and_first_warnings,
    more_warnings_line,
    place,
)

_SHOW_AFTER = 0.5
"""Seconds a build takes before its progress is worth showing."""


def colored() -> bool:
    """Whether stderr takes colour: NO_COLOR, FORCE_COLOR and TERM=dumb are respected."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class ProgressLine:
    """One line on the terminal that says how far a build is, and is gone when it is done."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._began = time.monotonic()
        self._drawn = False
        self._name, self._total, self._done = "", 0, 0

    def stage(self, name: str, total: int) -> None:
        """A stage with `total` steps begins."""
        self._name, self._total, self._done = name, total, 0

    def step(self, count: int) -> None:
        """So many more steps of the stage are done."""
        self._done += count
        if self._shown and time.monotonic() - self._began > _SHOW_AFTER:
            sys.stderr.write(f"\r\033[K{self._name} {self._done:,} of {self._total:,}")
            sys.stderr.flush()
            self._drawn = True

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
            self._drawn = False


def tell(problems: Iterable[Problem], *, every: bool = False) -> None:
    """Print problems on stderr, the place in bold and the severity in its colour.

    Of many warnings of one code the first, and how many more there are, unless `every`.
    """
    color = colored()
    shown, more = (
        (tuple(problems), Counter[str]()) if every else errors_and_first_warnings(problems)
    )
    for one in shown:
        text = describe(one)
        if color:
            text = text.replace(place(one), f"\033[1m{place(one)}\033[0m", 1)
            text = _shaded(text, one.severity, one.code)
        sys.stderr.write(text + "\n")
    for code, count in more.items():
        text = more_warnings_line(code, count, "--all-problems")
        sys.stderr.write((_shaded(text, "warning", code) if color else text) + "\n")


def _shaded(text: str, severity: Severity, code: str) -> str:
    shade = "31" if severity == "error" else "33"
    word = f"{severity}[{code}]"
    return text.replace(word, f"\033[{shade};1m{word}\033[0m", 1)
