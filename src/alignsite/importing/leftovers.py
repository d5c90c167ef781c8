"""What of a Jekyll repository stays where it is, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_FOLDERS = {
    "_layouts": "alignsite's theme lays pages out",
    "_includes": "what documents took from it stands in them now",
    "_data": "what documents took from it stands in them now",
    "_sass": "alignsite's theme has its own styles",
    "_plugins": "plugins are not run",
    "_site": "Jekyll built it; delete it",
    "Gemfile": "only Jekyll needs it",
    "Gemfile.lock": "only Jekyll needs it",
    "_templates": "alignsite's own, and read as before",
    "_static": "alignsite's own, and read as before",
    "people.yaml": "alignsite's own, and read as before",
    "works.yaml": "alignsite's own, and read as before",
}


def left_behind(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The files, as (path, reason); a folder of Jekyll's own as one."""
    told = set()
    for path in sorted(paths):
        top, slash, _ = path.partition("/")
        shown, reason = path, "it is no part of the published site"
        if top in _FOLDERS:
            shown, reason = f"{top}{slash}", _FOLDERS[top]
        if shown not in told:
            told.add(shown)
            yield shown, reason
