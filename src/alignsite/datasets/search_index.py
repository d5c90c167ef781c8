"""The small index that the built-in search reads in the browser, `/search.json`.

What it holds of a record is what lists show of it; names of people, tags and series stand in it
once, and rows name them by position.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from alignsite.entries import Entry
from alignsite.pages.catalogue import Catalogue
from alignsite.records import Kind
from alignsite.slugs import tag_slug
from alignsite.wording import shortened
from alignsite.works import Work

LONGEST_SUMMARY = 200
"""Characters of a summary that are searched and shown."""


@dataclass(frozen=True, slots=True)
class SearchItem:
    """An item of an issue: `id` is its anchor."""

    id: str
    title: str
    people: tuple[str, ...]
    tag: str | None


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One record, or one work. `people` and `tags` are those of the record and of its items."""

    url: str
    title: str
    kind: Kind | Literal["work"]
    date: str
    summary: str
    series: str
    people: tuple[str, ...]
    tags: tuple[str, ...]
    items: tuple[SearchItem, ...]


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """Every record, newest first, then pages that stand in no list, then works."""

    rows: tuple[SearchRow, ...]


def search_index(catalogue: Catalogue) -> SearchIndex:
    """What is to be found."""
    spellings = {tag.slug: tag.title for tag in catalogue.archive.tags}
    records = (_row(catalogue, one, spellings) for one in catalogue.archive.records)
    return SearchIndex((*records, *map(_work_row, catalogue.works.works)))


def _work_row(work: Work) -> SearchRow:
    """A work's authors are found, but are not people of the archive to choose from."""
    authors = shortened(", ".join(work.authors), LONGEST_SUMMARY)
    return SearchRow(work.url, work.title, "work", "", authors, "", (), (), ())


def _row(catalogue: Catalogue, entry: Entry, spellings: dict[str, str]) -> SearchRow:
    def called(tag: str) -> str:
        return spellings.get(tag_slug(tag), tag)

    meta = entry.meta
    items = tuple(
        SearchItem(
            id=one.id,
            title=one.title,
            people=_people(catalogue, entry, _of_item(one.summarizer, one.opinions)),
            tag=called(one.section) if one.section else None,
        )
        for one in entry.items
    )
    sections = (one.tag for one in items if one.tag)
    return SearchRow(
        url=meta.url,
        title=meta.title,
        kind=meta.kind,
        date=meta.date.text[:10] if meta.date else "",
        summary=shortened(meta.summary, LONGEST_SUMMARY),
        series=meta.series or "",
        people=_people(catalogue, entry, (one.name for one in entry.involvements)),
        tags=tuple(dict.fromkeys((*map(called, meta.tags), *sections))),
        items=items,
    )


def _of_item(summarizer: str | None, opinions: tuple[str, ...]) -> Iterable[str]:
    return (*((summarizer,) if summarizer else ()), *opinions)


def _people(catalogue: Catalogue, entry: Entry, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.title for one in catalogue.people(names, entry)))


def search_index_bytes(index: SearchIndex) -> bytes:
    """The file: tables of names, and a row for each record that names them by position.

    A row is [address, title, kind, date, summary, series, people, tags, items], an item
    [anchor, title, people, tag]. Names and `-1` for none.
    """
    people = _Table(name for row in index.rows for name in row.people)
    tags = _Table(name for row in index.rows for name in row.tags)
    series = _Table(row.series for row in index.rows if row.series)
    rows = [
        [
            row.url,
            row.title,
            row.kind,
            row.date,
            row.summary,
            series.position(row.series),
            [people.position(one) for one in row.people],
            [tags.position(one) for one in row.tags],
            [
                [one.id, one.title, [people.position(name) for name in one.people],
                 tags.position(one.tag or "")]
                for one in row.items
            ],
        ]
        for row in index.rows
    ]  # fmt: skip
    tables = {"people": people.names, "tags": tags.names, "series": series.names, "rows": rows}
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode()


class _Table:
    """Names, each once, in the alphabet's order."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(set(names))
        self._positions = {name: index for index, name in enumerate(self.names)}

    def position(self, name: str) -> int:
        return self._positions.get(name, -1)
