"""The page that lists the files of data, `/data/`."""

from __future__ import annotations

from collections.abc import Sequence

from alignsite.datasets.dataset import Dataset
from alignsite.pages.catalogue import Catalogue
from alignsite.pages.contexts import DataContext
from alignsite.pages.page import Page
from alignsite.pages.views import File, FileGroup, Head

DATA_URL = "/data/"


def data_pages(catalogue: Catalogue, datasets: Sequence[Dataset]) -> list[Page]:
    """The page, where there is any data."""
    listed = [one for one in datasets if one.listed]
    if not listed:
        return []
    words = catalogue.words
    head = Head(
        url=DATA_URL,
        title=words("data"),
        description=words("data_of", site=catalogue.config.title),
        trail=catalogue.trail(),
    )
    small = [one for one in listed if not one.description]
    groups = (
        FileGroup("", tuple(_file(one) for one in listed if one not in small)),
        FileGroup(words("bibtex_by_tag"), tuple(_file(one) for one in small)),
    )
    context = DataContext(catalogue.site, head, tuple(one for one in groups if one.files))
    return [Page(DATA_URL, "data.html", context, "the page of data")]


def _file(one: Dataset) -> File:
    return File(one.title, one.url, one.description)
