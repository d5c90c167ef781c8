"""YAML of front matter → entries with places: the one module that uses PyYAML.

Everything is judged on the stream of events, so nothing is built before it is known to be small
enough, and nothing but text, lists and mappings can come of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
MAX_DATA_BYTES = 4 * 1024 * 1024
MAX_NODES = 200_000
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


@dataclass(frozen=True, slots=True)
class Data:
    """A whole YAML file: what it holds, with scalars as YAML types them, and where its keys stand.

    `places`: line and column of each key of the top mapping, both from 1.
    """

    value: object
    places: Mapping[str, tuple[int, int]]
    problems: tuple[Problem, ...] = ()


def parse_data(source: str, path: str) -> Data:
    """Read a file of YAML as Ruby does: true, numbers and null are such, dates stay text."""
    scan = _DataScan(source, path, 1)
    if len(source) > MAX_DATA_BYTES:
        size = f"the file is {len(source):,} characters long; {MAX_DATA_BYTES:,} are allowed"
        return Data(None, {}, (problem("frontmatter-limit", path, size, line=1),))
    try:
        value = scan.whole()
    except _RefusedError as refused:
        return Data(None, {}, (*scan.problems, refused.problem))
    except (yaml.YAMLError, RecursionError) as error:
        wrong = error if isinstance(error, yaml.YAMLError) else yaml.YAMLError("too deep")
        return Data(None, {}, (*scan.problems, scan.syntax(wrong)))
    return Data(value, scan.places, tuple(scan.problems))


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


_TRUE = re.compile(r"(?:yes|true|on)", re.IGNORECASE)
_FALSE = re.compile(r"(?:no|false|off)", re.IGNORECASE)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9_,]{0,17})", re.ASCII)
_FLOAT = re.compile(r"[-+]?[0-9][0-9_]{0,17}\.[0-9]{1,18}", re.ASCII)


class _DataScan(_Scan):
    """A reading that types plain scalars and knows anchors, within a limit of nodes."""

    def __init__(self, source: str, path: str, first_line: int) -> None:
        super().__init__(source, path, first_line)
        self.places: dict[str, tuple[int, int]] = {}
        self._nodes = 0
        self._anchors: dict[str, tuple[object, int]] = {}

    def whole(self) -> object:
        """The value of the first document."""
        self._events = yaml.parse(self._source, Loader=_LOADER)
        event = self._next(StreamStartEvent)
        if isinstance(event, StreamEndEvent):
            return None
        return self._built(self._next(DocumentStartEvent), 1)

    def _built(self, event: Event, depth: int) -> object:
        if isinstance(event, AliasEvent):
            value, size = self._anchors.get(str(event.anchor), (None, 1))
            self._count(event, size)
            return value
        self._count(event, 1)
        before = self._nodes
        if depth > MAX_DEPTH:
            text = f"the file is more than {MAX_DEPTH} levels deep"
            raise self._refused(event, "frontmatter-limit", text, "")
        if isinstance(event, ScalarEvent):
            value = _typed(str(event.value)) if not event.style else str(event.value)
        elif isinstance(event, SequenceStartEvent):
            items: list[object] = []
            while not isinstance(inner := next(self._events), SequenceEndEvent):
                items.append(self._built(inner, depth + 1))
            value = items
        else:
            value = self._mapping(depth)
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            self._anchors[anchor] = (value, self._nodes - before + 1)
        return value

    def _mapping(self, depth: int) -> dict[str, object]:
        mapping: dict[str, object] = {}
        merged: list[object] = []
        while not isinstance(event := next(self._events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                hint = "put quotes around text that begins with [ or {"
                text = "a list or mapping stands where a key should be"
                raise self._refused(event, "frontmatter-syntax", text, hint)
            key = str(event.value)
            if depth == 1:
                line, column, _ = self._place(event)
                self.places.setdefault(key, (line, column))
            value = self._built(next(self._events), depth + 1)
            if key == "<<":
                merged.append(value)
            else:
                mapping[key] = value
        for one in merged:
            if isinstance(one, dict):
                mapping = {**one, **mapping}
        return mapping

    def _count(self, event: Event, size: int) -> None:
        self._nodes += size
        if self._nodes > MAX_NODES:
            text = f"the file holds more than {MAX_NODES:,} values"
            raise self._refused(event, "frontmatter-limit", text, "")


def _typed(written: str) -> object:
    """What a plain scalar means."""
    if written in _EMPTY:
        return None
    if _TRUE.fullmatch(written):
        return True
    if _FALSE.fullmatch(written):
        return False
    if _INTEGER.fullmatch(written):
        return int(written.replace("_", "").replace(",", ""))
    if _FLOAT.fullmatch(written):
        return float(written.replace("_", ""))
    return written


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
