"""Bulleted and numbered lists."""

from __future__ import annotations

import re

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

_TASK = re.compile(r"\s*\[([ xX])\]\s+")


def read_list(reader: BlockReader) -> bool:
    """Read a bulleted or numbered list with all that its items hold."""
    source = reader.source
    if source.check(p.LIST) is None:
        return False
    block = Element("ul" if source.check(p.UNORDERED) else "ol", source.line)
    if reader.pending is not None:
        block.attributes, reader.pending = reader.pending, None
    texts, ended = _texts(reader, block)
    block.end_line = source.line
    reader.tree.children.append(block)
    last = _read_texts(reader, block, texts, ended=ended)
    if last is not None and not ended:
        reader.tree.children.append(last)
    for item in block.children:
        _take_box(item)
    return True


def _texts(reader: BlockReader, block: Element) -> tuple[list[list[str]], bool]:
    """Put the items that follow into the list, which is empty so far.

    Returns the text of each, in parts where a list within it begins; and whether a `^` ended it.
    """
    source = reader.source
    start = p.UNORDERED if block.type == "ul" else p.ORDERED
    content, lazy, indent = continued(4)
    texts: list[list[str]] = []
    nested = after_blank = False
    while not source.at_end:
        line = source.line
        if after_blank and source.check(p.RULE):
            break
        if source.scan(p.END_OF_BLOCK):
            return texts, True
        if (opened := source.scan(start)) is not None:
            item = Element("li", line)
            first, indentation = first_line(opened[1], opened[2])
            content, lazy, indent = continued(indentation)
            block.children.append(item)
            first = take_ial(item, first)
            start = further(block.type, indentation)
            nested = p.LIST.match(first) is not None
            after_blank = False
            texts.append([first])
            continue
        found = source.scan(content)
        if found is None and not after_blank:
            found = source.scan(lazy)
        if found is not None:
            text = without_tabs(found[0])
            is_indented = text.startswith(indent)
            text = text.removeprefix(indent)
            is_list = p.LIST.match(text) is not None
            if not nested and is_indented and is_list:
                texts[-1].append("")
                nested = True
            elif nested and not is_indented and is_list:
                text = f"{indent}    {text}"
            texts[-1][-1] += text
            after_blank = False
        elif (blank := source.scan(p.BLANK_LINES)) is not None:
            nested = after_blank = True
            texts[-1][-1] += blank[0]
        else:
            break
    return texts, False


def _read_texts(
    reader: BlockReader, block: Element, texts: list[list[str]], *, ended: bool
) -> Element | None:
    """Read the items' texts. Returns the blank lines behind the last, which are none of it."""
    last = None
    for item, parts in zip(block.children, texts, strict=True):
        at = item.line
        for part in parts:
            reader.read(item, part, at)
            at += part.count("\n")
        item.end_line = at
        _settle(item, block, ended=ended)
        last = None
        if item.children:
            last = item.children.pop() if item.children[-1].type == "blank" else None
    return last


def _take_box(item: Element) -> None:
    """Tell whether a task is done, by the `[x]` that it begins with."""
    first = item.children[0] if item.children else None
    box = _TASK.match(first.text) if first is not None and first.type == "p" else None
    if first is not None and box is not None:
        item.is_done = box[1] != " "
        first.text = first.text[box.end() :]


def _settle(item: Element, block: Element, *, ended: bool) -> None:
    """Decide whether an item's first paragraph is one, or its bare text."""
    inside = item.children
    if not inside:
        return
    first = inside[0]
    if (
        first.type == "p"
        and len(inside) >= 2
        and inside[1].type == "end"
        and first.attributes is not None
    ):
        del inside[1]
    is_last = item is block.children[-1]
    if (
        first.type == "p"
        and (
            len(inside) < 2
            or inside[1].type != "blank"
            or (is_last and len(inside) == 2 and not ended)
        )
        and (not is_last or len(block.children) == 1 or _has_bare_item(block))
    ):
        first.is_transparent = True
        if len(inside) > 1 and inside[1].type != "blank":
            first.text += "\n"


def _has_bare_item(block: Element) -> bool:
    return any(
        not one.children or one.children[0].type != "p" or one.children[0].is_transparent
        for one in block.children[:-1]
    )
