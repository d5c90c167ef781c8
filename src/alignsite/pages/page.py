"""One page: its address, its template, its context. Where its file lies, and its bibliography."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alignsite.pages.contexts import Context

_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]*$")


@dataclass(frozen=True, slots=True)
class Page:
    """What the renderer makes one file of.

    `origin`: the source file it comes from, or in words what made it ("the list of tags"), for
    messages that name it. `source`: the document it belongs to, if it is one document's.
    """

    url: str
    template: str
    context: Context
    origin: str
    source: str | None = None


def output_path(url: str) -> str:
    """The file for an address: `/a/` → `a/index.html`, `/why` → `why.html`, others as they are.

    A number is no ending: `/gpt-4.5` → `gpt-4.5.html`.
    """
    if url.endswith("/"):
        return f"{url[1:]}index.html"
    return url[1:] if _ENDING.search(url) else f"{url[1:]}.html"


def bibliography_url(url: str) -> str:
    """The `.bib` file beside a page: `/posts/a/` → `/posts/a/cite.bib`, `/why` → `/why.bib`."""
    path = f"/{output_path(url)}"
    if path.endswith("/index.html"):
        return f"{path.removesuffix('index.html')}cite.bib"
    return f"{path.rpartition('.')[0]}.bib"
