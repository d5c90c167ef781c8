"""A Jekyll repository on disk: read for the plan of an import, and changed as the plan says.

Before the first step the steps are saved in the folder `.alignsite/`. What was stopped midway, by
whatever, goes on from there when it is run again.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alignsite.importing import JekyllDocument, Move, Plan, Repository, Write, plan_import
from alignsite.problems import Problem, has_errors
from alignsite.publisher import is_output
from alignsite.reading.configuration import Configuration, read_configuration
from alignsite.reading.document_reader import read_document
from alignsite.reading.jekyll_reader import sorted_files
from alignsite.reading.reader import HIDDEN_FILES, find_inputs, settings_for
from alignsite.sources import has_liquid
from alignsite.stamps import scan

_JOURNAL = ".alignsite/import.json"
_UNPUBLISHED = frozenset({"jekyll-file", "symlink", "unreadable"})
"""Codes of problems with files that a Jekyll site has and does not publish."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """An import that came to an end midway: how many of its steps are done, and why no more."""

    done: int
    steps: int
    reason: str


def plan_for(source: Path) -> Plan | tuple[Problem, ...] | None:
    """What importing the repository would do; its configuration's problems where they forbid it.

    `None` where the folder is no Jekyll site.
    """
    configuration = read_configuration(source)
    if has_errors(configuration.problems):
        return configuration.problems
    if configuration.jekyll is None:
        return None
    plan = plan_import(_repository(source, configuration))
    taken = [one for one in _made(plan) if os.path.lexists(source / one)]
    if taken and not plan.refusals:
        return Plan(refusals=tuple(f"{one} is there already" for one in taken))
    return plan


def unfinished(source: Path) -> bool:
    """Whether an import of this folder was begun and not ended."""
    return (source / _JOURNAL).is_file()


def begin(source: Path, plan: Plan) -> Stopped | None:
    """Do what the plan says; `None` when all is done."""
    journal = source / _JOURNAL
    steps = {
        "moves": [[one.old, one.new] for one in plan.moves],
        "writes": [[one.path, b64encode(one.data).decode()] for one in plan.writes],
    }
    try:
        journal.parent.mkdir(exist_ok=True)
        _write(journal, json.dumps(steps).encode())
    except OSError as error:
        return Stopped(0, len(plan.moves) + len(plan.writes), _reason(error))
    return resume(source)


def resume(source: Path) -> Stopped | None:
    """Do what is left of an import that was begun; `None` when all is done."""
    steps = json.loads((source / _JOURNAL).read_text(encoding="utf-8"))
    moves = [Move(*one) for one in steps["moves"]]
    writes = [Write(path, b64decode(data)) for path, data in steps["writes"]]
    done = 0
    try:
        for move in moves:
            _move(source / move.old, source / move.new)
            done += 1
        for write in writes:
            _write(source / write.path, write.data)
            done += 1
        _tidy(source, moves)
        (source / _JOURNAL).unlink()
    except OSError as error:
        return Stopped(done, len(moves) + len(writes), _reason(error))
    return None


def _repository(source: Path, configuration: Configuration) -> Repository:
    assert configuration.jekyll is not None
    inputs = find_inputs(source)
    files, _, found = sorted_files(source, configuration, inputs.trees[str(source)])
    problems = (*inputs.problems, *found.problems)
    untold = {one.path: one.message for one in problems if one.code in _UNPUBLISHED}
    documents = []
    for file in files:
        read = read_document(source, file)
        if isinstance(read, Problem):
            untold[file.path] = read.message
            continue
        settings = settings_for(
            file, inputs.config, inputs.body_words, "", inputs.jekyll, liquid=has_liquid(read)
        )
        documents.append(JekyllDocument(read, settings, file.collection or "pages"))
    shown = [one for one in found.copied if not _is_hidden(one.path)]
    hidden = {one.path for one in found.copied if _is_hidden(one.path)}
    return Repository(
        paths=tuple(_paths(source)),
        site=configuration.jekyll,
        config=inputs.config,
        documents=tuple(documents),
        copied=tuple(shown),
        cut={
            one.path: (source / one.path).read_bytes()[one.skipped :]
            for one in shown
            if one.skipped
        },
        untold=untold | dict.fromkeys(hidden, "hidden files of this name are not published"),
        warnings=tuple(
            f"{one.path}:{one.line}: {one.message}: {one.hint}"
            for one in problems
            if one.code == "jekyll-setting"
        ),
    )


def _paths(source: Path) -> list[str]:
    """Every file but hidden ones, packages, and what was built into."""
    outputs = {one.name for one in source.iterdir() if one.is_dir() and is_output(one)}
    return sorted(path for path, _, _ in scan(str(source), {"node_modules", *outputs}))


def _is_hidden(path: str) -> bool:
    return any(one.startswith(".") and one not in HIDDEN_FILES for one in path.split("/"))


def _made(plan: Plan) -> Iterable[str]:
    return sorted({*(one.new for one in plan.moves), *(one.path for one in plan.writes)})


def _move(old: Path, new: Path) -> None:
    """Move a file; nothing where that is done already. Never overwrites."""
    if not os.path.lexists(old) and os.path.lexists(new):
        return
    if os.path.lexists(new):
        raise FileExistsError(17, "is there already", str(new))
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(data)
    beside.replace(path)


def _tidy(source: Path, moves: Iterable[Move]) -> None:
    """Delete the folders that the moves emptied."""
    for folder in {source / one.old for one in moves}:
        above = folder.parent
        while above != source and above.is_dir() and not any(above.iterdir()):
            above.rmdir()
            above = above.parent


def _reason(error: OSError) -> str:
    return f"{error.filename}: {error.strerror}" if error.filename else str(error)
