"""Nothing lost: every word of a document stands in a field of its record, or a problem quotes it.

Both sides are taken as bags of words (runs of letters and digits, in small letters). A word that
the document has more often than the record is unplaced; which of its places is meant is told by
its neighbours. The document's words are found here without the reader of Markdown, so that what
that reader drops is noticed too. Times, link targets, numbers of lists and the like are no words:
they became numbers and links, and other tests look at those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alignsite.loader.document import Document
from alignsite.placement.document_words import words_shown
from alignsite.placement.record_words import texts_of
from alignsite.placement.words import WORD, words_of
from alignsite.problems import Problem, problem
from alignsite.records import Record

__all__ = ["Placement", "Stretch", "placement", "unplaced_problems"]

_QUOTED_WORDS = 12
_GAP = 2
"""Placed words that may stand between two unplaced ones of the same stretch."""
_MOST_REPORTS = 100
_HINT = "if the page should show these words, write them as text of their own; else delete them"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of unplaced words: where it begins (line and column of the file), and its words.

    `words` counts the unplaced ones; `quote` is how the run begins.
    """

    line: int
    column: int
    words: int
    quote: str


@dataclass(frozen=True, slots=True)
class Placement:
    """How many words a document has, how many of them its record holds, and the others."""

    words: int
    placed: int
    unplaced: tuple[Stretch, ...]


def placement(document: Document, record: Record, problems: Iterable[Problem]) -> Placement:
    """Look up the words of a document's body in what became of it; in linear time."""
    source = words_shown(document, record)
    keys = words_of(source)
    lost = _lost(keys, [word for text in texts_of(record, problems) for word in words_of(text)])
    stretches = tuple(_stretches(document, source, lost)) if lost else ()
    return Placement(len(keys), len(keys) - len(lost), stretches)


def unplaced_problems(document: Document, found: Placement) -> tuple[Problem, ...]:
    """A problem for each stretch, which quotes its beginning; beyond 100, one for the rest."""
    lines = document.text.split("\n")
    problems = []
    for number, one in enumerate(found.unplaced):
        rest = len(found.unplaced) - number
        if number == _MOST_REPORTS:
            message = f"words at {rest:,} more places have no place in the record"
        else:
            have = "a word has" if one.words == 1 else f"{one.words:,} words have"
            message = f"{have} no place in the record: {one.quote}"
        problems.append(
            problem(
                "unplaced-text",
                document.path,
                message,
                line=one.line,
                column=one.column,
                hint=_HINT,
                excerpt=lines[one.line - document.line],
            )
        )
        if number == _MOST_REPORTS:
            break
    return tuple(problems)


def _lost(keys: Sequence[str], kept: Sequence[str]) -> frozenset[int]:
    """The numbers of the words that are not kept."""
    missing = Counter(keys)
    missing.subtract(kept)
    short = {word: count for word, count in missing.items() if count > 0}
    if not short:
        return frozenset()
    places: dict[str, list[int]] = {word: [] for word in short}
    for number, key in enumerate(keys):
        if key in places:
            places[key].append(number)
    lost = {
        number for word, found in places.items() if len(found) == short[word] for number in found
    }
    _choose(keys, kept, short, places, lost)
    _join_parts(keys, missing, lost)
    return frozenset(lost)


def _choose(
    keys: Sequence[str],
    kept: Sequence[str],
    short: dict[str, int],
    places: dict[str, list[int]],
    lost: set[int],
) -> None:
    """Of words that are kept less often than they stand, lose those whose neighbours are new."""
    pairs: set[tuple[str, str]] | None = None
    certain = frozenset(lost)
    for word, found in places.items():
        if len(found) == short[word]:
            continue
        if pairs is None:
            pairs = set(pairwise(kept))
        ranks = []
        for number in found:
            known = number > 0 and (keys[number - 1], word) in pairs
            goes_on = number + 1 < len(keys) and (word, keys[number + 1]) in pairs
            near = any(number + step in certain for step in (-2, -1, 1, 2))
            ranks.append((known + goes_on, not near, number))
        lost.update(number for _, _, number in sorted(ranks)[: short[word]])


def _join_parts(keys: Sequence[str], missing: Counter[str], lost: set[int]) -> None:
    """Take back words that the record has as one with the next (`[ladder](x)s`)."""
    for number in sorted(lost):
        for first in (number - 1, number):
            if first < 0 or first + 1 >= len(keys):
                continue
            whole = keys[first] + keys[first + 1]
            if missing[whole] < 0:
                missing[whole] += 1
                lost -= {first, first + 1}


def _stretches(document: Document, source: str, lost: frozenset[int]) -> Iterator[Stretch]:
    """The unplaced words in runs, with their places."""
    places = [match.span() for match in WORD.finditer(source)]
    runs: list[list[int]] = []
    for number in sorted(lost):
        if runs and number - runs[-1][-1] <= _GAP + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    line, begin, counted = document.line, 0, 0
    for run in runs:
        at, end = places[run[0]][0], places[min(run[-1], run[0] + _QUOTED_WORDS - 1)][1]
        line += document.text.count("\n", counted, at)
        begin = max(begin, document.text.rfind("\n", counted, at) + 1)
        counted = at
        quote = " ".join(document.text[at:end].split())
        if end < places[run[-1]][1]:
            quote += " …"
        yield Stretch(line, at - begin + 1, len(run), quote)
