"""Problems, each with the line of its file that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from alignsite.problems import Problem


def with_excerpts(problems: Iterable[Problem], source: Path) -> tuple[Problem, ...]:
    """The problems, each with the line it stands on, where its file can be read.

    One that has keys of front matter gets the place of what they say instead, if they are there.
    """
    lines: dict[str, list[str]] = {}
    shown = []
    for one in problems:
        if one.excerpt is None and (one.line is not None or one.keys):
            if one.path not in lines:
                try:
                    text = (source / one.path).read_text(encoding="utf-8", errors="replace")
                except OSError:
                    text = ""
                lines[one.path] = text.splitlines()
            one = replace(_shown(one, lines[one.path]), keys=(), value="")  # noqa: PLW2901
        shown.append(one)
    return tuple(shown)


def _shown(one: Problem, lines: list[str]) -> Problem:
    """A problem with its place and its line, as far as the lines of its file tell them."""
    if one.keys and lines[:1] == ["---"] and (place := _place(one, lines)):
        line, column = place
        return replace(one, line=line, column=column, excerpt=lines[line - 1])
    if one.line is None or one.line > len(lines):
        return one
    return replace(one, excerpt=lines[one.line - 1])


def _place(one: Problem, lines: list[str]) -> tuple[int, int] | None:
    """Line and column of what the front matter says by the keys of a problem."""
    stated = _values(lines)
    found = [stated[key] for key in one.keys if key in stated]
    exact = re.compile(rf"(?<![\w/-]){re.escape(one.value)}(?![\w-])")
    bare = re.compile(rf"(?<![\w-]){re.escape(one.value.strip('/'))}(?![\w-])")
    for value in (exact, bare) if one.value.strip("/") else ():
        for rows in found:
            for number, begin in rows:
                if there := value.search(lines[number - 1], begin):
                    return number, there.start() + 1
    return next(((number, begin + 1) for rows in found for number, begin in rows), None)


def _values(lines: list[str]) -> dict[str, list[tuple[int, int]]]:
    """By each key of the front matter, the lines of what it says: number, and where it begins."""
    found: dict[str, list[tuple[int, int]]] = {}
    rows: list[tuple[int, int]] = []
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() in ("---", "..."):
            break
        if key := re.match(r"([\w-]+):\s*", line):
            rows = found[key[1]] = []
        begin = key.end() if key else len(line) - len(line.lstrip(" \t-"))
        if line[begin:].strip():
            rows.append((number, begin))
    return found
