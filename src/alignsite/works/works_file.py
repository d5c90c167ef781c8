"""`works.yaml` → what a keeper says of papers and posts: their titles, authors, and addresses."""

from __future__ import annotations

from dataclasses import dataclass, field

from alignsite.bylines import read_byline
from alignsite.companions import Row, Sheet, Text, read_named_rows
from alignsite.problems import Problem
from alignsite.slugs import slugify
from alignsite.sources import StatedWork
from alignsite.works.identifiers import Identity, identify
from alignsite.works.work_addresses import RESERVED

_KEYS = ("title", "authors", "links", "hide")
_LINKS = "links: [arXiv:2101.00001, https://example.org/paper]"
_EXAMPLE = f"write ladders-and-rungs: and below it {_LINKS}"


def read_works(data: bytes, path: str) -> tuple[tuple[StatedWork, ...], tuple[Problem, ...]]:
    """Read the file: one key a work, its slug; what is wrong is left out, and told."""
    sheet, rows = read_named_rows(data, path, _KEYS, _EXAMPLE)
    claims = _Claims(sheet)
    works = tuple(_work(name, row, claims) for name, row in rows)
    return works, tuple(sheet.problems)


@dataclass(slots=True)
class _Claims:
    """Whose each identity is, while the file is read."""

    sheet: Sheet
    owners: dict[Identity, str] = field(default_factory=dict)

    def claim(self, written: Text, slug: str) -> bool:
        """Whether an address means something, and is no other work's already."""
        identity = identify(written.value)
        if identity is None:
            message = f"{written.value[:80]!r} is no web address and no identifier"
            hint = "write a whole address, or an identifier: arXiv:2101.00001, doi:10.1000/x"
            self.sheet.report("companion-value", written, message, hint)
            return False
        owner = self.owners.setdefault(identity, slug)
        if owner != slug:
            message = f"{written.value[:80]} belongs to {owner} already"
            hint = f"leave it to one of them, or put all links of both below {owner}"
            self.sheet.report("works-conflict", written, message, hint)
        return owner == slug


def _work(name: Text, row: Row, claims: _Claims) -> StatedWork:
    slug = name.value
    if slug != slugify(slug):
        hint = f"write {slugify(slug)}: small letters and digits, with - between words"
        message = f"{slug!r} cannot be the end of an address"
        claims.sheet.report("companion-value", name, message, hint)
    if slug in RESERVED:
        hint = f"write {slug}-2, or another end of its address"
        message = f"/works/{slug}/ is a list's address already"
        claims.sheet.report("address-collision", name, message, hint)
    title = row.text("title")
    links = tuple(one.value for one in row.texts("links") if claims.claim(one, slug))
    return StatedWork(
        slug=slug,
        title=title.value if title else None,
        authors=_authors(row),
        links=links,
        hide=row.flag("hide"),
        path=claims.sheet.path,
        line=name.line,
        column=name.column,
    )


def _authors(row: Row) -> tuple[str, ...]:
    """Names as a list gives them, or as a byline prints them."""
    texts = row.texts("authors")
    if "authors" in row.keys and isinstance(row.keys["authors"][1].value, str):
        return tuple(name for one in texts for name in read_byline(one.value).names)
    return tuple(one.value for one in texts)
