"""Posts."""

import pytest

from alignsite.loader.post import load_post
from alignsite.records import Heading, Post
from tests.unit.documents import document
from tests.unit.test_markdown import filled


def loaded(text: str, path: str = "content/posts/2021-06-17-an-example.md") -> Post:
    result = load_post(document(text, path))
    assert result.problems == ()
    assert isinstance(result.record, Post)
    return result.record


def test_a_post():
    post = loaded(
        "---\ntitle: An example\ndate: 2020-01-01\nauthor: Ada Example\n---\n"
        "First *paragraph* of some length.[^1]\n\n# Part\n\nSee [b](b.md).\n\n[^1]: A note.\n"
    )
    assert post.meta.title == "An example"
    assert post.meta.url == "/posts/an-example/"
    assert post.meta.summary == "First paragraph of some length."
    assert post.body.headings == (Heading("part", 2, "Part"),)
    assert filled(post.body).startswith("<p>First <em>paragraph</em> of some length.<sup")
    assert filled(post.body).endswith("</section>")
    assert post.body.anchors == ("fnref:1", "part", "fn:1")
    assert post.meta.words == post.body.words == 10
    assert [(one.target, one.line) for one in post.body.markup.links][1] == ("b.md", 10)


@pytest.mark.parametrize(
    ("matter", "body", "title", "html"),
    [
        ("title: T", "# T\n\na", "T", "<p>a</p>"),
        ("title: t T", "# T  t\n\na", "t T", "<p>a</p>"),
        ("title: T t", "# T *t*\n\na", "T t", "<p>a</p>"),
        ("title: T", "# Other\n\na", "T", '<h2 id="other">Other</h2>\n<p>a</p>'),
        ("draft: false", "# T\n\na", "T", "<p>a</p>"),
        ("draft: false", "a\n\n# T", "T", '<p>a</p>\n<h2 id="t">T</h2>'),
        ("title: T", "## A\n\n### B", "T", '<h2 id="a">A</h2>\n<h3 id="b">B</h3>'),
        ("title: T", "#### A\n\n##### B", "T", '<h2 id="a">A</h2>\n<h3 id="b">B</h3>'),
        ("title: T", "# A\n\n###### B", "T", '<h2 id="a">A</h2>\n<h3 id="b">B</h3>'),
    ],
)
def test_headings_and_title(matter, body, title, html):
    post = loaded(f"---\n{matter}\n---\n{body}\n")
    assert post.meta.title == title
    assert filled(post.body) == html


@pytest.mark.parametrize(
    ("body", "summary", "html"),
    [
        ("a\n\nb\n\n<!--more-->\n\nc", "a b", "<p>a</p>\n<p>b</p>\n\n<p>c</p>"),
        ("a b <!-- more --> c d", "a b", "<p>a b  c d</p>"),
        ("# H\n\na\n\n<!--more-->\n\nb", "a", '<h2 id="h">H</h2>\n<p>a</p>\n\n<p>b</p>'),
    ],
)
def test_more_ends_the_summary(body, summary, html):
    post = loaded(f"---\ntitle: T\n---\n{body}\n")
    assert post.meta.summary == summary
    assert filled(post.body) == html


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        (
            "**[RSS](/a)** · **[Spotify](/b)**\n\n<br>\n\nIn this episode we talk of one thing.",
            "In this episode we talk of one thing.",
        ),
        ("# H\n\n- list\n\nA first paragraph of text here.", "A first paragraph of text here."),
        (
            "A short first paragraph of text.\n\nAnd a second one that adds to it.",
            "A short first paragraph of text. And a second one that adds to it.",
        ),
        ("word " * 100, "word " * 55 + "word…"),
        ("- only\n- a list", ""),
    ],
)
def test_summary_of_the_first_real_paragraphs(body, summary):
    post = loaded(f"---\ntitle: T\n---\n{body}\n")
    if summary.endswith("…"):
        assert post.meta.summary.endswith("word…")
        assert len(post.meta.summary) <= 280
    else:
        assert post.meta.summary == summary


def test_plain_text():
    post = loaded("An example title\n\nSome *text* <b> here.\n", "content/posts/2020-01-01-a.txt")
    assert post.meta.title == "An example title"
    assert "title" in post.meta.inferred
    assert filled(post.body) == "<p>Some *text* &lt;b&gt; here.</p>"


def test_html():
    post = loaded(
        "<html><head><title>A &amp; b</title></head><body><h1>A</h1><p>Five words of text here."
        "</p></body></html>",
        "content/posts/2020-01-01-a.html",
    )
    assert post.meta.title == "A & b"
    assert filled(post.body) == '<h2 id="a">A</h2><p>Five words of text here.</p>'


def test_front_matter_without_a_body():
    post = loaded("---\ntitle: T\n---\n")
    assert not post.body
    assert post.meta.words == 0


def test_everything_wrong_is_told_at_once():
    result = load_post(
        document(
            "---\ntitle: T\ndate: soon\nslug: ../x\n---\n<script>x</script>\n\n"
            "[a](javascript:x) {% b %}\n"
        )
    )
    assert sorted(one.code for one in result.problems) == [
        "bad-date", "bad-slug", "liquid-tag", "unsafe-html", "unsafe-url",
    ]  # fmt: skip
    assert all(one.line for one in result.problems)
