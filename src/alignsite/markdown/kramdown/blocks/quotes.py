"""Quotes."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.elements import Element

_MARKS = re.compile(rf"^{p.QUOTE.pattern}", re.MULTILINE)


def read_quote(reader: BlockReader) -> bool:
    """Lines behind `>`, and those that go on with their last paragraph without it."""
    source = reader.source
    if source.check(p.QUOTE) is None:
        return False
    line = source.line
    begin = source.position
    source.take_line()
    while source.check(p.LAZY_END) is None:
        source.take_line()
    written = source.text[begin : source.position]
    reader.read(reader.add(Element("quote", line)), _MARKS.sub("", written), line)
    return True
