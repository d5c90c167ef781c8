"""What is compared: two sites, each with its addresses, and the pages that both have."""

from __future__ import annotations

from dataclasses import dataclass

from alignsite.comparison.places import Places
from alignsite.comparison.snapshot import SiteSnapshot


@dataclass(frozen=True, slots=True)
class Sides:
    """The old and the new site, with where their addresses lead (`was`, `now`)."""

    old: SiteSnapshot
    was: Places
    new: SiteSnapshot
    now: Places


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that both have: its old address, its old file, the file that now answers."""

    address: str
    old: str
    new: str
