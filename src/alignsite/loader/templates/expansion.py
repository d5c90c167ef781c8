"""A document before and after its Liquid was run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from liquid.token import TOKEN_TAG, Token

from alignsite.loader.document import Document, Loaded
from alignsite.loader.liquid import translated
from alignsite.loader.templates.engine import JekyllEnvironment, LimitError, run
from alignsite.loader.templates.values import template_values
from alignsite.problems import Problem
from alignsite.records import Link

_MOST_REPORTS = 100
_HINT = "write in its place what it should show"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Expansion:
    """The document as its templates make it, and what was wrong with them.

    `lines`: for each line of the new text, the line of the file it came from; and whether it stands
    there word for word. Empty where no line moved.
    """

    document: Document
    problems: tuple[Problem, ...] = ()
    lines: tuple[tuple[int, bool], ...] = ()

    def in_source(self, loaded: Loaded) -> Loaded:
        """What was read of the new text, with places in the file; the templates' problems first."""
        if self.lines:
            problems = tuple(self._moved(one) for one in loaded.problems)
            record = self._with_places(loaded.record)
            loaded = Loaded(record, problems)
        return loaded.with_problems(self.problems)

    def _place(self, line: int) -> tuple[int, bool]:
        index = line - self.document.line
        if index < 0:
            return line, True
        return self.lines[min(index, len(self.lines) - 1)]

    def _moved(self, problem: Problem) -> Problem:
        if problem.line is None or problem.path != self.document.path:
            return problem
        line, is_same = self._place(problem.line)
        return replace(problem, line=line, column=problem.column if is_same else None)

    def _with_places(self, value: T) -> T:
        """A record with the places of its links put right."""
        if isinstance(value, Link):
            if value.line is None:
                return value
            line, is_same = self._place(value.line)
            return replace(value, line=line, column=value.column if is_same else None)
        if isinstance(value, tuple):
            parts = tuple(self._with_places(one) for one in value)
            unchanged = all(new is old for new, old in zip(parts, value, strict=True))
            return value if unchanged else parts  # type: ignore[return-value]
        if is_dataclass(value) and not isinstance(value, type):
            changed = {}
            for one in fields(value):
                old = getattr(value, one.name)
                new = self._with_places(old)
                if new is not old:
                    changed[one.name] = new
            return replace(value, **changed) if changed else value
        return value


def expand(document: Document) -> Expansion:
    """Run the Liquid of a document of a Jekyll site; any other document stays as it is."""
    jekyll = document.settings.jekyll
    text = document.text
    if jekyll is None or not document.runs_liquid:
        return Expansion(document)
    problems: list[Problem] = []

    def report(message: str, token: Token | None, last: int | None) -> None:
        if len(problems) < _MOST_REPORTS and (token is None or not _is_end(token)):
            at = token.start_index if token is not None and token.source is text else last
            problems.append(_problem(document, message, at))

    environment = JekyllEnvironment(dict(jekyll.includes), document.words, report)
    try:
        result = run(text, environment, template_values(document, jekyll))
    except LimitError as error:
        problems.append(_problem(document, f"{error}; no tag of this document was run", None))
        result = None
    if result is None:
        whole, wrong = translated(document)
        return Expansion(whole, (*problems, *wrong))
    expanded, offsets = result
    lines = _lines(document, expanded, offsets)
    return Expansion(replace(document, text=expanded), tuple(problems), lines)


def _is_end(token: Token) -> bool:
    """Whether it is the end of a block whose beginning was reported."""
    return token.value.startswith("end") and token.kind == TOKEN_TAG


def _problem(document: Document, message: str, at: int | None) -> Problem:
    if at is not None:
        end = document.text.find("\n", at)
        tag = " ".join(document.text[at : end if end >= 0 else None].split())[:80]
        message = f"{message}: {tag}"
    return document.problem("liquid-tag", message[:300], at=at, hint=_HINT)


def _lines(
    document: Document, expanded: str, offsets: Sequence[int]
) -> tuple[tuple[int, bool], ...]:
    """The line of the file for each line of the new text; none where all are where they were."""
    before = document.text.split("\n")
    after = expanded.split("\n")
    starts = [0]
    for line in before[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    found = []
    for text, offset in zip(after, offsets, strict=True):
        index = bisect_right(starts, offset) - 1
        found.append((document.line + index, before[index] == text))
    if len(before) == len(after) and all(
        line == document.line + index for index, (line, _) in enumerate(found)
    ):
        return ()
    return tuple(found)
