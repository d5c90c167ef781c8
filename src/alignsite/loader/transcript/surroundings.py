"""What stands before and after a transcript: outline, notes and quotes, and the rest as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from alignsite.loader.transcript import front, sections
from alignsite.loader.transcript.chapters import anchors_in
from alignsite.loader.transcript.notes import find_notes
from alignsite.loader.transcript.outline import Entry, Outline, find_outline
from alignsite.loader.transcript.quotes import bound, find_quotes
from alignsite.loader.transcript.region import Region
from alignsite.loader.transcript.speakers import Speakers
from alignsite.loader.transcript.times import read_time_line
from alignsite.loader.transcript.turns import TOP_HEADING
from alignsite.markdown import Block, Text
from alignsite.records import Body, Turn
from alignsite.slugs import anchor

_MOST_UNLABELLED = 4
"""Blocks before the first label that are searched for the headings of its conversation."""


class Surroundings:
    """What stands before and after the transcript, taken apart."""

    def __init__(
        self,
        text: Text,
        blocks: Sequence[Block],
        region: Region | None,
        who: Speakers,
        turns: Sequence[Turn],
        titles: frozenset[int],
        opening: Sequence[Block],
    ) -> None:
        self._text = text
        self._before = [*(blocks[: region.begin] if region else blocks), *opening]
        self._after = list(blocks[region.end :] if region else ())
        self.media, players = front.printed_media(self._before)
        taken = titles | players
        if region is not None and region.heading is not None:
            taken |= {region.heading}
        self._labelled = region is None or (
            region.heading is not None or blocks[region.begin].kind == "heading"
        )
        self._outline: Outline | None = find_outline(text, self._before)
        if self._outline is not None:
            taken |= frozenset(range(self._outline.begin, self._outline.end))
        drafts, captions = find_quotes(text, self._before, taken, who, plain=text.syntax == "text")
        quotes, quoted = bound(text, drafts, turns, who)
        self.quotes = tuple(quotes)
        taken |= quoted
        if quotes:
            taken |= captions
        shown = find_notes(text, self._before, taken)
        self.notes = shown.notes
        taken |= shown.blocks
        if region is None:
            end = max((*shown.blocks, *quoted, *captions), default=-1) + 1
            if self._outline is not None:
                end = max(end, self._outline.end)
            if end:
                self._after = self._before[end:]
                self._before = self._before[:end]
        self._intro = [
            block
            for number, block in enumerate(self._before)
            if number not in taken and not sections.is_blank(block)
        ]

    def entries(self) -> tuple[Entry, ...]:
        """The outline without what leads to headings before the transcript."""
        if self._outline is None:
            return ()
        opened = self._without_label()
        own = {
            name.casefold()
            for number, block in enumerate(self._before)
            if block.kind == "heading" and number not in opened
            for name in (block.id, *anchors_in(block.source))
        }
        return tuple(
            entry
            for entry in self._outline.entries
            if not (entry.anchor and anchor(entry.anchor).casefold() in own)
        )

    def _without_label(self) -> range:
        """The headings of a conversation whose first words came without a label."""
        if self._outline is None or self._labelled:
            return range(0)
        number = len(self._before)
        floor = max(self._outline.end, number - _MOST_UNLABELLED)
        while number > floor and self._before[number - 1].kind != "heading":
            number -= 1
        end = number
        while number > floor and self._before[number - 1].kind == "heading":
            number -= 1
        return range(number, end)

    def summary(self) -> str:
        """The first paragraph of prose."""
        for block in self._intro:
            if block.kind == "paragraph" and not sections.is_italic(block):
                said = self._text.plain([block])
                time = read_time_line(said)
                return said[time[1] :] if time is not None else said
        return ""

    def words(self) -> int:
        """Words of notes and quotes."""
        every = [*(note.text for note in self.notes), *(quote.text for quote in self.quotes)]
        return sum(len(one.split()) for one in every)

    def bodies(self) -> tuple[Body, Body]:
        """What stands before the transcript and what stands after it, with the footnotes."""
        intro = self._text.render(self._intro, top=TOP_HEADING)
        after = [block for block in self._after if not sections.is_blank(block)]
        outro = self._text.render(_trimmed(after), top=TOP_HEADING)
        footnotes = self._text.footnotes()
        return intro, _together(outro, footnotes) if footnotes else outro


def _trimmed(blocks: list[Block]) -> list[Block]:
    """The blocks without a rule at the beginning."""
    begin = 0
    while begin < len(blocks) and blocks[begin].kind == "rule":
        begin += 1
    return blocks[begin:]


def _together(one: Body, other: Body) -> Body:
    """Two stretches of text as one."""
    if not one:
        return other
    pieces = [*one.markup.pieces[:-1], one.markup.pieces[-1] + "\n" + other.markup.pieces[0]]
    return Body(
        markup=replace(
            one.markup,
            pieces=(*pieces, *other.markup.pieces[1:]),
            links=(*one.markup.links, *other.markup.links),
        ),
        headings=(*one.headings, *other.headings),
        anchors=(*one.anchors, *other.anchors),
        external=tuple(dict.fromkeys((*one.external, *other.external))),
        words=one.words + other.words,
    )
