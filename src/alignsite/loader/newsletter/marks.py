"""What in a flattened issue may be a section's name or an item's head: the candidates.

Every candidate carries what it costs to take it (`cost`) and what it costs to pass over it, within
running text (`skip_text`) and within a title (`skip_title`); `segmentation` chooses.
"""

from __future__ import annotations

from typing import NamedTuple


class SectionMark(NamedTuple):
    """A place where a section's name, or what looks like one, is printed."""

    start: int
    end: int
    printed: str
    cost: float
    skip_text: float
    skip_title: float


class HeadMark(NamedTuple):
    """What follows a title: `(authors) (summarized by X) (H/T Y):`.

    `start` is the end of the title, `end` the beginning of what follows. `open`: a summary or a
    label follows; otherwise the item is only listed and the next title follows at once. `title`:
    where a title that the catalogue lists begins, so that nothing is left to guess.
    """

    start: int
    end: int
    authors: str | None
    summarizer: str | None
    hat_tip: str | None
    open: bool
    cost: float
    skip_text: float
    skip_title: float
    title: int | None = None


Mark = SectionMark | HeadMark


def next_word(text: str, at: int) -> int:
    """The first place at or after `at` that is not white space."""
    while text[at : at + 1].isspace():
        at += 1
    return at


def begins_small(text: str, at: int) -> bool:
    """Whether the word after `at` is one in small letters; `iNet` and `rung2rail` are none."""
    begins = next_word(text, at)
    if not text[begins : begins + 1].islower() or not text[begins].isascii():
        return False
    word = text[begins : begins + 40].split(None, 1)[0]
    return not any(c.isupper() or c.isdigit() for c in word)
