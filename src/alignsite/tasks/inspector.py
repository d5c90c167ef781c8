"""Single documents, read as part of a site: what `alignsite inspect` does."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from alignsite.entries import make_entry
from alignsite.jekyll import collection_of
from alignsite.loader import Loaded, load
from alignsite.loader.decode import decode
from alignsite.placement import Placement, placement, unplaced_problems
from alignsite.problems import Problem
from alignsite.reading.configuration import read_configuration
from alignsite.reading.content_files import CAPTIONS, DOCUMENTS, captions_of_another
from alignsite.reading.document_reader import (
    CATALOGUE,
    SIDECARS,
    document_at,
    read_catalogue,
    read_document,
)
from alignsite.reading.reader import (
    content_folder,
    read_jekyll_inputs,
    settings_for,
)
from alignsite.records import Issue
from alignsite.references.issue_references import Issues, resolved
from alignsite.sources import Catalogue, DocumentSettings, Source, has_liquid
from alignsite.stamps import SITE_FILES
from alignsite.theme.files import find_theme, read_body_words


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file's path as the site knows it, and what became of it.

    The problems of `loaded` hold one for each run of words that have no place in the record.
    `placement` is `None` for a file that could not be read.
    """

    path: str
    loaded: Loaded
    placement: Placement | None = None


def no_documents(paths: Iterable[Path]) -> dict[Path, str]:
    """What each file is that is read with documents and is none, and what to inspect instead.

    Folders, and what can be read as a document, are not among them. Raises `OSError`.
    """
    listed: dict[Path, set[str]] = {}
    others = {}
    for path in paths:
        if path.parent not in listed:
            listed[path.parent] = {str(one) for one in path.parent.iterdir()}
        if other := _no_document(path, listed[path.parent]):
            others[path] = other
    return others


def _no_document(path: Path, beside: Container[str]) -> str | None:
    name, ending = path.name, path.suffix.lower()
    if name == CATALOGUE:
        return f"{path} lists the items of issues; inspect an issue, or the folder {path.parent}"
    if ending in CAPTIONS and (owner := captions_of_another(str(path), beside)):
        return f"{path} holds captions of {owner}, and is copied beside it; inspect {owner}"
    if ending in SIDECARS:
        named = (str(path.with_suffix(one)) for one in sorted(DOCUMENTS))
        if owner := next((one for one in named if one in beside), None):
            return f"{path} holds front matter of {owner}; inspect {owner}"
    if name in SITE_FILES:
        return f"{path} is about the whole site; `alignsite build` says what is wrong with it"
    if ending in SIDECARS:
        return f"{path} is no document; it would be front matter of a document of its name"
    return None


def inspect_files(source: Path, paths: Iterable[Path]) -> Iterator[Inspected]:
    """Each file and what became of it, in the order given.

    A folder stands for the documents below it. References between issues are resolved as far as
    the issues are among the files. Raises `OSError` for a path that is not there.
    """
    inspected = list(_inspect(source, paths))
    records = (one.loaded.record for one in inspected)
    issues = Issues(make_entry(record, "") for record in records if isinstance(record, Issue))
    for one in inspected:
        if isinstance(one.loaded.record, Issue):
            record = resolved(one.loaded.record, issues)
            yield replace(one, loaded=replace(one.loaded, record=record))
        else:
            yield one


def _inspect(source: Path, paths: Iterable[Path]) -> Iterator[Inspected]:
    root = source.resolve()
    configuration = read_configuration(root)
    config = configuration.config
    jekyll = read_jekyll_inputs(root, configuration)
    content = content_folder(root, config)
    theme = find_theme(root / config.paths.templates, root / config.paths.static)
    _, words, _ = read_body_words(theme, config.language)
    catalogues: dict[str, Catalogue] = {}
    for path in paths:
        for file in _documents(path.resolve()):
            document = document_at(root, file, content)
            beside = document.catalogue_path
            if beside is not None and beside not in catalogues:
                catalogues[beside] = read_catalogue(root, beside)
            found = read_document(root, document, catalogue=catalogues.get(beside or ""))
            if isinstance(found, Problem):
                yield Inspected(document.path, Loaded(None, (found,)))
            else:
                if configuration.jekyll is not None:
                    where = collection_of(document.path, configuration.jekyll)
                    document = replace(document, collection=where)
                liquid = has_liquid(found)
                settings = settings_for(document, config, words, content, jekyll, liquid=liquid)
                yield _inspected(found, settings)


def _inspected(source: Source, settings: DocumentSettings) -> Inspected:
    loaded = load(source, settings)
    document, _ = decode(source, settings)
    if loaded.record is None or document is None:
        return Inspected(source.path, loaded)
    found = placement(document, loaded.record, loaded.problems)
    lost = unplaced_problems(document, found)
    return Inspected(source.path, Loaded(loaded.record, (*loaded.problems, *lost)), found)


def _documents(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = {str(one): one for one in path.rglob("*") if one.suffix.lower() in DOCUMENTS}
    return sorted(
        one
        for name, one in found.items()
        if one.suffix.lower() not in CAPTIONS or not captions_of_another(name, found)
    )
