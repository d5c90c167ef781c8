"""Disk → Sources: which files a site has, and their bytes."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from alignsite.config import Config, read_config
from alignsite.loader.newsletter.catalogue import parse_catalogue
from alignsite.problems import Problem, problem
from alignsite.sources import MAX_BYTES, Catalogue, DocumentSettings, Source
from alignsite.stamps import CONFIG_NAME, Stamp, scan, stamp_of
from alignsite.theme import Theme, find_theme

DOCUMENTS = frozenset({".md", ".markdown", ".mkd", ".txt", ".text", ".html", ".htm"})
"""Endings of files that become records; others below content/ are copied as they are."""

_NOT_DOCUMENTS = frozenset({"robots.txt", "humans.txt", "ads.txt", "security.txt", "llms.txt"})
_SIDECARS = (".yaml", ".yml")
_CATALOGUE = "catalogue.csv"

_UNREAD = frozenset({".doc", ".docx", ".odt", ".rtf", ".pages", ".yaml", ".yml"})
"""Endings of files that were meant to be read: publishing them as they are would surprise."""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document on disk. Paths are relative to the source folder."""

    path: str
    stamp: Stamp
    sidecar_path: str | None
    sidecar: Stamp | None
    catalogue_path: str | None = None
    catalogue: Stamp | None = None


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """A file that is published as it is, at `url`."""

    path: Path
    url: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a build reads, found but not yet read.

    `trees` maps each folder that was looked through to its files' stamps, for the next build's
    question whether anything changed.
    """

    source: Path
    config: Config
    theme: Theme
    content: str
    documents: tuple[DocumentFile, ...]
    copied: tuple[CopiedFile, ...]
    trees: dict[str, dict[str, Stamp]]
    problems: tuple[Problem, ...]


def content_folder(source: Path, config: Config) -> str:
    """Where the documents lie: as configured, or `_posts` in a folder laid out as Jekyll does."""
    configured = config.paths.content
    if not (source / configured).is_dir() and (source / "_posts").is_dir():
        return "_posts"
    return configured


def read_site_config(source: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration of the site in a folder; the defaults where it has none."""
    try:
        data = (source / CONFIG_NAME).read_bytes()
    except FileNotFoundError:
        return Config(), ()
    except OSError as error:
        return Config(), (problem("unreadable", CONFIG_NAME, str(error.strerror)),)
    try:
        return read_config(data.decode("utf-8-sig"), CONFIG_NAME)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8"
        wrong = problem("not-utf8", CONFIG_NAME, "the file is not UTF-8", line=line, hint=hint)
        return Config(), (wrong,)


def find_inputs(source: Path) -> Inputs:
    """Look through a site's folders. Reads the configuration, and no document."""
    config, problems = read_site_config(source)
    found = list(problems)
    theme = find_theme(source / config.paths.templates, source / config.paths.static)
    content = content_folder(source, config)
    trees: dict[str, dict[str, Stamp]] = {}
    documents, copied = _content(source, content, trees, found)
    for folder in reversed(theme.static):
        copied.update(_static(folder, trees))
    for folder in theme.templates:
        trees[str(folder)] = _files(folder)
    paths = config.paths
    for name in (paths.content, paths.templates, paths.static):  # may come to be
        trees.setdefault(str(source / name), {})
    if not documents and not found:
        hint = "put documents (.md, .txt, .html) there, or run `alignsite init` for an example"
        found.append(
            problem("empty-site", content or ".", f"no documents in {content or '.'}/", hint=hint)
        )
    return Inputs(
        source=source,
        config=config,
        theme=theme,
        content=content,
        documents=tuple(documents),
        copied=tuple(copied[url] for url in sorted(copied)),
        trees=trees,
        problems=tuple(found),
    )


