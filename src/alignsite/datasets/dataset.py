"""One file of data: its address, what it says of itself, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from alignsite.bibliography import Bibliography
from alignsite.datasets.archive_json import ArchiveJson, JsonSchema
from alignsite.datasets.database import Database
from alignsite.datasets.link_previews import PreviewFile, PreviewIndex
from alignsite.datasets.search_index import SearchIndex
from alignsite.datasets.tables import ItemTable, ReferenceTable

Contents = (
    ArchiveJson
    | JsonSchema
    | ItemTable
    | ReferenceTable
    | Database
    | Bibliography
    | PreviewIndex
    | PreviewFile
    | SearchIndex
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A file for programs. `description` is a sentence for the page that lists them all.

    `listed`: whether that page shows it; a record's own bibliography stands on the record's page.
    """

    url: str
    title: str
    description: str
    contents: Contents
    listed: bool = True
