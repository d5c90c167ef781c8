"""`works.yaml`: what a keeper says of papers, and every mistake with its place."""

from __future__ import annotations

import pytest

from alignsite.sources import StatedWork
from alignsite.works.works_file import read_works

PATH = "works.yaml"


def test_all_that_can_be_said():
    text = (
        "ladders:\n  title: Ladders and  Rungs\n  authors: [Ada Abbot, 'Bo Brook, Jr.']\n"
        "  links:\n    - arXiv:2001.00001\n    - https://example.org/ladders\n"
        "steps:\n  authors: Ada Abbot and Bo Brook\n  links: https://example.org/steps\n"
        "  hide: true\n"
    )
    works, problems = read_works(text.encode(), PATH)
    assert problems == ()
    assert works == (
        StatedWork(
            "ladders",
            "Ladders and Rungs",
            ("Ada Abbot", "Bo Brook, Jr."),
            ("arXiv:2001.00001", "https://example.org/ladders"),
        ),
        StatedWork("steps", None, ("Ada Abbot", "Bo Brook"), ("https://example.org/steps",), True),
    )


def test_an_address_alone_is_enough():
    works, problems = read_works(b"ladders:\n  hide: true\n", PATH)
    assert (works, problems) == ((StatedWork("ladders", hide=True),), ())
    assert (works[0].path, works[0].line, works[0].column) == (PATH, 1, 1)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeff"])
def test_an_empty_file(text):
    assert read_works(text.encode(), PATH) == ((), ())


@pytest.mark.parametrize(
    ("text", "code", "place", "message", "hint"),
    [
        ("- a\n", "syntax", (1, 1), "not a list of `name:` lines", "write ladders-and-rungs:"),
        ("a: [b\n", "syntax", (1, 4), "never closed", "closing"),
        ("a:\n  links: &x [b]\n", "syntax", (2, 10), "anchors", "write the value out"),
        ("a:\n  title: T\na:\n  title: T\n", "duplicate-key", (3, 1), "stands twice", "keep one"),
        ("a:\n  titel: T\n  title: T\n", "unknown-key", (2, 3), "'titel'", "'title'?"),
        ("a b:\n  title: T\n", "value", (1, 1), "cannot be the end of an address", "write a-b"),
        ("a: text\n", "value", (1, 4), "made of `key: value` lines", "links:"),
        ("a:\n", "value", (1, 3), "made of `key: value` lines", "links:"),
        ("a:\n  title: [T, U]\n", "value", (2, 14), "title must be one text", "one text"),
        ("a:\n  title: T\n  hide: maybe\n", "value", (3, 9), "hide must be true or false", "true"),
        ("a:\n  links: [x y]\n", "value", (2, 11), "'x y' is no web address", "arXiv:"),
        ("a:\n  links: [{b: c}]\n", "value", (2, 11), "links must be text, or a list", "list"),
    ],
)
def test_mistakes_are_told_with_their_place(text, code, place, message, hint):
    _, problems = read_works(text.encode(), PATH)
    one = problems[0]
    assert (one.code, one.path, (one.line, one.column)) == (f"companion-{code}", PATH, place)
    assert message in one.message
    assert hint in one.hint


def test_a_name_that_is_a_lists_address():
    _, (one,) = read_works(b"a:\n  title: T\ntitles:\n  title: T\n", PATH)
    assert (one.code, one.path, one.line, one.column) == ("address-collision", PATH, 3, 1)
    assert "/works/titles/ is a list's address" in one.message
    assert "titles-2" in one.hint


def test_an_address_of_two_papers_stays_with_the_first():
    text = (
        "a:\n  links: [arXiv:2001.00001]\nb:\n  links:\n    - https://arxiv.org/pdf/2001.00001v2\n"
    )
    (first, second), (one,) = read_works(text.encode(), PATH)
    assert (one.code, one.line, one.column) == ("works-conflict", 5, 7)
    assert "belongs to a already" in one.message
    assert "all links of both below a" in one.hint
    assert (first.links, second.links) == (("arXiv:2001.00001",), ())


def test_a_file_that_is_not_utf8():
    _, (one,) = read_works(b"a:\n  title: caf\xe9\n", PATH)
    assert (one.code, one.line) == ("not-utf8", 2)


def test_a_file_that_is_too_large():
    _, (one,) = read_works(b"#" * (2 * 1024 * 1024 + 1), PATH)
    assert one.code == "companion-syntax"
    assert "2,097,152 are allowed" in one.message
