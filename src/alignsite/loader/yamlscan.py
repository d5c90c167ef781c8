"""YAML → values with places: the one module that uses PyYAML.

Front matter becomes entries, a file of its own (`people.yaml`) a tree of nodes.

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

from alignsite.loader.frontmatter import Entry
from alignsite.loader.yamlcomplaints import plain_words
from alignsite.loader.yamlnodes import Form, Node, Pairs, plain
from alignsite.problems import Problem, problem

MAX_BYTES = 64 * 1024
MAX_DEPTH = 32

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_Entries = dict[str, Entry]


FRONT_MATTER = Form(
    name="the front matter",
    top="mapping",
    wrong_top="the front matter is not a list of `key: value` lines",
    top_hint="write one `key: value` a line, with a space after the colon",
    max_bytes=MAX_BYTES,
    max_brackets=1_000,
    size_hint="front matter is for a few short keys: move the text below the closing ---",
    syntax="frontmatter-syntax",
    limit="frontmatter-limit",
    twice="frontmatter-duplicate-key",
)


def parse(source: str, path: str, first_line: int) -> tuple[_Entries, tuple[Problem, ...]]:
    """The entries of front matter, and what is wrong with it.

    `first_line`: the line of the file `path` that `source` begins on. After an error that makes
    the rest unreadable the entries are empty.
    """
    scan = Scan(source, path, first_line, FRONT_MATTER)
    root = scan.root()
    entries = {}
    if root is not None and isinstance(root.value, Pairs):
        entries = {str(key.value): scan.entry(key, node) for key, node in root.value.pairs}
    return entries, tuple(scan.problems)


def parse_file(source: str, path: str, form: Form) -> tuple[Node | None, tuple[Problem, ...]]:
    """What a whole file of YAML holds, and what is wrong with it; `None` where it is unreadable."""
    scan = Scan(source, path, 1, form)
    return scan.root(), tuple(scan.problems)


class RefusedError(Exception):
    """What stands there is YAML that front matter must not hold."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Scan:
    """One reading of a stretch of YAML."""

    def __init__(self, source: str, path: str, first_line: int, form: Form) -> None:
        self._source = source
        self._path = path
        self._first_line = first_line
        self._form = form
        self._lines = source.split("\n")
        self.problems: list[Problem] = []
        self._events: Iterator[Event] = iter(())

    def root(self) -> Node | None:
        """The one value there is; `None` after an error that makes the rest unreadable."""
        too_much = self._limit()
        if too_much is not None:
            self.problems.append(too_much)
            return None
        try:
            return self._document()
        except RefusedError as refused:
            self.problems.append(refused.problem)
        except yaml.YAMLError as error:
            self.problems.append(self.syntax(error))
        return None

    def entry(self, key: Node, node: Node) -> Entry:
        """A key of the top mapping as front matter has it: it stands where its value does."""
        at = key if node.value is None else node
        excerpt = self._lines[at.line - self._first_line]
        return Entry(str(key.value), plain(node), self._path, at.line, at.column, excerpt)

    def problem_at(self, node: Node, code: str, message: str, hint: str) -> Problem:
        """A problem with a node."""
        return problem(
            code,
            self._path,
            message,
            line=node.line,
            column=node.column,
            hint=hint,
            excerpt=self._lines[node.line - self._first_line],
        )

    def _limit(self) -> Problem | None:
        """Whether the source is too large to be looked at."""
        form = self._form
        size = len(self._source.encode("utf-8", "surrogatepass"))
        if size > form.max_bytes:
            return problem(
                form.limit,
                self._path,
                f"{form.name} is {size:,} bytes long; {form.max_bytes:,} are allowed",
                line=self._first_line,
                hint=form.size_hint,
            )
        if self._source.count("[") + self._source.count("{") > form.max_brackets:
            return problem(
                form.limit,
                self._path,
                f"{form.name} holds more than {form.max_brackets:,} brackets",
                line=self._first_line,
            )
        return None

    def _document(self) -> Node:
        self._events = yaml.parse(self._source, Loader=LOADER)
        event = self._next(StreamStartEvent)
        if isinstance(event, StreamEndEvent):
            return self._node_at(event, None)
        root = self._top(self._next(DocumentStartEvent))
        event = self._next(DocumentEndEvent)
        if isinstance(event, DocumentStartEvent):
            raise self._refused(event, self._form.syntax, "a second YAML document begins", "")
        return root

    def _top(self, event: Event) -> Node:
        """The value that all of it is: nothing, or what its form wants."""
        wanted = MappingStartEvent if self._form.top == "mapping" else SequenceStartEvent
        nothing = isinstance(event, ScalarEvent) and event.value in EMPTY and not event.style
        if not nothing and not isinstance(event, wanted):
            raise self._refused(event, self._form.syntax, self._form.wrong_top, self._form.top_hint)
        return self._node(event, 1)

    def _next(self, passed: type[Event]) -> Event:
        """The next event that is not of the kind that may be passed over."""
        event = next(self._events)
        while isinstance(event, passed):
            event = next(self._events)
        return event

    def _node_at(self, event: Event, value: str | tuple[Node, ...] | Pairs | None) -> Node:
        line, column, _ = self._place(event)
        return Node(value, line, column)

    def _key(self, event: Event) -> Node:
        if isinstance(event, ScalarEvent):
            self._allowed(event)
            return self._node_at(event, str(event.value))
        raise self._refused(
            event,
            self._form.syntax,
            "a list or mapping stands where a key should be",
            "put quotes around text that begins with [ or {",
        )

    def _node(self, event: Event, depth: int) -> Node:
        self._allowed(event)
        if isinstance(event, ScalarEvent):
            nothing = not event.style and event.value in EMPTY
            return self._node_at(event, None if nothing else str(event.value))
        if depth > MAX_DEPTH:
            raise self._refused(
                event,
                self._form.limit,
                f"{self._form.name} is more than {MAX_DEPTH} levels deep",
                "",
            )
        if isinstance(event, SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(one := next(self._events), SequenceEndEvent):
                items.append(self._node(one, depth + 1))
            return self._node_at(event, tuple(items))
        pairs: dict[str, tuple[Node, Node]] = {}
        while not isinstance(one := next(self._events), MappingEndEvent):
            key = self._key(one)
            value = self._node(next(self._events), depth + 1)
            if str(key.value) in pairs:
                message = f"the key {key.value!r} stands twice"
                found = self.problem_at(key, self._form.twice, message, "keep one of the two")
                self.problems.append(found)
            else:
                pairs[str(key.value)] = (key, value)
        return self._node_at(event, Pairs(tuple(pairs.values())))

    def _allowed(self, event: Event) -> None:
        """Refuse aliases, anchors and tags: what they can do, no file here needs."""
        what = self._form.name.removeprefix("the ")
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._refused(
                event,
                self._form.limit,
                f"{what} must not use YAML's & anchors and * aliases",
                "write the value out, or put quotes around text that begins with & or *",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise self._refused(
                event,
                self._form.limit,
                f"{what} must not use YAML's ! tags (here: {str(tag)[:60]})",
                "put quotes around text that begins with !",
            )

    def _refused(self, event: Event, code: str, message: str, hint: str) -> RefusedError:
        return RefusedError(self.problem_at(self._node_at(event, None), code, message, hint))

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
        what = f"{context}: {what}" if context else what
        message, hint = plain_words(what, excerpt, column, self._form.name)
        return problem(
            self._form.syntax,
            self._path,
            message,
            line=line,
            column=column,
            hint=hint,
            excerpt=excerpt,
        )
