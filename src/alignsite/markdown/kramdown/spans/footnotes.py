"""Marks of footnotes."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.elements import Span
from alignsite.markdown.kramdown.spans.reader import SpanReader

_MARK = re.compile(rf"\[\^({p.ID_NAME})\]")


def read_footnote_mark(reader: SpanReader) -> bool:
    """`[^name]`; where there is no such footnote, a text that can be told from an escaped one."""
    found = reader.source.scan(_MARK)
    if found is None:
        return False
    if found[1] in reader.definitions.footnotes:
        return reader.add(Span("footnote", name=found[1]))
    return reader.add(Span("lost_mark", found[0]))
