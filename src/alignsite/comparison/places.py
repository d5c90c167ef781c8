"""Which file a site answers an address with, whatever host the address was written with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from alignsite.checker.addresses import Addresses
from alignsite.comparison.snapshot import SitePage, SiteSnapshot
from alignsite.slugs import anchor

_NOWHERE = "https://site.invalid/"
"""The address of a site that does not tell its own; no link can name it."""
_HOPS = 10
"""Redirects that a browser is trusted to follow."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads on its own site.

    `address` begins with `/` at the site's home page. `file` is None where nothing answers;
    redirects are followed. `away`: a redirect leads to another site from there.
    """

    address: str
    file: str | None = None
    fragment: str = ""
    away: bool = False


class Places:
    """The addresses of one site. `bases`: full addresses that all mean its home page."""

    def __init__(self, site: SiteSnapshot, bases: Sequence[str] = ()) -> None:
        self._site = site
        self._base = site.base_url or (bases[0] if bases else _NOWHERE)
        self._home = urlsplit(self._base).path
        self._bases = sorted({_rest(one) for one in (self._base, *bases)}, key=len, reverse=True)
        self._addresses = Addresses(site.paths, self._base)
        self._anchors = {
            path: frozenset(one.name for one in page.anchors) for path, page in site.pages.items()
        }
        self._known: dict[tuple[str, str], Place | None] = {}

    def page_address(self, file: str) -> str:
        """A page's address: the canonical one where it leads to the page, else its file's."""
        canonical = self._site.pages[file].canonical
        if canonical:
            place = self._plain(canonical, file)
            if place is not None and place.file == file:
                return place.address.removesuffix("index.html")
        return self.file_address(file)

    @staticmethod
    def file_address(file: str) -> str:
        """The address that a file's path gives it."""
        folder, _slash, name = file.rpartition("/")
        return f"/{folder}/".replace("//", "/") if name == "index.html" else f"/{file}"

    def answer(self, address: str, fragment: str = "") -> Place:
        """What is had at an address that begins at the home page."""
        full = self._base + quote(address.removeprefix("/"))
        if fragment:
            full += f"#{quote(fragment)}"
        return self.of(full, "index.html") or Place(address)

    def of(self, reference: str, file: str) -> Place | None:
        """Where a reference in a file leads, redirects followed; None to another site."""
        place = self._plain(reference, file)
        return None if place is None else self._followed(place)

    def works(self, place: Place) -> bool:
        """Whether somebody who follows a link there finds the page, and the anchor on it."""
        if place.file is None:
            return place.away
        anchors = self._anchors.get(place.file)
        if anchors is None or not place.fragment or place.fragment.lower() == "top":
            return True
        return place.fragment in anchors or anchor(place.fragment) in anchors

    def _followed(self, place: Place) -> Place:
        file = place.file
        for _hop in range(_HOPS):
            page: SitePage | None = self._site.pages.get(file or "")
            if file is None or page is None or page.redirect is None:
                return Place(place.address, file, place.fragment)
            target = self._plain(page.redirect, file)
            if target is None:
                return Place(place.address, None, place.fragment, away=True)
            file = target.file
        return Place(place.address, None, place.fragment)

    def _plain(self, reference: str, file: str) -> Place | None:
        """Where a reference leads before redirects; most stand on every page and are kept."""
        key = (reference, "" if reference.startswith(("/", "http")) else file)
        if key not in self._known:
            self._known[key] = self._resolved(reference, file)
        return self._known[key]

    def _resolved(self, reference: str, file: str) -> Place | None:
        target = self._addresses.target(self._own(reference), self._addresses.of_file(file))
        if target.outcome == "foreign":
            return None
        address = target.address
        if target.outcome != "outside":
            address = "/" + address[len(self._home) :]
        return Place(address, target.file, target.fragment)

    def _own(self, reference: str) -> str:
        """A full address of this site under whichever name, under the one that it has now."""
        if not reference.lstrip().startswith(("http://", "https://", "//")):
            return reference
        rest = _rest(reference)
        for base in self._bases:
            if rest.startswith(base):
                return self._base + rest[len(base) :]
            if rest == base.removesuffix("/"):
                return self._base
        return reference


def _rest(address: str) -> str:
    """An address without what differs between its spellings: scheme and `www.`."""
    return address.strip().partition("//")[2].removeprefix("www.")
