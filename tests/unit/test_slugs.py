"""Names in addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignsite.slugs import anchor, fault, heading_id, slugify, tag_slug, unused


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("  An   Example -- of_it ", "an-example-of-it"),
        ("Episode 38.4", "episode-38-4"),
        ("Être & avoir", "être-avoir"),
        ("Cafe\u0301", "café"),
        ("Пример текста", "пример-текста"),
        ("例 です", "例-です"),
        ("हिन्दी", "हिन्दी"),
        ("a/b\\c", "a-b-c"),
        ("..", "7f1c5ee0"),
    ],
)
def test_slug(text, slug):
    found = slugify(text)
    assert found == slug or (text == ".." and len(found) == 8 and found.isalnum())


@pytest.mark.parametrize(
    ("tag", "slug"),
    [
        ("AI safety", "ai-safety"),
        ("AI_Safety", "ai-safety"),
        ("AI+X (#3, 2*2)", "ai-x-3-2-2"),
        ("#reading", "reading"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("c++17", "c-plus-plus-17"),
        ("C#", "c-sharp"),
        ("A*", "a-star"),
        (".NET", "dot-net"),
        ("...", slugify("...")),
    ],
)
def test_a_tag_whose_signs_make_it_another_has_a_slug_of_its_own(tag, slug):
    assert tag_slug(tag) == slug


@given(st.text(st.characters(codec="ascii"), max_size=40))
def test_slugs_of_ascii_are_those_of_any_text(text):
    assert slugify(f"a {text} é") == f"{slugify(f'a {text}')}-é"


def test_text_without_letters_gets_a_short_hash_of_its_own():
    assert slugify("🎙") == slugify("🎙") != slugify("🙂")
    assert len(slugify("🎙")) == 8


def test_a_long_slug_is_cut_between_words():
    slug = slugify("word " * 100)
    assert len(slug.encode()) <= 200
    assert set(slug.split("-")) == {"word"}


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("Summary of the paper", "summary-of-the-paper"),
        ("Questions & answers", "questions--answers"),
        ("What's new?", "whats-new"),
        ("snake_case-and-dash", "snake_case-and-dash"),
        ("Über", "über"),
        ("Trailing ", "trailing"),
        ("???", "section"),
    ],
)
def test_heading_id(title, identifier):
    assert heading_id(title) == identifier


@pytest.mark.parametrize(
    ("name", "expected"), [("a b", "a-b"), ("a%20b", "a-b"), ("x", "x"), (" é ", "é")]
)
def test_anchor(name, expected):
    assert anchor(name) == expected


def test_repeated_names_are_numbered():
    taken: dict[str, int] = {}
    assert [unused(name, taken) for name in ("a", "a", "a-1", "a", "b")] == [
        "a", "a-1", "a-1-1", "a-2", "b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address", ["/why", "why/", "/a/b.html", "/é/", "/38.4/", "/con-versations/", ""]
)
def test_good_addresses(address):
    assert fault(address) == ""


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("../up", "folder"),
        ("/a/../b", "folder"),
        ("/a/%2e%2e/b", "folder"),
        ("/a/./b", "folder"),
        ("a\\b", "backslash"),
        ("a%5cb", "backslash"),
        ("a\x00b", "control"),
        ("a%00b", "control"),
        ("a\nb", "control"),
        ("//host/x", "leaves"),
        ("javascript:alert(1)", "leaves"),
        ("x" * 256, "255"),
        ("/é" + "é" * 127 + "/", "255"),
        ("/nul/", "device"),
        ("/COM1.txt", "device"),
    ],
)
def test_bad_addresses(address, why):
    assert why in fault(address)
