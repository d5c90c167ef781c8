"""What is ambiguous about who is who, with the evidence.

Nothing here decides anything: a keeper reads it, and says in `people.yaml` who is meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations

from alignsite.bylines import read_byline
from alignsite.entries import Entry, Part
from alignsite.people import find_people
from alignsite.people.identity import (
    Identities,
    Roster,
    is_full_name,
    is_role,
    name_words,
    person_key,
)

_ALIKE = 0.88
"""How much of two names must be the same letters for a slip of the pen to be likely."""

_SHOWN = 5
"""Records named as evidence; of more, how many."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be meant by a lone name, and what speaks for it."""

    name: str
    evidence: str


@dataclass(frozen=True, slots=True)
class LoneName:
    """A name that is not enough to know somebody by, within one series (or one kind of record).

    `page`: whether the person has one, as authors and summarisers have.
    """

    name: str
    series: str | None
    records: tuple[str, ...]
    page: bool
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class SimilarNames:
    """Two people whose names differ by little, each with records that print theirs."""

    names: tuple[str, str]
    why: str
    records: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SharedName:
    """One full name that leads to different profiles: by address, the records that link to it."""

    name: str
    profiles: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Nobody:
    """A label that names a role and no person."""

    name: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleReport:
    """All that is ambiguous. Records are given by path."""

    people: int
    lone: tuple[LoneName, ...]
    similar: tuple[SimilarNames, ...]
    shared: tuple[SharedName, ...]
    nobody: tuple[Nobody, ...]


def people_report(entries: Iterable[Entry], roster: Roster) -> PeopleReport:
    """Look for what a keeper should settle. What the roster settles already is not told."""
    ordered = sorted(entries, key=lambda one: one.meta.path)
    identities = Identities(ordered, roster)
    unsettled = [
        (entry, one.name, one.part)
        for entry in ordered
        for one in entry.involvements
        if not identities.claims(one.name, entry)
    ]
    printed: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for entry in ordered:
        for one in entry.involvements:
            if is_full_name(one.name):
                printed[one.name][entry.meta.path] = None
    lone = tuple(_lone(unsettled, ordered, identities, printed))
    return PeopleReport(
        people=len(find_people(ordered, roster).everybody),
        lone=tuple(
            replace(one, candidates=(*one.candidates, *_other_spellings(one, lone))) for one in lone
        ),
        similar=tuple(_similar(unsettled, printed)),
        shared=tuple(_shared(ordered, identities)),
        nobody=tuple(_nobody(unsettled)),
    )


_Said = list[tuple[Entry, str, Part]]
_Printed = Mapping[str, Mapping[str, None]]


def _lone(
    said: _Said, entries: list[Entry], identities: Identities, printed: _Printed
) -> Iterator[LoneName]:
    places: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    spelled: dict[tuple[str, str], tuple[str, str | None]] = {}
    paged: set[tuple[str, str]] = set()
    for entry, name, _ in said:
        identity = identities.of(name, entry)
        explained = identity is not None and identity.basis != "lone-name"
        if is_full_name(name) or is_role(name) or explained:
            continue
        place = (person_key(name), entry.meta.series or f"/{entry.meta.kind}")
        spelled.setdefault(place, (name, entry.meta.series))
        places[place][entry.meta.path] = None
        if identity is not None:
            paged.add(place)
    for place in sorted(places):
        name, series = spelled[place]
        records = tuple(places[place])
        found = _candidates((name, series), records, entries, printed)
        yield LoneName(name, series, records, place in paged, found)


def _candidates(
    lone: tuple[str, str | None], records: tuple[str, ...], entries: list[Entry], printed: _Printed
) -> tuple[Candidate, ...]:
    """Full names that hold a lone name: those of its records first, then of its series, of others.

    Titles name people too: "7 - Toy Models with Ada Example". So do items of issues, whose authors
    may well write for the newsletter.
    """
    name, series = lone
    words = [_bare(word) for word in name_words(name) if len(word) > 1]
    if not words:
        return ()
    of_series = {entry.meta.path for entry in entries if entry.meta.series == series}
    found: dict[str, tuple[int, str, str]] = {}
    for full, paths in printed.items():
        if set(words) <= {_bare(word) for word in name_words(full)}:
            rank, where, shown = _nearness(tuple(paths), records, of_series)
            found[person_key(full)] = (rank, full, f"named {where}: {listed(shown)}")
    wrote = _item_authors(entry for entry in entries if entry.meta.path in of_series)
    for full, paths in wrote.items():
        if set(words) <= {_bare(word) for word in name_words(full)}:
            rank, where, shown = _nearness(tuple(paths), records, of_series)
            evidence = f"author of an item {where}: {listed(shown)}"
            found.setdefault(person_key(full), (rank + 1, full, evidence))
    for entry in entries:
        if entry.meta.path in of_series:
            for full in _in_title(name, entry.meta.title):
                evidence = f"in the title of {entry.meta.path}"
                found.setdefault(person_key(full), (1, full, evidence))
    return tuple(Candidate(full, evidence) for _, full, evidence in sorted(found.values()))


