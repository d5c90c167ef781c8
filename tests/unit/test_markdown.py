"""Markdown, plain text and HTML → blocks and HTML."""

from __future__ import annotations

import re

import pytest

from alignsite.markdown import KramdownOptions, Text
from alignsite.records import Body, Heading
from tests.words import read


def filled(body: Body) -> str:
    """The HTML with each hole's target in its place, in braces."""
    targets = [f"{{{link.target}}}" for link in body.markup.links]
    return "".join(a + b for a, b in zip(body.markup.pieces, [*targets, ""], strict=True))


def html(source: str, **options) -> str:
    text = read(source, **options)
    return filled(text.render(text.blocks))


def codes(text: Text) -> list[str]:
    return [one.code for one in text.problems]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a *b* **c** ~~d~~ `e<`",
         "<p>a <em>b</em> <strong>c</strong> <s>d</s> <code>e&lt;</code></p>"),
        ("a  \nb\nc", "<p>a<br>\nb\nc</p>"),
        ("# A\n\n## B *c*", '<h1 id="a">A</h1>\n<h2 id="b-c">B <em>c</em></h2>'),
        ("A\n===", '<h1 id="a">A</h1>'),
        ("- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n  b", "<ul><li><p>a</p>\n<p>b</p>\n</li>\n</ul>"),
        ("- a\n  - b", "<ul><li>a\n<ul><li>b</li>\n</ul>\n</li>\n</ul>"),
        ("3. a", '<ol start="3"><li>a</li>\n</ol>'),
        ("> a", "<blockquote><p>a</p>\n</blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("a\n: b", "<dl><dt>a</dt>\n<dd>b</dd>\n</dl>"),
        ("```\na<b\n```", '<pre class="highlight" tabindex="0"><code>a&lt;b\n</code></pre>'),
        ("[a](https://example.org/?b=1&c=2)", '<p><a href="https://example.org/?b=1&amp;c=2">a</a></p>'),
        ("<https://example.org>", '<p><a href="https://example.org">https://example.org</a></p>'),
        ('[a](b.md "c")', '<p><a href="{b.md}" title="c">a</a></p>'),
        ("![a *b*](c.png)", '<p><img loading="lazy" decoding="async" src="{c.png}" alt="a b"></p>'),
        ('"a" -- b...', '<p>"a" -- b...</p>'),
        ("costs $5 and $10", "<p>costs $5 and $10</p>"),
        ("from US$5/mo to US$50", "<p>from US$5/mo to US$50</p>"),
        ("&copy; &lt;", "<p>© &lt;</p>"),
        (r"\*a\*", "<p>*a*</p>"),
        ("a<br>b <sup>c</sup>", "<p>a<br>b <sup>c</sup></p>"),
        ("snake_case_name", "<p>snake_case_name</p>"),
        ("", ""),
        ("<!-- nothing -->", ""),
        ("<div> \na <b>b</b>\t\n</div>", "<div>\na <b>b</b>\n</div>"),
    ],
)  # fmt: skip
def test_html(source, expected):
    assert html(source) == expected


def test_table_scrolls_in_a_region_that_the_keyboard_reaches():
    assert html("|a|b|\n|-|-:|\n|1|2|").replace("\n", "") == (
        '<div class="table" role="group" tabindex="0" aria-label="Table"><table>'
        '<thead><tr><th scope="col">a</th><th class="align-right" scope="col">b</th></tr></thead>'
        '<tbody><tr><td>1</td><td class="align-right">2</td></tr></tbody></table></div>'
    )


def test_task_list():
    assert html("- [x] a\n- [ ] b").replace("\n", "") == (
        '<ul class="contains-task-list">'
        '<li class="task-list-item"><span class="task" role="img" aria-label="Done">☑</span> a</li>'
        '<li class="task-list-item"><span class="task" role="img" aria-label="To do">☐</span>'
        " b</li>"
        "</ul>"
    )  # fmt: skip


def test_formulas():
    assert html("$x^2$").startswith('<p><math display="inline">')
    assert html("$$\nx^2\n$$").startswith('<div class="math" tabindex="0"><math display="block">')
    assert html("a $$x^2$$ b").startswith('<p>a <math display="inline">')
    assert html(r"$\left($") == r'<p><code class="math">\left(</code></p>'


def test_code_in_a_known_language_is_coloured():
    assert '<span class="k">def</span>' in html("```python\ndef f(): pass\n```")


