"""Two texts → the places where their words differ.

Transcripts have tens of thousands of words, so the texts are first pinned together where both have
the same three words that stand nowhere else; only what lies between two pins is looked at closely.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from alignsite.comparison.findings import Difference
from alignsite.comparison.spelling import plain

_AROUND = 5
"""Words shown on each side of a difference."""
_CLOSELY = 400
"""Words between two pins that are worth a close look; more are told as one difference."""
_PIN = 3

Span = tuple[int, int, int, int]
"""Where the texts differ: words of the old one from and to, words of the new one from and to."""


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Where the words differ, in order, white space and typographic quotes aside."""
    was, now = plain(old).split(), plain(new).split()
    if was == now:
        return ()
    return tuple(
        Difference(
            " ".join(was[max(0, i - _AROUND) : i]),
            " ".join(was[i:j]),
            " ".join(now[k:m]),
            " ".join(was[j : j + _AROUND]),
        )
        for i, j, k, m in _spans(was, now)
    )


def _spans(was: Sequence[str], now: Sequence[str]) -> Iterator[Span]:
    pins = [(0, 0), *_pins(was, now), (len(was), len(now))]
    for (i, k), (j, m) in pairwise(pins):
        if was[i:j] != now[k:m]:
            yield from _close(was, now, (i, j, k, m))


def _pins(was: Sequence[str], now: Sequence[str]) -> list[tuple[int, int]]:
    """Places that belong together, rising in both texts: as many as can be."""
    once, there = _unique(was), _unique(now)
    pairs = sorted((at, there[key]) for key, at in once.items() if key in there)
    return _rising(pairs)


def _unique(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Runs of words that stand only once, and where."""
    runs = list(zip(*(words[shift:] for shift in range(_PIN)), strict=False))
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second parts rise too."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_at, there) in enumerate(pairs):
        place = bisect_left(tails, there)
        before.append(last[place - 1] if place else -1)
        tails[place : place + 1] = [there]
        last[place : place + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _close(was: Sequence[str], now: Sequence[str], span: Span) -> Iterator[Span]:
    """The differences inside a stretch that has no pins."""
    i, j, k, m = span
    while i < j and k < m and was[i] == now[k]:
        i, k = i + 1, k + 1
    while i < j and k < m and was[j - 1] == now[m - 1]:
        j, m = j - 1, m - 1
    if max(j - i, m - k) > _CLOSELY or i == j or k == m:
        yield i, j, k, m
        return
    matcher = SequenceMatcher(None, was[i:j], now[k:m], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield i + a, i + b, k + c, k + d
