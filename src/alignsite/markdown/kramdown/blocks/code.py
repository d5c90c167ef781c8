"""Code: indented, or between fences."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.elements import Element

_START = re.compile(p.INDENT)
_INDENT = re.compile(rf"^{p.INDENT}", re.MULTILINE)
_LAZY_LINE = re.compile(r"\n( {0,3}[^ \t\r\n\f\v])")
_FENCED = re.compile(
    r" {0,3}(([~`]){3,})[ \t]*(([^ \t\r\n\f\v?]+)(?:\?[^ \t\r\n\f\v]*)?)?[ \t\r\f\v]*\n"
)


def read_indented_code(reader: BlockReader) -> bool:
    """Lines behind four blanks or a tab."""
    if reader.source.check(_START) is None:
        return False
    line = reader.source.line
    found = reader.source.scan(p.CODE)
    if found is None or not found[0]:
        return False
    code = _INDENT.sub("", _LAZY_LINE.sub(r" \1", found[0]))
    reader.add(Element("code", line, value=code))
    return True


def read_fenced_code(reader: BlockReader) -> bool:
    """Lines between fences of at least three `~` or backticks."""
    source = reader.source
    if source.check(p.FENCE) is None:
        return False
    found = source.check(_FENCED)
    if found is None or not source.still_has(found[2] * 3):
        return False
    closing = re.compile(
        rf"^ {{0,3}}{re.escape(found[1])}{re.escape(found[2])}*[ \t\r\f\v]*\n", re.MULTILINE
    )
    end = closing.search(source.text, found.end())
    if end is None:
        return False
    line = source.line
    code = source.text[found.end() : end.start()]
    source.position = end.end()
    reader.add(Element("code", line, value=code, text=found[4] or ""))
    return True
