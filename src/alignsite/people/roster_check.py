"""`people.yaml` against the documents: what in it means nobody, or two people at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from alignsite.bylines import read_byline
from alignsite.entries import Entry
from alignsite.people.identity import EVERYWHERE, Identities, Naming, Roster, person_key
from alignsite.problems import Problem, problem


def roster_problems(
    entries: Iterable[Entry], roster: Roster, others: Iterable[str] = ()
) -> Iterator[Problem]:
    """What is wrong with the roster of an archive of these records.

    `others`: names that are printed beside the records', as the authors of the site are.
    """
    if not roster.people:
        return
    every = tuple(entries)
    identities = Identities(every, roster)
    met = {
        claim.naming
        for entry in every
        for one in entry.involvements
        for claim in identities.covering(one.name, entry)
    }
    for person in roster.people:
        for naming in person.namings:
            if naming.scope != EVERYWHERE and naming not in met:
                yield _unmatched(naming, every, roster.path)
    yield from _unknown(every, roster, {naming.name for naming in met}, tuple(others))
    yield from _overlaps(every, roster, identities)


def _unmatched(naming: Naming, entries: tuple[Entry, ...], path: str) -> Problem:
    scope = naming.scope
    covered = [entry for entry in entries if scope.covers(entry.meta)]
    printed = {one.name for entry in covered for one in entry.involvements}
    if covered:
        message = f"no record of {scope} names anybody {naming.name!r}"
        choices = sorted(printed)
        close = difflib.get_close_matches(naming.name, choices, n=1, cutoff=0.5)
    else:
        message = f"no record lies within {scope}"
        series = {entry.meta.series for entry in entries if entry.meta.series}
        paths = {entry.meta.path for entry in entries}
        choices = sorted(series if scope.series else paths)
        begun = [path for path in choices if scope.path and path.startswith(scope.path)]
        close = begun or difflib.get_close_matches(scope.series or scope.path or "", choices, n=1)
    hint = f"did you mean {close[0]!r}?" if close else "correct it, or take it out"
    line, column = naming.line, naming.column
    return problem("people-unmatched", path, message, line=line, column=column, hint=hint)


def _unknown(
    entries: tuple[Entry, ...], roster: Roster, met: set[str], others: tuple[str, ...]
) -> Iterator[Problem]:
    """People whose names count everywhere, and stand nowhere."""
    wrote = (read_byline(item.authors).names for entry in entries for item in entry.items)
    said = {one.name for entry in entries for one in entry.involvements}
    printed = said.union(others, *wrote)
    keys = {person_key(name) for name in (*printed, *met)}
    for person in roster.people:
        first = person.namings[0]
        scoped = any(naming.scope != EVERYWHERE for naming in person.namings)
        if scoped or any(person_key(naming.name) in keys for naming in person.namings):
            continue
        close = difflib.get_close_matches(first.name, sorted(printed), n=1, cutoff=0.8)
        hint = f"did you mean {close[0]!r}?" if close else "correct it, or take it out"
        message = f"no document names anybody {first.name!r}"
        line, column = first.line, first.column
        yield problem("people-unmatched", roster.path, message, line=line, column=column, hint=hint)


def _overlaps(
    entries: tuple[Entry, ...], roster: Roster, identities: Identities
) -> Iterator[Problem]:
    """Names that two people claim in one record with scopes equally narrow."""
    told: set[Naming] = set()
    for entry in entries:
        for name in dict.fromkeys(one.name for one in entry.involvements):
            claims = identities.claims(name, entry)
            if len({one.person for one in claims}) < 2:
                continue
            first, last = claims[0], claims[-1]
            if first.naming.scope == last.naming.scope or last.naming in told:
                continue  # the file's own reading says so, or it is said
            told.add(last.naming)
            one, other = roster.people[first.person].name, roster.people[last.person].name
            yield problem(
                "people-conflict",
                roster.path,
                f"in {entry.meta.path}, {name!r} is both {one!r} and {other!r}",
                line=last.naming.line,
                column=last.naming.column,
                hint="narrow one of the two scopes",
            )
