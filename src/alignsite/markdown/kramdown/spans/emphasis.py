"""Emphasis, and what is struck out."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.elements import Span, SpanType
from alignsite.markdown.kramdown.spans.reader import SpanReader

_EMPHASIS = re.compile(r"\*\*?|__?")
_DELETED = re.compile(r"~~(?![ \t\r\n~])(.{0,5000}?[^ \t\r\n~])~~", re.DOTALL)


def read_emphasis(reader: SpanReader) -> bool:
    """`*weak*`, `**strong**`; a mark that nothing closes is text."""
    source = reader.source
    begin = source.position
    found = source.scan(_EMPHASIS)
    if found is None:
        return False
    mark = found[0]
    kind: SpanType = "strong" if len(mark) == 2 else "em"
    follower = source.text[source.position : source.position + 1]
    if (
        (mark[0] == "_" and _is_inside_word(source.text, begin))
        or follower in " \t\r\n\f\v"
        or reader.is_within(kind)
        or reader.effort < 0
    ):
        return reader.add_text(mark)
    span = _emphasised(reader, mark, kind)
    if span is None and kind == "strong" and reader.tree.type != "em":
        reader.effort -= len(source.text) - begin
        source.position = begin + 1
        mark = mark[0]
        span = _emphasised(reader, mark, "em")
    if span is None:
        reader.effort -= len(source.text) - begin
        source.position = begin
        return reader.add_in_vain(found[0], begin)
    source.position += len(mark)
    return reader.add(span)


def _emphasised(reader: SpanReader, mark: str, kind: SpanType) -> Span | None:
    """The emphasis that the mark just read opens; `None` where it never closes."""
    source, text = reader.source, reader.source.text
    if not source.still_has(mark):
        return None
    span = Span(kind)

    def closes(found: re.Match[str]) -> bool:
        at, end = found.start(), found.end()
        if text[at - 1].isspace() or not span.children:
            return False
        if kind == "em" and text.startswith(mark * 2, at) and text[at + 2 : at + 3] != mark:
            return False
        return not (mark[0] == "_" and text[end : end + 1].isalnum())

    return span if reader.read_into(span, re.escape(mark), closes) else None


def _is_inside_word(text: str, at: int) -> bool:
    """Whether a `_` at this place stands behind letters, or behind letters and a hyphen."""
    before = text[max(0, at - 100) : at]
    stripped = before.rstrip("-") if before.endswith("-") else before
    if before.endswith("-"):
        return len(before) - len(stripped) == 1 and stripped[-1:].isalpha()
    return before[-1:].isalpha()


def read_deleted(reader: SpanReader) -> bool:
    """`~~struck out~~`."""
    source = reader.source
    if reader.effort < 0 or not source.still_has("~~"):
        return False
    found = source.scan(_DELETED)
    if found is None:
        reader.effort -= p.LONGEST_VALUE
        return False
    return reader.add(Span("del", children=reader.read_apart(found[1]), name="del"))
