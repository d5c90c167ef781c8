"""A paragraph's inside, read from one opening to the next."""

from __future__ import annotations

import re
from collections.abc import Callable

from alignsite.markdown.kramdown.definitions import Definitions
from alignsite.markdown.kramdown.elements import Span, SpanType
from alignsite.markdown.kramdown.scanner import Scanner
from alignsite.markdown.kramdown.spans import starts

_EFFORT = 100_000
"""Characters read in vain, by openings that nothing closes, after which they count as text."""

_DEEPEST = 60
"""Inline elements within each other; tags of those that lie deeper are text."""

Rule = Callable[["SpanReader"], bool]
"""Reads a piece at the reader's place; whether there was one. If not, the next rule is asked."""

RulesAt = Callable[[str], tuple[Rule, ...]]
"""The rules whose pieces can begin with a character, in the order in which they are asked."""


class SpanReader:
    """Reads one paragraph's inside.

    `effort`: how many characters may yet be read in vain. `tree`: the piece whose inside is being
    read.
    """

    __slots__ = ("_outer", "_rules_at", "definitions", "effort", "source", "tree")

    def __init__(self, source: str, definitions: Definitions, rules_at: RulesAt) -> None:
        self.source = Scanner(source)
        self.definitions = definitions
        self.tree = Span("root")
        self.effort = _EFFORT + 4 * len(source)
        self._outer: list[Span] = []
        self._rules_at = rules_at

    def read(self) -> list[Span]:
        """The pieces of the whole."""
        self.read_into(self.tree)
        return self.tree.children

    def read_apart(self, source: str) -> list[Span]:
        """The pieces of a text of its own."""
        return SpanReader(source, self.definitions, self._rules_at).read()

    def read_into(
        self,
        into: Span,
        stop: str = "",
        accepts: Callable[[re.Match[str]], bool] | None = None,
        *,
        tags: Rule | None = None,
    ) -> bool:
        """Read pieces into `into` up to `stop` where `accepts` agrees; whether it was met.

        `tags`: the one rule to ask where nothing but HTML is read.
        """
        self._outer.append(self.tree)
        self.tree = into
        source = self.source
        signs = starts.OPENINGS_AND_BRACKETS if "]" in stop else starts.OPENINGS
        if tags is not None:
            signs = starts.TAGS
        stopping = re.compile(stop) if stop else None
        is_met = False
        while not source.at_end:
            begin = starts.next_start(source.text, source.position, signs)
            if begin is None:
                if stop:
                    break
                self.add_text(source.text[source.position :])
                source.position = len(source.text)
                break
            self.add_text(source.text[source.position : begin])
            source.position = begin
            closing = source.check(stopping) if stopping else None
            if closing is not None and (accepts is None or accepts(closing)):
                is_met = True
                break
            for rule in self._rules_at(source.text[begin]) if tags is None else (tags,):
                if rule(self):
                    break
            else:
                self.add_text(source.text[source.position])
                source.position += 1
        self.tree = self._outer.pop()
        return is_met

    def add(self, span: Span) -> bool:
        """Put a piece behind those of the tree. Always true, as a rule that has read one is."""
        self.tree.children.append(span)
        return True

    def add_text(self, text: str) -> bool:
        """Put text behind the pieces of the tree. Always true."""
        if text:
            children = self.tree.children
            if children and children[-1].type == "text":
                children[-1].value += text
            else:
                children.append(Span("text", text))
        return True

    def add_in_vain(self, opening: str, begin: int) -> bool:
        """Take an opening that stands at `begin`, and that nothing closes, as text."""
        self.effort -= self.source.position - begin
        self.source.position = begin + len(opening)
        return self.add_text(opening)

    def is_within(self, *types: SpanType) -> bool:
        """Whether one of these is being read."""
        return self.tree.type in types or any(one.type in types for one in self._outer)

    @property
    def is_deep(self) -> bool:
        """Whether so many pieces lie within each other that no more may."""
        return len(self._outer) > _DEEPEST
