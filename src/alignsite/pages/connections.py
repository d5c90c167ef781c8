"""What connects records to each other, as their pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from alignsite.entries import Entry
from alignsite.mentions import Mention
from alignsite.pages.views import Place, Ref, Referrer, RelatedCard
from alignsite.people import People
from alignsite.references.backlinks import Reference, by_target, references

Links = Mapping[str, Mapping[str, str]]
"""The resolved links of each record, by the record's address."""

_NOBODY = People()


@dataclass(frozen=True, slots=True)
class Connections:
    """By the address of each record: its resolved links, what refers to it, what is like it.

    `references`: all links from one record to another, in the order of the records.
    """

    links: Links
    references: tuple[Reference, ...]
    referrers: Mapping[str, tuple[Referrer, ...]]
    related: Mapping[str, tuple[RelatedCard, ...]] = field(default_factory=dict)


def connect(entries: Sequence[Entry], links: Links, people: People = _NOBODY) -> Connections:
    """Find what refers to what. `entries` are newest first, and referrers stay so.

    `people`: who is meant by the names of those who say it.
    """
    found = tuple(references(entries, links))
    referrers = {url: _referrers(those, people) for url, those in by_target(found).items()}
    return Connections(links, found, referrers)


def _referrers(found: Iterable[Reference], people: People) -> tuple[Referrer, ...]:
    return tuple(
        referrer(source, [place(source, one.mention, _meant(one), people) for one in group])
        for source, group in ((own[0].source, own) for own in _grouped(found))
    )


def _grouped(found: Iterable[Reference]) -> list[list[Reference]]:
    return [list(own) for _, own in groupby(found, key=lambda one: one.source.meta.url)]


def referrer(source: Entry, places: Iterable[Place]) -> Referrer:
    """A record with the places in it that refer to something."""
    meta = source.meta
    return Referrer(meta.kind, meta.title, meta.url, meta.date, tuple(places))


def place(
    source: Entry, mention: Mention, to: Ref | None = None, people: People = _NOBODY
) -> Place:
    """Where a record mentions something, and who says it, by their real name if it is known."""
    known = people.named(mention.by, source) if mention.by else None
    by = known.name if known else mention.by
    anchor = f"#{mention.anchor}" if mention.anchor in source.anchors else ""
    url = f"{source.meta.url}{anchor}"
    return Place(url, by, mention.context, mention.start, to)


def _meant(one: Reference) -> Ref | None:
    """The item or other place of the target that is meant, by its name where it has one."""
    if one.anchor is None:
        return None
    titles = {item.id: item.title for item in one.target.items}
    return Ref(titles.get(one.anchor, f"#{one.anchor}"), f"{one.target.meta.url}#{one.anchor}")
