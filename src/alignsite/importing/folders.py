"""Where the files of a Jekyll repository go."""

from __future__ import annotations

import posixpath

from alignsite.records import Kind

CONTENT = "content"

_OF_KINDS: dict[Kind, str] = {"post": "posts", "episode": "episodes", "issue": "issues"}
_ENDINGS = {".mkdn": ".md", ".mkdown": ".md", ".xhtml": ".html"}
"""Endings that documents of a content folder may not have, and those that mean the same."""


def document_path(path: str, collection: str, kind: Kind) -> str:
    """The new path of a document: posts and drafts go by what they are, pages keep their place.

    Folders above `_posts` are kept below the kind's; a collection keeps its name.
    """
    stem, ending = posixpath.splitext(path)
    path = stem + _ENDINGS.get(ending.lower(), ending)
    if collection in ("posts", "drafts"):
        inner = [one for one in path.split("/") if one != f"_{collection}"]
        return "/".join([CONTENT, _OF_KINDS[kind], *inner])
    parts = path.split("/")
    return "/".join([CONTENT, *(one.lstrip("._") or one for one in parts[:-1]), parts[-1]])


def file_path(url: str, folder: str) -> str:
    """The new path of a file that is published at `url` as it is."""
    return f"{folder}{url}"


def free_name(names: tuple[str, ...], taken: frozenset[str]) -> str:
    """The first of the names that is not taken; the last with a number where all are."""
    for name in names:
        if name not in taken:
            return name
    number = 2
    while f"{names[-1]}{number}" in taken:
        number += 1
    return f"{names[-1]}{number}"
