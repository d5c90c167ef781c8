"""The index of all words of a published site, `pagefind/` in the output.

It is made of published pages, after them, when one that it was made of has changed. Its files are
not the same from one run to the next, so they are no outputs: no digest, no part of what an
incremental and a clean build have in common.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from alignsite.building import pagefind
from alignsite.building.staleness import Output
from alignsite.config import Config, Search
from alignsite.digest import of_bytes
from alignsite.pages import Page
from alignsite.pages.contexts import EpisodeContext, IssueContext, PostContext, WorkContext
from alignsite.problems import Problem, problem
from alignsite.stamps import CONFIG_NAME, output_stamp, save_json

FOLDER = "pagefind"
"""Where in the output it lies."""

_MEMORY = "search.json"
_ENTRY = f"{FOLDER}/{pagefind.ENTRY}"
_FORMAT = 1
_INDEXED = (PostContext, EpisodeContext, IssueContext, WorkContext)


def engine(config: Config, wanted: bool) -> tuple[Search, list[Problem]]:
    """What readers search with: "pagefind", "builtin" or "off"; a problem where it is missing.

    `wanted`: the build is one that readers will see; a preview has the built-in search.
    """
    if config.search == "off":
        return "off", []
    if not wanted or config.search == "builtin":
        return "builtin", []
    if pagefind.is_installed():
        return "pagefind", []
    if config.search == "auto":
        return "builtin", []
    text = 'search = "pagefind" is set, but Pagefind is not installed; the built-in search is used'
    return "builtin", [problem("search-missing", CONFIG_NAME, text, hint=pagefind.INSTALL)]


def update(output: Path, state: Path, made: Iterable[Output]) -> Problem | None:
    """Bring the index up to date with the published pages; the old one stays where that fails."""
    outputs = list(made)
    if _is_of_site(outputs):
        text = f"the site has files of its own in {FOLDER}/, so all words cannot be indexed there"
        hint = f'move them, or set search = "builtin" in {CONFIG_NAME}'
        return problem("search-failed", FOLDER, text, hint=hint)
    pages = _pages_digest(outputs)
    if _remembered(state) == [pages, _stamp(output)]:
        return None
    aside = state / "pagefind-new"
    shutil.rmtree(aside, ignore_errors=True)
    wrong = pagefind.make_index(output, aside)
    if wrong is not None:
        shutil.rmtree(aside, ignore_errors=True)
        hint = "the site is published; readers have the index of the last build, or the small one"
        return problem("search-failed", FOLDER, f"Pagefind failed: {wrong}", hint=hint)
    old = state / "pagefind-old"
    shutil.rmtree(old, ignore_errors=True)
    if (output / FOLDER).exists():
        shutil.move(output / FOLDER, old)
    shutil.move(aside, output / FOLDER)
    shutil.rmtree(old, ignore_errors=True)
    save_json(str(state / _MEMORY), [pages, _stamp(output)])
    return None


def remove(output: Path, state: Path, made: Iterable[Output]) -> None:
    """Delete an index that the site no longer has."""
    if (output / _ENTRY).is_file() and not _is_of_site(made):
        shutil.rmtree(output / FOLDER, ignore_errors=True)
    (state / _MEMORY).unlink(missing_ok=True)


def stamps(output: Path, state: Path) -> dict[str, list[int]] | None:
    """The stamp by which the next build sees that the index is there; `None` where it is not."""
    stamp = _stamp(output)
    remembered = _remembered(state)
    return {_ENTRY: stamp} if stamp and remembered and remembered[1] == stamp else None


def _is_of_site(made: Iterable[Output]) -> bool:
    return any(one.path.startswith(f"{FOLDER}/") for one in made)


def _pages_digest(made: Iterable[Output]) -> str:
    """What the indexed pages are made of."""
    rows = sorted(
        [one.path, one.template, *sorted(one.fields.items())]
        for one in made
        if isinstance(one.made_of, Page) and isinstance(one.made_of.context, _INDEXED)
    )
    return of_bytes(json.dumps([_FORMAT, rows]).encode())


def _stamp(output: Path) -> list[int] | None:
    try:
        return list(output_stamp((output / _ENTRY).stat()))
    except OSError:
        return None


def _remembered(state: Path) -> list[object] | None:
    try:
        found = json.loads((state / _MEMORY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, list) and len(found) == 2 else None
