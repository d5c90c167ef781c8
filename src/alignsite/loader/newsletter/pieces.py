"""What a flattened issue is cut into: sections' names, items, and words that belong to none."""

from __future__ import annotations

from typing import NamedTuple


class SectionPiece(NamedTuple):
    """A section's name, as printed."""

    start: int
    end: int
    printed: str


class ItemPiece(NamedTuple):
    """An item: its title, what its brackets say, and where its own words are.

    Offsets into the text: the title is `start`:`title_end`, its words `words`:`end`. `doubt`: how
    thin the evidence for the place of `start` is (0 is sure).
    """

    start: int
    title_end: int
    words: int
    end: int
    authors: str | None
    summarizer: str | None
    hat_tip: str | None
    doubt: float


class LoosePiece(NamedTuple):
    """Words that belong to no item: the preamble, a notice."""

    start: int
    end: int


Piece = SectionPiece | ItemPiece | LoosePiece
