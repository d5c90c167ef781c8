"""What a reader cites of a record or a work."""

from __future__ import annotations

import re

from alignsite.bibliography import Cited
from alignsite.entries import Entry
from alignsite.filters import absolute_url
from alignsite.pages.catalogue import Catalogue
from alignsite.works import Work

_SUBMITTED = re.compile(r"(\d\d)(\d\d)\.\d")
"""How arXiv's numbers begin since 2007: year and month."""


def cited_entry(catalogue: Catalogue, entry: Entry) -> Cited:
    """A record as an entry of a bibliography: by its authors, else by who speaks in it."""
    meta = entry.meta
    speakers = [one.name for one in entry.involvements if one.part in ("host", "guest", "speaker")]
    named = [one.name for one in meta.authors] or speakers or list(catalogue.config.authors)
    return Cited(
        path=meta.url,
        url=absolute_url(meta.url, catalogue.config.base_url),
        title=meta.title,
        authors=tuple(dict.fromkeys(named)),
        date=meta.date.text if meta.date else None,
        published=meta.series or catalogue.config.title,
        number=entry.number,
    )


def cited_work(catalogue: Catalogue, work: Work) -> Cited:
    """A paper or post as an entry of a bibliography; it has a date where arXiv's number tells."""
    ids = identifiers(work)
    home = absolute_url(work.url, catalogue.config.base_url)
    submitted = _SUBMITTED.match(ids.get("arxiv", ""))
    return Cited(
        path=work.url,
        url=next((url for _, url in work.addresses), home),
        title=work.title,
        authors=(*work.authors, *(("others",) if work.more and work.authors else ())),
        date=f"20{submitted[1]}-{submitted[2]}" if submitted else None,
        published="",
        eprint=ids.get("arxiv"),
        doi=ids.get("doi"),
    )


def identifiers(work: Work) -> dict[str, str]:
    """A work's ids by the name of what gives them, without addresses that are no such id."""
    found: dict[str, str] = {}
    for identity, _ in work.addresses:
        if identity.kind != "url":
            found.setdefault(identity.kind, identity.value.removeprefix("posts/"))
    return found