def _item_authors(entries: Iterable[Entry]) -> _Printed:
    """The full names of those who wrote what issues tell of, each with the issues' paths."""
    wrote: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        for item in entry.items:
            for name in read_byline(item.authors).names:
                if is_full_name(name):
                    wrote[name][entry.meta.path] = None
    return wrote


def _nearness(
    paths: tuple[str, ...], records: tuple[str, ...], of_series: set[str]
) -> tuple[int, str, list[str]]:
    """How near a full name stands to the records of a lone one, in a number and in words."""
    if here := [path for path in paths if path in records]:
        return 0, "in the same record", here
    if near := [path for path in paths if path in of_series]:
        return 1, "in the same series", near
    return 3, "elsewhere", list(paths)


def _in_title(name: str, title: str) -> list[str]:
    """Names in a title that begin with a lone name."""
    rest = r"((?:\s+[^\W\d_a-z][\w'’-]+){1,2})"
    return [
        f"{name}{' '.join(['', *found.split()])}"
        for found in re.findall(rf"\b{re.escape(name)}{rest}", title)
    ]


def _other_spellings(lone: LoneName, every: Iterable[LoneName]) -> tuple[Candidate, ...]:
    """Lone names of the same series that differ in nothing but accents."""
    return tuple(
        Candidate(other.name, f"differs in accents alone: {listed(other.records)}")
        for other in every
        if other.series == lone.series
        and person_key(other.name) != person_key(lone.name)
        and _bare(person_key(other.name)) == _bare(person_key(lone.name))
    )


def _bare(word: str) -> str:
    """A word without accents, for comparing alone: never for deciding."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _similar(said: _Said, printed: _Printed) -> Iterator[SimilarNames]:
    spellings = {person_key(name): name for _, name, _ in said if is_full_name(name)}
    by_word: defaultdict[str, set[str]] = defaultdict(set)
    for key in spellings:
        words = [_bare(word) for word in name_words(key)]
        by_word[words[-1]].add(key)
        by_word[words[0]].add(key)
        by_word["".join(sorted("".join(words)))[:6]].add(key)
    pairs = {pair for keys in by_word.values() for pair in combinations(sorted(keys), 2)}
    for one, other in sorted(pairs):
        why = _likeness(one, other)
        if why:
            names = (spellings[one], spellings[other])
            yield SimilarNames(names, why, (tuple(printed[names[0]]), tuple(printed[names[1]])))


def _likeness(one: str, other: str) -> str | None:
    """Why two different names may be one person's; `None` if nothing speaks for it."""
    first, second = ([_bare(word) for word in name_words(name)] for name in (one, other))
    if first == second or "".join(first).replace("-", "") == "".join(second).replace("-", ""):
        return "accents, hyphens or full stops"
    if first[-1] == second[-1] and _initial_of(first[0], second[0]):
        return "an initial"
    ends_alike = (first[0], first[-1]) == (second[0], second[-1])
    if ends_alike and abs(len(first) - len(second)) >= 1:
        return "a middle name"
    if SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() < _ALIKE:
        return None
    differing = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    return "few letters" if len(first) == len(second) and len(differing) == 1 else None


def _initial_of(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _shared(entries: list[Entry], identities: Identities) -> Iterator[SharedName]:
    """Full names with profiles that differ, in records that no profile joins."""
    links: defaultdict[str, dict[str, dict[str, None]]] = defaultdict(dict)
    spelled: dict[str, str] = {}
    for entry in entries:
        for author in entry.meta.authors:
            if (
                author.url
                and is_full_name(author.name)
                and not identities.claims(author.name, entry)
            ):
                key = person_key(author.name)
                spelled.setdefault(key, author.name)
                address = author.url.rstrip("/").casefold().removeprefix("http://")
                address = address.removeprefix("https://").removeprefix("www.")
                links[key].setdefault(address, {})[entry.meta.path] = None
    for key in sorted(links):
        if len(links[key]) > 1:
            rows = tuple((url, tuple(paths)) for url, paths in sorted(links[key].items()))
            yield SharedName(spelled[key], rows)


def _nobody(said: _Said) -> Iterator[Nobody]:
    places: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for entry, name, _ in said:
        if is_role(name):
            places[name][entry.meta.path] = None
    for name in sorted(places):
        yield Nobody(name, tuple(places[name]))


def listed(paths: Iterable[str]) -> str:
    """Some paths in one line; of many the first, and how many more there are."""
    paths = tuple(paths)
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + more
