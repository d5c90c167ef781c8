"""The printed outline: topics and times, as a list of links, a list of times, or lines of times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from alignsite.loader.transcript import sections
from alignsite.loader.transcript.times import TIME, first_time
from alignsite.markdown import Block, Text

_ANCHOR_LINK = re.compile(
    r"\[(?P<title>[^\n]{1,300}?)\]\(\s*<?#(?P<anchor>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)>?\)"
    r"""|<a\s[^<>]*?href\s*=\s*["']#(?P<html_anchor>[^"']*)["'][^<>]*>(?P<html_title>.*?)</a\s*>"""
)
_LINKED_LEAD = re.compile(
    rf"(?P<before>\s*(?:[-–•]\s*)?(?:\*\*|__)?)\[(?P<inner>\s*[\[(]?\s*{TIME}[^\n]{{0,300}}?)\]"
    r"\(\s*<?(?:#(?P<anchor>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)|[^()\s#][^()\s]*)>?\)"
)
_LEAD = re.compile(
    rf"\s*(?:[-–•]\s*)?(?:\*\*|__)?[\[(]?\s*(?P<time>{TIME})\s*[\])]?(?:\*\*|__)?"
    rf"\s*(?:[-–—:|]+\s*)?(?=\S)"
)
_TAIL = re.compile(rf"\s*(?:[-–—|:]\s*)?[\[(]?\s*(?P<time>{TIME})\s*[\])]?\s*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an outline. `anchor`: what it links to on the page; `depth` counts from 1."""

    title: str
    anchor: str
    start: int | None
    depth: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A printed outline and the blocks it takes up, from `begin` up to `end`."""

    entries: tuple[Entry, ...]
    begin: int
    end: int


def find_outline(text: Text, blocks: Sequence[Block]) -> Outline | None:
    """The first outline among blocks: under a caption that says so, or known by its form."""
    for number, block in enumerate(blocks):
        if sections.part_of(block) == "contents":
            found = _under_caption(text, blocks, number)
            if found is not None:
                return found
        elif (block.kind == "list" and _is_outline(block)) or _timed_lines(block):
            previous = number - 1
            while previous >= 0 and sections.is_blank(blocks[previous]):
                previous -= 1
            part = sections.part_of(blocks[previous]) if previous >= 0 else None
            if part not in ("notes", "quotes"):
                end = _extent(blocks, number)
                entries = _entries(text, blocks[number:end])
                return Outline(tuple(entries), number, end)
    return None


def _under_caption(text: Text, blocks: Sequence[Block], number: int) -> Outline | None:
    first = number + 1
    while first < len(blocks) and sections.is_blank(blocks[first]):
        first += 1
    if first >= len(blocks):
        return None
    if blocks[first].kind == "list" or _timed_paragraph(blocks[first]):
        end = _extent(blocks, first)
        entries = _entries(text, blocks[first:end])
        return Outline(tuple(entries), number, end) if entries else None
    return None


def _extent(blocks: Sequence[Block], first: int) -> int:
    """The end of the run of lists or timed paragraphs that starts at `first`."""
    end = first + 1
    if blocks[first].kind == "list":
        while end < len(blocks) and blocks[end].kind == "list" and _is_outline(blocks[end]):
            end += 1
        return end
    while end < len(blocks) and (_timed_paragraph(blocks[end]) or sections.is_blank(blocks[end])):
        end += 1
    while sections.is_blank(blocks[end - 1]):
        end -= 1
    return end


def _timed_paragraph(block: Block) -> bool:
    return block.kind == "paragraph" and _has_lead(block.source)


def _timed_lines(block: Block) -> bool:
    """Whether most lines of a paragraph begin with a time (its first may be a caption)."""
    if block.kind != "paragraph" or block.source.count("\n") < 2:
        return False
    lines = block.source.split("\n")
    return sum(map(_has_lead, lines)) >= max(3, len(lines) - 1)


def _is_outline(block: Block) -> bool:
    """Whether a list's items begin with times or link to places on the page, nearly all of them."""
    items = [item for item in block.children if item.children]
    if len(items) < 2:
        return False
    good = 0
    for item in items:
        source = item.children[0].source
        good += _has_lead(source) or _ANCHOR_LINK.search(source) is not None
    return good * 5 >= len(items) * 4


def _entries(text: Text, blocks: Sequence[Block], depth: int = 1) -> list[Entry]:
    found: list[Entry] = []
    for block in blocks:
        if block.kind == "paragraph":
            found += [
                _entry(text, line, depth)
                for line in block.source.split("\n")
                if "\n" not in block.source or _has_lead(line)
            ]
        elif block.kind == "list":
            for item in block.children:
                inner = [child for child in item.children if child.kind != "list"]
                if inner:
                    source = " ".join(child.source for child in inner if child.kind == "paragraph")
                    found.append(_entry(text, source.replace("\n", " "), depth))
                deeper = [child for child in item.children if child.kind == "list"]
                found += _entries(text, deeper, depth + 1)
    return [entry for entry in found if entry.title]


def _has_lead(line: str) -> bool:
    """Whether a line begins with a time, which may be a link or part of one."""
    return _LEAD.match(_without_link(line)[0]) is not None


def _without_link(line: str) -> tuple[str, str]:
    """A line that begins with a time in a link without the link; where on the page that leads."""
    found = _LINKED_LEAD.match(line)
    if found is None:
        return line, ""
    shown = f"{found['before']}{found['inner']} {line[found.end() :]}"
    return shown, (found["anchor"] or "").strip()


def _entry(text: Text, source: str, depth: int) -> Entry:
    start: int | None = None
    rest, anchor = _without_link(source.strip())
    lead = _LEAD.match(rest)
    if lead is not None:
        start, rest = first_time(lead["time"]), rest[lead.end() :]
    else:
        tail = _TAIL.search(rest[-40:])
        if tail is not None:
            start = first_time(tail["time"])
            rest = rest[: len(rest) - len(tail[0])]
    link = None if anchor else _ANCHOR_LINK.search(rest)
    if link is not None:
        anchor = (link["anchor"] or link["html_anchor"] or "").strip()
        inner = link["title"] or link["html_title"] or ""
        if start is None and (lead := _LEAD.match(inner)) is not None:
            start, inner = first_time(lead["time"]), inner[lead.end() :]
        rest = rest[: link.start()] + inner + rest[link.end() :]
    return Entry(text.plain_inline(rest).strip(" -–—|"), anchor, start, depth)
