"""Lists and definition lists."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.attributes import read_list
from alignsite.markdown.kramdown.elements import Element

if TYPE_CHECKING:
    from alignsite.markdown.kramdown.blocks import BlockReader

_ITEM_IAL = re.compile(rf"\s*\{{:(?!(?:{p.ID_NAME})?:|/){p.LIST_INSIDE}\}}\s*")
_ITEM_IS_EMPTY = re.compile(rf"(?:{_ITEM_IAL.pattern})?\s*\n")
_BEFORE_TAB = re.compile(r"( *)(\t+)")
_LEADING_TABS = re.compile(r"\t+")
_TASK = re.compile(r"\s*\[([ xX])\]\s+")
_HIGHEST_INDENT = 200


@functools.lru_cache(maxsize=_HIGHEST_INDENT)
def _continued(indentation: int) -> tuple[re.Pattern[str], re.Pattern[str], str]:
    """Patterns of an item's further lines: indented, and lazy; and the indent to take off."""
    fours, rest = divmod(indentation, 4)
    line = r"[ \t\r\f\v]*+[^ \t\r\n\f\v].*\n"
    content = re.compile(rf"(?:{p.INDENT}{{{fours}}} {{{rest}}}|{p.INDENT}{{{fours + 1}}}){line}")
    stops = p.LAZY_STOPS.removeprefix(p.SPACE)
    lazy = re.compile(rf"(?! {{0,{min(indentation, 3)}}}{stops}){line}")
    return content, lazy, " " * indentation


@functools.lru_cache(maxsize=32)
def _further(kind: str, indentation: int) -> re.Pattern[str]:
    """What the next item begins with, given the indent of the one before."""
    marks = {"ul": "[+*-]", "ol": r"[0-9]+\.", "dl": ":"}[kind]
    spaces = indentation - 1 if 1 <= indentation <= 3 else 3
    return re.compile(rf"( {{0,{spaces}}}{marks})({p.TAIL})")


def _first_line(mark: str, content: str) -> tuple[str, int]:
    """An item's first line without its mark, and the indent that its further lines need."""
    if _ITEM_IS_EMPTY.match(content):
        return content.lstrip(), 4
    indentation = len(mark)
    while (found := _BEFORE_TAB.match(content)) is not None:
        width = len(found[1]) + indentation
        spaces = 4 - width % 4 + (len(found[2]) - 1) * 4
        content = f"{found[1]}{' ' * spaces}{content[found.end() :]}"
    indentation += len(content) - len(content.lstrip(" "))
    return content.lstrip(), min(indentation, _HIGHEST_INDENT)


def _take_ial(item: Element, content: str) -> str:
    found = _ITEM_IAL.match(content)
    if found is None:
        return content
    read_list(found[1], item.ial())
    return content[found.end() :]


def _without_tabs(line: str) -> str:
    found = _LEADING_TABS.match(line)
    return f"{'    ' * len(found[0])}{line[found.end() :]}" if found else line


def read_list_block(reader: BlockReader) -> bool:  # noqa: PLR0912, PLR0915 - one loop over lines
    """Read a bulleted or numbered list with all that its items hold."""
    source = reader.source
    kind = "ul" if source.check(p.UNORDERED) else "ol"
    block = Element("ul" if kind == "ul" else "ol", source.line)
    if reader.pending is not None:
        block.attributes, reader.pending = reader.pending, None
    start = p.UNORDERED if kind == "ul" else p.ORDERED
    content, lazy, indent = _continued(4)
    chunks: list[list[str]] = []
    ended = nested = after_blank = False
    while not source.at_end:
        line = source.line
        if after_blank and source.check(p.RULE):
            break
        if source.scan(p.END_OF_BLOCK):
            ended = True
            break
        if (opened := source.scan(start)) is not None:
            item = Element("li", line)
            first, indentation = _first_line(opened[1], opened[2])
            content, lazy, indent = _continued(indentation)
            block.children.append(item)
            first = _take_ial(item, first)
            start = _further(kind, indentation)
            nested = p.LIST.match(first) is not None
            after_blank = False
            chunks.append([first])
            continue
        found = source.scan(content)
        if found is None and not after_blank:
            found = source.scan(lazy)
        if found is not None:
            text = _without_tabs(found[0])
            is_indented = text.startswith(indent)
            text = text.removeprefix(indent)
            is_list = p.LIST.match(text) is not None
            if not nested and is_indented and is_list:
                chunks[-1].append("")
                nested = True
            elif nested and not is_indented and is_list:
                text = f"{indent}    {text}"
            chunks[-1][-1] += text
            after_blank = False
        elif (blank := source.scan(p.BLANK_LINES)) is not None:
            nested = after_blank = True
            chunks[-1][-1] += blank[0]
        else:
            break
    block.end_line = source.line
    reader.tree.children.append(block)
    last = None
    for item, parts in zip(block.children, chunks, strict=True):
        at = item.line
        for part in parts:
            reader.read(item, part, at)
            at += part.count("\n")
        item.end_line = at
        _settle(item, block, ended=ended)
        last = None
        if item.children:
            last = item.children.pop() if item.children[-1].type == "blank" else None
    if last is not None and not ended:
        reader.tree.children.append(last)
    for item in block.children:
        if item.children and item.children[0].type == "p":
            box = _TASK.match(item.children[0].text)
            if box is not None:
                item.is_done = box[1] != " "
                item.children[0].text = item.children[0].text[box.end() :]
    return True


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


def read_definitions(reader: BlockReader) -> bool:
    """Read the definitions below a paragraph, whose lines are their terms."""
    siblings, source = reader.tree.children, reader.source
    if not _follows_terms(siblings):
        return False
    as_paragraph = False
    terms = siblings.pop()
    if terms.type == "blank":
        terms = siblings.pop()
        as_paragraph = True
    block = Element("dl", terms.line, attributes=terms.attributes)
    for number, written in enumerate(terms.text.split("\n")):
        term = Element("dt", terms.line + number, terms.line + number + 1)
        term.text = _take_ial(term, written)
        block.children.append(term)
    texts = _definition_texts(reader, block, as_paragraph=as_paragraph)
    last = _read_definition_texts(reader, texts)
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


def _definition_texts(
    reader: BlockReader, block: Element, *, as_paragraph: bool
) -> list[tuple[Element, bool, str]]:
    """The definitions that follow: each with whether it is a paragraph, and its text."""
    source = reader.source
    start = p.DEFINITION
    content, lazy, indent = _continued(4)
    after_blank = False
    texts: list[tuple[Element, bool, str]] = []
    while not source.at_end:
        line = source.line
        if (opened := source.scan(start)) is not None:
            item = Element("dd", line)
            first, indentation = _first_line(opened[1], opened[2])
            content, lazy, indent = _continued(indentation)
            block.children.append(item)
            texts.append((item, as_paragraph, _take_ial(item, first)))
            start = _further("dl", indentation)
            as_paragraph = after_blank = False
            continue
        if source.check(p.END_OF_BLOCK):
            break
        found = source.scan(content)
        if found is None and not after_blank:
            found = source.scan(lazy)
        added = ""
        if found is not None:
            added = _without_tabs(found[0]).removeprefix(indent)
            as_paragraph = after_blank = False
        elif (blank := source.scan(p.BLANK_LINES)) is not None:
            added = blank[0]
            as_paragraph = after_blank = True
        else:
            break
        texts[-1] = (*texts[-1][:2], texts[-1][2] + added)
    return texts


def _read_definition_texts(
    reader: BlockReader, texts: list[tuple[Element, bool, str]]
) -> Element | None:
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