# Blocks


def test_blocks_with_places():
    text = read("# A\n\nb *c*\nd\n\n> e\n>\n> - f\n> - g\n", first_line=5)
    heading, paragraph, quote = text.blocks
    assert (heading.kind, heading.level, heading.line, heading.source, heading.id) == (
        "heading", 1, 5, "A", "a",
    )  # fmt: skip
    assert (paragraph.kind, paragraph.line, paragraph.end_line) == ("paragraph", 7, 8)
    assert paragraph.source == "b *c*\nd"
    assert quote.kind == "quote"
    assert [one.kind for one in quote.children] == ["paragraph", "list"]
    items = quote.children[1].children
    assert [(one.kind, one.line) for one in items] == [("item", 12), ("item", 13)]
    assert items[1].children[0].source == "g"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("a", "paragraph"),
        ("# a", "heading"),
        ("- a", "list"),
        ("> a", "quote"),
        ("    a", "code"),
        ("~~~\na\n~~~", "code"),
        ("<div>\na\n</div>", "html"),
        ("|a|\n|-|\n|b|", "table"),
        ("***", "rule"),
        ("a\n: b", "other"),
        ("$$\na\n$$", "other"),
    ],
)
def test_kinds(source, kind):
    assert [one.kind for one in read(source).blocks] == [kind]


def test_a_label_can_be_cut_off_between_the_phases():
    text = read("**Ada:** hello *there*[^1]\n\n[^1]: Note.\n")
    block = text.blocks[0]
    rest = block.source.removeprefix("**Ada:** ")
    assert filled(text.render([text.paragraph(rest, block.line)])).startswith(
        "<p>hello <em>there</em><sup"
    )
    assert text.plain([block.replaced("just *this*")]) == "just this"
    assert "Note." in filled(text.footnotes())


def test_a_replaced_heading_keeps_its_anchor_and_level():
    text = read("## Old title\n")
    assert filled(text.render([text.blocks[0].replaced("New")])) == '<h2 id="old-title">New</h2>'


def test_link_definitions_hold_for_every_part():
    text = read("a\n\n[x]: /target\n")
    assert (
        filled(text.render([text.paragraph("see [x]", 1)]))
        == '<p>see <a href="{/target}">x</a></p>'
    )


def test_inline_has_no_paragraph():
    assert filled(read("").inline("a *b*", 1)) == "a <em>b</em>"
    assert not read("").inline("  ", 1)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a *b* [c](d) `e` ![f](g)", "a b c e f"),
        ("# a\n\nb\nc", "a b c"),
        ("- a\n- b", "a b"),
        ("|a|b|\n|-|-|\n|1|2|", "a b 1 2"),
        ("a&nbsp;b &amp; c", "a b & c"),
        ("a<br>b <sup>c</sup>", "a b c"),
        ("<div>a<b>b</b> &lt; <!-- x --></div>", "a b <"),
        ("a[^1]\n\n[^1]: b", "a"),
        ("a^[b]", "a"),
        ("$x^2$", "x^2"),
        (r"\*a\*", "*a*"),
        ("<script>x()</script>a", "a"),
    ],
)
def test_plain_text(source, expected):
    text = read(source)
    assert text.plain(text.blocks) == expected


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("A paragraph of more than five words.", True),
        ("**[RSS](/a)** · **[Spotify](/b)** · **[Apple Podcasts](/c)**", False),
        ("![A picture of quite a few words](a.png)", False),
        ("# A heading of more than five words", False),
    ],
)
def test_is_prose(source, prose):
    text = read(source)
    assert text.is_prose(text.blocks[0]) is prose


# Headings and anchors


def test_headings_are_collected_with_their_levels_on_the_page():
    text = read("# A\n\n#### B\n\n###### C\n\n#### D\n\n## E")
    body = text.render(text.blocks, top=2)
    levels = [(one.title, one.level) for one in body.headings]
    assert levels == [("A", 2), ("B", 3), ("C", 4), ("D", 3), ("E", 3)]
    tags = re.findall(r"</?(h\d)", body.markup.pieces[0])
    assert tags == [tag for _, level in levels for tag in (f"h{level}", f"h{level}")]


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        ("# A\n\n# A\n\n# A", ["a", "a-1", "a-2"]),
        ("# A b {#c}", ["c"]),
        ("# A b {: #c}", ["c"]),
        ('# Foo <a name="x"></a>', ["foo", "x"]),
        ('# Foo <a name="foo"></a>', ["foo"]),
        ('# Foo\n\n# Bar <a name="foo"></a>', ["foo-1", "bar", "foo"]),
        ('a <a name="b c"></a>', ["b-c"]),
        ('<h2 id="x">a</h2>', ["x"]),
        ("<h2>A b</h2>", ["a-b"]),
        ("# !!!", ["section"]),
    ],
)
def test_anchors(source, ids):
    text = read(source)
    assert list(text.render(text.blocks).anchors) == ids


