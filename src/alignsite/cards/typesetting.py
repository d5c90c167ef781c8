"""How a text fits into a box: size, lines, and where it must be cut. Knows no font, only widths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

ELLIPSIS = "…"

_WORD = re.compile(r"\S+(?: [-–—](?= ))?")
"""A word; a dash between two of them does not begin a line."""
_PART = re.compile(r"\S+?[-–—/](?=\w)|\S+")
"""The part of a word up to a hyphen, a dash or a slash."""

_TIGHT = 0.985
"""How much of a width is filled: widths of words are added up, which leaves kerning out."""


@dataclass(frozen=True, slots=True)
class Box:
    """Room for a text, in pixels. `sizes`: of its letters, the one most wished for first.

    `leading`: from line to line, as a part of the size.
    """

    width: int
    height: int
    sizes: Sequence[int]
    leading: float


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines, with the size of its letters."""

    size: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is not parted: its width at size 1, and that of the blank before it, if there is one."""

    text: str
    width: float
    blank: float


def fit(text: str, box: Box, measure: Callable[[str], float]) -> Setting:
    """The text in the largest size that fits, in lines of about the same length.

    `measure`: the width of a text at size 1. A word is only parted, and the end of the text only
    cut, where the smallest size does not fit either.
    """
    pieces = _pieces(text, measure)
    for size in box.sizes:
        lines = _lines(pieces, box.width * _TIGHT / size)
        whole = all(_width(line) * size <= box.width * _TIGHT for line in lines)
        if whole and len(lines) * box.leading * size <= box.height:
            return Setting(size, _balanced(pieces, box.width * _TIGHT / size, len(lines)))
    size = box.sizes[-1]
    width = box.width * _TIGHT / size
    lines = _lines([part for one in pieces for part in _parts(one, width, measure)], width)
    most = max(1, int(box.height / (box.leading * size)))
    if len(lines) <= most:
        return Setting(size, tuple(map(_text, lines)))
    rest = " ".join(_text(line) for line in lines[most - 1 :])
    return Setting(size, (*map(_text, lines[: most - 1]), shortened(rest, width, measure)))


def shortened(text: str, width: float, measure: Callable[[str], float]) -> str:
    """The text, or as much of its beginning as has room with an ellipsis behind it."""
    if measure(text) <= width:
        return text
    length = _longest(text, lambda part: measure(part + ELLIPSIS) <= width)
    cut = text[:length]
    words = cut.rpartition(" ")[0] if text[length : length + 1] != " " else cut
    if len(words) * 2 > len(cut):  # else one long word: part it
        cut = words
    return cut.rstrip(" ,;:.–—-(“‘") + ELLIPSIS


def _longest(text: str, fits: Callable[[str], bool]) -> int:
    """The length of the longest beginning of a text that fits."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _pieces(text: str, measure: Callable[[str], float]) -> list[_Piece]:
    blank = measure(" ")
    found = [_Piece(word, measure(word), blank) for word in _WORD.findall(text)]
    return [replace(one, blank=0) for one in found[:1]] + found[1:]


def _parts(piece: _Piece, width: float, measure: Callable[[str], float]) -> Iterator[_Piece]:
    """A piece in parts that each fit into a line: as it is, at its marks, or anywhere."""
    if piece.width <= width:
        yield piece
        return
    blank = piece.blank
    for part in _PART.findall(piece.text):
        rest = part
        while rest:
            length = max(1, _longest(rest, lambda one: measure(one) <= width))
            yield _Piece(rest[:length], measure(rest[:length]), blank)
            rest, blank = rest[length:], 0


def _lines(pieces: Sequence[_Piece], width: float) -> list[list[_Piece]]:
    """As few lines as the width allows, each as long as it can be."""
    lines: list[list[_Piece]] = []
    left = 0.0
    for one in pieces:
        if lines and one.blank + one.width <= left:
            lines[-1].append(one)
            left -= one.blank + one.width
        else:
            lines.append([one])
            left = width - one.width
    return lines


def _balanced(pieces: Sequence[_Piece], width: float, count: int) -> tuple[str, ...]:
    """So many lines, the longest of which is as short as it can be."""
    low, high = max((one.width for one in pieces), default=0.0), width
    for _ in range(12):  # to less than a pixel
        middle = (low + high) / 2
        if len(_lines(pieces, middle)) <= count:
            high = middle
        else:
            low = middle
    return tuple(map(_text, _lines(pieces, high)))


def _width(line: Sequence[_Piece]) -> float:
    return sum(one.width + one.blank for one in line) - line[0].blank


def _text(line: Sequence[_Piece]) -> str:
    return "".join((" " if one.blank else "") + one.text for one in line).strip()
