"""Front matter: YAML with limits, every scalar as it was written, every key with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from alignsite.problems import Problem, problem

Value = str | None | list["Value"] | dict[str, "Value"]
"""Scalars stay the text that was written (`38.4`, `no`, `2021-06-17 09:00:00 -0700`)."""

_FENCE = "---"
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_LOOKS_LIKE_A_KEY = re.compile(r"[\w-]+:(?:\s|$)")
_TRUE = frozenset({"true", "yes", "on", "y", "1"})
_FALSE = frozenset({"false", "no", "off", "n", "0"})
_MOST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of the front matter: what it says, and where (line and column of the value)."""

    key: str
    value: Value
    path: str
    line: int | None
    column: int | None
    excerpt: str | None = None

    @property
    def shown(self) -> str:
        """The value's beginning as messages show it: a text in quotes, all else as in YAML."""
        text = _flow(self.value)
        cut = text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
        return repr(cut) if isinstance(self.value, str) else cut

    def problem(self, code: str, message: str, *, hint: str = "") -> Problem:
        """A problem with what the key says."""
        return problem(
            code,
            self.path,
            message,
            line=self.line,
            column=self.column,
            hint=hint,
            excerpt=self.excerpt,
        )


def _flow(value: Value) -> str:
    """A value as YAML in one line: `[de, en]`, `{a: b}`."""
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in value.items())}}}"
    return "null" if value is None else value


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of one document: the file's own, over its sidecar's, over the defaults."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def entry(self, key: str) -> Entry | None:
        """The entry, to point a problem at."""
        return self.entries.get(key)

    def value(self, key: str) -> Value:
        """Whatever the key holds; `None` where it is absent or empty."""
        entry = self.entries.get(key)
        return entry.value if entry else None

    def text(self, key: str) -> str | None:
        """The key as one string, trimmed; `None` where it is absent, empty, a list or a mapping."""
        value = self.value(key)
        return value.strip() or None if isinstance(value, str) else None

    def first(self, *keys: str) -> Entry | None:
        """The first of the keys that is there and says something."""
        for key in keys:
            entry = self.entries.get(key)
            if entry is not None and entry.value not in (None, "", [], {}):
                return entry
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """The key as strings: a list's entries, or one string split at commas."""
        return _texts(self.value(key), _at_commas)

    def words(self, key: str) -> tuple[str, ...]:
        """The key as Jekyll reads `tags`: a string without commas is split at white space."""
        return _texts(self.value(key), lambda t: _at_commas(t) if "," in t else t.split())

    def flag(self, key: str) -> bool | None:
        """The key as true or false; `None` where it is absent or neither."""
        value = (self.text(key) or "").lower()
        return True if value in _TRUE else False if value in _FALSE else None

    def integer(self, key: str) -> int | None:
        """The key as a whole number; `None` where it is absent or none."""
        value = self.text(key) or ""
        return int(value) if re.fullmatch(r"[+-]?[0-9]{1,18}", value) else None


def _texts(value: Value, split: object) -> tuple[str, ...]:
    if isinstance(value, list):
        found: Iterable[str] = (one for one in value if isinstance(one, str))
    elif isinstance(value, str):
        found = split(value)  # type: ignore[operator]
    else:
        found = ()
    return tuple(one.strip() for one in found if one.strip())


def _at_commas(text: str) -> list[str]:
    return text.split(",")


@dataclass(frozen=True, slots=True)
class Split:
    """A file's text cut in two: `yaml` is `None` where there is no front matter.

    `yaml` begins on line 2 of the file, `body` on line `line`.
    """

    yaml: str | None
    body: str
    line: int
    problems: tuple[Problem, ...] = ()


_MISPLACED = re.compile(
    r"\s*^(-{3,}|\+{3})[ \t]*\n(?:[A-Za-z_][\w-]*[ \t]*[:=].*\n(?:[ \t-].*\n|\n)*)+\1[ \t]*$",
    re.MULTILINE,
)


def split(text: str, path: str) -> Split:
    """Cut the front matter off: from `---` on the first line to a line `---` or `...`.

    Where it is never closed: a problem if it looks like front matter, else the text just begins
    with a rule.
    """
    head, newline, _ = text.partition("\n")
    if head.rstrip() != _FENCE or not newline:
        return Split(None, text, 1, _misplaced(text, path))
    begin = len(head) + 1
    closing = _CLOSING.search(text, begin)
    if closing is None:
        first = text[begin:].lstrip("\n").split("\n", 1)[0]
        if not _LOOKS_LIKE_A_KEY.match(first):
            return Split(None, text, 1)
        unclosed = problem(
            "frontmatter-unclosed",
            path,
            "the front matter that begins on line 1 is never closed",
            line=1,
            column=1,
            hint="put a line with three dashes, ---, after the last key",
            excerpt=head,
        )
        return Split(None, text, 1, (unclosed,))
    after = text.find("\n", closing.end())
    body = text[after + 1 :] if after >= 0 else ""
    return Split(text[begin : closing.start()], body, text.count("\n", 0, closing.start()) + 2)


def _misplaced(text: str, path: str) -> tuple[Problem, ...]:
    """A problem where the text begins with what was meant as front matter and is none.

    Read as text it would put `draft: true` on a published page.
    """
    found = _MISPLACED.match(text)
    if found is None:
        return ()
    line = text.count("\n", 0, found.start(1)) + 1
    wrong, hint = "front matter must begin on the first line", "delete the empty lines above it"
    if found[1].startswith("+++"):
        wrong, hint = (
            "front matter in TOML (+++) is not read",
            "write it as YAML, between --- lines",
        )
    elif line == 1:
        wrong, hint = "front matter begins with three dashes, not more", "write --- and no more"
    excerpt = text[found.start(1) : found.end(1)]
    return (
        problem("frontmatter-syntax", path, wrong, line=line, column=1, hint=hint, excerpt=excerpt),
    )


def merge(*layers: Mapping[str, Entry]) -> FrontMatter:
    """Front matter of several sources, the first the strongest; mappings are merged key by key."""
    merged: dict[str, Entry] = {}
    for layer in layers:
        for key, entry in layer.items():
            mine = merged.get(key)
            if mine is None:
                merged[key] = entry
            elif isinstance(mine.value, dict) and isinstance(entry.value, dict):
                value = _merged(mine.value, entry.value)
                merged[key] = Entry(key, value, mine.path, mine.line, mine.column, mine.excerpt)
    return FrontMatter(merged)


def _merged(mine: dict[str, Value], other: dict[str, Value]) -> dict[str, Value]:
    merged = dict(mine)
    for key, value in other.items():
        own = merged.get(key)
        if key not in merged:
            merged[key] = value
        elif isinstance(own, dict) and isinstance(value, dict):
            merged[key] = _merged(own, value)
    return merged


def default_entries(defaults: Iterable[tuple[str, object]], path: str) -> dict[str, Entry]:
    """The site's defaults for a file, as front matter without places."""
    return {key: Entry(key, _value_of(value), path, None, None) for key, value in defaults}


def _value_of(value: object) -> Value:
    """A value out of the configuration, with its scalars as text."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return {str(key): _value_of(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_value_of(one) for one in value]
    return str(value)
