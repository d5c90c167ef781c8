"""The one way to build: ask first whether anything changed, and only then load what builds.

A build compares what each output is made of with the last build, and renders the rest; an
incremental build equals a clean one byte for byte.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from alignsite.building.builds import Progress, Request, Result, Silence
from alignsite.building.garbage import seldom_collected
from alignsite.problems import Problem
from alignsite.stamps import all_there, engine, load_stamps, same_files, same_site_files

STATE_FOLDER = ".alignsite"
"""Below the site's folder: what builds remember. May be deleted at any time."""


def build(request: Request, progress: Progress | None = None) -> Result:
    """Build the site: bring the output up to date, or say what is wrong and leave it as it is.

    Raises `OSError` where the output or the state cannot be written.
    """
    source = request.source.resolve()
    request = replace(request, source=source)
    state = source / STATE_FOLDER / _state_name(request)
    key = _key(request)
    if (same := _unchanged(state, key, request)) is not None:
        return same
    with locked(state), seldom_collected():
        from alignsite.building.construction import construct  # noqa: PLC0415 - heavy, often not needed

        return construct(request, state, key, progress or Silence())


def _state_name(request: Request) -> str:
    if request.state is not None:
        return request.state
    if request.output is None:
        return "public"
    place = os.fsencode(request.output.resolve())
    return f"output-{blake2b(place, digest_size=6).hexdigest()}"


def _key(request: Request) -> list[object]:
    """All that the outputs depend on beside the files of the site."""
    options = [
        request.base_url,
        request.drafts,
        request.future,
        request.strict,
        request.lenient,
        request.full_text,
        request.cards,
    ]
    return [engine(), str(request.output), str(request.source), *options]


def _unchanged(state: Path, key: list[object], request: Request) -> Result | None:
    """The last build's result, if every file it read and wrote is as it was then.

    This is all there is to a build in which nothing changed, so it imports next to nothing.
    """
    known: dict[str, Any] | None = load_stamps(str(state))
    if known is None:
        return None
    try:
        if known["key"] != key:
            return None
        if not same_site_files(known["site_files"], str(request.source)):
            return None
        if known["due"] is not None and request.now >= known["due"]:
            return None
        scopes = known["scopes"]
        trees = known["trees"].items()
        if not all(same_files(files, one, *scopes.get(one, ())) for one, files in trees):
            return None
        searched = known["search"]  # none where it has to be indexed yet
        if searched is None or not all_there(known["outputs"] | searched, known["output"]):
            return None
        return Result(
            problems=tuple(Problem(**row) for row in known["problems"]),
            published=True,
            output=Path(known["output"]),
            records=known["records"],
            held=known["held"],
            total=len(known["outputs"]),
            unchanged=True,
        )
    except (KeyError, TypeError, AttributeError):
        return None  # a damaged stamp file proves nothing


@contextmanager
def locked(state: Path) -> Iterator[None]:
    """One build at a time for each state folder; a second one waits for the first.

    Raises `OSError` where the folder cannot be made.
    """
    try:
        state.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        file = state if state.parent.is_dir() else state.parent
        text = f"{file} is no folder, and builds keep what they remember in one of this name"
        raise OSError(f"{text}; delete it, or give it another name") from error
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:  # not on this system
        yield
        return
    with (state / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
