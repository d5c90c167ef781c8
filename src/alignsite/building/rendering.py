"""Stale outputs → staged files. What comes out as it lies in the output already is not staged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from alignsite.building import jobs
from alignsite.building.cache import DamagedError, RecordStore
from alignsite.building.staleness import Output
from alignsite.cards.face import CardFace, CardPicture
from alignsite.datasets import Database, Dataset, dataset_bytes, fill_database, is_large
from alignsite.feeds import Feed, FeedEntry, FeedWriter, content_template
from alignsite.pages import Page
from alignsite.problems import Problem, problem
from alignsite.publisher import Staging
from alignsite.reading.inputs import CopiedFile
from alignsite.renderer import Renderer
from alignsite.wording import plural

_PART = 2**20
"""Bytes of a large file that are compared at once."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one output: staged, unless its bytes were published already or it failed.

    `unreadable`: why a record that it shows could not be had from the store.
    """

    path: str
    staged: bool
    problem: Problem | None = None
    unreadable: DamagedError | None = None


class _ContentError(Exception):
    """The content of a feed's entry cannot be rendered, as `problem` tells."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def render_outputs(
    stale: Sequence[Output],
    renderer: Renderer,
    staging: Staging,
    output: Path,
    *,
    store: RecordStore,
    workers: int,
    done: Callable[[int], None],
) -> list[Rendered]:
    """Render, in up to `workers` processes, and stage what differs from what is published.

    Raises `DamagedError` where a stored record cannot be read.
    """
    feeds = FeedWriter(partial(_content, renderer=renderer))
    draw = _drawing(stale)

    def work(one: Output) -> Rendered:
        if isinstance(one.made_of, Dataset) and isinstance(one.made_of.contents, Database):
            return _rendered_database(one.path, one.made_of.contents, staging, output, store)
        result = _bytes(one, renderer, feeds, draw, store)
        if isinstance(result, Problem):
            return Rendered(one.path, False, result)
        if _is_published(output, one.path, result):
            return Rendered(one.path, False)
        staging.write(one.path, result)
        return Rendered(one.path, True)

    def attempt(one: Output) -> Rendered:
        try:
            return work(one)
        except DamagedError as error:  # a value: it may have to come from another process
            return Rendered(one.path, False, unreadable=error)

    rendered = jobs.run(attempt, stale, workers, done, _is_large)
    for one in rendered:
        if one.unreadable is not None:
            raise one.unreadable
    return rendered


def _is_large(one: Output) -> bool:
    return isinstance(one.made_of, Dataset) and is_large(one.made_of)


def _rendered_database(
    path: str, contents: Database, staging: Staging, output: Path, store: RecordStore
) -> Rendered:
    """The database, written in its place among what is staged, and compared there."""
    file = staging.place(path)
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            fill_database(connection, contents, store.rows)
    except sqlite3.OperationalError as error:
        raise OSError(f"{path} cannot be written: {error}") from error
    if _are_equal(file, f"{output}/{path}"):
        os.unlink(file)  # noqa: PTH108
        return Rendered(path, False)
    return Rendered(path, True)


def _are_equal(first: str, second: str) -> bool:
    """Whether two files hold the same bytes; a file that is not there equals none."""
    try:
        with open(first, "rb") as one, open(second, "rb") as other:  # noqa: PTH123
            same = os.fstat(one.fileno()).st_size == os.fstat(other.fileno()).st_size
            while same and (part := one.read(_PART)):
                same = part == other.read(_PART)
            return same
    except OSError:
        return False


def _drawing(stale: Iterable[Output]) -> Callable[[CardFace], bytes]:
    """What draws cards: loaded before work is shared out, and only where there are any to draw."""
    if not any(isinstance(one.made_of, CardPicture) for one in stale):
        return lambda _: b""
    from alignsite.cards.artist import Artist  # noqa: PLC0415 - Pillow may not be there

    return Artist().draw


def failures(rendered: Iterable[Rendered]) -> list[Problem]:
    """The problems met, each told once: a template that fails, fails on every page of its kind."""
    pages: dict[Problem, list[str]] = {}
    for one in rendered:
        if one.problem:
            pages.setdefault(one.problem, []).append(one.path)
    found = []
    for failure, paths in pages.items():
        others = f" and {plural(len(paths) - 1, 'other file')}" if len(paths) > 1 else ""
        found.append(replace(failure, message=f"{failure.message} (for {paths[0]}{others})"))
    return found


def _is_published(output: Path, path: str, data: bytes) -> bool:
    """Whether these bytes lie in the output already."""
    try:
        with open(f"{output}/{path}", "rb") as file:  # noqa: PTH123 - thousands of times
            return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except OSError:
        return False


def _bytes(
    one: Output,
    renderer: Renderer,
    feeds: FeedWriter,
    draw: Callable[[CardFace], bytes],
    store: RecordStore,
) -> bytes | Problem:
    match one.made_of:
        case Page(template=template, context=context):
            try:
                return renderer.render(template, context)
            except DamagedError:
                raise
            except Exception as error:  # a template may fail in any way there is
                return renderer.explain(error, template)
        case Feed() as feed:
            return _feed(feed, one, feeds)
        case Dataset() as dataset:
            return dataset_bytes(dataset, store.load)
        case CardPicture(face=face):
            return draw(face)
        case CopiedFile(path=path, skipped=skipped):
            try:
                return path.read_bytes()[skipped:]
            except OSError as error:
                return problem("unreadable", str(path), f"cannot be read: {error.strerror}")


def _feed(feed: Feed, one: Output, feeds: FeedWriter) -> bytes | Problem:
    try:
        return feeds.write(feed)
    except _ContentError as error:
        return error.problem
    except ValueError as error:
        return problem("feed-failed", one.path, f"{one.origin} cannot be written: {error}")


def _content(entry: FeedEntry, renderer: Renderer) -> str:
    template = content_template(entry.kind)
    try:
        return renderer.render(template, entry.content).decode()
    except DamagedError:
        raise
    except Exception as error:  # a template may fail in any way there is
        raise _ContentError(renderer.explain(error, template)) from error
