"""What `alignsite people` works on: a site's records as the last build knows them, or read now."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from alignsite.building.builder import STATE_FOLDER, locked
from alignsite.building.cache import DamagedError, RecordStore, State, load_state
from alignsite.building.loading import load_documents
from alignsite.entries import Entry
from alignsite.people.identity import Roster
from alignsite.people.roster_check import roster_problems
from alignsite.problems import Problem, ordered
from alignsite.reading.excerpts import with_excerpts
from alignsite.reading.reader import find_inputs
from alignsite.stamps import engine


@dataclass(frozen=True, slots=True)
class Survey:
    """The records of a site (drafts too), who is who in them, and what is wrong with the roster."""

    entries: tuple[Entry, ...]
    roster: Roster
    problems: tuple[Problem, ...]


def survey(source: Path, workers: int) -> Survey:
    """Look at every record of a site; only what changed since the last build is read.

    Publishes nothing. Raises `OSError` where the state cannot be written.
    """
    source = source.resolve()
    state = source / STATE_FOLDER / "public"
    with locked(state):
        read_at_ns = time.time_ns()
        inputs = find_inputs(source)
        try:
            known = load_state(state)
        except DamagedError:
            known = State()
        sources = load_documents(
            inputs,
            known.sources,
            RecordStore(state / "records"),
            workers=workers,
            read_at_ns=read_at_ns,
            engine=engine(),
            done=lambda _: None,
        )
    entries = tuple(one.entry for one in sources.values() if one.entry)
    others = (*inputs.config.authors, *(name for one in inputs.works for name in one.authors))
    problems = ordered([*inputs.problems, *roster_problems(entries, inputs.roster, others)])
    return Survey(entries, inputs.roster, with_excerpts(problems, source))
