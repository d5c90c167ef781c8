"""What is defined for use elsewhere: footnotes, addresses of links, abbreviations."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.definitions import LinkTarget, link_name
from alignsite.markdown.kramdown.elements import Element

_INDENT = re.compile(rf"^{p.INDENT}", re.MULTILINE)
_LINK = re.compile(
    rf"{p.SPACE}\[([^\n\]]+)\]:[ \t]*(?:<(.*?)>|([^\n]*?\S[^\n]*?))"
    rf"""(?:(?:[ \t]*?\n|[ \t]+?)[ \t]*?(["'])(.+?)\4)?[ \t]*?\n"""
)
_TITLE_BEHIND = re.compile(r"""[ \t]+["']""")
_ABBREVIATION = re.compile(rf"{p.SPACE}\*\[(.+?)\]:(.*?)\n")


def read_footnote(reader: BlockReader) -> bool:
    """`[^name]: its text`."""
    line = reader.source.line
    found = reader.source.scan(p.FOOTNOTE)
    if found is None:
        return False
    note = Element("footnote", line, reader.source.line)
    reader.read(note, _INDENT.sub("", found[2]), line)
    footnotes = reader.definitions.footnotes
    if found[1] in footnotes:
        reader.definitions.replaced.append((found[1], footnotes[found[1]]))
    footnotes[found[1]] = note
    reader.add(Element("end", value="footnote"))
    return True


def read_link_definition(reader: BlockReader) -> bool:
    """`[name]: address "title"`."""
    found = reader.source.check(_LINK)
    if found is None or _TITLE_BEHIND.search(found[3] or ""):
        return False
    reader.source.position = found.end()
    mark = reader.add(Element("end", value="link"))
    address = found[2] if found[2] is not None else found[3]
    reader.definitions.links[link_name(found[1])] = LinkTarget(address, found[5], mark)
    return True


def read_abbreviation(reader: BlockReader) -> bool:
    """`*[HTML]: what it stands for`."""
    found = reader.source.scan(_ABBREVIATION)
    if found is None:
        return False
    mark = reader.add(Element("end", value="abbreviation"))
    reader.definitions.abbreviations[found[1]] = (found[2].strip(), mark)
    return True
