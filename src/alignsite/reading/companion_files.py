"""Disk → what the files beside `alignsite.toml` say. Each may be missing."""

from __future__ import annotations

from pathlib import Path

from alignsite.people.identity import Roster
from alignsite.people.people_file import read_people
from alignsite.problems import Problem, problem
from alignsite.sources import MAX_BYTES, StatedWork
from alignsite.stamps import PEOPLE_NAME, WORKS_NAME
from alignsite.works.works_file import read_works


def read_roster(source: Path, content: str) -> tuple[Roster, tuple[Problem, ...]]:
    """What `people.yaml` says of who is who. `content`: the folder of documents."""
    data = _companion(source, PEOPLE_NAME)
    if data is None:
        return Roster(), ()
    if isinstance(data, Problem):
        return Roster(), (data,)
    return read_people(data, PEOPLE_NAME, content)


def read_stated_works(source: Path) -> tuple[tuple[StatedWork, ...], tuple[Problem, ...]]:
    """What `works.yaml` says of papers and posts."""
    data = _companion(source, WORKS_NAME)
    if data is None:
        return (), ()
    if isinstance(data, Problem):
        return (), (data,)
    return read_works(data, WORKS_NAME)


def _companion(source: Path, name: str) -> bytes | Problem | None:
    """The bytes of a file beside the configuration; `None` where it is not there."""
    try:
        if (source / name).stat().st_size > MAX_BYTES:
            hint = f"cut it to at most {MAX_BYTES // 2**20} MiB"
            return problem("too-large", name, "the file is too large to be read", hint=hint)
        return (source / name).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        hint = "check that it is a file and may be read"
        return problem("unreadable", name, f"cannot be read: {error.strerror}", hint=hint)
