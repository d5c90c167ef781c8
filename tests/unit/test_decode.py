"""Bytes → documents."""

import pytest

from alignsite.loader.decode import form_of
from alignsite.sources import MAX_BYTES
from tests.unit.documents import decoded, document
from tests.words import english_settings


def test_front_matter_and_body():
    found = document("---\ntitle: A\n---\n\nBody.\n")
    assert found.matter.text("title") == "A"
    assert (found.text, found.line, found.form) == ("\nBody.\n", 4, "markdown")


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("a.md", "markdown"),
        ("a.MARKDOWN", "markdown"),
        ("a.mkd", "markdown"),
        ("a.txt", "text"),
        ("a", "text"),
        (".hidden", "text"),
        ("x.y/a", "text"),
        ("a.html", "html"),
        ("a.htm", "html"),
        ("a.b.md", "markdown"),
    ],
)
def test_form(path, form):
    assert form_of(path) == form


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\ufeffa\n", "a\n"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\u2028b\u2029c\u0085d", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
    ],
)
def test_line_ends(raw, text):
    assert document(raw).text == text


@pytest.mark.parametrize(
    "text", ["a\tb", "a\u00a0b", "Â©", "“a”", "梯子", "\u2027\u202a", "\ufdfd"]
)
def test_usual_characters_stay(text):
    assert document(text).text == text


@pytest.mark.parametrize(
    "unusual", [*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F, 0x84, 0x9F, 0xFFFE]
)
def test_every_control_character_is_taken_out(unusual):
    found, problems = decoded(f"a{chr(unusual)}b")
    assert found.text == "ab"
    assert [one.code for one in problems] == ["control-character"]


def test_control_characters_are_taken_out_and_reported():
    found, (problem,) = decoded("a\nb\x00c\x1b\x7f\n")
    assert found is not None
    assert found.text == "a\nbc\n"
    assert (problem.code, problem.line, problem.column) == ("control-character", 2, 2)
    assert "U+0000" in problem.message
    assert "2 more" in problem.message


@pytest.mark.parametrize(
    ("data", "line", "column", "byte", "likely"),
    [
        (b"ab\ncaf\xe9 x\n", 2, 4, "0xe9", "ISO 8859-1"),
        (b"\x93quoted\x94", 1, 1, "0x93", "Windows-1252"),
        ("héé ".encode() + b"\xff", 1, 5, "0xff", "ISO 8859-1"),
        ("text".encode("utf-16"), 1, 1, "0xff", "UTF-16"),
        (b"\x89PNG\x00\x00", 1, 1, "0x89", "no text file"),
    ],
)
def test_what_is_not_utf8(data, line, column, byte, likely):
    found, (problem,) = decoded(data)
    assert found is None
    assert (problem.code, problem.line, problem.column) == ("not-utf8", line, column)
    assert byte in problem.message
    assert likely in problem.hint


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\x00"])
def test_empty_files(text):
    found, problems = decoded(text)
    assert found is None
    assert problems[-1].code == "empty-file"


def test_too_large():
    found, (problem,) = decoded(b"x" * (MAX_BYTES + 1))
    assert found is None
    assert problem.code == "too-large"


def test_front_matter_alone_is_a_document():
    assert document("---\ntitle: A\n---\n").text == ""


def test_front_matter_that_cannot_be_read_stands_in_the_way():
    found, (problem,) = decoded("---\na: b: c\n---\nBody.\n")
    assert found is None
    assert (problem.code, problem.line, problem.column) == ("frontmatter-syntax", 2, 5)


def test_layers():
    settings = english_settings(defaults=(("show", "Default"), ("tags", ["a"])))
    found = document(
        "---\ntitle: Own\n---\ntext",
        sidecar="---\ntitle: B\nshow: Beside\n---\n",
        settings=settings,
    )
    assert found.matter.text("title") == "Own"
    assert found.matter.text("show") == "Beside"
    assert found.matter.texts("tags") == ("a",)


def test_problems_of_a_sidecar_name_the_sidecar():
    _, (problem,) = decoded("text", "an-1.txt", sidecar="a: 1\nb: [\n")
    assert problem.path == "an-1.txt.yaml"
    assert problem.code == "frontmatter-syntax"


def test_scraped_text_may_have_front_matter_put_above_it():
    found = document("---\nshow: Example\n---\nLine one.\n", "content/episodes/a.txt")
    assert (found.form, found.text, found.line) == ("text", "Line one.\n", 4)
