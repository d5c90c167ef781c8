"""Which file of the site an address leads to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urljoin, urlsplit

Outcome = Literal["file", "missing", "outside", "foreign"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads.

    `outcome`: "file" (`file` is its path), "missing" (an address of this site without a file),
    "outside" (written without a host, but not below the site's sub-path), or "foreign" (another
    site, a `mailto:`, no address at all). `fragment` is decoded, without `#`.
    """

    outcome: Outcome
    address: str
    file: str | None = None
    fragment: str = ""


class Addresses:
    """The addresses of a site's files; `base_url` is the full address of its home page."""

    def __init__(self, paths: Collection[str], base_url: str) -> None:
        self._paths = paths
        self._base_url = base_url if base_url.endswith("/") else f"{base_url}/"
        parts = urlsplit(self._base_url)
        self._host = (parts.scheme, parts.netloc)
        self._base_path = parts.path
        self._known: dict[str, Target] = {}

    def of_file(self, path: str) -> str:
        """The full address that a file is served under."""
        return self._base_url + path.removesuffix("index.html")

    def target(self, reference: str, page: str) -> Target:
        """Where a reference on the page at this full address leads."""
        reference = reference.strip(" \t\n\r\f")
        url = _joined(page, reference)
        known = self._known.get(url)
        if known is None:
            known = self._known[url] = self._resolve(url)
        if known.outcome == "outside" and is_absolute(reference):
            return Target("foreign", url)
        return known

    def _resolve(self, url: str) -> Target:
        try:
            parts = urlsplit(url)
        except ValueError:
            return Target("foreign", url)
        if (parts.scheme, parts.netloc) != self._host:
            return Target("foreign", url)
        path = unquote(parts.path) or "/"
        if not path.startswith(unquote(self._base_path)):
            home = f"{path}/" == self._base_path and "index.html" in self._paths
            return Target("file", path, "index.html") if home else Target("outside", path)
        file = self._file(path[len(unquote(self._base_path)) :])
        if file is None:
            return Target("missing", path)
        return Target("file", path, file, unquote(parts.fragment.partition(":~:")[0]))

    def _file(self, relative: str) -> str | None:
        """The file itself, with `.html` if need be, or the index of the folder, as hosts do."""
        if relative and not relative.endswith("/"):
            for file in (relative, f"{relative}.html"):
                if file in self._paths:
                    return file
        index = f"{relative.rstrip('/')}/index.html".removeprefix("/")
        return index if index in self._paths else None


def is_absolute(reference: str) -> bool:
    """Whether an address stands on its own, away from any page: it has a scheme."""
    try:
        parts = urlsplit(reference.strip())
    except ValueError:
        return False
    return bool(parts.scheme) and (bool(parts.netloc) or parts.scheme not in ("http", "https"))


def _joined(base: str, reference: str) -> str:
    """The full address, or nothing where the reference is no address (`http://[`)."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return ""
