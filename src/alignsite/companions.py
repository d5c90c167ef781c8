"""The files that may lie beside `alignsite.toml` (`people.yaml`): lists of entries, with places.

A companion says what no single document can say. It is YAML: a list whose every entry is a
mapping. Here it is taken apart, and every mistake becomes a problem with line, column and hint;
what the entries mean is the business of the module that asks.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from alignsite.loader.decode import decoded_text
from alignsite.loader.people import safe_url
from alignsite.loader.yamlnodes import Form, Node, Pairs
from alignsite.loader.yamlscan import parse_file
from alignsite.problems import Problem, problem

_MAX_BYTES = 2 * 1024 * 1024
_MAX_BRACKETS = 10_000
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a companion and its place."""

    value: str
    line: int
    column: int


@dataclass(slots=True)
class Sheet:
    """One companion while it is read: gathers what is wrong with it."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, at: Node | Text | Row, message: str, hint: str) -> None:
        """Take down a problem with what stands at a place."""
        found = problem(code, self.path, message, line=at.line, column=at.column, hint=hint)
        self.problems.append(found)

    def wrong(self, key: str, at: Node | Text, expected: str) -> None:
        """Take down that a key holds something else than it must."""
        self.report("companion-value", at, f"{key} must be {expected}", f"give {expected}")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a companion: its keys by name, each with the place of the key and its value."""

    sheet: Sheet
    line: int
    column: int
    keys: Mapping[str, tuple[Node, Node]]

    def text(self, key: str) -> Text | None:
        """The key as one text; a problem where it is none."""
        found = self.texts(key)
        if len(found) > 1:
            self.sheet.wrong(key, found[1], "one text")
        return found[0] if found else None

    def texts(self, key: str) -> tuple[Text, ...]:
        """The key as texts: one, or a list of them."""
        if key not in self.keys:
            return ()
        at, node = self.keys[key]
        nodes = node.value if isinstance(node.value, tuple) else (node,)
        texts = []
        for one in nodes:
            value = " ".join(one.value.split()) if isinstance(one.value, str) else ""
            if value:
                texts.append(Text(value, one.line, one.column))
            else:
                self.sheet.wrong(
                    key, one if node.value is not None else at, "text, or a list of it"
                )
        return tuple(texts)

    def addresses(self, key: str) -> tuple[str, ...]:
        """The key as addresses that a page may link to."""
        found = []
        for one in self.texts(key):
            if (url := safe_url(one.value)) is None:
                self.sheet.wrong(key, one, "an address such as https://example.org/ada")
            else:
                found.append(url)
        return tuple(found)

    def flag(self, key: str) -> bool:
        """The key as true or false; false where it is absent."""
        if key not in self.keys:
            return False
        _, node = self.keys[key]
        value = _FLAGS.get(node.value.lower()) if isinstance(node.value, str) else None
        if value is None:
            self.sheet.wrong(key, node, "true or false")
        return bool(value)

    def rows(self, key: str, known: Iterable[str]) -> Iterator[Row]:
        """The key as entries of its own: one, or a list of them, with these keys."""
        if key in self.keys:
            _, node = self.keys[key]
            nodes = node.value if isinstance(node.value, tuple) else (node,)
            yield from _rows(self.sheet, nodes, tuple(known))


def read_rows(data: bytes, path: str, known: Iterable[str]) -> tuple[Sheet, tuple[Row, ...]]:
    """The entries of a companion, whose keys may be those `known`; none where it is unreadable."""
    text, problems = decoded_text(data, path)
    sheet = Sheet(path, list(problems))
    if text is None:
        return sheet, ()
    form = Form(
        name=f"the file {path}",
        top="list",
        wrong_top=f"{path} is not a list of entries",
        top_hint="begin each entry with a dash: - name: Ada Example",
        max_bytes=_MAX_BYTES,
        max_brackets=_MAX_BRACKETS,
        size_hint="take out what the documents say themselves",
        syntax="companion-syntax",
        limit="companion-syntax",
        twice="companion-duplicate-key",
    )
    root, wrong = parse_file(text, path, form)
    sheet.problems += wrong
    nodes = root.value if root is not None and isinstance(root.value, tuple) else ()
    return sheet, tuple(_rows(sheet, nodes, tuple(known)))


def _rows(sheet: Sheet, nodes: Iterable[Node], known: tuple[str, ...]) -> Iterator[Row]:
    for node in nodes:
        if not isinstance(node.value, Pairs):
            message, hint = "an entry must be made of `key: value` lines", "write - name: and so on"
            sheet.report("companion-value", node, message, hint)
            continue
        keys = {}
        for key, value in node.value.pairs:
            if key.value in known:
                keys[str(key.value)] = (key, value)
            else:
                close = difflib.get_close_matches(str(key.value), known, n=1)
                hint = f"did you mean {close[0]!r}?" if close else f"known keys: {', '.join(known)}"
                message = f"unknown key {key.value!r}"
                sheet.report("companion-unknown-key", key, message, hint)
        yield Row(sheet, node.line, node.column, keys)
