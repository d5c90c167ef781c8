"""Disk → Source: one document's bytes, with the sidecar and the catalogue that lie beside it."""

from __future__ import annotations

import os
from pathlib import Path

from alignsite.problems import Problem, problem
from alignsite.reading.inputs import DocumentFile
from alignsite.sources import MAX_BYTES, Catalogue, Source
from alignsite.stamps import stamp_of

SIDECARS = (".yaml", ".yml")
"""Endings of a document's front matter in a file of its own, the likelier first."""

CATALOGUE = "catalogue.csv"
"""The list of a newsletter's items, beside its issues or in a folder above."""


def read_catalogue(source: Path, path: str) -> Catalogue:
    """The catalogue at `path`; an empty one with a problem where it cannot be had."""
    from alignsite.loader.newsletter.catalogue import parse_catalogue  # noqa: PLC0415 - seldom

    hint = "make the file readable, or delete it: issues are read without it too"
    try:
        if (source / path).stat().st_size > MAX_BYTES:
            wrong = f"the catalogue is larger than {MAX_BYTES // 2**20} MiB, so it is not used"
            return Catalogue(path, (), (problem("catalogue-row", path, wrong, hint=hint),))
        return parse_catalogue((source / path).read_bytes(), path)
    except OSError as error:
        wrong = f"the catalogue cannot be read: {error.strerror}"
        return Catalogue(path, (), (problem("catalogue-row", path, wrong, hint=hint),))


def read_document(
    source: Path, file: DocumentFile, catalogue: Catalogue | None = None
) -> Source | Problem:
    """A document's bytes and its sidecar's; a problem where they cannot be had.

    `catalogue`: the file's, read already, for many documents share one.
    """
    if file.stamp[0] > MAX_BYTES:
        size = f"{file.stamp[0] / 2**20:.0f} MiB"
        hint = f"cut it into files of at most {MAX_BYTES // 2**20} MiB"
        return problem("too-large", file.path, f"the file has {size}", hint=hint)
    try:
        data = (source / file.path).read_bytes()
        sidecar = (source / file.sidecar_path).read_bytes() if file.sidecar_path else None
    except OSError as error:
        hint = "check that the file is there and may be read"
        return problem("unreadable", file.path, f"cannot be read: {error.strerror}", hint=hint)
    modified = file.stamp[1] // 10**9 if file.collection == "drafts" else None
    return Source(file.path, data, file.sidecar_path, sidecar, catalogue, modified)


def document_at(source: Path, path: Path, content: str = "") -> DocumentFile:
    """A single file as a document of a site, for looking at it alone. Raises `OSError`.

    `content`: the folder of documents, within which a catalogue may lie further up.
    """
    name = _named(source, path)
    beside = next(
        (path.with_suffix(one) for one in SIDECARS if path.with_suffix(one).is_file()), None
    )
    documents = source / content
    folders = [path.parent]
    while folders[-1] != documents and folders[-1].is_relative_to(documents):
        folders.append(folders[-1].parent)
    catalogues = (folder / CATALOGUE for folder in folders)
    listed = next((one for one in catalogues if one.is_file()), None)
    return DocumentFile(
        name,
        stamp_of(path.stat()),
        (Path(name).with_suffix(beside.suffix)).as_posix() if beside else None,
        stamp_of(beside.stat()) if beside else None,
        _named(source, listed) if listed else None,
        stamp_of(listed.stat()) if listed else None,
    )


def _named(source: Path, path: Path) -> str:
    """A file's path as the site knows it: relative to the source folder where it is below it."""
    found = os.path.relpath(path, source) if path.is_relative_to(source) else str(path)
    return Path(found).as_posix()
