"""The documents of a site → what is known of each; only what changed is read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from alignsite.building import jobs
from alignsite.building.cache import KnownSource, RecordStore
from alignsite.digest import Digester, of_bytes
from alignsite.entries import Entry, make_entry
from alignsite.loader import load
from alignsite.passages import record_rows
from alignsite.problems import Problem
from alignsite.reading.document_reader import read_catalogue, read_document
from alignsite.reading.inputs import DocumentFile, Inputs
from alignsite.reading.reader import settings_for
from alignsite.records import Issue, Record
from alignsite.sources import Catalogue, DocumentSettings, JekyllSettings, Source, has_liquid
from alignsite.stamps import proven
from alignsite.theme.words import BodyWords


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """A document that may have changed since it was `known`."""

    file: DocumentFile
    known: KnownSource | None


@dataclass(frozen=True, slots=True)
class _Told:
    """What digests are made with: the engine's name, and a digester that knows what is shared."""

    engine: str
    digester: Digester


def load_documents(
    inputs: Inputs,
    known: Mapping[str, KnownSource],
    store: RecordStore,
    *,
    workers: int,
    read_at_ns: int,
    engine: str,
    done: Callable[[int], None],
) -> dict[str, KnownSource]:
    """Every document of the site, by path. Raises what the store raises when it cannot write."""
    lost = store.missing(one for each in known.values() for one in each.stored)
    found: dict[str, KnownSource] = {}
    requests: list[LoadRequest] = []
    told = _Told(engine, Digester((BodyWords, JekyllSettings)))
    for file in inputs.documents:
        before = known.get(file.path)
        if before and not lost.isdisjoint(before.stored):
            before = None
        if before and _unchanged(file, before, _basis(file, inputs, before.liquid, told)):
            found[file.path] = before
        else:
            requests.append(LoadRequest(file, before))
    paths = {one.file.catalogue_path for one in requests if one.file.catalogue_path}
    catalogues = {path: read_catalogue(inputs.source, path) for path in sorted(paths)}
    work = partial(_load, inputs=inputs, store=store, told=told, catalogues=catalogues)
    for request, result in zip(requests, jobs.run(work, requests, workers, done), strict=True):
        found[request.file.path] = replace(
            result,
            stamp=proven(request.file.stamp, read_at_ns),
            sidecar=proven(request.file.sidecar, read_at_ns) if request.file.sidecar else None,
            catalogue=(
                proven(request.file.catalogue, read_at_ns) if request.file.catalogue else None
            ),
        )
    return found


def _unchanged(file: DocumentFile, before: KnownSource, basis: str) -> bool:
    return (
        before.digest.startswith(basis)
        and file.stamp == before.stamp
        and file.sidecar == before.sidecar
        and file.catalogue == before.catalogue
    )


def _settings(file: DocumentFile, inputs: Inputs, liquid: bool) -> DocumentSettings:
    return settings_for(
        file, inputs.config, inputs.body_words, inputs.content, inputs.jekyll, liquid=liquid
    )


def _basis(file: DocumentFile, inputs: Inputs, liquid: bool, told: _Told) -> str:
    """The part of a document's digest that can be told without reading it.

    `liquid`: whether it held Liquid when it was read.
    """
    written = told.digester.of(_settings(file, inputs, liquid))
    return of_bytes(told.engine.encode(), file.path.encode(), written.encode())


def _load(
    request: LoadRequest,
    inputs: Inputs,
    store: RecordStore,
    told: _Told,
    catalogues: Mapping[str, Catalogue],
) -> KnownSource:
    file = request.file
    catalogue = catalogues.get(file.catalogue_path or "")
    source = read_document(inputs.source, file, catalogue=catalogue)
    if isinstance(source, Problem):
        return KnownSource(file.stamp, file.sidecar, "", None, (source,))
    liquid = has_liquid(source)
    plain = f"{_basis(file, inputs, liquid, told)}-{_content(source)}"
    known = request.known
    if (
        known
        and known.digest == plain + _listed_for(known.entry, catalogue)
        and not _points_into_catalogue(known)
    ):
        return known
    loaded = load(source, _settings(file, inputs, liquid))
    digest = plain + _listed(loaded.record, catalogue)
    entry = None
    if loaded.record is not None:
        store.save(digest, loaded.record, record_rows(loaded.record))
        entry = make_entry(loaded.record, digest)
        if isinstance(loaded.record, Issue):
            for item, listed in zip(loaded.record.items, entry.items, strict=True):
                store.save(listed.digest, item)
    return KnownSource(file.stamp, file.sidecar, digest, entry, loaded.problems, liquid=liquid)


def _points_into_catalogue(known: KnownSource) -> bool:
    """Whether a problem names a line of the catalogue, where other rows may have moved it."""
    return any(one.code == "catalogue-title-missing" for one in known.problems)


def _content(source: Source) -> str:
    beside = b"" if source.sidecar is None else b"+" + source.sidecar
    when = b"" if source.modified is None else str(source.modified).encode()
    return of_bytes(source.data, beside, when)


def _listed(record: Record | None, catalogue: Catalogue | None) -> str:
    """The part of a digest that a catalogue adds: what it says of this issue, and nothing else.

    So a catalogue that changes in one row makes one issue stale, and never a post beside it.
    """
    return _rows(record.number, catalogue) if isinstance(record, Issue) else ""


def _listed_for(entry: Entry | None, catalogue: Catalogue | None) -> str:
    """The same, for a document that was loaded before."""
    if entry is None or entry.meta.kind != "issue":
        return ""
    return _rows(int(entry.number) if entry.number else None, catalogue)


def _rows(number: int | None, catalogue: Catalogue | None) -> str:
    if catalogue is None:
        return ""
    rows = tuple(replace(row, line=None) for row in catalogue.of_issue(number))
    return f"-{Digester().of((catalogue.path, rows, catalogue.problems))}"
