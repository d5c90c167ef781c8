"""Headings."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.elements import Element

_ID = re.compile(r"[\t ]\{#([^\W\d][\w.:\-]*)\}\Z")
_CLOSING_MARKS = re.compile(r"[\t ]#+\Z")
_UNDERLINED = re.compile(rf"{p.SPACE}([^ \t\n].*)\n([-=])[-=]*[ \t\r\f\v]*\n")


def read_heading(reader: BlockReader) -> bool:
    """`## Heading ##`."""
    found = reader.source.check(p.HEADING)
    if found is None:
        return False
    text, identifier = _parts(found[2])
    text = _CLOSING_MARKS.sub("", text).rstrip()
    return _add(reader, found, len(found[1]), text, identifier)


def read_underlined_heading(reader: BlockReader) -> bool:
    """A line above `===` or `---`."""
    if not reader.source.next_line_begins("-="):
        return False
    found = reader.source.check(_UNDERLINED)
    if found is None or not reader.after_boundary():
        return False
    text, identifier = _parts(found[1])
    return _add(reader, found, 2 if found[2] == "-" else 1, text, identifier)


def _parts(written: str) -> tuple[str, str]:
    """A heading's text, and the id that `{#id}` at its end gives."""
    text = written.rstrip()
    found = _ID.search(text)
    if found is None:
        return text, ""
    return text[: found.start()].rstrip(), found[1]


def _add(reader: BlockReader, found: re.Match[str], level: int, text: str, identifier: str) -> bool:
    if not text:
        return False
    line = reader.source.line
    reader.source.position = found.end()
    reader.add(Element("heading", line, text=text, level=level, explicit_id=identifier))
    return True
