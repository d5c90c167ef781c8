"""Where in a document the transcript begins and ends, and which lines of it begin turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alignsite.loader.transcript import sections
from alignsite.loader.transcript.cast import Cast, cast, sparse
from alignsite.loader.transcript.labels import Label, read_label
from alignsite.loader.transcript.recurrence import Printed
from alignsite.loader.transcript.times import read_time_line
from alignsite.markdown import Block

_CLOSING_WORDS = 250
"""A rule or line break this near to the end (in words) parts the closing words off."""

_MOST = 4
"""Where labels stand once and no caption helps, all but one in so many paragraphs have one."""

_SECTIONS = 4
"""Sections of quotes above a transcript, at the most."""

_SHINGLE = 8
"""Words in a row that two passages share only when one was copied from the other."""


@dataclass(frozen=True, slots=True)
class Region:
    """The transcript within the blocks of a document.

    `begin`, `end`: the first block of it and the one after it. `heading`: the block that announces
    it ("Transcript"), if there is one. `cast`: who speaks.
    """

    begin: int
    end: int
    heading: int | None
    cast: Cast


def printed_labels(blocks: Sequence[Block]) -> list[Printed]:
    """Every line of a paragraph that has a label's form."""
    found: list[Printed] = []
    for number, block in enumerate(blocks):
        if block.kind != "paragraph":
            continue
        source = block.source
        lines = [source] if "\n" not in source else source.split("\n")
        for place, line in enumerate(lines):
            label = read_label(line)
            if label is not None:
                found.append(
                    Printed(number, place, label, _words(blocks, number, lines, place, label))
                )
    return found


def _words(
    blocks: Sequence[Block], number: int, lines: Sequence[str], place: int, label: Label
) -> str:
    """The beginning of what follows a label."""
    if not label.alone:
        return lines[place][label.end : label.end + 400].strip()
    if place + 1 < len(lines):
        return lines[place + 1][:400].strip()
    if number + 1 < len(blocks) and blocks[number + 1].kind == "paragraph":
        return blocks[number + 1].source[:400].split("\n", 1)[0].strip()
    return ""


def find_region(
    blocks: Sequence[Block],
    printed: Sequence[Printed],
    known: Sequence[str],
    stated: Sequence[str],
    words: Callable[[], str],
) -> Region | None:
    """The transcript, or `None` where the document has none.

    `printed`: the blocks' `printed_labels`. `known`: names that the page gives. `stated`: labels
    that the front matter says are speakers'. `words`: the document's text.
    """
    if not printed:
        return None
    heading = _transcript_heading(blocks, printed)
    floor = 0 if heading is None else heading + 1
    inside = [one for one in printed if one.block >= floor]
    if heading is None:
        inside = _without_highlights(blocks, inside)

    found = cast(inside, known, words, stated)
    if not found.speaking:
        found = sparse(inside, known)
        opening = sum(block.kind == "paragraph" for block in blocks[floor:])
        if heading is None and len(found.speaking) * _MOST < opening * (_MOST - 1):
            return None
        if not found.speaking:
            return None
    if heading is None:
        found = _after_contents(blocks, found)
    first, last = found.speaking[0].block, found.speaking[-1].block
    begin = _with_headings_before(blocks, first, floor)
    return Region(begin, _end(blocks, first, last), heading, found)


def _transcript_heading(blocks: Sequence[Block], printed: Sequence[Printed]) -> int | None:
    """The caption "Transcript" that has most of the labels below it."""
    for number, block in enumerate(blocks):
        if sections.part_of(block) == "transcript":
            below = sum(one.block > number for one in printed)
            if below * 2 >= len(printed):
                return number
    return None


def _without_highlights(blocks: Sequence[Block], printed: list[Printed]) -> list[Printed]:
    """The labels that do not stand in a section of quotes printed before the transcript.

    Such a section is above all other labels. Its passages come again below; where they do not, a
    heading like "Highlights" still says so, unless a good part of the labels stands under it.
    """
    kept = printed
    looked = 0
    for number, block in enumerate(blocks):
        if looked == _SECTIONS or (kept and kept[0].block < number):
            break
        if block.kind != "heading" or sections.part_of(block) != "quotes":
            continue
        looked += 1
        end = sections.section_end(blocks, number)
        within = [one for one in kept if one.block < end]
        if not within or len(within) == len(kept):
            continue
        repeated = _repeated(blocks, within)
        if len(within) * 3 < len(kept):
            kept = kept[len(within) :]
        else:
            kept = [one for one in kept if one.block not in repeated]
    return kept


