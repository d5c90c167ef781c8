"""One page: its address, its template, its context. And where its file lies in the output."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from alignsite.pages.contexts import Context


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
    """The file for an address: `/a/` → `a/index.html`, `/why` → `why.html`, others as they are."""
    if url.endswith("/"):
        return f"{url[1:]}index.html"
    return url[1:] if posixpath.splitext(url)[1] else f"{url[1:]}.html"
