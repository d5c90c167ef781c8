"""BibTeX that reference managers read."""

from __future__ import annotations

import pytest

from alignsite.bibliography import Bibliography, Cited, bibliography, citation_key


def cited(**changes: object) -> Cited:
    fields = {
        "path": "/posts/rungs/",
        "url": "https://example.org/posts/rungs/",
        "title": "Rungs & Steps",
        "authors": ("Ada Abbot", "Bo Cole"),
        "date": "2023-04-05T10:00:00Z",
        "published": "Notes",
    } | changes
    return Cited(**fields)  # type: ignore[arg-type]


def test_an_entry() -> None:
    assert (
        bibliography(Bibliography((cited(number="7"),))).decode()
        == """\
@misc{abbot2023:posts/rungs,
  author = {Ada Abbot and Bo Cole},
  title = {{Rungs \\& Steps}},
  year = {2023},
  month = {4},
  howpublished = {Notes},
  number = {7},
  url = {https://example.org/posts/rungs/},
}
"""
    )


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"title": "50% of {x} costs $5_"}, r"  title = {{50\% of \{x\} costs \$5\_}},"),
        ({"title": "Überblick – naïve"}, "  title = {{Überblick – naïve}},"),
        ({"authors": ("Acme Labs, Inc.", "Ada and Bo")},
         "  author = {{Acme Labs, Inc.} and {Ada and Bo}},"),
        ({"authors": ("The Editors", "Theo Cole")}, "  author = {{The Editors} and Theo Cole},"),
        ({"url": "https://e.org/{a}"}, "  url = {https://e.org/%7Ba%7D},"),
        ({"eprint": "2001.00001"}, "  archiveprefix = {arXiv},"),
    ],
)  # fmt: skip
def test_what_tex_would_take_for_commands_is_escaped(changes, line) -> None:
    assert line in bibliography(Bibliography((cited(**changes),))).decode().splitlines()


def test_what_is_not_known_is_left_out() -> None:
    written = bibliography(Bibliography((cited(authors=(), date=None),))).decode()
    assert "author" not in written
    assert "year" not in written


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({}, "abbot2023:posts/rungs"),
        ({"authors": (), "date": None}, "posts/rungs"),
        ({"path": "/2023/04/a b, c.html"}, "abbot2023:2023/04/a-b-c"),
        ({"authors": ("Zoë Müller",)}, "müller2023:posts/rungs"),
    ],
)
def test_the_key_is_made_of_name_year_and_address(changes, key) -> None:
    assert citation_key(cited(**changes)) == key
