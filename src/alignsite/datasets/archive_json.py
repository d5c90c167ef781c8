"""`archive.json`: the whole archive for programs, and the JSON Schema that describes it.

Sorted, and the same bytes for the same input. `docs/records.md` describes it, field by field.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import resources

from alignsite.datasets.rows import GroupRow, PersonRow, RecordRow, ReferenceRow, WorkRow
from alignsite.record_json import Json, record_json
from alignsite.records import Issue, Item, Record


@dataclass(frozen=True, slots=True)
class ArchiveJson:
    """What `archive.json` is made of."""

    records: tuple[RecordRow, ...]
    works: tuple[WorkRow, ...]
    people: tuple[PersonRow, ...]
    references: tuple[ReferenceRow, ...]
    tags: tuple[GroupRow, ...]
    series: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class JsonSchema:
    """The JSON Schema of `archive.json`, which comes with the program."""


def schema_bytes() -> bytes:
    """The JSON Schema (draft 2020-12) that every `archive.json` fits."""
    return resources.files("alignsite.datasets").joinpath("archive.schema.json").read_bytes()


def archive_json(contents: ArchiveJson, load: Callable[[str], Record | Item]) -> bytes:
    """The file, one entry a line. `load` gives the record stored under a digest."""
    sections: tuple[tuple[str, Iterator[Json]], ...] = (
        ("records", (_record(row, load) for row in contents.records)),
        ("works", (_work(row) for row in contents.works)),
        ("people", (_person(row) for row in contents.people)),
        ("references", (_reference(row) for row in contents.references)),
        ("tags", (_group(row) for row in contents.tags)),
        ("series", (_group(row) for row in contents.series)),
    )
    written = []
    for name, entries in sections:
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in entries)
        written.append(f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []')
    return ("{\n" + ",\n".join(written) + "\n}\n").encode()


def _record(row: RecordRow, load: Callable[[str], Record | Item]) -> Json:
    record = load(row.digest)
    if isinstance(record, Item):
        raise TypeError(f"{row.url} is stored as an item")
    return record_json(told(record, row) if isinstance(record, Issue) else record)


def told(issue: Issue, row: RecordRow) -> Issue:
    """The issue with the items that its references mean."""
    items = []
    for item in issue.items:
        references = tuple(replace(one, item=row.items.get(one.target)) for one in item.references)
        items.append(replace(item, references=references) if references else item)
    return replace(issue, items=tuple(items))


def _work(row: WorkRow) -> Json:
    mentions: list[Json] = [
        {"record": one.record, "anchor": one.anchor, "by": one.by, "context": one.context}
        for one in row.mentions
    ]
    return {
        "url": row.url,
        "title": row.title,
        "authors": list(row.authors),
        "identifiers": dict(row.identifiers),
        "links": list(row.links),
        "mentions": mentions,
    }


def _person(row: PersonRow) -> Json:
    roles = {role: list(records) for role, records in row.roles.items()}
    return {"url": row.url, "name": row.name, "aliases": list(row.aliases), "roles": roles}


def _reference(row: ReferenceRow) -> Json:
    return {
        "record": row.record,
        "anchor": row.anchor,
        "to": row.to,
        "to_anchor": row.to_anchor,
        "text": row.text,
    }


def _group(row: GroupRow) -> Json:
    return {"url": row.url, "title": row.title, "records": list(row.records)}
