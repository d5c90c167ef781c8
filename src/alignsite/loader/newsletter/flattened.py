"""Issues without markup, whether on one line or on many: pieces of text become an outline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from alignsite.loader.document import Document
from alignsite.loader.newsletter.heads import sole_link_text
from alignsite.loader.newsletter.labels import stretches
from alignsite.loader.newsletter.masking import masked, visible
from alignsite.loader.newsletter.outline import FoundAside, FoundItem, Outline, Part
from alignsite.loader.newsletter.pieces import ItemPiece, LoosePiece, SectionPiece
from alignsite.loader.newsletter.sections import find, spelled
from alignsite.loader.newsletter.segmentation import segment
from alignsite.loader.newsletter.tidy import tidied
from alignsite.loader.newsletter.titles import Titles
from alignsite.loader.newsletter.urls import first_url
from alignsite.markdown import Block, Text, collapsed
from alignsite.problems import Problem

_LINE = re.compile(r"[^\n]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_THIN = 1.2
_MOST_DOUBTS = 5


def flattened_outline(document: Document, text: Text, titles: Titles | None = None) -> Outline:
    """The items and asides of an issue without markup; `titles`: what a catalogue lists for it."""
    return _Reader(document, text, titles).outline()


class _Reader:
    """One reading of one document; it fills its own lists and hands them over once."""

    def __init__(self, document: Document, text: Text, titles: Titles | None) -> None:
        self._document = document
        self._source = document.text
        self._text = text
        self._starts = [0, *(one.end() for one in re.finditer("\n", self._source))]
        # Where blank lines part paragraphs, a line may end in the middle of one.
        self._paragraph = _PARAGRAPH if "\n\n" in self._source.strip() else _LINE
        self._pieces = segment(self._source, titles)
        self._people = {
            piece.summarizer
            for piece in self._pieces
            if isinstance(piece, ItemPiece) and piece.summarizer
        }

    def outline(self) -> Outline:
        """The pieces with the section and the group that each stands under."""
        items: list[FoundItem] = []
        asides: list[FoundAside] = []
        group: str | None = None
        section: str | None = None
        unused: list[str] = []
        for piece in self._pieces:
            if isinstance(piece, SectionPiece):
                name = spelled(piece.printed)
                known = find(name)
                if known is not None and known.is_group:
                    group, section = name, None
                else:
                    section = name
                    if known is not None and known.group is None:
                        group = None
                unused.append(name)
                continue
            # A group that holds items itself is their section.
            holder = section or group
            used = {holder}
            if isinstance(piece, LoosePiece):
                asides.append(FoundAside(holder or "", self._blocks(piece.start, piece.end)))
            else:
                items.append(self._item(piece, group if section else None, holder))
                used.add(group)
            unused = [name for name in unused if name not in used]
        asides += [FoundAside(name, ()) for name in unused]
        return Outline(tuple(items), tuple(asides), None, self._doubts())

    def _item(self, piece: ItemPiece, group: str | None, section: str | None) -> FoundItem:
        printed = " ".join(self._source[piece.start : piece.title_end].split())
        url = first_url(printed)
        words = self._source[piece.words : piece.end]
        parts = [
            Part(one.kind, one.by, self._blocks(piece.words + one.start, piece.words + one.end))
            for one in stretches(words, self._people)
        ]
        return FoundItem(
            group=group,
            section=section,
            title=sole_link_text(printed) or printed,
            shown=visible(masked(printed)),
            url=url,
            authors=piece.authors,
            summarizer=piece.summarizer,
            hat_tip=piece.hat_tip,
            parts=tuple(part for part in parts if part.blocks or part.kind == "opinion"),
        )

    def _blocks(self, start: int, end: int) -> tuple[Block, ...]:
        """The stretch as paragraphs, each with the line of the file that it begins on."""
        found: list[Block] = []
        for at, printed in self._paragraphs(start, end):
            words = collapsed(printed)
            if words:
                begin = at + len(printed) - len(printed.lstrip())
                number = self._document.line + bisect_right(self._starts, begin) - 1
                found.append(self._text.paragraph(tidied(words), number))
        return tuple(found)

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Where each paragraph of a stretch begins, and its words as printed."""
        if self._source.find("\n", start, end) < 0:
            yield start, self._source[start:end]
            return
        for one in self._paragraph.finditer(self._source, start, end):
            yield one.start(), one[0]

    def _doubts(self) -> tuple[Problem, ...]:
        """The few items whose title may begin elsewhere, the most doubtful ones."""
        doubtful = sorted(
            (
                piece
                for piece in self._pieces
                if isinstance(piece, ItemPiece) and piece.doubt > _THIN
            ),
            key=lambda piece: (-piece.doubt, piece.start),
        )
        return tuple(self._doubt(piece) for piece in doubtful[:_MOST_DOUBTS])

    def _doubt(self, piece: ItemPiece) -> Problem:
        title = visible(masked(self._source[piece.start : piece.title_end]))
        return self._document.problem(
            "unclear-issue",
            f"it is not certain that an item begins here and is called “{title[:120]}”",
            at=piece.start,
            hint="put a full stop at the end of the words before it, or begin it on a new line",
        )
