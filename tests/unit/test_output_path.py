"""Where the file of an address lies."""

from __future__ import annotations

import pytest

from alignsite.cards.face import card_url
from alignsite.pages.page import output_path


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/", "index.html"),
        ("/a/", "a/index.html"),
        ("/why", "why.html"),
        ("/feed.xml", "feed.xml"),
        ("/a/b.html", "a/b.html"),
        ("/feed.v2", "feed.v2"),
        ("/gpt-4.5", "gpt-4.5.html"),
        ("/v1.0/notes", "v1.0/notes.html"),
    ],
)
def test_an_address_has_a_file(url: str, path: str) -> None:
    assert output_path(url) == path


@pytest.mark.parametrize(
    ("url", "card"),
    [
        ("/", "/card.png"),
        ("/a/", "/a/card.png"),
        ("/why", "/why.card.png"),
        ("/a/b.html", "/a/b.card.png"),
        ("/gpt-4.5", "/gpt-4.5.card.png"),
    ],
)
def test_a_card_lies_beside_its_page(url: str, card: str) -> None:
    assert card_url(url) == card
