"""The tables: `items.csv`, a row an item of an issue, and `references.csv`, a row a reference.

As spreadsheets read them: UTF-8 with a mark, so that they do not take it for another encoding, and
CRLF at the end of a line (RFC 4180).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alignsite.datasets.rows import RecordRow, ReferenceRow
from alignsite.records import Issue, Item, Record

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take text for a formula (OWASP: CSV injection)."""


@dataclass(frozen=True, slots=True)
class ItemTable:
    """The items of all issues, in the order of the issues' numbers and of their text."""

    base_url: str
    issues: tuple[RecordRow, ...]


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """Every link from one record to another."""

    base_url: str
    references: tuple[ReferenceRow, ...]


def item_table(contents: ItemTable, load: Callable[[str], Record | Item]) -> bytes:
    """The file; `load` gives the record stored under a digest."""
    rows: list[Iterable[object]] = []
    for row in contents.issues:
        issue = load(row.digest)
        if isinstance(issue, Issue):
            rows += [_item(contents.base_url, issue, item) for item in issue.items]
    return _csv(
        ("newsletter", "issue", "date", "part", "section", "title", "authors", "url", "summarizer",
         "hat_tip", "summary", "opinion", "prerequisites", "read_more", "address"),
        rows,
    )  # fmt: skip


def _item(base_url: str, issue: Issue, item: Item) -> tuple[object, ...]:
    return (
        issue.meta.series,
        issue.number,
        issue.meta.date.text if issue.meta.date else None,
        item.part,
        item.section,
        item.heading,
        item.authors,
        item.url,
        item.summarizer,
        item.hat_tip,
        item.text,
        "\n\n".join(f"{one.by}'s opinion: {one.text}" for one in item.opinions),
        item.prerequisites,
        item.read_more,
        f"{base_url}{issue.meta.url[1:]}#{item.id}",
    )


def reference_table(contents: ReferenceTable) -> bytes:
    """The file."""
    base = contents.base_url
    return _csv(
        ("from", "from_place", "to", "to_place", "by", "text", "context"),
        (
            (
                f"{base}{one.record[1:]}",
                one.anchor,
                f"{base}{one.to[1:]}",
                one.to_anchor,
                one.by,
                one.text,
                one.context,
            )
            for one in contents.references
        ),
    )


def _csv(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    """Text as a spreadsheet shows it as text."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
