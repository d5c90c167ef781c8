"""Characters that are written as several: entities, escaped signs, ends of lines."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from alignsite.markdown.kramdown.elements import Span
from alignsite.markdown.kramdown.spans.reader import SpanReader

_ENTITY = re.compile(r"&(?:[A-Za-z0-9_:][\w:.\-]*|#[0-9]+|#x[0-9a-fA-F]+);")
_BREAK = re.compile(r"(?:  |\\\\)(?=\n)")
_ESCAPED = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=\-~])""")


def read_entity(reader: SpanReader) -> bool:
    """`&amp;`, `&#38;`."""
    found = reader.source.check(_ENTITY)
    if found is None:
        return False
    name = found[0].removeprefix("&")
    character = unescape(found[0]) if name.startswith("#") else html5.get(name)
    if character is None:
        return False
    reader.source.position = found.end()
    return reader.add(Span("symbol", character))


def read_break(reader: SpanReader) -> bool:
    """Two blanks or backslashes at a line's end."""
    return reader.source.scan(_BREAK) is not None and reader.add(Span("br"))


def read_escaped(reader: SpanReader) -> bool:
    r"""`\*`."""
    found = reader.source.scan(_ESCAPED)
    return found is not None and reader.add_text(found[1])


def without_escapes(written: str) -> str:
    """A text with its escaped signs as themselves."""
    return _ESCAPED.sub(r"\1", written)
