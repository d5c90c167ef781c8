"""What a build is asked, what it answers, and how it tells how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from alignsite.problems import Problem

if TYPE_CHECKING:
    from alignsite.building.staleness import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be built.

    `output`: where to; `None` for the configured folder. `state`: the name of the folder below
    `.alignsite/` that remembers this kind of build; `None` for one that fits the output.
    `full_text`: whether all words may be indexed for readers' search, which takes a while; `cards`:
    whether card pictures may be drawn, which only other sites show. `strict`: every warning is an
    error; `lenient`: none is, whatever the site's own `strict` says. `now`: epoch seconds. `jobs`:
    processes at most.
    """

    source: Path
    output: Path | None = None
    state: str | None = None
    base_url: str | None = None
    drafts: bool = False
    future: bool = False
    strict: bool = False
    lenient: bool = False
    full_text: bool = False
    cards: bool = False
    jobs: int = 1
    now: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a build did.

    `published`: the output folder holds the site as it is now. `held`: drafts and records of the
    future left out. `written` and `removed`: paths in the output. `outputs`: origin and address by
    path, and `reasons`: why a path was rendered; both are empty when nothing had changed, because
    then nothing was looked at.
    """

    problems: tuple[Problem, ...]
    published: bool
    output: Path
    records: int = 0
    held: int = 0
    total: int = 0
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: bool = False
    outputs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=dict)


class Progress(Protocol):
    """Is told how far a build is."""

    def stage(self, name: str, total: int) -> None:
        """A stage with `total` steps begins."""

    def step(self, count: int) -> None:
        """So many more steps of the stage are done."""


class Silence:
    """A progress that nobody watches."""

    def stage(self, name: str, total: int) -> None:
        """Do nothing."""

    def step(self, count: int) -> None:
        """Do nothing."""
