"""Everything that a build reads, found but not yet read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from alignsite.config import Config
from alignsite.jekyll import JekyllInputs
from alignsite.people.identity import Roster
from alignsite.problems import Problem
from alignsite.sources import StatedWork
from alignsite.stamps import Stamp
from alignsite.theme.files import Theme
from alignsite.theme.words import BodyWords, Words


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document on disk. Paths are relative to the source folder.

    `collection`: what it is to Jekyll, on a site made for it.
    """

    path: str
    stamp: Stamp
    sidecar_path: str | None
    sidecar: Stamp | None
    catalogue_path: str | None = None
    catalogue: Stamp | None = None
    collection: str | None = None


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """A file that is published as it is, without its first `skipped` bytes, at `url`."""

    path: Path
    url: str
    stamp: Stamp
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a build reads, found but not yet read.

    `trees` maps each folder that was looked through to its files' stamps, `site_files` each file
    beside the configuration to its own, for the next build's question whether anything changed.
    `scopes`: which folders below it were passed over, and which hidden names were not, where either
    is so. `words`: all that the theme says, in the site's language; `body_words`: what is said
    within documents. `unlocated`: what to say if nobody tells where the site will be published.
    `roster` and `works`: what the keeper says of people, and of papers and posts.
    """

    source: Path
    config: Config
    theme: Theme
    words: Words
    body_words: BodyWords
    content: str
    documents: tuple[DocumentFile, ...]
    copied: tuple[CopiedFile, ...]
    trees: dict[str, dict[str, Stamp]]
    site_files: dict[str, Stamp | None]
    roster: Roster
    works: tuple[StatedWork, ...]
    problems: tuple[Problem, ...]
    scopes: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    jekyll: JekyllInputs | None = None
    unlocated: Problem | None = None
