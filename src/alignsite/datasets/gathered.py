"""What the files of data have in common, put together once: everything sorted by address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from alignsite.archive import Archive
from alignsite.datasets.rows import GroupRow, PersonRow, RecordRow, ReferenceRow
from alignsite.entries import Entry
from alignsite.pages.catalogue import Catalogue
from alignsite.pages.connections import Connections
from alignsite.people import person_key

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
    roles: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entry in archive.entries:
        for one in entry.involvements:
            if url := archive.person_urls.get(person_key(one.name)):
                roles[url][one.part].add(entry.meta.url)
    rows = (
        PersonRow(
            url=person.url,
            name=person.name,
            aliases=(),
            roles={role: tuple(sorted(roles[person.url][role])) for role in ROLES},
        )
        for person in archive.people
    )
    return tuple(sorted(rows, key=lambda row: row.url))
