"""Paragraphs: what nothing else is."""

from __future__ import annotations

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.elements import Element


def read_paragraph(reader: BlockReader) -> bool:
    """Lines up to one that may begin another block; they go on with a paragraph right above."""
    source = reader.source
    line, begin = source.line, source.position
    source.take_line()
    while source.begins_with_a_letter or source.check(p.PARAGRAPH_END) is None:
        source.take_line()
    text = source.text[begin : source.position].rstrip()
    last = reader.last
    if last is not None and last.type == "p":
        joint = "  \n" if source.text[max(0, begin - 3) : begin] == "  \n" else "\n"
        last.text = f"{last.text}{joint}{text}"
        last.end_line = source.line
    else:
        reader.add(Element("p", line, text=text.lstrip()))
    return True
