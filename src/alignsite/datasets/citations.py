"""What a reader cites of a record, and where its bibliography lies."""

from __future__ import annotations

from alignsite.bibliography import Cited
from alignsite.entries import Entry
from alignsite.filters import absolute_url
from alignsite.pages.catalogue import Catalogue
from alignsite.pages.page import output_path


def cited(catalogue: Catalogue, entry: Entry) -> Cited:
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


def bibliography_url(url: str) -> str:
    """The `.bib` file beside a page: `/posts/a/` → `/posts/a/cite.bib`, `/why` → `/why.bib`."""
    path = f"/{output_path(url)}"
    if path.endswith("/index.html"):
        return f"{path.removesuffix('index.html')}cite.bib"
    return f"{path.rpartition('.')[0]}.bib"
