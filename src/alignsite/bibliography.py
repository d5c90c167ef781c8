"""BibTeX: a `.bib` file per record, per tag, and for the whole archive.

Written for biber and BibTeX alike: Unicode stays, what TeX takes for commands is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from alignsite.records import Meta

_URL_HARMFUL = re.compile(r"[{}\\]")
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True, slots=True)
class Cited:
    """What a reader cites: a record, or a work. `date`: ISO 8601, or its beginning.

    `path`: from the site's root, or a full address; the key of the entry is made of it.
    `published`: where it appeared: the series or the site.
    """

    path: str
    url: str
    title: str
    authors: tuple[str, ...]
    date: str | None
    published: str
    number: str | None = None
    eprint: str | None = None
    doi: str | None = None


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Some entries, in the order they are to be printed."""

    entries: tuple[Cited, ...]


def bibliography(contents: Bibliography) -> bytes:
    """The `.bib` file."""
    return "\n".join(_entry(one) for one in contents.entries).encode()


def bibtex(
    meta: Meta, authors: Iterable[str], published: str, url: str, number: str | None = None
) -> str:
    """A record's entry. `published`: the site it is on, unless it is of a series."""
    date = meta.date.text if meta.date else None
    place = meta.series or published
    return _entry(Cited(meta.url, url, meta.title, tuple(authors), date, place, number))


def citation_key(one: Cited) -> str:
    """A key that stays as long as the address does: `abbot2023:episodes/rungs`."""
    name = one.authors[0].split()[-1] if one.authors else ""
    path = re.sub(r"^https?://|\.html$", "", one.path).strip("/")
    return re.sub(r"[^\w/:.-]+", "-", f"{name}{(one.date or '')[:4]}:{path}".lower()).strip(":")


def _entry(one: Cited) -> str:
    fields = {
        "author": _names(one.authors),
        "title": f"{{{_tex(one.title)}}}",
        "year": (one.date or "")[:4],
        "month": (one.date or "")[5:7].lstrip("0"),
        "howpublished": _tex(one.published),
        "number": _tex(one.number or ""),
        "eprint": one.eprint or "",
        "archiveprefix": "arXiv" if one.eprint else "",
        "doi": one.doi or "",
        "url": _URL_HARMFUL.sub(lambda found: quote(found[0]), one.url),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{citation_key(one)},", *lines, "}", ""])


def _names(authors: Iterable[str]) -> str:
    """Names with "and" between them; braces keep whole what BibTeX would take apart.

    That is one with "and" or a comma in it, and one of a group: "The Editors" has no first name.
    """
    written = []
    for name in authors:
        plain = _tex(name)
        whole = "," in name or re.search(r"\band\b|^The\s", name)
        written.append(f"{{{plain}}}" if whole else plain)
    return " and ".join(written)


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)
