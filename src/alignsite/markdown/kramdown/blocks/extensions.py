"""Attribute lists by themselves, and kramdown's extensions."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.attributes import is_for_html, read_list
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.elements import Attributes, Element

_START = re.compile(rf"{p.SPACE}\{{:")


def read_extension(reader: BlockReader) -> bool:
    """`{:name: .class}`, `{: .class}` and what `_read_tag` reads."""
    source = reader.source
    if source.check(_START) is None:
        return False
    named = source.scan(p.ALD)
    if named is not None:
        read_list(named[2], reader.definitions.attributes.setdefault(named[1], Attributes()))
        reader.add(Element("end", value="attributes"))
        return True
    tag = source.check(p.BLOCK_EXTENSION)
    if tag is not None:
        return _read_tag(reader, tag)
    found = source.scan(p.IAL_BLOCK)
    if found is None:
        return False
    _give_attributes(reader, found[1])
    return True


def _give_attributes(reader: BlockReader, written: str) -> None:
    """Give an attribute list to the block right above it; without one, to that which follows."""
    last = reader.last
    if (
        last is not None
        and last.type != "blank"
        and (last.type != "end" or last.value in ("link", "abbreviation", "footnote"))
    ):
        read_list(written, last.ial())
        if reader.source.check(p.IAL_BLOCK) is None:
            reader.add(Element("end", value="ial"))
    else:
        if reader.pending is None:
            reader.pending = Attributes()
        read_list(written, reader.pending)


def _read_tag(reader: BlockReader, found: re.Match[str]) -> bool:
    """`{::comment} ... {:/comment}`, `{::nomarkdown}` and `{::options ... /}`."""
    name = found[1]
    if name not in ("comment", "nomarkdown", "options"):
        return False
    source, line = reader.source, reader.source.line
    attributes = Attributes()
    read_list(found[2] or "", attributes)
    body = ""
    end = found.end()
    if not found[3]:
        closing = re.compile(rf"^{p.SPACE}\{{:/(?:{name})?\}}[ \t\r\f\v]*\n", re.MULTILINE).search(
            source.text, end
        )
        if closing is None:
            return False
        body = source.text[end : closing.start()].removesuffix("\n")
        end = closing.end()
    source.position = end
    if name == "nomarkdown" and is_for_html(attributes):
        reader.add_bare(Element("raw", line, value=f"{body}\n"))
    elif name != "options":
        reader.add_bare(Element("raw", line))
    else:
        reader.options = reader.options.changed(attributes.values)
        reader.add(Element("end", value="extension"))
    return True
