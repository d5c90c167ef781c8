"""What the files of data have in common, put together once: everything sorted by address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alignsite.archive import Archive
from alignsite.datasets.rows import GroupRow, PersonRow, RecordRow, ReferenceRow
from alignsite.entries import Entry
from alignsite.pages.catalogue import Catalogue
from alignsite.pages.connections import Connections

ROLES = ("author", "host", "guest", "speaker", "summarizer", "opinion", "work_author")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of every table of the archive."""

    records: tuple[RecordRow, ...]
    people: tuple[PersonRow, ...]
    references: tuple[ReferenceRow, ...]
    tags: tuple[GroupRow, ...]
    series: tuple[GroupRow, ...]


def gather(catalogue: Catalogue, connections: Connections) -> Gathered:
    """Make the rows."""
    archive = catalogue.archive
    records = (
        RecordRow(one.meta.url, one.digest, _items(one, connections.links[one.meta.url]))
        for one in archive.records
    )
    references = (
        ReferenceRow(
            record=one.source.meta.url,
            anchor=one.mention.anchor,
            to=one.target.meta.url,
            to_anchor=one.anchor,
            text=one.mention.text,
            by=one.mention.by,
            context=one.mention.context,
        )
        for one in connections.references
    )
    return Gathered(
        records=tuple(sorted(records, key=lambda row: row.url)),
        people=_people(archive) if catalogue.config.features.authors else (),
        references=tuple(sorted(references, key=lambda row: row.record)),
        tags=_tags(archive),
        series=tuple(
            GroupRow(one.url, one.title, _urls(one.entries))
            for one in sorted(archive.series, key=lambda one: one.url)
        ),
    )


def _items(entry: Entry, links: Mapping[str, str]) -> dict[str, str]:
    """The item that each reference to an issue means, where that is told."""
    found = {}
    for target, url in links.items():
        if target.startswith("issue:") and entry.meta.kind == "issue":
            _, _, item = url.partition("#")
            if item:
                found[target] = item
    return found


def _urls(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(sorted({one.meta.url for one in entries}))


def _tags(archive: Archive) -> tuple[GroupRow, ...]:
    rows = (
        GroupRow(tag.url, tag.title, _urls((*tag.entries, *(entry for entry, _ in tag.items))))
        for tag in archive.tags
    )
    return tuple(sorted(rows, key=lambda row: row.url))


def _people(archive: Archive) -> tuple[PersonRow, ...]:
    rows = []
    for person in archive.people.everybody:
        roles = person.roles
        urls = {role: _urls(roles.get(role, ())) for role in ROLES}
        rows.append(PersonRow(person.url, person.name, person.aliases, urls))
    return tuple(sorted(rows, key=lambda row: row.url))
