"""Definition lists: terms, and behind `:` what they mean."""

from __future__ import annotations

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.blocks.list_items import (
    continued,
    first_line,
    further,
    take_ial,
    without_tabs,
)
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.elements import Element


def read_definition_list(reader: BlockReader) -> bool:
    """Read the definitions below a paragraph, whose lines are their terms."""
    siblings, source = reader.tree.children, reader.source
    if source.check(p.DEFINITION) is None or not _follows_terms(siblings):
        return False
    as_paragraph = False
    terms = siblings.pop()
    if terms.type == "blank":
        terms = siblings.pop()
        as_paragraph = True
    block = Element("dl", terms.line, attributes=terms.attributes)
    for number, written in enumerate(terms.text.split("\n")):
        term = Element("dt", terms.line + number, terms.line + number + 1)
        term.text = take_ial(term, written)
        block.children.append(term)
    texts = _texts(reader, block, as_paragraph=as_paragraph)
    last = _read_texts(reader, texts)
    block.end_line = source.line
    if len(siblings) > 1 and siblings[-1].type == "blank" and siblings[-2].type == "dl":
        siblings.pop()
    if siblings and siblings[-1].type == "dl":
        siblings[-1].children += block.children
        siblings[-1].end_line = block.end_line
    else:
        siblings.append(block)
    if last is not None:
        siblings.append(last)
    return True


def _texts(
    reader: BlockReader, block: Element, *, as_paragraph: bool
) -> list[tuple[Element, bool, str]]:
    """The definitions that follow: each with whether it is a paragraph, and its text."""
    source = reader.source
    start = p.DEFINITION
    content, lazy, indent = continued(4)
    after_blank = False
    texts: list[tuple[Element, bool, str]] = []
    while not source.at_end:
        line = source.line
        if (opened := source.scan(start)) is not None:
            item = Element("dd", line)
            first, indentation = first_line(opened[1], opened[2])
            content, lazy, indent = continued(indentation)
            block.children.append(item)
            texts.append((item, as_paragraph, take_ial(item, first)))
            start = further("dl", indentation)
            as_paragraph = after_blank = False
            continue
        if source.check(p.END_OF_BLOCK):
            break
        found = source.scan(content)
        if found is None and not after_blank:
            found = source.scan(lazy)
        added = ""
        if found is not None:
            added = without_tabs(found[0]).removeprefix(indent)
            as_paragraph = after_blank = False
        elif (blank := source.scan(p.BLANK_LINES)) is not None:
            added = blank[0]
            as_paragraph = after_blank = True
        else:
            break
        texts[-1] = (*texts[-1][:2], texts[-1][2] + added)
    return texts


def _read_texts(reader: BlockReader, texts: list[tuple[Element, bool, str]]) -> Element | None:
    last = None
    for item, is_paragraph, text in texts:
        reader.read(item, text, item.line)
        item.end_line = item.line + text.count("\n")
        if not item.children:
            continue
        last = item.children.pop() if item.children[-1].type == "blank" else None
        if item.children and item.children[0].type == "p" and not is_paragraph:
            item.children[0].is_transparent = True
            if len(item.children) > 1:
                item.children[0].text += "\n"
    return last


def _follows_terms(siblings: list[Element]) -> bool:
    if not siblings:
        return False
    if siblings[-1].type == "p":
        return True
    return (
        len(siblings) >= 2
        and siblings[-1].type == "blank"
        and siblings[-1].value == "\n"
        and siblings[-2].type == "p"
    )
