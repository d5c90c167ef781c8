"""What YAML is read into: values with places, and what a stretch of it may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from alignsite.loader.frontmatter import Value


@dataclass(frozen=True, slots=True)
class Node:
    """A value and its place in the file, line and column from 1.

    A scalar is the text that was written, or `None` where there is nothing. Keys of a mapping are
    nodes too, whose value is their text.
    """

    value: str | tuple[Node, ...] | Pairs | None
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """The keys of a mapping and what they hold, each key once, in the order of the file."""

    pairs: tuple[tuple[Node, Node], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a stretch of YAML is called, what it may hold, and the codes of its problems.

    `top`: what all of it is, with `wrong_top` and `top_hint` for where it is not. `max_brackets`: a
    parser written in C overflows its stack on too many `[`; so many are never meant.
    """

    name: str
    top: Literal["mapping", "list"]
    wrong_top: str
    top_hint: str
    max_bytes: int
    max_brackets: int
    size_hint: str
    syntax: str
    limit: str
    twice: str


def plain(node: Node) -> Value:
    """A node's value without places."""
    if isinstance(node.value, tuple):
        return [plain(one) for one in node.value]
    if isinstance(node.value, Pairs):
        return {str(key.value): plain(one) for key, one in node.value.pairs}
    return node.value
