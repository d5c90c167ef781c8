"""HTML inside a paragraph."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.elements import Span
from alignsite.markdown.kramdown.greedy import swallows
from alignsite.markdown.kramdown.spans.reader import SpanReader

_START = re.compile(rf"<(?:{p.NAME}|!--|/)")


def read_html(reader: SpanReader) -> bool:
    """A comment, or an element with its inside; any other tag is text."""
    source = reader.source
    if source.check(_START) is None:
        return False
    if source.text.startswith("<!--", source.position) and source.still_has("-->"):
        comment = source.scan(p.HTML_COMMENT)
        if comment is not None:
            return reader.add(Span("comment", comment[0]))
    closing = source.scan(p.HTML_CLOSE)
    if closing is not None:
        return reader.add_text(closing[0])
    tag = source.scan(p.HTML_TAG)
    if tag is None:
        source.position += 1
        return reader.add_text("<")
    name = p.html_name(tag[1])
    if name in p.BLOCK_ELEMENTS or reader.is_deep or swallows(source, tag):
        return reader.add_text(tag[0])
    is_void = bool(tag[3]) or name in p.WITHOUT_BODY
    span = Span("html", tag[0].replace("\n", " "), name, is_void=is_void)
    reader.add(span)
    if not is_void:
        span.is_raw = _is_raw(tag[2], name, reader.tree)
        _read_inside(reader, span)
    return True


def _read_inside(reader: SpanReader, span: Span) -> None:
    """Read up to the element's closing tag; all there is where it has none."""
    source = reader.source
    stop = rf"(?i:</{re.escape(span.name)}\s*>)"
    if reader.read_into(span, stop, tags=read_html if span.is_raw else None):
        source.scan(re.compile(stop))
        return
    rest = source.text[source.position :]
    if rest:
        span.children.append(Span("text", rest))
    source.position = len(source.text)


def _is_raw(attributes: str, name: str, tree: Span) -> bool:
    """Whether an element's inside is left unread."""
    asked = p.html_attributes(attributes, name).get("markdown")
    if asked == "span":
        return False
    if asked == "1":
        return p.model_of(name) == "raw"
    return asked == "0" or p.model_of(name) == "raw" or tree.is_raw
