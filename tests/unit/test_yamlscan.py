"""YAML with limits, places and plain messages."""

import pytest

from alignsite.loader.yamlscan import parse


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("x: 2021-06-17 09:00:00 -0700", "2021-06-17 09:00:00 -0700"),
        ("x: 38.4", "38.4"),
        ("x: 38_0", "38_0"),
        ("x: no", "no"),
        ("x: 1:23:45", "1:23:45"),
        ("x: 2023-13-45", "2023-13-45"),
        ("x: 'A: B'", "A: B"),
        ('x: "A \\"b\\""', 'A "b"'),
        ("x: |\n  a\n  b", "a\nb"),
        ("x: >\n  a\n  b\n", "a b\n"),
        ("x:", None),
        ("x: ~", None),
        ("x: null", None),
        ("x: 'null'", "null"),
        ("x: ''", ""),
        ("x: [a, [b], {c: d}]", ["a", ["b"], {"c": "d"}]),
        ("x:\n- a\n-\n- <a href='b'>c</a>", ["a", None, "<a href='b'>c</a>"]),
        ("x: {a: 1, b: {c: 2}}", {"a": "1", "b": {"c": "2"}}),
        ("# comment\n\nx: a # b", "a"),
        ("x: Ünïcödé 🎙", "Ünïcödé 🎙"),
    ],
)
def test_scalars_stay_as_written(yaml, value):
    entries, problems = parse(yaml, "a.md", 2)
    assert problems == ()
    assert entries["x"].value == value


@pytest.mark.parametrize("yaml", ["", "\n\n", "# only a comment\n", "~"])
def test_nothing(yaml):
    assert parse(yaml, "a.md", 2) == ({}, ())


def test_entries_know_where_their_value_stands():
    entries, _ = parse("a: 1\n\nb:\n  - x\nc:\n", "dir/a.md", 2)
    places = {key: (one.path, one.line, one.column, one.excerpt) for key, one in entries.items()}
    assert places == {
        "a": ("dir/a.md", 2, 4, "a: 1"),
        "b": ("dir/a.md", 5, 3, "  - x"),
        "c": ("dir/a.md", 6, 1, "c:"),
    }


@pytest.mark.parametrize(
    ("yaml", "code", "line", "column", "words"),
    [
        ("a: 1\ntitle: b: c\n", "frontmatter-syntax", 3, 9, "quotes"),
        ("a: 1\nb c\nd: 2\n", "frontmatter-syntax", 4, 1, "colon"),
        ("a: @x\n", "frontmatter-syntax", 2, 4, "quotes"),
        ("a: `x`\n", "frontmatter-syntax", 2, 4, "quotes"),
        ("\ta: 1\n", "frontmatter-syntax", 2, 1, "spaces"),
        ('a: "x" y\n', "frontmatter-syntax", 2, 8, "quotes"),
        ("a: 'x\nb: 1\n", "frontmatter-syntax", 2, 4, "closing"),
        ("a: [x\n", "frontmatter-syntax", 2, 4, "closing"),
        ("- a\n- b\n", "frontmatter-syntax", 2, 1, "key: value"),
        ("just text\n", "frontmatter-syntax", 2, 1, "key: value"),
        ("a: 1\n--- \nb: 2\n", "frontmatter-syntax", 3, 1, ""),
        ("[a]: 1\n", "frontmatter-syntax", 2, 1, "quotes"),
        ("a: &x 1\n", "frontmatter-limit", 2, 4, "anchors"),
        ("a: *x\n", "frontmatter-limit", 2, 4, "aliases"),
        ("<<: *x\n", "frontmatter-limit", 2, 5, "aliases"),
        ("a: !!python/object:os.system x\n", "frontmatter-limit", 2, 4, "tags"),
        ("a: ! x\n", "frontmatter-limit", 2, 4, "tags"),
        ("a:" + " {b:" * 40 + " 1" + "}" * 40, "frontmatter-limit", 2, None, "levels"),
        ("a: " + "x" * 70_000, "frontmatter-limit", 2, None, "bytes"),
        ("a: " + "[" * 100_000, "frontmatter-limit", 2, None, "bytes"),
        ("a: " + "[" * 2_000, "frontmatter-limit", 2, None, "brackets"),
        ("- " * 30_000, "frontmatter-syntax", 2, 1, ""),
        ("? " * 5_000, "frontmatter-syntax", 2, None, ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(yaml, code, line, column, words):
    entries, problems = parse(yaml, "a.md", 2)
    assert entries == {}
    (problem,) = problems
    assert (problem.code, problem.path, problem.line) == (code, "a.md", line)
    assert column is None or problem.column == column
    assert words in problem.message + problem.hint


@pytest.mark.parametrize(
    ("yaml", "column", "words"),
    [
        ("a: 1\n b: 2\n", 3, "the line is indented more than the one above it"),
        ("a: 1\nb: 2: 3\n", 5, "a second colon"),
        ("x: 1\na: @b\n", 4, "a value begins with @, which"),
        ("x: 1\na: 'It's b'\n", 8, "the value goes on behind the quote that closes it"),
        ('x: 1\na: "b" c\n', 8, "the value goes on behind the quote that closes it"),
        ("x:\n  - 1\n a: 2\n", 2, "the line does not fit the ones above it"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words(yaml, column, words):
    _, (problem,) = parse(yaml, "a.md", 1)
    assert (problem.message[: len(words)], problem.column) == (words, column)


def test_a_bomb_of_aliases_is_refused():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    entries, (problem,) = parse(bomb, "a.md", 2)
    assert entries == {}
    assert problem.code == "frontmatter-limit"


def test_repeated_keys_are_reported_and_the_first_counts():
    entries, problems = parse("a: 1\nb:\n  c: 1\n  c: 2\na: 2\n", "a.md", 2)
    assert entries["a"].value == "1"
    assert entries["b"].value == {"c": "1"}
    assert [(one.code, one.line, one.column) for one in problems] == [
        ("frontmatter-duplicate-key", 5, 3),
        ("frontmatter-duplicate-key", 6, 1),
    ]
