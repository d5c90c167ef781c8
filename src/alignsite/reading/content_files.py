"""Which files below the content folder are documents, and what lies beside each."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Mapping
from pathlib import Path

from alignsite.problems import Problem, problem
from alignsite.reading.document_reader import CATALOGUE, SIDECARS
from alignsite.reading.inputs import CopiedFile, DocumentFile
from alignsite.stamps import SITE_FILES, Stamp

DOCUMENTS = frozenset(
    {".md", ".markdown", ".mkd", ".txt", ".text", ".html", ".htm", ".vtt", ".srt"}
)
"""Endings of files that become records; others below content/ are copied as they are."""

CAPTIONS = (".vtt", ".srt")
"""Endings of captions, which are a document only where no other has their name."""

_NOT_DOCUMENTS = frozenset({"robots.txt", "humans.txt", "ads.txt", "security.txt", "llms.txt"})

_UNREAD = frozenset({".doc", ".docx", ".odt", ".rtf", ".pages", ".yaml", ".yml"})
"""Endings of files that were meant to be read: publishing them as they are would surprise."""


def sorted_content(
    source: Path, content: str, files: Mapping[str, Stamp]
) -> tuple[list[DocumentFile], dict[str, CopiedFile], list[Problem]]:
    """The documents among the files of the content folder, and what is copied, by its address.

    `files`: by their paths below that folder.
    """
    files = {path: stamp for path, stamp in files.items() if not path.endswith("~")}
    folder = source / content
    documents = []
    taken = set(SITE_FILES) if folder == source else set()
    for path in sorted(files):
        stem, ending = posixpath.splitext(path)
        if ending.lower() in CAPTIONS and captions_of_another(path, files):
            continue
        if ending.lower() in DOCUMENTS and posixpath.basename(path) not in _NOT_DOCUMENTS:
            beside = next((stem + one for one in SIDECARS if stem + one in files), None)
            taken.add(path)
            if beside:
                taken.add(beside)
            catalogue = _catalogue_for(path, files)
            if catalogue:
                taken.add(catalogue)
            documents.append(
                DocumentFile(
                    posixpath.join(content, path),
                    files[path],
                    posixpath.join(content, beside) if beside else None,
                    files[beside] if beside else None,
                    posixpath.join(content, catalogue) if catalogue else None,
                    files[catalogue] if catalogue else None,
                )
            )
    copied: dict[str, CopiedFile] = {}
    problems: list[Problem] = []
    for path in sorted(files.keys() - taken):
        if posixpath.splitext(path)[1].lower() in _UNREAD:
            problems.append(_unread(posixpath.join(content, path)))
        else:
            copied[f"/{path}"] = CopiedFile(folder / path, f"/{path}", files[path])
    return documents, copied, problems


def captions_of_another(path: str, files: Container[str]) -> str | None:
    """The document of their name that captions lie beside: `talk.md`, for `talk.en.vtt` too.

    Then they belong to its recording, and are copied. Of both kinds of captions one is read.
    """
    stem, ending = posixpath.splitext(path)
    others = sorted(DOCUMENTS.difference(CAPTIONS))
    named = [one + other for one in (stem, posixpath.splitext(stem)[0]) for other in others]
    if ending.lower() == CAPTIONS[1]:
        named.append(stem + CAPTIONS[0])
    return next((one for one in named if one in files), None)


def _unread(path: str) -> Problem:
    text = "files of this kind are not read, and it is not published"
    hint = "save a document as .md, .txt or .html; a .yaml file needs its document beside it"
    return problem("unknown-file", path, text, hint=hint)


def _catalogue_for(path: str, files: Container[str]) -> str | None:
    """The catalogue beside a document, or in the nearest folder above it."""
    folder = path
    while folder:
        folder = posixpath.dirname(folder)
        found = posixpath.join(folder, CATALOGUE)
        if found in files:
            return found
    return None
