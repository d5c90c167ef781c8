"""Which records belong together: by the works, people, tags and words that they share.

What few records share counts for much, what many share for little, and what more than
`MOST_SHARED` share for nothing: so the time grows with the number of records, not its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from alignsite.entries import Entry

FeatureKind = Literal["work", "person", "tag", "word"]

MOST_SHARED = 40
"""Records that may share a feature for it to connect them."""

_SHOWN = 5
_REASONS = 3
_LEAST = 0.3
"""The score below which two records have too little in common: a tag shared with six others."""

_WEIGHT: Mapping[FeatureKind, float] = {"work": 6.0, "person": 2.0, "tag": 2.0, "word": 1.0}
_WORD = re.compile(r"[^\W\d_]{5,}")
_COMMON = frozenset((
    "about", "after", "again", "against", "another", "answer", "asked", "because", "before",
    "being", "between", "could", "discuss", "discussed", "during", "episode", "every", "first",
    "found", "general", "given", "going", "great", "however", "interview", "issue", "learn",
    "learning", "makes", "might", "model", "models", "newsletter", "often", "other", "paper",
    "papers", "people", "podcast", "question", "questions", "research", "right", "second",
    "should", "since", "speak", "still", "system", "systems", "their", "there", "these",
    "thing", "things", "think", "third", "those", "though", "three", "through", "today",
    "under", "until", "using", "versus", "wants", "where", "whether", "which", "while", "whose",
    "without", "words", "would", "years",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that records can share. `key` tells it from others of its kind."""

    kind: FeatureKind
    key: str
    label: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A record that has something in common with another, and what: the most telling first."""

    entry: Entry
    shared: tuple[Feature, ...]


def words_of(entry: Entry) -> list[Feature]:
    """The words of a record's title and summary that may tell what it is about."""
    found: dict[str, Feature] = {}
    for printed in _WORD.findall(f"{entry.meta.title} {entry.meta.summary}"):
        word = printed.casefold()
        if word not in _COMMON:
            stem = word.removesuffix("s")
            found.setdefault(stem, Feature("word", stem, word))
    return list(found.values())


def related(
    entries: Sequence[Entry], features: Mapping[str, Iterable[Feature]]
) -> Mapping[str, tuple[Related, ...]]:
    """The most related records of each, by its address. `features` are by address too."""
    holders: defaultdict[tuple[FeatureKind, str], list[int]] = defaultdict(list)
    own: list[dict[tuple[FeatureKind, str], Feature]] = []
    for index, entry in enumerate(entries):
        mine = {(one.kind, one.key): one for one in features.get(entry.meta.url, ())}
        own.append(mine)
        for key in mine:
            holders[key].append(index)
    telling = {
        key: (_WEIGHT[key[0]] / len(sharing), sharing)
        for key, sharing in holders.items()
        if 1 < len(sharing) <= MOST_SHARED
    }
    weights = {key: weight for key, (weight, _) in telling.items()}
    found: dict[str, tuple[Related, ...]] = {}
    for index, entry in enumerate(entries):
        scores: defaultdict[int, float] = defaultdict(float)
        for key in own[index]:
            if key in telling:
                weight, sharing = telling[key]
                for other in sharing:
                    scores[other] += weight
        scores.pop(index, None)
        enough = [(-round(score, 6), one) for one, score in scores.items() if score >= _LEAST]
        if enough:
            found[entry.meta.url] = tuple(
                Related(entries[one], _shared(own[index], own[one], weights))
                for _, one in sorted(enough)[:_SHOWN]
            )
    return found


def _shared(
    mine: Mapping[tuple[FeatureKind, str], Feature],
    others: Mapping[tuple[FeatureKind, str], Feature],
    weights: Mapping[tuple[FeatureKind, str], float],
) -> tuple[Feature, ...]:
    """What two records share, what the fewest share first."""
    both = sorted((-weights[key], key) for key in mine.keys() & others.keys() if key in weights)
    return tuple(mine[key] for _, key in both[:_REASONS])
