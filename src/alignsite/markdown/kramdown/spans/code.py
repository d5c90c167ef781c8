"""Code between backticks."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown.elements import Span
from alignsite.markdown.kramdown.spans.reader import SpanReader

_TICKS = re.compile(r"`+")


def read_code(reader: SpanReader) -> bool:
    """Code, up to as many backticks as opened it; without those, they are text."""
    source = reader.source
    begin = source.position
    ticks = source.scan(_TICKS)
    if ticks is None:
        return False
    mark = ticks[0]
    before = source.text[begin - 1 : begin]
    follower = source.text[source.position : source.position + 1]
    if mark == "`" and (not before or before.isspace()) and follower.isspace():
        return reader.add_text(mark)
    end = source.text.find(mark, source.position) if source.still_has(mark) else -1
    if end < 0:
        return reader.add_text(mark)
    code = source.text[source.position : end]
    if mark != "`":
        code = code.removeprefix(" ")
        code = code.removesuffix(" ")
    source.position = end + len(mark)
    return reader.add(Span("code", code))
