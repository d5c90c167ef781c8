"""A catalogue of items (`catalogue.csv`): bytes → rows, and what is wrong with the file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from alignsite.loader.newsletter.urls import first_url
from alignsite.problems import Problem, problem
from alignsite.sources import Catalogue, CatalogueRow

COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "authors": ("authors", "author"),
    "url": ("url", "link"),
    "issue": ("issue", "number", "newsletter", "email"),
}
"""The names that a column may have, the best first; in any case."""

_SEPARATORS = ",;\t"
_MOST_PROBLEMS = 20
_NUMBER = re.compile(r"\D{0,40}(\d{1,5})(?:\.0{1,3})?\s{0,5}")
_WEB = re.compile(r"https?://[^\s<>\"]{3,2000}", re.IGNORECASE)


def parse_catalogue(data: bytes, path: str) -> Catalogue:
    """Read a catalogue: UTF-8, a row of column names first (RFC 4180; `;` and tab will do too)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _unusable(path, line, "is not UTF-8", "save the catalogue as CSV in UTF-8")
    if not text.strip():
        return Catalogue(path)
    reader = _Reader(path, text)
    rows = tuple(reader.rows())
    return Catalogue(path, rows, tuple(reader.problems[:_MOST_PROBLEMS]))


def _unusable(path: str, line: int, what: str, hint: str) -> Catalogue:
    wrong = problem(
        "catalogue-row", path, f"the catalogue {what}, so it is not used", line=line, hint=hint
    )
    return Catalogue(path, (), (wrong,))


class _Reader:
    """One reading of one file; it collects the problems on the way."""

    def __init__(self, path: str, text: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._text = text

    def rows(self) -> Iterator[CatalogueRow]:
        """The rows that can be used, in order."""
        lines = self._records()
        line, names = next(lines, (1, []))
        while not any(name.strip() for name in names):
            following = next(lines, None)
            if following is None:
                return
            line, names = following
        places = _places(names)
        if "title" not in places:
            self._wrong(
                line,
                "the catalogue has no column “title”, so it is not used",
                "its first row must name the columns: title, authors, url, issue",
            )
            return
        for line, cells in lines:
            found = self._row(line, cells, places)
            if found is not None:
                yield found

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Each record of the file with the line it begins on; broken ones are passed over."""
        first = self._text.lstrip("\r\n").partition("\n")[0]
        separator = max(_SEPARATORS, key=lambda one: len(_places(_cells(first, one))))
        source = io.StringIO(self._text, newline="")
        reader = csv.reader(source, delimiter=separator, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                yield line, next(reader)
            except StopIteration:
                return
            except csv.Error:
                self._wrong(
                    line,
                    "this row of the catalogue cannot be read, so it is passed over",
                    'a cell that holds a quotation mark stands in "…", the mark doubled: ""',
                )

    def _row(self, line: int, cells: list[str], places: dict[str, int]) -> CatalogueRow | None:
        if not any(cell.strip() for cell in cells):
            return None
        found = {
            name: " ".join(cells[at].split()) if at < len(cells) else ""
            for name, at in places.items()
        }
        if not found["title"]:
            self._wrong(line, "this row of the catalogue has no title", "write one, or delete it")
            return None
        number = None
        printed = found.get("issue", "")
        if printed:
            match = _NUMBER.fullmatch(printed)
            if match is None:
                self._wrong(
                    line,
                    f"“{printed[:60]}” is not the number of an issue, so this row is passed over",
                    "write a number, as 12 or #12",
                )
                return None
            number = int(match[1])
        url = found.get("url") or None
        if url is not None and not _WEB.fullmatch(url):
            self._wrong(
                line,
                f"“{url[:80]}” is no web address, so the title leads nowhere",
                "write an address that begins with https://",
            )
            url = None
        return CatalogueRow(
            found["title"], number, found.get("authors", ""), url or first_url(found["title"]), line
        )

    def _wrong(self, line: int, message: str, hint: str) -> None:
        self.problems.append(problem("catalogue-row", self._path, message, line=line, hint=hint))


def _cells(line: str, separator: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(separator)]


def _places(names: list[str]) -> dict[str, int]:
    """Which column holds what, by the names in the first row."""
    printed = [name.strip().casefold() for name in names]
    found: dict[str, int] = {}
    for column, wanted in COLUMNS.items():
        at = next((printed.index(name) for name in wanted if name in printed), None)
        if at is not None:
            found[column] = at
    return found
