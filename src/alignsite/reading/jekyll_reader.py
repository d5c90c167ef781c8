"""A Jekyll site on disk → what a build reads of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from alignsite.jekyll import Found, JekyllInputs, JekyllSite, find_files, read_inputs
from alignsite.reading.configuration import Configuration
from alignsite.reading.inputs import CopiedFile, DocumentFile
from alignsite.sources import MAX_BYTES
from alignsite.stamps import CONFIG_NAME, JEKYLL_CONFIG_NAME, Stamp

_NEVER = frozenset({"_site", "node_modules", "_layouts", "_sass", "_plugins"})
"""Folders that nothing is read from: what Jekyll built, packages, and what only Jekyll runs."""

_FILES = (JEKYLL_CONFIG_NAME, CONFIG_NAME)
_HEAD = 512 * 1024


def passed_folders(source: Path, outputs: Iterable[Path]) -> frozenset[str]:
    """The folders below the source folder that are not to be looked into.

    `outputs`: folders that builds publish into.
    """
    below = [one for one in outputs if one.is_relative_to(source) and one != source]
    return _NEVER.union(one.relative_to(source).as_posix() for one in below)


def hidden_names(site: JekyllSite) -> frozenset[str]:
    """Hidden files and folders that the site asks for."""
    found = (one.strip("/").split("/")[0] for one in site.names.include)
    return frozenset(one for one in found if one.startswith(".") and one not in (".git", ".."))


def may_hold(path: str) -> bool:
    """Whether something of the site may be meant to lie at a path: no folder of Jekyll's own."""
    folders = path.split("/")
    special = any(one.startswith(("_", ".")) for one in folders)
    return not special or "_posts" in folders or "_drafts" in folders


def sorted_files(
    source: Path, configuration: Configuration, stamps: dict[str, Stamp]
) -> tuple[list[DocumentFile], dict[str, CopiedFile], Found]:
    """The documents and the files to copy among the files found below the source folder."""
    assert configuration.jekyll is not None
    paths = configuration.config.paths
    own = (*_FILES, *(one for one in (paths.templates, paths.static) if one))
    found = find_files(stamps, configuration.jekyll, lambda path: _head(source / path), own)
    documents = [
        DocumentFile(one.path, stamps[one.path], None, None, collection=one.collection)
        for one in found.documents
    ]
    copied = {
        one.url: CopiedFile(source / one.path, one.url, stamps[one.path], one.skipped)
        for one in found.copied
    }
    return documents, copied, found


def site_inputs(source: Path, site: JekyllSite, paths: Iterable[str]) -> JekyllInputs:
    """Read the site's data and includes, which lie among these paths."""
    folders = (f"{site.data_folder}/", f"{site.includes_folder}/")
    files = {one: _head(source / one, MAX_BYTES) for one in paths if one.startswith(folders)}
    return read_inputs(site, files)


def _head(path: Path, size: int = _HEAD) -> bytes:
    """The beginning of a file; nothing where it cannot be read, which reading it will tell."""
    try:
        with path.open("rb") as file:
            begins = file.read(4)
            return begins + (file.read(size) if begins[:3] == b"---" or size > _HEAD else b"")
    except OSError:
        return b""
