"""What the files of data have in common, put together once: everything sorted by address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alignsite.archive import Archive
from alignsite.datasets.citations import identifiers
from alignsite.datasets.rows import (
    GroupRow,
    PersonRow,
    RecordRow,
    ReferenceRow,
    WorkMentionRow,
    WorkRow,
)
from alignsite.entries import Entry
from alignsite.pages.catalogue import Catalogue
from alignsite.pages.connections import Connections
from alignsite.works import Work

ROLES = ("author", "host", "guest", "speaker", "summarizer", "opinion", "work_author")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of every table of the archive."""

    records: tuple[RecordRow, ...]
    works: tuple[WorkRow, ...]
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
        works=tuple(sorted((_work(one) for one in catalogue.works.works), key=_by_url)),
        people=_people(catalogue) if catalogue.config.features.authors else (),
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


def _by_url(row: WorkRow) -> str:
    return row.url


def _work(work: Work) -> WorkRow:
    items = [
        WorkMentionRow(entry.meta.url, item.id, item.summarizer, "") for entry, item in work.items
    ]
    links = [
        WorkMentionRow(
            record=entry.meta.url,
            anchor=mention.anchor if mention.anchor in entry.anchors else None,
            by=mention.by,
            context=mention.context,
        )
        for entry, mention in work.mentions
    ]
    return WorkRow(
        url=work.url,
        title=work.title,
        authors=work.authors,
        identifiers=identifiers(work),
        links=_links(work),
        mentions=tuple(sorted((*items, *links), key=lambda row: row.record)),
    )


def _links(work: Work) -> tuple[str, ...]:
    """The addresses that documents write; where none does, those that its identifiers mean."""
    written = {link for link in work.links if "//" in link}
    return tuple(sorted(written or {url for _, url in work.addresses}))


def _people(catalogue: Catalogue) -> tuple[PersonRow, ...]:
    rows = []
    for person in catalogue.archive.people.everybody:
        papers = catalogue.papers.get(person.url, ())
        told = tuple(entry for work in papers for entry in work.records)
        roles = {**person.roles, "work_author": told}
        urls = {role: _urls(roles.get(role, ())) for role in ROLES}
        rows.append(PersonRow(person.url, person.name, person.aliases, urls))
    return tuple(sorted(rows, key=lambda row: row.url))
