"""Attribute lists behind a piece, and kramdown's extensions."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.attributes import is_for_html, read_list, resolved
from alignsite.markdown.kramdown.elements import Attributes, Span
from alignsite.markdown.kramdown.spans.reader import SpanReader


def read_extension(reader: SpanReader) -> bool:
    """`{: .class}` for the piece before it, `{::comment}...{:/}`, `{::nomarkdown}...{:/}`."""
    source = reader.source
    if not source.text.startswith("{:", source.position):
        return False
    extension = source.check(p.SPAN_EXTENSION)
    if extension is not None:
        return _read_tag(reader, extension)
    found = source.check(p.SPAN_IAL)
    last = reader.tree.children[-1] if reader.tree.children else None
    if found is None or last is None or last.type == "text":
        return False
    source.position = found.end()
    attributes = Attributes()
    read_list(found[1], attributes)
    for key, value in resolved(attributes, reader.definitions.attributes).items():
        if key == "class" and "class" in last.attributes:
            last.attributes[key] += f" {value}"
        else:
            last.attributes[key] = value
    if "standalone" in attributes.references and last.type == "img":
        last.name = "standalone"
    return True


def _read_tag(reader: SpanReader, found: re.Match[str]) -> bool:
    source, name = reader.source, found[1]
    if name not in ("comment", "nomarkdown", "options"):
        return False
    end, body = found.end(), ""
    if not found[3]:
        if not source.still_has("{:/"):
            return False
        closing = re.compile(rf"\{{:/(?:{name})?\}}").search(source.text, end)
        if closing is None:
            return False
        body, end = source.text[end : closing.start()], closing.end()
    attributes = Attributes()
    read_list(found[2] or "", attributes)
    source.position = end
    if name == "nomarkdown" and is_for_html(attributes):
        return reader.add(Span("raw", body))
    return reader.add(Span("comment", body))
