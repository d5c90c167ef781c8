"""Problems, each with the line of its file that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from alignsite.problems import Problem


def with_excerpts(problems: Iterable[Problem], source: Path) -> tuple[Problem, ...]:
    """The problems, each with the line it stands on, where its file can be read.

    One that has a key of front matter gets the place of that key's value, if it is there.
    """
    lines: dict[str, list[str]] = {}
    shown = []
    for one in problems:
        if one.excerpt is None and (one.line is not None or one.key is not None):
            if one.path not in lines:
                try:
                    text = (source / one.path).read_text(encoding="utf-8", errors="replace")
                except OSError:
                    text = ""
                lines[one.path] = text.splitlines()
            one = _shown(one, lines[one.path])  # noqa: PLW2901
        shown.append(one)
    return tuple(shown)


def _shown(one: Problem, lines: list[str]) -> Problem:
    """A problem with its place and its line, as far as the lines of its file tell them."""
    if one.key is not None and lines[:1] == ["---"]:
        value = re.compile(rf"{re.escape(one.key)}:\s*(?=\S)")
        for number, line in enumerate(lines[1:], start=2):
            if found := value.match(line):
                return replace(one, line=number, column=found.end() + 1, excerpt=line)
            if line == "---":
                break
    if one.line is None or one.line > len(lines):
        return one
    return replace(one, excerpt=lines[one.line - 1])