def test_an_anchor_given_twice_is_reported_and_kept_once():
    text = read('<a id="x"></a>\n\nb <a id="x"></a>\n', path="a.md")
    body = text.render(text.blocks)
    assert body.anchors == ("x",)
    (problem,) = text.problems
    assert (problem.code, problem.path) == ("duplicate-anchor", "a.md")


# Links


def test_holes_know_where_they_stand():
    text = read("a [b](c.md)\n\nd [e](#f) [[g|h]]\n[i][j]\n\n[j]: /k\n", first_line=11)
    links = text.render(text.blocks).markup.links
    assert [(one.target, one.line, one.column) for one in links] == [
        ("c.md", 11, 7), ("#f", 13, 7), ("slug:g", 13, 13), ("/k", 16, 6),
    ]  # fmt: skip


def test_outside_links_are_collected_once_in_order():
    text = read(
        "[a](https://b.org/x) [c](http://d.org) [e](https://b.org/x) [f](mailto:g@h.org) [i](j)"
    )
    body = text.render(text.blocks)
    assert body.external == ("https://b.org/x", "http://d.org")
    assert [one.target for one in body.markup.links] == ["j"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[[other-post]]", '<a href="{slug:other-post}">other-post</a>'),
        ("[[other-post|The other]]", '<a href="{slug:other-post}">The other</a>'),
        ("[[a#b]]", '<a href="{slug:a#b}">a#b</a>'),
        ("[[text]](/a)", '<a href="{/a}">[text]</a>'),
        ("[[some words]]", "[[some words]]"),
    ],
)
def test_wiki_links(source, expected):
    assert html(source) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc",
     "blob:https://x", "view-source:https://x", "&#106;avascript:alert(1)"],
)  # fmt: skip
def test_other_schemes_are_taken_out_and_reported(address):
    text = read(f"ok\n\n[a]({address}) ![b]({address})", path="p.md")
    assert filled(text.render(text.blocks)) == "<p>ok</p>\n<p><a>a</a> b</p>"
    assert set(codes(text)) == {"unsafe-url"}
    assert text.problems[0].line == 3


@pytest.mark.parametrize("address", ["//evil.example/x", "/\\evil.example/x", "\\\\evil.example/x"])
def test_slashes_that_lead_out_of_the_site_are_no_holes(address):
    body = read("").render([read("").paragraph(f'<a href="{address}">a</a>', 1)])
    assert body.markup.links == ()
    assert body.external == ("https://evil.example/x",)


# HTML in Markdown


@pytest.mark.parametrize(
    ("source", "code", "message"),
    [
        ("<script>alert(1)</script>", "unsafe-html", "<script>"),
        ('<p onclick="x()">a</p>', "unsafe-html", "onclick"),
        ('a <a href="javascript:x">b</a>', "unsafe-url", "href"),
        ('<a href="java\tscript:x">b</a>', "unsafe-url", "href"),
        ("<form>a</form>", "unsafe-html", "<form>"),
        ('<iframe src="https://ads.example/x"></iframe>', "unsafe-html", "ads.example"),
    ],
)
def test_unsafe_html_is_reported_where_it_stands(source, code, message):
    text = read(f"first\n\nb\n{source}", path="p.md")
    safe = filled(text.render(text.blocks))
    assert "script" not in safe
    assert "onclick" not in safe
    (problem,) = text.problems
    assert (problem.code, problem.line, problem.path) == (code, 4, "p.md")
    assert message in problem.message


