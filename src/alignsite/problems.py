"""Problems as values: what is wrong, where, and what to do about it.

A problem is made where it is found and travels with the result; nothing is raised, nothing is
printed. `docs/problems.md` has an entry for every code below, and a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]

CODES: dict[str, Severity] = {
    # configuration
    "config-syntax": "error",
    "config-unknown-key": "error",
    "config-value": "error",
    # the files beside alignsite.toml
    "companion-syntax": "error",
    "companion-duplicate-key": "error",
    "companion-unknown-key": "error",
    "companion-value": "error",
    "people-conflict": "error",
    "works-conflict": "error",
    "people-unmatched": "warning",
    "works-unmatched": "warning",
    # reading files
    "not-utf8": "error",
    "empty-file": "error",
    "empty-site": "error",
    "too-large": "error",
    "unreadable": "error",
    "symlink": "warning",
    "cache-damaged": "warning",
    "control-character": "warning",
    "unknown-file": "warning",
    # sites made for Jekyll
    "jekyll-setting": "warning",
    "jekyll-url": "warning",
    "jekyll-file": "warning",
    "jekyll-data": "warning",
    "empty-page": "warning",
    # front matter
    "frontmatter-syntax": "error",
    "frontmatter-limit": "error",
    "frontmatter-duplicate-key": "error",
    "frontmatter-unclosed": "error",
    "frontmatter-unknown-key": "warning",
    "frontmatter-value": "error",
    "bad-date": "error",
    "missing-date": "warning",
    "missing-title": "warning",
    "bad-slug": "error",
    "bad-language": "warning",
    "unsafe-url": "warning",
    # bodies
    "nesting-limit": "warning",
    "unsafe-html": "warning",
    "unclosed-html": "warning",
    "missing-footnote": "warning",
    "liquid-tag": "warning",
    "duplicate-anchor": "warning",
    "unclear-transcript": "warning",
    "unclear-issue": "warning",
    "captions-broken": "warning",
    "catalogue-row": "warning",
    "catalogue-title-missing": "warning",
    "unplaced-text": "warning",
    # the archive as a whole
    "address-collision": "error",
    "broken-link": "warning",
    "broken-anchor": "warning",
    "unresolved-reference": "warning",
    "unused-series": "warning",
    # rendering and publishing
    "template-syntax": "error",
    "template-failed": "error",
    "template-missing": "error",
    "feed-failed": "error",
    "search-missing": "warning",
    "search-failed": "warning",
    "cards-missing": "warning",
    "foreign-output": "error",
    "leftover-output": "warning",
    "unsafe-output": "error",
    # checking a built site
    "html-duplicate-id": "error",
    "html-broken-link": "error",
    "html-broken-anchor": "error",
    "feed-invalid": "error",
}
"""Every code there is, with the severity it has unless the run is strict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, with its place.

    `line` and `column` count from 1; `None` where the place is the file as a whole. `excerpt` is
    the source line, for the caret under it. `hint` says what to do, and may be empty. `target`:
    the address that leads nowhere, as the document writes it, where a link stays broken. `keys`: of
    front matter, to find the place by where only the file is known, the likeliest first. `value`:
    the address among what such a key says.
    """

    code: str
    path: str
    message: str
    line: int | None = None
    column: int | None = None
    hint: str = ""
    excerpt: str | None = None
    severity: Severity = "warning"
    target: str | None = None
    keys: tuple[str, ...] = ()
    value: str = ""


def problem(
    code: str,
    path: str,
    message: str,
    *,
    line: int | None = None,
    column: int | None = None,
    hint: str = "",
    excerpt: str | None = None,
) -> Problem:
    """Make a problem with the severity its code has; an unknown code is a bug (`KeyError`)."""
    return Problem(
        code=code,
        path=path,
        message=message,
        line=line,
        column=column,
        hint=hint,
        excerpt=excerpt,
        severity=CODES[code],
    )


def as_row(one: Problem) -> dict[str, object]:
    """What is told of a problem whose place has been looked for, for JSON: `Problem(**row)`."""
    return {name: value for name, value in asdict(one).items() if name not in ("keys", "value")}


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without repeats, by file, place and code: the order they are reported in."""

    def key(one: Problem) -> tuple[str, int, int, str, str]:
        return (one.path, one.line or 0, one.column or 0, one.code, one.message)

    return tuple(sorted(set(problems), key=key))


def strict(problems: Iterable[Problem], codes: Collection[str] = ("*",)) -> tuple[Problem, ...]:
    """The same problems, every warning of these codes ("*" for all) an error."""
    every = "*" in codes
    return tuple(
        replace(one, severity="error") if every or one.code in codes else one for one in problems
    )


MOST_ALIKE = 20
"""Warnings of one code that are printed, where not all are asked for."""


def errors_and_first_warnings(
    problems: Iterable[Problem],
) -> tuple[tuple[Problem, ...], Counter[str]]:
    """All errors, with the first warnings of each code; and how many more there are, by code."""
    met: Counter[str] = Counter()
    kept = []
    for one in problems:
        if one.severity == "warning":
            met[one.code] += 1
            if met[one.code] > MOST_ALIKE:
                continue
        kept.append(one)
    return tuple(kept), met - Counter(dict.fromkeys(met, MOST_ALIKE))


def more_warnings_line(code: str, count: int, option: str) -> str:
    """The line in the place of so many warnings of a code. `option`: what prints them."""
    return f"… and {count:,} more: warning[{code}] ({option} prints them all)"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops publication."""
    return any(one.severity == "error" for one in problems)


def place(one: Problem) -> str:
    """`file`, `file:line` or `file:line:column`."""
    parts = [one.path]
    if one.line is not None:
        parts.append(str(one.line))
        if one.column is not None:
            parts.append(str(one.column))
    return ":".join(parts)


def describe(one: Problem) -> str:
    """The problem as a person reads it: place, text, the source line with a caret, the hint."""
    lines = [f"{place(one)}: {one.severity}[{one.code}]: {one.message}"]
    lines += [f"  | {line}" for line in excerpt_lines(one)]
    if one.hint:
        lines.append(f"  = {one.hint}")
    return "\n".join(lines)


def excerpt_lines(one: Problem) -> tuple[str, ...]:
    """The source line and, under it, the line with the caret; empty without an excerpt."""
    if one.excerpt is None:
        return ()
    shown, caret = _window(one.excerpt, one.column)
    return (shown,) if caret is None else (shown, f"{' ' * caret}^")


def _window(excerpt: str, column: int | None, width: int = 100) -> tuple[str, int | None]:
    """At most `width` characters of the line around the column, and where the caret goes."""
    text = "".join(
        " " if c == "\t" else c if c.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for c in excerpt.rstrip("\r\n")
    )
    if column is None:
        return (text if len(text) <= width else text[: width - 1] + "…"), None
    at = min(column - 1, len(text))
    start = 0 if at < width - 20 else at - width // 2
    cut = text[start : start + width]
    head = "…" if start else ""
    tail = "…" if start + width < len(text) else ""
    return head + cut + tail, at - start + len(head)
