"""What a document defines in one place and uses in others."""

from __future__ import annotations

from dataclasses import dataclass, field

from alignsite.markdown.kramdown.elements import Attributes, Element


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What `[name]: address "title"` says; `mark` holds the attribute list that follows it."""

    address: str
    title: str | None
    mark: Element


@dataclass(slots=True)
class Definitions:
    """Links by their normalised names, footnotes, abbreviations and attribute lists by theirs.

    `replaced`: footnotes whose name a later one took.
    """

    links: dict[str, LinkTarget] = field(default_factory=dict)
    footnotes: dict[str, Element] = field(default_factory=dict)
    replaced: list[tuple[str, Element]] = field(default_factory=list)
    abbreviations: dict[str, tuple[str, Element]] = field(default_factory=dict)
    attributes: dict[str, Attributes] = field(default_factory=dict)


def link_name(written: str) -> str:
    """A link's name as names are compared."""
    return " ".join(written.replace("\n", " ").split(" ")).lower() if written else ""