def _repeated(blocks: Sequence[Block], printed: Sequence[Printed]) -> set[int]:
    """Those of the labels' blocks whose words come again in a later block."""
    first: dict[int, int] = {}
    wanted = {one.block for one in printed}
    shingles: dict[int, set[int]] = {}
    for number in range(len(blocks) - 1, -1, -1):
        if blocks[number].kind != "paragraph":
            continue
        words = blocks[number].source.casefold().split()
        own = {hash(tuple(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1)}
        if number in wanted:
            shingles[number] = {one for one in own if first.get(one, number) > number}
        for one in own:
            first.setdefault(one, number)
    return {number for number, again in shingles.items() if again}


def _after_contents(blocks: Sequence[Block], found: Cast) -> Cast:
    """The cast without the few labels above the table of contents: there people are presented."""
    for number, block in enumerate(blocks):
        if sections.part_of(block) == "contents" and _has_list_below(blocks, number):
            below = tuple(one for one in found.speaking if one.block > number)
            if len(found.speaking) - len(below) <= len(below) // 8:
                return Cast(below, found.doubtful, found.passed_over)
            break
    return found


def _has_list_below(blocks: Sequence[Block], number: int) -> bool:
    for block in blocks[number + 1 :]:
        if not sections.is_blank(block):
            return block.kind == "list" or read_time_line(block.source) is not None
    return False


def _with_headings_before(blocks: Sequence[Block], first: int, floor: int) -> int:
    """The first of the headings and times that stand right above the first label."""
    begin = first
    for number in range(first - 1, floor - 1, -1):
        block = blocks[number]
        title = block.kind == "heading"
        time = block.kind == "paragraph" and is_time_alone(block)
        if title or time or sections.timed_caption(block) is not None:
            begin = number
        elif not (sections.is_blank(block) or block.kind == "rule"):
            break
    return begin


def is_time_alone(block: Block) -> bool:
    """Whether the paragraph is a printed time and nothing else."""
    found = read_time_line(block.source)
    return found is not None and not block.source[found[1] :].strip()


def _end(blocks: Sequence[Block], first: int, last: int) -> int:
    """The block after the transcript's last: what follows is not the last speaker's words."""
    total = len(blocks)
    for number in range(last + 1, total):
        block = blocks[number]
        part = sections.part_of(block)
        if part in ("end", "notes", "transcript", "contents") or sections.is_comment(block):
            return number
        if block.kind == "footnotes":
            return number
        if sections.is_break(block) and _is_short(blocks, number + 1):
            return number
    end = _furniture(blocks, last + 1)
    if end is not None:
        return end
    end = total
    while end > last + 1 and (
        sections.is_italic(blocks[end - 1]) or sections.is_blank(blocks[end - 1])
    ):
        end -= 1
    return end if any(sections.is_italic(block) for block in blocks[end:]) else total


def _furniture(blocks: Sequence[Block], begin: int) -> int | None:
    """The heading of staff or links from which on the page has nothing but headings and lists."""
    found = None
    for number in range(len(blocks) - 1, begin - 1, -1):
        block = blocks[number]
        if block.kind == "heading":
            if sections.is_of_staff(block) or sections.has_links_only(blocks, number):
                found = number
        elif not (
            block.kind in ("list", "rule")
            or sections.is_blank(block)
            or sections.is_comment(block)
            or sections.is_italic(block)
        ):
            break
    return found if found is not None and found + 1 < len(blocks) else None


def _is_short(blocks: Sequence[Block], begin: int) -> bool:
    count = 0
    for number in range(begin, len(blocks)):
        count += blocks[number].source.count(" ") + 1
        if count > _CLOSING_WORDS:
            return False
    return True
