"""Single documents, read as part of a site: what `alignsite inspect` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from alignsite.loader import Loaded, load
from alignsite.problems import Problem
from alignsite.reader import (
    DOCUMENTS,
    content_folder,
    document_at,
    read_document,
    read_site_config,
    settings_for,
)


def inspect_files(source: Path, paths: Iterable[Path]) -> Iterator[tuple[str, Loaded]]:
    """Each file's path as the site knows it, and what became of it, in the order given.

    A folder stands for the documents below it. Raises `OSError` for a path that is not there.
    """
    root = source.resolve()
    config, _ = read_site_config(root)
    content = content_folder(root, config)
    for path in paths:
        for file in _documents(path.resolve()):
            document = document_at(root, file)
            found = read_document(root, document)
            if isinstance(found, Problem):
                yield document.path, Loaded(None, (found,))
            else:
                yield document.path, load(found, settings_for(document.path, config, content))


def _documents(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.rglob("*") if one.suffix.lower() in DOCUMENTS)
