"""A whole YAML file → values, typed as Ruby types them: Jekyll's `_config.yml` and `_data/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from alignsite.loader.yamlscan import EMPTY, FRONT_MATTER, LOADER, MAX_DEPTH, RefusedError, Scan
from alignsite.problems import Problem, problem

MAX_DATA_BYTES = 4 * 1024 * 1024
MAX_NODES = 200_000


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
    except RefusedError as refused:
        return Data(None, {}, (*scan.problems, refused.problem))
    except (yaml.YAMLError, RecursionError) as error:
        wrong = error if isinstance(error, yaml.YAMLError) else yaml.YAMLError("too deep")
        return Data(None, {}, (*scan.problems, scan.syntax(wrong)))
    return Data(value, scan.places, tuple(scan.problems))


_TRUE = re.compile(r"(?:yes|true|on)", re.IGNORECASE)
_FALSE = re.compile(r"(?:no|false|off)", re.IGNORECASE)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9_,]{0,17})", re.ASCII)
_FLOAT = re.compile(r"[-+]?[0-9][0-9_]{0,17}\.[0-9]{1,18}", re.ASCII)


class _DataScan(Scan):
    """A reading that types plain scalars and knows anchors, within a limit of nodes."""

    def __init__(self, source: str, path: str, first_line: int) -> None:
        super().__init__(source, path, first_line, FRONT_MATTER)
        self.places: dict[str, tuple[int, int]] = {}
        self._nodes = 0
        self._anchors: dict[str, tuple[object, int]] = {}

    def whole(self) -> object:
        """The value of the first document."""
        self._events = yaml.parse(self._source, Loader=LOADER)
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
    if written in EMPTY:
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
