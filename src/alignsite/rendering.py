"""Stale outputs → staged files. What comes out as it lies in the output already is not staged."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alignsite import jobs
from alignsite.cards.face import CardFace, CardPicture
from alignsite.datasets import Dataset, dataset_bytes
from alignsite.feeds import Feed, FeedEntry, content_template, render_feed
from alignsite.inputs import CopiedFile
from alignsite.pages import Page
from alignsite.problems import Problem, problem
from alignsite.publisher import Staging
from alignsite.records import Item, Record
from alignsite.renderer import Renderer
from alignsite.staleness import Output
from alignsite.wording import plural

_KEPT_CHARACTERS = 8_000_000
"""Feed contents a worker keeps for the next feed that has the same entry."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one output: staged, unless its bytes were published already or it failed."""

    path: str
    staged: bool
    problem: Problem | None


class _FeedContents:
    """The full content of feed entries, each rendered once while it is likely to be wanted."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._size = 0

    def __call__(self, entry: FeedEntry) -> str:
        key = entry.content.url
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        text = self._renderer.render(content_template(entry.kind), entry.content).decode()
        self._kept[key] = text
        self._size += len(text)
        while self._size > _KEPT_CHARACTERS and len(self._kept) > 1:
            self._size -= len(self._kept.popitem(last=False)[1])
        return text


def render_outputs(
    stale: Sequence[Output],
    renderer: Renderer,
    staging: Staging,
    output: Path,
    *,
    load: Callable[[str], Record | Item],
    workers: int,
    done: Callable[[int], None],
) -> list[Rendered]:
    """Render, in up to `workers` processes, and stage what differs from what is published."""
    contents = _FeedContents(renderer)
    draw = _drawing(stale)

    def work(one: Output) -> Rendered:
        result = _bytes(one, renderer, contents, draw, load)
        if isinstance(result, Problem):
            return Rendered(one.path, False, result)
        if _published(output, one.path) == result:
            return Rendered(one.path, False, None)
        staging.write(one.path, result)
        return Rendered(one.path, True, None)

    return jobs.run(work, stale, workers, done)


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


def _published(output: Path, path: str) -> bytes | None:
    try:
        with open(f"{output}/{path}", "rb") as file:  # noqa: PTH123 - thousands of times
            return file.read()
    except OSError:
        return None


def _bytes(
    one: Output,
    renderer: Renderer,
    contents: _FeedContents,
    draw: Callable[[CardFace], bytes],
    load: Callable[[str], Record | Item],
) -> bytes | Problem:
    match one.made_of:
        case Page(template=template, context=context):
            try:
                return renderer.render(template, context)
            except Exception as error:  # a template may fail in any way there is
                return renderer.explain(error, template)
        case Feed() as feed:
            return _feed(feed, one, renderer, contents)
        case Dataset() as dataset:
            return dataset_bytes(dataset, load)
        case CardPicture(face=face):
            return draw(face)
        case CopiedFile(path=path, skipped=skipped):
            try:
                return path.read_bytes()[skipped:]
            except OSError as error:
                return problem("unreadable", str(path), f"cannot be read: {error.strerror}")


def _feed(feed: Feed, one: Output, renderer: Renderer, contents: _FeedContents) -> bytes | Problem:
    failed: list[Problem] = []

    def content(entry: FeedEntry) -> str:
        try:
            return contents(entry)
        except Exception as error:
            template = content_template(entry.kind)
            failed.append(renderer.explain(error, template))
            return ""

    try:
        result = render_feed(feed, content)
    except ValueError as error:
        return problem("feed-failed", one.path, f"{one.origin} cannot be written: {error}")
    return failed[0] if failed else result
