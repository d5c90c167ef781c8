"""Data for others: the archive as files for programs.

To add a file: a module here with its contents' type and the function that writes it, a row in
`all_datasets`, a case in `dataset_bytes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from alignsite.archive import numeric
from alignsite.bibliography import Bibliography, bibliography
from alignsite.datasets.archive_json import ArchiveJson, JsonSchema, archive_json, schema_bytes
from alignsite.datasets.citations import cited_entry, cited_work
from alignsite.datasets.data_page import DATA_URL, data_pages
from alignsite.datasets.database import Database, fill_database
from alignsite.datasets.dataset import Dataset
from alignsite.datasets.gathered import Gathered, gather
from alignsite.datasets.link_previews import (
    PreviewFile,
    PreviewIndex,
    index_bytes,
    preview_bytes,
    preview_files,
)
from alignsite.datasets.search_index import SearchIndex, search_index, search_index_bytes
from alignsite.datasets.tables import ItemTable, ReferenceTable, item_table, reference_table
from alignsite.pages.catalogue import Catalogue
from alignsite.pages.connections import Connections
from alignsite.pages.page import bibliography_url
from alignsite.pages.search import SEARCH_INDEX
from alignsite.records import Item, Record

__all__ = [
    "Database",
    "Dataset",
    "all_datasets",
    "all_previews",
    "bibliographies",
    "data_pages",
    "dataset_addresses",
    "dataset_bytes",
    "fill_database",
    "is_large",
]


ARCHIVE_FILES = (
    "/archive.json",
    "/archive.schema.json",
    "/archive.sqlite",
    "/items.csv",
    "/references.csv",
)
"""What `_of_archive` may yield."""


def all_datasets(
    catalogue: Catalogue, connections: Connections, cited: Sequence[Dataset]
) -> list[Dataset]:
    """Every file of data that is not off. `cited`: the site's `bibliographies`."""
    searched = list(_of_search(catalogue))
    if not _has_data(catalogue):
        return searched
    found = gather(catalogue, connections)
    return [*_of_archive(catalogue, found), *cited, *searched]


def bibliographies(catalogue: Catalogue) -> list[Dataset]:
    """The files of BibTeX, which no link between documents has a part in."""
    return list(_bibliographies(catalogue)) if _has_data(catalogue) else []


def dataset_addresses(catalogue: Catalogue, cited: Sequence[Dataset]) -> list[str]:
    """The addresses of the files that documents may link to, known before links are resolved."""
    if not _has_data(catalogue):
        return []
    return [DATA_URL, *ARCHIVE_FILES, *(one.url for one in cited)]


def _has_data(catalogue: Catalogue) -> bool:
    return catalogue.config.features.data and bool(catalogue.archive.entries)


def all_previews(catalogue: Catalogue, connections: Connections) -> list[Dataset]:
    """The files of what links lead to: no data for others, but what the site's pages ask for."""
    return [
        Dataset(url, url[1:], "", contents, listed=False)
        for url, contents in preview_files(catalogue, connections)
    ]


def _of_search(catalogue: Catalogue) -> Iterator[Dataset]:
    if catalogue.config.search != "off":
        yield Dataset(SEARCH_INDEX, "search.json", "", search_index(catalogue), listed=False)


def _of_archive(catalogue: Catalogue, found: Gathered) -> Iterator[Dataset]:
    base_url, archive, words = catalogue.config.base_url, catalogue.archive, catalogue.words
    yield Dataset(
        "/archive.json",
        "archive.json",
        words("data_json", records=words.count(len(found.records), "records")),
        ArchiveJson(
            found.records, found.works, found.people, found.references, found.tags, found.series
        ),
    )
    schema = words("data_schema")
    yield Dataset("/archive.schema.json", "archive.schema.json", schema, JsonSchema())
    yield Dataset(
        "/archive.sqlite",
        "archive.sqlite",
        words("data_sqlite"),
        Database(found.records, found.works, found.people, found.references, found.tags),
    )
    issues = [one for one in archive.entries if one.meta.kind == "issue"]
    if issues:
        ordered = sorted(issues, key=lambda one: (one.meta.series or "", numeric(one.number)))
        rows = {row.url: row for row in found.records}
        yield Dataset(
            "/items.csv",
            "items.csv",
            words("data_items", issues=words.count(len(issues), "issue_count")),
            ItemTable(base_url, tuple(rows[one.meta.url] for one in ordered)),
        )
    if found.references:
        yield Dataset(
            "/references.csv",
            "references.csv",
            words("data_references", n=words.number(len(found.references))),
            ReferenceTable(base_url, found.references),
        )


def _bibliographies(catalogue: Catalogue) -> Iterator[Dataset]:
    archive = catalogue.archive
    entries = {one.meta.url: cited_entry(catalogue, one) for one in archive.entries}
    yield Dataset(
        "/archive.bib",
        "archive.bib",
        catalogue.words("data_bib"),
        Bibliography(tuple(entries.values())),
    )
    if catalogue.config.features.tags:
        for tag in archive.tags:
            if tag.entries:
                own = Bibliography(tuple(entries[one.meta.url] for one in tag.entries))
                yield Dataset(bibliography_url(tag.url), tag.title, "", own)
    works = {one.url: cited_work(catalogue, one) for one in catalogue.works.works}
    if works:
        told = catalogue.words("data_works_bib")
        own = Bibliography(tuple(works[url] for url in sorted(works)))
        yield Dataset(bibliography_url("/works/"), "works.bib", told, own)
    for url, one in (*entries.items(), *works.items()):
        yield Dataset(bibliography_url(url), one.title, "", Bibliography((one,)), listed=False)


def is_large(dataset: Dataset) -> bool:
    """Whether the file takes long to write: it holds the text of all records."""
    return isinstance(dataset.contents, Database | ArchiveJson | ItemTable)


def dataset_bytes(dataset: Dataset, load: Callable[[str], Record | Item]) -> bytes:
    """The file, unless it is a `Database`: that is larger than memory should have to hold.

    `load` gives the record stored under a digest, and may raise what it raises.
    """
    match dataset.contents:
        case ArchiveJson() as contents:
            return archive_json(contents, load)
        case JsonSchema():
            return schema_bytes()
        case Database():
            raise TypeError("a database is written by `fill_database`")
        case ItemTable() as contents:
            return item_table(contents, load)
        case ReferenceTable() as contents:
            return reference_table(contents)
        case Bibliography() as contents:
            return bibliography(contents)
        case contents:
            return _bytes_for_pages(contents, load)


def _bytes_for_pages(
    contents: PreviewIndex | PreviewFile | SearchIndex, load: Callable[[str], Record | Item]
) -> bytes:
    """A file that the site's own pages ask for."""
    match contents:
        case PreviewIndex():
            return index_bytes(contents)
        case PreviewFile():
            return preview_bytes(contents, load)
        case SearchIndex():
            return search_index_bytes(contents)
