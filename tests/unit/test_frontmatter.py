"""Cutting front matter off, merging it, asking it."""

import pytest

from alignsite.loader.frontmatter import (
    Entry,
    FrontMatter,
    default_entries,
    merge,
    split,
)
from alignsite.loader.yamlscan import parse


def matter(yaml: str) -> FrontMatter:
    entries, problems = parse(yaml, "a.md", 2)
    assert problems == ()
    return merge(entries)


@pytest.mark.parametrize(
    ("text", "yaml", "body", "line"),
    [
        ("---\na: 1\n---\nb\n", "a: 1\n", "b\n", 4),
        ("---\na: 1\n...\nb\n", "a: 1\n", "b\n", 4),
        ("--- \na: 1\n---  \n\nb", "a: 1\n", "\nb", 4),
        ("---\n---\nb", "", "b", 3),
        ("---\na: 1\n---", "a: 1\n", "", 4),
        ("a\n---\nb: 1\n---\n", None, "a\n---\nb: 1\n---\n", 1),
        ("---\n\nJust a rule above.\n", None, "---\n\nJust a rule above.\n", 1),
        ("---", None, "---", 1),
        ("", None, "", 1),
    ],
)
def test_split(text, yaml, body, line):
    parts = split(text, "a.md")
    assert (parts.yaml, parts.body, parts.line) == (yaml, body, line)
    assert parts.problems == ()


def test_front_matter_that_is_never_closed():
    parts = split("---\ntitle: A\n\nText.\n", "a.md")
    assert parts.yaml is None
    (problem,) = parts.problems
    assert (problem.code, problem.line) == ("frontmatter-unclosed", 1)


def test_the_file_beats_its_sidecar_beats_the_defaults():
    own, _ = parse("title: Own\nextra:\n  a: 1\n", "a.md", 2)
    beside, _ = parse("title: Beside\nshow: Beside\nextra:\n  a: 2\n  b: 2\n", "a.yaml", 1)
    defaults = default_entries([("show", "Site"), ("author", ["Ada"]), ("draft", False)], "a.md")
    merged = merge(own, beside, defaults)
    assert merged.text("title") == "Own"
    assert merged.text("show") == "Beside"
    assert merged.texts("author") == ("Ada",)
    assert merged.flag("draft") is False
    assert merged.value("extra") == {"a": "1", "b": "2"}
    assert merged.entries["show"].path == "a.yaml"


def test_defaults_have_no_place():
    assert default_entries([("n", 7)], "a.md") == {"n": Entry("n", "7", "a.md", None, None)}


@pytest.mark.parametrize(
    ("yaml", "texts", "words"),
    [
        ("x: a b", ("a b",), ("a", "b")),
        ("x: a b, c", ("a b", "c"), ("a b", "c")),
        ("x: [a b, c]", ("a b", "c"), ("a b", "c")),
        ("x:\n- a\n- ''\n- [b]", ("a",), ("a",)),
        ("x:", (), ()),
        ("y: a", (), ()),
        ("x: {a: b}", (), ()),
    ],
)
def test_lists(yaml, texts, words):
    assert matter(yaml).texts("x") == texts
    assert matter(yaml).words("x") == words


@pytest.mark.parametrize(
    ("written", "flag"),
    [("true", True), ("Yes", True), ("on", True), ("false", False), ("no", False), ("maybe", None),
     ("", None), ("[true]", None)],
)  # fmt: skip
def test_flags(written, flag):
    assert matter(f"x: {written}").flag("x") is flag


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", 12), ("-3", -3), ("007", 7), ("38_0", None), ("7.5", None), ("٣", None), ("", None)],
)
def test_integers(written, number):
    assert matter(f"x: {written}").integer("x") == number


def test_text_is_trimmed_and_only_text():
    found = matter("a: ' b '\nc: [d]\ne: ''\n")
    assert [found.text(key) for key in "aceg"] == ["b", None, None, None]


def test_first_of_several_keys_that_says_something():
    found = matter("authors: []\nauthor: Ada\n")
    entry = found.first("authors", "author")
    assert entry is not None
    assert entry.key == "author"
    assert found.first("x") is None
