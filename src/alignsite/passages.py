"""A record cut into passages: what can be found, quoted and led to by itself.

`record_rows` are a record's rows in the tables of `archive.sqlite`. They are made once, when the
record is, and stored beside it: to take a record apart costs more than to index its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from alignsite.records import Body, Episode, Issue, Item, Markup, Post, Record

_HEADING = re.compile(r'<h[1-6][^<>]*? id="([^"]*)"[^<>]*>(.*?)</h[1-6]>', re.DOTALL)
_BREAK = re.compile(r"</?(?:p|li|h[1-6]|blockquote|div|tr|td|th|dt|dd|pre|br)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text: a turn, an item's summary, an opinion, what stands under a heading.

    `anchor`: its id on the page; `None` for what stands before the first. `by`: who says it.
    `start`: seconds of the recording.
    """

    anchor: str | None
    by: str | None
    start: int | None
    text: str


Row = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class RecordRows:
    """A record's row of the table of records, and its rows of items and of passages."""

    record: Row
    items: tuple[Row, ...]
    passages: tuple[Row, ...]


def record_rows(record: Record) -> RecordRows:
    """A record as rows, their values in the order of the tables' columns."""
    meta = record.meta
    number = None if isinstance(record, Post) else record.number
    items = record.items if isinstance(record, Issue) else ()
    return RecordRows(
        record=(
            meta.url,
            meta.kind,
            meta.path,
            meta.title,
            meta.date.text if meta.date else None,
            meta.updated.text if meta.updated else None,
            meta.series,
            None if number is None else str(number),
            meta.summary,
            meta.words,
        ),
        items=tuple(
            (meta.url, one.id, one.part, one.section, one.heading, one.url, one.authors,
             one.summarizer, one.hat_tip)
            for one in items
        ),
        passages=tuple(
            (meta.url, one.anchor, one.by, one.start, one.text) for one in passages(record)
        ),
    )  # fmt: skip


def passages(record: Record) -> Iterator[Passage]:
    """All text of a record, in its order."""
    match record:
        case Post(body=body):
            yield from _of_body(body)
        case Episode():
            yield from _of_body(record.intro)
            for turn in record.turns:
                yield Passage(turn.id, turn.speaker, turn.start, turn.text)
            yield from _of_body(record.outro)
        case Issue():
            for aside in record.asides:
                yield Passage(None, None, None, f"{aside.title} {aside.text}".strip())
            for item in record.items:
                yield from _of_item(item)


def _of_item(item: Item) -> Iterator[Passage]:
    told = (item.heading, item.authors, item.text, item.prerequisites, item.read_more)
    yield Passage(item.id, item.summarizer, None, " ".join(one for one in told if one))
    for opinion in item.opinions:
        yield Passage(item.id, opinion.by, None, opinion.text)


def _of_body(body: Body) -> Iterator[Passage]:
    html = "".join(body.markup.pieces)
    anchor: str | None = None
    title, done = "", 0
    for heading in (*_HEADING.finditer(html), None):
        text = f"{title} {plain(html[done : heading.start() if heading else len(html)])}".strip()
        if text:
            yield Passage(anchor, None, None, text)
        if heading:
            anchor, title, done = unescape(heading[1]), plain(heading[2]), heading.end()


def plain(html: str | Markup) -> str:
    """The words of sanitised HTML, white space collapsed."""
    text = html if isinstance(html, str) else "".join(html.pieces)
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", text))).split())
