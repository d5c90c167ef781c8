"""Pictures that documents name in front matter, held against the files of the site."""

from __future__ import annotations

import pytest

from alignsite.entries import make_entry
from alignsite.loader import load
from alignsite.references.page_pictures import missing_pictures, picture_address
from alignsite.sources import Source
from tests.words import english_settings

FILES = ("/images/lamp.png", "/images/a lamp.png", "/notes/page.png")


@pytest.mark.parametrize(
    ("image", "hint"),
    [
        ("/images/lamp.png", None),
        ("images/lamp.png", None),
        ("/notes/images/lamp.png", None),
        ("/notes/page.png", None),
        ("notes/page.png", None),
        ("/notes/page.png?v=2", None),
        ("/notes/notes/page.png", None),
        ("/images/a%20lamp.png", None),
        ("/images/lamp.png?v=2", None),
        ("https://example.org/gone.png", None),
        ("//example.org/gone.png", None),
        ("/images/lamps.png", "did you mean /images/lamp.png?"),
        ("/sounds/bell.ogg", "correct it, or add the picture"),
    ],
)
def test_a_picture_that_is_not_there(image, hint):
    text = f"---\ntitle: T\ndate: 2024-01-02\nimage: {image}\n---\nx\n"
    record = load(Source("posts/t.md", text.encode()), english_settings()).record
    assert record is not None
    found = list(missing_pictures([make_entry(record, "1")], FILES, "/notes/"))
    assert [(one.code, one.path, one.hint) for one in found] == (
        [] if hint is None else [("broken-link", "posts/t.md", hint)]
    )


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("/images/lamp.png", "/images/lamp.png"),
        ("images/lamp.png", "/images/lamp.png"),
        ("/notes/images/lamp.png", "/images/lamp.png"),
        ("/notes/page.png", "/notes/page.png"),
        ("notes/page.png", "/notes/page.png"),
        ("/notes/notes/page.png", "/notes/page.png"),
        ("https://example.org/notes/lamp.png", "https://example.org/notes/lamp.png"),
        ("//example.org/lamp.png", "//example.org/lamp.png"),
    ],
)
def test_where_a_picture_lies(image, address):
    assert picture_address(image, "/notes/", FILES) == address
