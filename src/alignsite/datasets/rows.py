"""What the files of data are made of: records by their digest, and what connects them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record, by the digest it is stored under.

    `items`: for each target of a reference to an issue, the id of the item that is meant.
    """

    url: str
    digest: str
    items: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A link within the archive. `by` says it; `text` are the linked words."""

    record: str
    anchor: str | None
    to: str
    to_anchor: str | None
    text: str
    by: str | None
    context: str


@dataclass(frozen=True, slots=True)
class WorkMentionRow:
    """A place that links to a work or summarises it. `context`: the sentence around a link."""

    record: str
    anchor: str | None
    by: str | None
    context: str


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A paper or post. `identifiers`: its id by the name of what gives such ids."""

    url: str
    title: str
    authors: tuple[str, ...]
    identifiers: Mapping[str, str]
    links: tuple[str, ...]
    mentions: tuple[WorkMentionRow, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, and the addresses of the records they have each role in."""

    url: str
    name: str
    aliases: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A tag or a series, with the addresses of its records."""

    url: str
    title: str
    records: tuple[str, ...]
