"""`people.yaml` against the documents: what in it means nobody, or two people at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from alignsite.entries import Entry
from alignsite.people.identity import EVERYWHERE, Identities, Naming, Roster
from alignsite.problems import Problem, problem


def roster_problems(entries: Iterable[Entry], roster: Roster) -> Iterator[Problem]:
    """What is wrong with the roster of an archive of these records."""
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
        close = difflib.get_close_matches(scope.series or scope.path or "", choices, n=1)
    hint = f"did you mean {close[0]!r}?" if close else "correct it, or take it out"
    line, column = naming.line, naming.column
    return problem("people-unmatched", path, message, line=line, column=column, hint=hint)


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
