"""Links of two sites → those that broke, and the anchors that other pages link to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from alignsite.comparison.findings import BrokenLink
from alignsite.comparison.places import Places
from alignsite.comparison.sides import Kept, Sides
from alignsite.comparison.snapshot import SiteSnapshot


def broken_links(sides: Sides, kept: Iterable[Kept]) -> tuple[BrokenLink, ...]:
    """The links of the new site that lead nowhere, and led somewhere on the old one.

    They did if the old site answers the same address, or if the same reference on the same page
    worked there: a relative link breaks when its page moves.
    """
    before = {one.new: one.old for one in kept}
    broken: dict[str, dict[str, None]] = defaultdict(dict)
    for file, reference in _references(sides.new):
        place = sides.now.of(reference, file)
        if place is None or sides.now.works(place):
            continue
        worked = sides.was.works(sides.was.answer(place.address, place.fragment))
        if not worked and (old := before.get(file)) and reference in _on(sides.old, old):
            there = sides.was.of(reference, old)
            worked = there is not None and sides.was.works(there)
        if worked:
            address = f"{place.address}#{place.fragment}" if place.fragment else place.address
            broken[address][_address(sides, file)] = None
    return tuple(BrokenLink(one, tuple(sorted(broken[one]))) for one in sorted(broken))


def linked_anchors(sides: Sides) -> Mapping[str, frozenset[str]]:
    """Old file → those of its anchors that another page of the old site, or a feed, links to."""
    linked: dict[str, set[str]] = defaultdict(set)
    for file, reference in _references(sides.old):
        if "#" not in reference or reference.startswith("#"):
            continue
        place = sides.was.of(reference, file)
        if place is not None and place.file not in (None, file) and place.fragment:
            linked[place.file or ""].add(place.fragment)
    return {file: frozenset(names) for file, names in linked.items()}


def _references(site: SiteSnapshot) -> Iterator[tuple[str, str]]:
    for file, page in site.pages.items():
        for reference in page.references:
            yield file, reference
    for file, feed in site.feeds.items():
        for reference in feed.references:
            yield file, reference


def _on(site: SiteSnapshot, file: str) -> tuple[str, ...]:
    return site.pages[file].references


def _address(sides: Sides, file: str) -> str:
    if file in sides.new.pages:
        return sides.now.page_address(file)
    return Places.file_address(file)
