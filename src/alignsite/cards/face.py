"""What a card shows, and the output that it is: all that its drawing depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alignsite.pages.page import output_path

WIDTH, HEIGHT = 1200, 630
"""Pixels. `templates/parts/social.html` tells them to other sites."""


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody's name, in the color of a token."""

    text: str
    color: str


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the band at the card's edge: the color of a token, and how much of it there is."""

    color: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    """All that a card shows, in words of the site's language.

    `label` stands above the title in the color `accent`; below it `lines` of a list, or a `text`,
    and `people`; at the foot the site's name, and at its end the `note`. `bands` fill the edge from
    above. `colors`: `#rrggbb` of each token that is used, beside "bg", "text", "muted" and "rule".
    """

    site: str
    label: str
    title: str
    accent: str
    colors: Mapping[str, str]
    text: str = ""
    lines: tuple[str, ...] = ()
    people: tuple[Name, ...] = ()
    note: str = ""
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class CardPicture:
    """One picture of the site. `source`: the document it belongs to, if it is one document's."""

    url: str
    face: CardFace
    origin: str
    source: str | None = None


def card_url(url: str) -> str:
    """Beside a page: `/posts/a/` → `/posts/a/card.png`, `/why` → `/why.card.png`."""
    path = f"/{output_path(url)}"
    if path.endswith("/index.html"):
        return f"{path.removesuffix('index.html')}card.png"
    return f"{path.rpartition('.')[0]}.card.png"
