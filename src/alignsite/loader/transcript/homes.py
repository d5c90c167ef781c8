"""Which turn a quote is taken from, by the words they share."""

from __future__ import annotations

import re
from collections.abc import Sequence

_GRAM = 4
"""Words in a row by which a quote is found in the turns."""

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
    best: list[tuple[int, int]] = [(0, -1)] * len(quotes)
    if not wanted:
        return [None] * len(quotes)
    for place, turn in enumerate(turns):
        words = _words(turn)
        votes: dict[int, int] = {}
        for gram in wanted.keys() & set(zip(*(words[i:] for i in range(_GRAM)), strict=False)):
            for number in wanted[gram]:
                votes[number] = votes.get(number, 0) + 1
        for number, count in votes.items():
            best[number] = max(best[number], (count, place))
    return [
        place if count * 4 >= size and count >= min(3, size) and place >= 0 else None
        for (count, place), size in zip(best, sizes, strict=True)
    ]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("’", "").replace("'", ""))