@pytest.mark.parametrize("syntax", ["markdown", "kramdown"])
@pytest.mark.parametrize(
    ("source", "shown", "words"),
    [
        (
            "a <title> and\n\n# b",
            '<p>a &lt;title&gt; and</p>\n<h1 id="b">b</h1>',
            "a <title> and b",
        ),
        ("a <SCRIPT> *b*\n\nc", "<p>a &lt;SCRIPT&gt; <em>b</em></p>\n<p>c</p>", "a <SCRIPT> b c"),
        ("a <plaintext>b\n\nc", None, "a <plaintext>b c"),
        ("a <style>b</style> c", "<p>a  c</p>", None),
        ("a <object>b\n\nc", None, "a b c"),
    ],
)
def test_a_tag_that_is_never_closed_takes_nothing_with_it(source, shown, words, syntax):
    text = read(source, kramdown=KramdownOptions() if syntax == "kramdown" else None)
    body = text.render(text.blocks)
    assert shown is None or filled(body) == shown
    assert words is None or text.plain(text.blocks) == words


@pytest.mark.parametrize(
    ("source", "name", "shown"),
    [
        ("a\n\n<!-- b\n\nc", "<!--", "<p>a</p>\n&lt;!-- b\n\nc"),
        ("a\n\n<script>\nb\n\nc", "<script>", "<p>a</p>\n&lt;script&gt;\nb\n\nc"),
        ("a <!-- x --> b\n\n<noscript>\n\nc", "<noscript>",
         "<p>a  b</p>\n&lt;noscript&gt;\n<p>c</p>"),
    ],
)  # fmt: skip
def test_html_that_is_never_closed_is_reported_and_shown(source, name, shown):
    text = read(source, path="p.md")
    assert filled(text.render(text.blocks)) == shown
    (problem,) = text.problems
    assert (problem.code, problem.line) == ("unclosed-html", 3)
    assert problem.message == f"{name} is never closed, so it is shown as text"


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<script", "<title>a", "</script>"])
def test_html_that_is_never_closed_is_read_in_time(piece):
    source = "<div>\n" + piece * 20_000
    assert read(source).plain(read(source).blocks) is not None


@pytest.mark.parametrize("syntax", ["markdown", "kramdown"])
def test_a_mark_without_its_footnote_is_reported(syntax):
    source = "A[^1] and\nb[^2] `c[^3]`.\n\n[^1]: One.\n"
    text = read(source, path="p.md", kramdown=KramdownOptions() if syntax == "kramdown" else None)
    assert "b[^2] " in filled(text.render(text.blocks))
    (problem,) = text.problems
    assert (problem.code, problem.line, problem.column) == ("missing-footnote", 2, 2)


@pytest.mark.parametrize("syntax", ["markdown", "kramdown"])
def test_an_escaped_mark_is_text(syntax):
    kramdown = KramdownOptions() if syntax == "kramdown" else None
    text = read("A\\[^2].", path="p.md", kramdown=kramdown)
    assert filled(text.render(text.blocks)) == "<p>A[^2].</p>"
    assert text.problems == ()


def test_each_kind_of_unsafe_element_is_told_once():
    text = read("<script>1</script>\n\n<script>2</script>\n\n<form></form>")
    text.render(text.blocks)
    assert codes(text) == ["unsafe-html", "unsafe-html"]


def test_a_players_frame_becomes_a_link():
    source = '<iframe src="https://open.spotify.com/embed/episode/1" width="100%"></iframe>'
    assert html(source) == (
        '<a class="embed" href="https://open.spotify.com/episode/1" data-player="spotify">'
        "Listen on Spotify</a>"
    )


def test_an_element_left_open_ends_with_its_part():
    text = read("<b>a\n\nb")
    assert filled(text.render(text.blocks[:1])) == "<p><b>a</b></p>"
    assert filled(text.render(text.blocks[1:])) == "<p>b</p>"


@pytest.mark.parametrize(
    "source", ["> " * 300 + "a", "- " * 300 + "a", "<div>" * 1000, "<b>\n\n" * 900]
)
def test_nesting_has_a_limit_that_is_reported(source):
    text = read(source)
    text.render(text.blocks)
    assert codes(text) == ["nesting-limit"]


# Footnotes


def test_footnotes_are_numbered_as_they_are_met():
    text = read("a[^y] b[^x] c[^y] d^[e *f*]\n\n[^x]: X\n[^y]: Y\n\n    more\n")
    body = filled(text.render(text.blocks))
    assert body.count("<sup") == 4
    assert 'href="{#fn:1}" id="fnref:1" role="doc-noteref" aria-label="Footnote 1">1</a>' in body
    assert 'id="fnref:1:2"' in body
    notes = filled(text.footnotes())
    assert notes.startswith(
        '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">'
    )
    assert notes.index("Y") < notes.index("X") < notes.index("<em>f</em>")
    assert notes.count("doc-backlink") == 4
    assert 'aria-label="Back to reference 1 (2)"' in notes


