"""What parts blocks: blank lines, a `^` by itself, horizontal rules."""

from __future__ import annotations

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.elements import Element


def read_blank_lines(reader: BlockReader) -> bool:
    """Lines with nothing but white space."""
    found = reader.source.scan(p.BLANK_LINES)
    if found is None:
        return False
    last = reader.last
    if last is not None and last.type == "blank":
        last.value += found[0]
    else:
        reader.add(Element("blank", value=found[0]))
    return True


def read_end_of_block(reader: BlockReader) -> bool:
    """`^`, which ends the block above."""
    if reader.source.scan(p.END_OF_BLOCK) is None:
        return False
    reader.add(Element("end"))
    return True


def read_horizontal_rule(reader: BlockReader) -> bool:
    """`* * *`, `---`, `___`."""
    line = reader.source.line
    if reader.source.scan(p.RULE) is None:
        return False
    reader.add(Element("hr", line))
    return True
