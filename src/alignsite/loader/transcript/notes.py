"""Show notes: list entries with their times, or bold headings with times and lists below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from alignsite.loader.transcript import sections
from alignsite.loader.transcript.times import TIME, first_time
from alignsite.loader.transcript.turns import TOP_HEADING, joined
from alignsite.markdown import Block, Text
from alignsite.records import Markup, Note

_TAIL = re.compile(rf"\s*[\[(]\s*({TIME})\s*[\])]\s*\.?\s*$")
_LEAD = re.compile(
    rf"\s*(?P<mark>\*\*|__)?\s*[\[(]?\s*(?P<time>{TIME})\s*[\])]?\s*(?:[-–—:|]+\s*)?(?=\S)"
)


@dataclass(frozen=True, slots=True)
class ShowNotes:
    """The notes, and the numbers of the blocks they were read from."""

    notes: tuple[Note, ...]
    blocks: frozenset[int]


def find_notes(text: Text, blocks: Sequence[Block], taken: frozenset[int]) -> ShowNotes:
    """The show notes among blocks: under a caption, or a list whose entries end with times.

    `taken`: numbers of blocks that are something else.
    """
    notes: list[Note] = []
    used: set[int] = set()
    number = 0
    while number < len(blocks):
        if number in taken:
            number += 1
            continue
        block = blocks[number]
        if sections.part_of(block) == "notes" or _is_credit(block):
            end = _section_end(blocks, number)
            found, own = _section(text, blocks, number + 1, end, taken)
            if found:
                notes += found
                used |= own
                # What a caption says beyond "Show notes", whom they are by, is kept.
                if sections.part_of(block) == "notes" and not _is_credit(block):
                    used.add(number)
            number = max(end, number + 1)
            continue
        if block.kind == "list" and _timed_items(block):
            notes += _listed(text, block)
            used.add(number)
        number += 1
    return ShowNotes(tuple(notes), frozenset(used))


def _is_credit(block: Block) -> bool:
    """`Show notes by [Name](...)`: a heading with which notes begin, and more than that."""
    said = sections.caption(block) or ""
    return block.kind == "heading" and said.startswith(("show notes ", "shownotes "))


def _section_end(blocks: Sequence[Block], number: int) -> int:
    if blocks[number].kind == "heading":
        return sections.section_end(blocks, number)
    end = number + 1
    while end < len(blocks) and blocks[end].kind == "list":
        end += 1
    return end


def _timed_items(block: Block) -> bool:
    items = [item for item in block.children if item.children]
    timed = sum(bool(_TAIL.search(item.children[0].source[-40:])) for item in items)
    return timed >= 3 and timed * 2 >= len(items)


def _section(
    text: Text, blocks: Sequence[Block], begin: int, end: int, taken: frozenset[int]
) -> tuple[list[Note], set[int]]:
    """The notes of one section: of its lists, and of its bold lines with times."""
    notes: list[Note] = []
    used: set[int] = set()
    open_note: _Draft | None = None
    for number in range(begin, end):
        block = blocks[number]
        if number in taken:
            continue
        lead = _LEAD.match(block.source) if block.kind in ("paragraph", "heading") else None
        if lead is not None:
            if open_note:
                notes.append(open_note.note(text))
            open_note = _Draft(_unmarked(block.source, lead), block.line, first_time(lead["time"]))
            used.add(number)
        elif block.kind == "list":
            used.add(number)
            if open_note is None:
                notes += _listed(text, block)
                continue
            whole, later = _split_at_times(block)
            open_note.blocks += whole
            for line, source, rest in later:
                notes.append(open_note.note(text))
                lead = _LEAD.match(source)
                start = first_time(lead["time"]) if lead else None
                open_note = _Draft(_unmarked(source, lead), line, start)
                open_note.blocks += [text.paragraph(one, line) for one in rest]
        elif open_note is not None and block.kind in ("paragraph", "quote"):
            if sections.is_italic(block) or sections.is_blank(block):
                continue
            open_note.blocks.append(block)
            used.add(number)
        elif sections.is_blank(block) or block.kind == "rule":
            used.add(number)
    if open_note:
        notes.append(open_note.note(text))
    return notes, used


@dataclass(slots=True)
class _Draft:
    """A note whose end has not been met yet."""

    title: str
    line: int
    start: int | None
    blocks: list[Block]

    def __init__(self, title: str, line: int, start: int | None) -> None:
        self.title = title
        self.line = line
        self.start = start
        self.blocks = []

    def note(self, text: Text) -> Note:
        plain = text.plain([text.paragraph(self.title, self.line), *self.blocks])
        markup = text.inline(self.title, self.line).markup
        if self.blocks:
            below = text.render(self.blocks, top=TOP_HEADING).markup
            markup = joined([Markup(("<p>",)), markup, Markup(("</p>\n",)), below])
        return Note(plain, self.start, markup)


def _unmarked(source: str, lead: re.Match[str] | None) -> str:
    """The source without its time; without the bold that held both."""
    if lead is None:
        return source.strip()
    rest = source[lead.end() :].strip()
    mark = lead["mark"]
    if mark and rest.endswith(mark):
        return rest[: -len(mark)].strip()
    return f"{mark}{rest}" if mark and rest.count(mark) % 2 else rest


def _split_at_times(block: Block) -> tuple[list[Block], list[tuple[int, str, list[str]]]]:
    """A list, cut where a time begins a line within an item: the rest came without its marks.

    Gives the list up to there as it is, and (line, line with the time, further lines) of what
    follows. Without such a line the whole list is the first part.
    """
    lines = block.source.split("\n")
    first = next((i for i, line in enumerate(lines) if _LEAD.match(line)), None)
    if first is None:
        return [block], []
    whole = [_until(block, block.line + first)] if first else []
    later: list[tuple[int, str, list[str]]] = []
    for place, line in enumerate(lines[first:], first):
        if _LEAD.match(line):
            later.append((block.line + place, line, []))
        elif line.strip():
            later[-1][2].append(line.strip().lstrip("-*+ ").strip())
    return whole, later


def _until(block: Block, line: int) -> Block:
    """A list, or an item of one, up to a line of the file: the rest is left out."""
    found: list[Block] = []
    for child in block.children:
        if child.line >= line:
            break
        if child.children and child.end_line >= line:
            found.append(_until(child, line))
        elif child.kind == "paragraph" and child.end_line >= line:
            kept = child.source.split("\n")[: line - child.line]
            found.append(child.replaced("\n".join(kept)))
        else:
            found.append(child)
    return block.around(found)


def _listed(text: Text, block: Block) -> list[Note]:
    """One note for each item of a list; an item's inner lists are part of it."""
    notes: list[Note] = []
    for item in block.children:
        if not item.children:
            continue
        first, rest = item.children[0], list(item.children[1:])
        if first.kind != "paragraph":
            plain = text.plain(item.children)
            notes.append(Note(plain, None, text.render(item.children).markup))
            continue
        source = " ".join(first.source.split("\n"))
        start: int | None = None
        tail = _TAIL.search(source, max(0, len(source) - 40))
        lead = _LEAD.match(source)
        if tail is not None:
            start, source = first_time(tail[1]), source[: tail.start()]
        elif lead is not None:
            start, source = first_time(lead["time"]), _unmarked(source, lead)
        plain = text.plain([text.paragraph(source, first.line), *rest])
        markup = text.inline(source, first.line).markup
        if rest:
            markup = joined([markup, Markup(("\n",)), text.render(rest, top=TOP_HEADING).markup])
        notes.append(Note(plain, start, markup))
    return notes