def test_only_footnotes_of_rendered_blocks_are_shown():
    text = read("a[^1]\n\nb[^2]\n\n[^1]: One.\n[^2]: Two.\n")
    text.render(text.blocks[1:2])
    notes = filled(text.footnotes())
    assert "Two." in notes
    assert "One." not in notes


def test_a_footnote_that_nothing_refers_to_is_reported_with_its_words():
    text = read("a\n\n[^1]: Lost *words*.\n", path="p.md")
    assert not text.footnotes()
    (problem,) = text.problems
    assert (problem.code, problem.line) == ("unplaced-text", 3)
    assert "Lost words." in problem.message


def test_a_second_footnote_of_the_same_name_is_reported_with_its_words():
    text = read("a[^1]\n\n[^1]: First.\n\n[^1]: Second *words*.\n", path="p.md")
    text.render(text.blocks)
    assert "First." in filled(text.footnotes())
    (problem,) = text.problems
    assert (problem.code, problem.line, problem.column) == ("unplaced-text", 5, 1)
    assert problem.message.endswith("Second words.")


def test_footnotes_within_footnotes():
    text = read("a[^1]\n\n[^1]: b[^2]\n[^2]: c[^1]\n")
    text.render(text.blocks)
    assert filled(text.footnotes()).count("<li") == 2


def test_no_footnotes_no_section():
    text = read("a")
    text.render(text.blocks)
    assert not text.footnotes()


# Plain text and HTML


def test_in_plain_text_nothing_is_markup():
    source = "*a* <b> [c](d) & `e`\n  # f  \n\n> g"
    assert html(source, syntax="text") == (
        "<p>*a* &lt;b&gt; [c](d) &amp; `e`</p>\n<p># f</p>\n<p>&gt; g</p>"
    )
    text = read(source, syntax="text", first_line=3)
    assert [(one.kind, one.line) for one in text.blocks] == [
        ("paragraph", 3), ("paragraph", 4), ("paragraph", 6),
    ]  # fmt: skip


def test_in_plain_text_lines_with_bullets_are_a_list():
    text = read("a\n  • b\n  • c\n- d\nend", syntax="text")
    assert [one.kind for one in text.blocks] == ["paragraph", "list", "paragraph"]
    assert [one.children[0].source for one in text.blocks[1].children] == ["b", "c", "d"]
    assert filled(text.render(text.blocks[1:2])).replace("\n", "") == (
        "<ul><li>b</li><li>c</li><li>d</li></ul>"
    )
    assert text.plain(text.blocks) == "a b c d end"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("see https://example.org/a.", "https://example.org/a"),
        ("(https://example.org/a_(b))", "https://example.org/a_(b)"),
        ("https://example.org/?a=1&b=2, and", "https://example.org/?a=1&b=2"),
        ("“https://example.org”", "https://example.org"),
    ],
)
def test_in_plain_text_addresses_are_links(source, address):
    text = read(source, syntax="text")
    body = text.render(text.blocks)
    assert body.external == (address,)
    assert text.plain(text.blocks) == source


def test_html_document():
    source = (
        "<!doctype html><html><head><title>T</title><style>p{}</style></head>\n"
        '<body class="x">\n<h1>A</h1><p>b <a href="c.html">d</a></p>\n</body></html>'
    )
    text = read(source, syntax="html")
    body = text.render(text.blocks, top=2)
    assert filled(body) == '<h2 id="a">A</h2><p>b <a href="{c.html}">d</a></p>'
    assert body.headings == (Heading("a", 2, "A"),)
    assert body.markup.links[0].line == 3
    assert body.words == 3
    assert text.problems == ()


# Hostile text


@pytest.mark.parametrize(
    "mark", ["[", "![", "^[", "<", "`", "*", "_", "$", "&", "[[", "~~", "](", "|"]
)
def test_runs_of_marks_stay_text(mark):
    source = "a " + mark * 10_000
    text = read(source)
    assert text.plain(text.blocks) == source


def test_nul_and_carriage_returns():
    assert html("a\r\nb\rc\0d") == "<p>a\nb\nc\N{REPLACEMENT CHARACTER}d</p>"


def test_words():
    text = read("# One two\n\nthree *four*\nfive `six`\n\n- seven\n- eight")
    assert text.render(text.blocks).words == 8