def _content(
    source: Path, content: str, trees: dict[str, dict[str, Stamp]], found: list[Problem]
) -> tuple[list[DocumentFile], dict[str, CopiedFile]]:
    """The documents below the content folder, and the other files there."""
    folder = source / content
    everything: dict[str, Stamp] = {}
    for path, stamp, irregular in scan(str(folder)):
        if irregular:
            found.append(_irregular(folder, path, content))
        else:
            everything[path] = stamp
    trees[str(folder)] = everything
    files = {path: stamp for path, stamp in everything.items() if not path.endswith("~")}
    documents = []
    taken = set()
    for path in sorted(files):
        stem, ending = posixpath.splitext(path)
        if ending.lower() in DOCUMENTS and posixpath.basename(path) not in _NOT_DOCUMENTS:
            beside = next((stem + one for one in _SIDECARS if stem + one in files), None)
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
    copied = {}
    for path in sorted(files.keys() - taken):
        if posixpath.splitext(path)[1].lower() in _UNREAD:
            found.append(_unread(posixpath.join(content, path)))
        else:
            copied[f"/{path}"] = CopiedFile(folder / path, f"/{path}", files[path])
    return documents, copied


def _irregular(folder: Path, path: str, content: str) -> Problem:
    """What is wrong with a name or a thing that is no plain file."""
    shown = posixpath.join(content, path.encode("ascii", "backslashreplace").decode())
    if not posixpath.basename(path).isprintable():
        text = "the file's name is not UTF-8, or holds control characters"
        return problem("unreadable", shown, text, hint="rename the file")
    text = "symbolic links are not followed"
    if not (folder / path).is_symlink():
        text = "this is no file but a pipe or a device, which are not read"
    return problem("symlink", shown, text, hint="put the file itself there")


def _unread(path: str) -> Problem:
    text = "files of this kind are not read, and it is not published"
    hint = "save a document as .md, .txt or .html; a .yaml file needs its document beside it"
    return problem("unknown-file", path, text, hint=hint)


def _catalogue_for(path: str, files: Container[str]) -> str | None:
    """The catalogue beside a document, or in the nearest folder above it."""
    folder = path
    while folder:
        folder = posixpath.dirname(folder)
        found = posixpath.join(folder, _CATALOGUE)
        if found in files:
            return found
    return None


def _static(folder: Path, trees: dict[str, dict[str, Stamp]]) -> dict[str, CopiedFile]:
    """A theme's static files, published below `/static/`."""
    files = trees[str(folder)] = _files(folder)
    return {
        f"/static/{path}": CopiedFile(folder / path, f"/static/{path}", stamp)
        for path, stamp in files.items()
    }


def _files(folder: Path) -> dict[str, Stamp]:
    """The files below a folder; what is irregular is none of them."""
    return {path: stamp for path, stamp, irregular in scan(str(folder)) if not irregular}


def settings_for(path: str, config: Config, content: str) -> DocumentSettings:
    """What of the configuration touches the document at `path`: longer prefixes beat shorter."""
    inner = path.removeprefix(f"{content}/") if content else path
    rows = [row for row in config.defaults if inner.startswith(row.path)]
    merged: dict[str, object] = {}
    for row in sorted(rows, key=lambda row: len(row.path)):
        merged.update(row.matter)
    return DocumentSettings(content=content, defaults=tuple(merged.items()), keys=config.keys)


def read_catalogue(source: Path, path: str) -> Catalogue:
    """The catalogue at `path`; an empty one with a problem where it cannot be had."""
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
    return Source(file.path, data, file.sidecar_path, sidecar, catalogue)


def with_excerpts(problems: Iterable[Problem], source: Path) -> tuple[Problem, ...]:
    """The problems, each with a line number showing that line, where its file can be read."""
    lines: dict[str, list[str]] = {}
    shown = []
    for one in problems:
        if one.line is not None and one.excerpt is None:
            if one.path not in lines:
                try:
                    text = (source / one.path).read_text(encoding="utf-8", errors="replace")
                except OSError:
                    text = ""
                lines[one.path] = text.splitlines()
            if one.line <= len(lines[one.path]):
                one = replace(one, excerpt=lines[one.path][one.line - 1])  # noqa: PLW2901
        shown.append(one)
    return tuple(shown)


def document_at(source: Path, path: Path, content: str = "") -> DocumentFile:
    """A single file as a document of a site, for looking at it alone. Raises `OSError`.

    `content`: the folder of documents, within which a catalogue may lie further up.
    """
    name = _named(source, path)
    beside = next(
        (path.with_suffix(one) for one in _SIDECARS if path.with_suffix(one).is_file()), None
    )
    documents = source / content
    folders = [path.parent]
    while folders[-1] != documents and folders[-1].is_relative_to(documents):
        folders.append(folders[-1].parent)
    catalogues = (folder / _CATALOGUE for folder in folders)
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
