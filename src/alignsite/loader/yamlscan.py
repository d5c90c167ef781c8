"""YAML of front matter → entries with places: the one module that uses PyYAML.

Everything is judged on the stream of events, so nothing is built before it is known to be small
enough, and nothing but text, lists and mappings can come of it.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from alignsite.loader.frontmatter import Entry, Value
from alignsite.problems import Problem, problem

MAX_BYTES = 64 * 1024
MAX_DEPTH = 32
_MAX_BRACKETS = 1_000
"""A parser written in C overflows its stack on a hundred thousand `[`; so many are never meant."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_Entries = dict[str, Entry]


def parse(source: str, path: str, first_line: int) -> tuple[_Entries, tuple[Problem, ...]]:
    """The entries of front matter, and what is wrong with it.

    `first_line`: the line of the file `path` that `source` begins on. After an error that makes
    the rest unreadable the entries are empty.
    """
    scan = _Scan(source, path, first_line)
    too_much = scan.limit()
    if too_much is not None:
        return {}, (too_much,)
    try:
        entries = scan.document()
    except _RefusedError as refused:
        return {}, (*scan.problems, refused.problem)
    except yaml.YAMLError as error:
        return {}, (*scan.problems, scan.syntax(error))
    return entries, tuple(scan.problems)


class _RefusedError(Exception):
    """What stands there is YAML that front matter must not hold."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Scan:
    """One reading of a stretch of YAML."""

    def __init__(self, source: str, path: str, first_line: int) -> None:
        self._source = source
        self._path = path
        self._first_line = first_line
        self._lines = source.split("\n")
        self.problems: list[Problem] = []
        self._events: Iterator[Event] = iter(())

    def limit(self) -> Problem | None:
        """Whether the source is too large to be looked at."""
        size = len(self._source.encode("utf-8", "surrogatepass"))
        if size > MAX_BYTES:
            return problem(
                "frontmatter-limit",
                self._path,
                f"the front matter is {size:,} bytes long; {MAX_BYTES:,} are allowed",
                line=self._first_line,
                hint="front matter is for a few short keys: move the text below the closing ---",
            )
        if self._source.count("[") + self._source.count("{") > _MAX_BRACKETS:
            return problem(
                "frontmatter-limit",
                self._path,
                f"the front matter holds more than {_MAX_BRACKETS:,} brackets",
                line=self._first_line,
            )
        return None

    def document(self) -> _Entries:
        """The entries of the top mapping."""
        self._events = yaml.parse(self._source, Loader=_LOADER)
        event = self._next(StreamStartEvent)
        if isinstance(event, StreamEndEvent):
            return {}
        event = self._next(DocumentStartEvent)
        if isinstance(event, ScalarEvent) and event.value in _EMPTY and not event.style:
            return self._end({})
        if not isinstance(event, MappingStartEvent):
            raise self._refused(
                event,
                "frontmatter-syntax",
                "the front matter is not a list of `key: value` lines",
                "write one `key: value` a line, with a space after the colon",
            )
        self._allowed(event)
        return self._end(self._top())

    def _end(self, entries: _Entries) -> _Entries:
        event = self._next(DocumentEndEvent)
        if isinstance(event, DocumentStartEvent):
            raise self._refused(event, "frontmatter-syntax", "a second YAML document begins", "")
        return entries

    def _next(self, passed: type[Event]) -> Event:
        """The next event that is not of the kind that may be passed over."""
        event = next(self._events)
        while isinstance(event, passed):
            event = next(self._events)
        return event

    def _top(self) -> _Entries:
        entries: _Entries = {}
        while True:
            event = next(self._events)
            if isinstance(event, MappingEndEvent):
                return entries
            key = self._key(event)
            begins = next(self._events)
            line, column, excerpt = self._place(begins)
            if isinstance(begins, ScalarEvent) and begins.value == "" and not begins.style:
                line, column, excerpt = self._place(event)
            value = self._value(begins, 2)
            if key in entries:
                self.problems.append(self._twice(event, key))
                continue
            entries[key] = Entry(key, value, self._path, line, column, excerpt)

    def _key(self, event: Event) -> str:
        if isinstance(event, ScalarEvent):
            self._allowed(event)
            return str(event.value)
        raise self._refused(
            event,
            "frontmatter-syntax",
            "a list or mapping stands where a key should be",
            "put quotes around text that begins with [ or {",
        )

    def _value(self, event: Event, depth: int) -> Value:
        self._allowed(event)
        if isinstance(event, ScalarEvent):
            if not event.style and event.value in _EMPTY:
                return None
            return str(event.value)
        if depth > MAX_DEPTH:
            raise self._refused(
                event,
                "frontmatter-limit",
                f"the front matter is more than {MAX_DEPTH} levels deep",
                "",
            )
        if isinstance(event, SequenceStartEvent):
            items: list[Value] = []
            while not isinstance(event := next(self._events), SequenceEndEvent):
                items.append(self._value(event, depth + 1))
            return items
        mapping: dict[str, Value] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._key(event)
            value = self._value(next(self._events), depth + 1)
            if key in mapping:
                self.problems.append(self._twice(event, key))
            else:
                mapping[key] = value
        return mapping

    def _allowed(self, event: Event) -> None:
        """Refuse aliases, anchors and tags: what they can do, front matter does not need."""
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._refused(
                event,
                "frontmatter-limit",
                "front matter must not use YAML's & anchors and * aliases",
                "write the value out, or put quotes around text that begins with & or *",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise self._refused(
                event,
                "frontmatter-limit",
                f"front matter must not use YAML's ! tags (here: {str(tag)[:60]})",
                "put quotes around text that begins with !",
            )

    def _twice(self, event: Event, key: str) -> Problem:
        line, column, excerpt = self._place(event)
        return problem(
            "frontmatter-duplicate-key",
            self._path,
            f"the key {key!r} stands twice",
            line=line,
            column=column,
            hint="keep one of the two",
            excerpt=excerpt,
        )

    def _refused(self, event: Event, code: str, message: str, hint: str) -> _RefusedError:
        line, column, excerpt = self._place(event)
        return _RefusedError(
            problem(
                code,
                self._path,
                message,
                line=line,
                column=column,
                hint=hint,
                excerpt=excerpt,
            )
        )

    def _place(self, event: Event) -> tuple[int, int, str]:
        mark = event.start_mark
        return self._at(mark.line, mark.column) if mark else self._at(0, 0)

    def _at(self, line: int, column: int) -> tuple[int, int, str]:
        line = min(line, len(self._lines) - 1)
        return line + self._first_line, column + 1, self._lines[line]

    def syntax(self, error: yaml.YAMLError) -> Problem:
        """A syntax error in plain words, where it can be told."""
        mark = getattr(error, "problem_mark", None)
        context = str(getattr(error, "context", None) or "")
        if "quoted scalar" in context or "flow" in context:
            mark = getattr(error, "context_mark", None) or mark  # where the quote or bracket opens
        line, column, excerpt = (
            self._at(mark.line, mark.column) if mark else (self._first_line, 1, self._lines[0])
        )
        what = str(getattr(error, "problem", None) or "it cannot be read")
        message, hint = _plain_words(f"{context}: {what}" if context else what, excerpt)
        return problem(
            "frontmatter-syntax",
            self._path,
            message,
            line=line,
            column=column,
            hint=hint,
            excerpt=excerpt,
        )


def _plain_words(what: str, excerpt: str) -> tuple[str, str]:
    """What PyYAML says, for people who do not know YAML: message and hint."""
    if "mapping values are not allowed" in what:
        return (
            "a second colon stands in an unquoted value",
            'put quotes around a value that contains a colon: title: "A: B"',
        )
    if "could not find expected ':'" in what:
        return "a colon is missing after a key", "write `key: value`, with a space after the colon"
    if "cannot start any token" in what and "\t" in excerpt:
        return "a tab stands where YAML wants spaces", "indent with spaces"
    if "cannot start any token" in what:
        return (
            f"a value begins with a character that YAML keeps for itself ({what})",
            "put quotes around the value",
        )
    if "expected <block end>" in what or "did not find expected key" in what:
        return (
            "the line does not fit the ones above it",
            "begin every key in the same column, and put quotes around a value that holds quotes",
        )
    if "quoted scalar" in what or "flow" in what:
        return "a quote or bracket is never closed", "add the closing quote or bracket"
    return f"the front matter is not valid YAML: {what}", "put quotes around the value"
