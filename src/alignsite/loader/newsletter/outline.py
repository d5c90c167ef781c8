"""What a layout's reader found in an issue, before anything inside paragraphs is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from alignsite.markdown import Block
from alignsite.problems import Problem

PartKind = Literal["text", "prerequisites", "read_more", "opinion"]


class Part(NamedTuple):
    """One of the parts inside an item; `by` is the name before `'s opinion:`."""

    kind: PartKind
    by: str
    blocks: tuple[Block, ...]


class FoundItem(NamedTuple):
    """An item as it stands in the text. `title` is as printed; `shown` is what a reader sees."""

    group: str | None
    section: str | None
    title: str
    shown: str
    url: str | None
    authors: str | None
    summarizer: str | None
    hat_tip: str | None
    parts: tuple[Part, ...]


class FoundAside(NamedTuple):
    """Text that belongs to no item; the title is empty for what stands before everything."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An issue in order. `title`: the issue's own, where the text prints one."""

    items: tuple[FoundItem, ...]
    asides: tuple[FoundAside, ...]
    title: str | None = None
    problems: tuple[Problem, ...] = ()
