"""Links that name files of the repository, which are about to move."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from alignsite.importing.folders import CONTENT

_TARGET = re.compile(
    r"(?P<before>\]\(\s*<?|\]:[ \t]*<?|\b(?:href|src)\s*=\s*[\"']?)"
    r"(?P<path>[^\s#?<>\"'()]+)"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Moved:
    """What links may name.

    `addresses`: each document's, by its old path; `files`: the addresses of all that is published.
    """

    addresses: Mapping[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()


def with_links(text: str, old: str, new: str, moved: Moved) -> str:
    """The document's text with links to files as addresses, where the way there changes.

    `old` and `new`: the document's own path before and after.
    """
    inner = new.removeprefix(f"{CONTENT}/")

    def mended(link: re.Match[str]) -> str:
        path = unquote(link["path"])
        if _SCHEME.match(path):
            return link[0]
        was = _below(old, path)
        if (address := moved.addresses.get(was)) is not None:
            return f"{link['before']}{quote(address)}"
        if path.startswith("/") or _below(inner, path) == was or f"/{was}" not in moved.files:
            return link[0]
        return f"{link['before']}{quote(f'/{was}')}"

    return _TARGET.sub(mended, text)


def _below(document: str, path: str) -> str:
    """The file that a path names when it stands in a document."""
    if path.startswith("/"):
        return path[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), path))
