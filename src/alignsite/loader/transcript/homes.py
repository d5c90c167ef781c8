"""Which turn a quote is taken from, by the words they share."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

_GRAM = 4
"""Words in a row by which a quote is found in the turns."""

_WORDS_ALONE = bytes(
    code if chr(code).isalnum() or chr(code) == "_" else 0x20 for code in range(256)
)
"""ASCII characters, with a space for each that is no part of a word."""

_ALL_KNOWN = bytes([True] * _GRAM)

_MOST_ALIKE = 8
"""Quotes that share the same words in a row, of which no more are looked for by them."""


def homes(quotes: Sequence[str], turns: Sequence[str]) -> list[int | None]:
    """For each quote the number of the turn with most of its words in their order.

    `None` where that is no fair part of them.

    Quotes are edited a little, and cut with dots: so runs of a few words are counted, not the
    whole. Of turns with equally many the last: a transcript may open with a teaser.
    """
    wanted: dict[tuple[str, ...], list[int]] = {}
    sizes: list[int] = []
    for number, quote in enumerate(quotes):
        words = _words(quote)
        size = min(_GRAM, len(words))
        grams = (
            {tuple(words[i : i + size]) for i in range(len(words) - size + 1)} if size else set()
        )
        sizes.append(len(grams) if size == _GRAM else 0)
        if size == _GRAM:
            for gram in grams:
                holders = wanted.setdefault(gram, [])
                if len(holders) < _MOST_ALIKE:
                    holders.append(number)
    vocabulary = {word for gram in wanted for word in gram}
    best: list[tuple[int, int]] = [(0, -1)] * len(quotes)
    if not wanted:
        return [None] * len(quotes)
    for place, turn in enumerate(turns):
        words = _words(turn)
        votes: dict[int, int] = {}
        for gram in _grams_of(words, vocabulary):
            for number in wanted.get(gram, ()):
                votes[number] = votes.get(number, 0) + 1
        for number, count in votes.items():
            best[number] = max(best[number], (count, place))
    return [
        place if count * 4 >= size and count >= min(3, size) and place >= 0 else None
        for (count, place), size in zip(best, sizes, strict=True)
    ]


def _grams_of(words: Sequence[str], vocabulary: Set[str]) -> set[tuple[str, ...]]:
    """The runs of a turn's words of which the quotes have every single word."""
    known = bytes(map(vocabulary.__contains__, words))
    grams: set[tuple[str, ...]] = set()
    place = known.find(_ALL_KNOWN)
    while place >= 0:
        grams.add(tuple(words[place : place + _GRAM]))
        place = known.find(_ALL_KNOWN, place + 1)
    return grams


def _words(text: str) -> list[str]:
    text = text.casefold()
    for mark in "’'":
        text = text.replace(mark, "")
    for mark in "“”‘–—…":
        text = text.replace(mark, " ")
    if text.isascii():  # the same sooner
        return text.encode().translate(_WORDS_ALONE).decode().split()
    return re.findall(r"\w+", text)
