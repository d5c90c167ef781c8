"""Formulas by themselves."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.elements import Element

_MATH = re.compile(rf"{p.SPACE}(\\)?\$\$(.*?)\$\$([ \t\r\f\v]*\n)?", re.DOTALL)
_ESCAPE = re.compile(rf"{p.SPACE}\\")


def read_math(reader: BlockReader) -> bool:
    r"""`$$a + b$$` with nothing around it; before `\$$` only the backslash is passed over."""
    source = reader.source
    if not source.still_has("$$"):
        return False
    found = source.check(_MATH)
    if found is None or not reader.after_boundary():
        return False
    if found[1]:
        if found[3]:
            source.scan(_ESCAPE)
        return False
    line, begin = source.line, source.position
    source.position = found.end()
    if not reader.before_boundary():
        source.position = begin
        return False
    reader.add(Element("math", line, value=found[2].strip()))
    return True
