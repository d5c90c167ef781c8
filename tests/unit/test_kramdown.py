"""Markdown as kramdown reads it: words, ids and elements, against what kramdown makes of them."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from alignsite.markdown import KramdownOptions
from tests.unit.kramdown import CASES, rendered, seen
from tests.words import read

RUBY = """
require "kramdown"
require "kramdown-parser-gfm"
require "json"
options = {
  "auto_ids" => true, "toc_levels" => [1, 2, 3, 4, 5, 6], "entity_output" => "as_char",
  "smart_quotes" => "lsquo,rsquo,ldquo,rdquo", "input" => "GFM", "hard_wrap" => false,
  "footnote_nr" => 1, "syntax_highlighter" => nil
}
puts JSON.dump(JSON.parse($stdin.read).map { |text| Kramdown::Document.new(text, options).to_html })
"""
"""As Jekyll calls kramdown, without the highlighter."""


@pytest.mark.parametrize(
    ("source", "html"), [(source, html) for _, source, html in CASES], ids=[c[0] for c in CASES]
)
def test_reads_as_kramdown_does(source: str, html: str) -> None:
    ours, theirs = seen(rendered(source)), seen(html)
    assert ours.words == theirs.words
    assert set(theirs.ids) <= set(ours.ids)
    assert ours.elements == theirs.elements


@pytest.mark.jekyll
def test_the_cases_are_what_kramdown_says() -> None:
    found = shutil.which("ruby") and subprocess.run(
        ["ruby", "-rkramdown", "-rkramdown-parser-gfm", "-e", ""], capture_output=True, check=False
    )
    if not found or found.returncode:
        pytest.skip("kramdown is not installed (apt-get install ruby-kramdown-parser-gfm)")
    done = subprocess.run(
        ["ruby", "-e", RUBY],
        input=json.dumps([source for _, source, _ in CASES]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    for (name, source, html), real in zip(CASES, json.loads(done.stdout), strict=True):
        theirs, ours = seen(real), seen(rendered(source))
        assert seen(html) == theirs, name
        assert ours.words == theirs.words, name
        assert set(theirs.ids) <= set(ours.ids), name


@pytest.mark.parametrize(
    ("options", "source", "expected"),
    [
        ({"hard_wrap": True}, "a\nb\n", "<p>a<br>\nb</p>"),
        ({"parse_block_html": "true"}, "<div>\n*a*\n</div>\n", "<div><p><em>a</em></p>\n</div>"),
        ({"auto_ids": False}, "# A\n", "<h1>A</h1>"),
        ({"auto_id_prefix": "x-"}, "# A\n", '<h1 id="x-a">A</h1>'),
    ],
)
def test_options(options: dict[str, object], source: str, expected: str) -> None:
    text = read(source, kramdown=KramdownOptions().changed(options))
    assert "".join(text.render(text.blocks).markup.pieces) == expected


@pytest.mark.parametrize(
    ("written", "levels"),
    [("1..3", (1, 2, 3)), ("2,3", (2, 3)), ([1, 2], (1, 2)), (2, (2,)), ("2..9", (2, 3, 4, 5, 6))],
)
def test_levels_of_the_contents(written: object, levels: tuple[int, ...]) -> None:
    assert KramdownOptions().changed({"toc_levels": written}).toc_levels == levels


def test_formulas_stand_between_two_dollars_only() -> None:
    html = rendered("It costs $5 or $6, $$x$$.\n\n$$\ny\n$$\n")
    assert "$5 or $6" in html
    assert html.count("<math") == 2
    assert 'class="math"' in html


def test_lines_of_blocks_within_others() -> None:
    text = read("> a\n>\n> - b\n> - c\n>\n>   d\n", first_line=10, kramdown=KramdownOptions())
    quote = text.blocks[0]
    assert (quote.line, quote.end_line) == (10, 15)
    items = quote.children[1].children
    assert [(item.line, item.kind) for item in items] == [(12, "item"), (13, "item")]
    assert [(one.line, one.source) for one in items[1].children] == [(13, "c"), (15, "d")]


@pytest.mark.parametrize(
    "source",
    [
        "*a **b " * 20_000,
        "[" * 100_000,
        "<b>" * 20_000,
        "<div>\n" * 20_000,
        "> " * 5_000 + "x",
        "`" * 50_001,
        '"' * 50_000,
        "<a b='" * 20_000,
        "{::comment}" * 10_000,
        "$$x" * 20_000,
        "- " * 2_000 + "x",
        "~~a " * 20_000,
        "![a" * 20_000,
        "<!--" * 20_000,
        "{: a" * 20_000,
        "| a" * 20_000,
        "[a]: " * 20_000,
    ],
    ids=lambda source: source[:12].replace("\n", " "),
)
def test_hostile_text_is_read(source: str) -> None:
    assert read(source, kramdown=KramdownOptions()).blocks is not None
    rendered(source)


def test_what_lies_too_deep_is_reported() -> None:
    text = read("> " * 200 + "x\n", path="deep.md", kramdown=KramdownOptions())
    assert [one.code for one in text.problems] == ["nesting-limit"]


def test_a_footnote_that_a_later_one_replaces_is_reported() -> None:
    text = read("a[^1]\n\n[^1]: old\n\n[^1]: new\n", kramdown=KramdownOptions())
    text.render(text.blocks)
    assert "new" in "".join(text.footnotes().markup.pieces)
    assert [one.message for one in text.problems] == [
        "there is a footnote [^1] below, so this one is not shown: old"
    ]
