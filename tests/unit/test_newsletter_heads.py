"""Heads of items as Markdown."""

from __future__ import annotations

import pytest

from alignsite.loader.newsletter.heads import read_byline, read_head

URL = "https://example.org/1"
LINK = f"[A Ladder]({URL})"
ADA = "Ada Example"


@pytest.mark.parametrize(
    ("source", "authors", "summarizer", "hat_tip", "rest"),
    [
        (f"**{LINK}** *(Ada Example)* (summarized by Rita): A.", ADA, "Rita", None, " A."),
        (f"**{LINK}** *(Ada Example)* (summarized by Rita) (H/T Tom): x", ADA, "Rita", "Tom", " x"),
        (f"**{LINK}** *(Ada Example)* (H/T Tom) (summarized by Rita): x", ADA, "Rita", "Tom", " x"),
        (f"**{LINK}** (summarized by Rita): x", None, "Rita", None, " x"),
        (f"**{LINK}** *(Ada Example et al)*", "Ada Example et al", None, None, ""),
        (f"**{LINK} (Ada Example)** (summarized by Rita): x", ADA, "Rita", None, " x"),
        (f"**{LINK} (Ada Example)**", ADA, None, None, ""),
        (f"{LINK} (Ada Example): x", ADA, None, None, " x"),
        (f"{LINK} *(Ada Example)* *(summarized by Rita)*: x", ADA, "Rita", None, " x"),
        (f"[**A Ladder**]({URL}) (Ada Example)", ADA, None, None, ""),
        (f"*{LINK}* (Ada Example) : x", ADA, None, None, " x"),
        (f"**{LINK}** *(ada)*: x", "ada", None, None, " x"),
        (f"**{LINK}:** x", None, None, None, " x"),
        (f"**{LINK}**", None, None, None, ""),
        (f"{LINK} (Ada Example)\nNext line.", ADA, None, None, "\nNext line."),
    ],
)  # fmt: skip
def test_head_of_a_link(source, authors, summarizer, hat_tip, rest):
    head = read_head(source)
    assert head is not None
    assert (head.title, head.url) == ("A Ladder", URL) or head.title == "**A Ladder**"
    assert (head.authors, head.summarizer, head.hat_tip) == (authors, summarizer, hat_tip)
    assert source[head.rest :].strip("*") == rest


@pytest.mark.parametrize(
    ("source", "title", "shown"),
    [
        ("**A Ladder** (Ada Example)", "A Ladder", "A Ladder"),
        ("**A Ladder (Part 1)** (Ada Example)", "A Ladder (Part 1)", "A Ladder (Part 1)"),
        ("A Ladder (Ada Example) (summarized by Rita): x", "A Ladder", "A Ladder"),
        ("**[A [good] Ladder](https://example.org)** *(Ada Example)*",
         "A [good] Ladder", "A [good] Ladder"),
        ("**[A](https://e.org/(a)) and [B](https://e.org/b)** *(Ada Example)*",
         "[A](https://e.org/(a)) and [B](https://e.org/b)", "A and B"),
        ("[A](https://e.org) and [B](https://e.org/b) of oak (summarized by Rita): x",
         "[A](https://e.org) and [B](https://e.org/b) of oak", "A and B of oak"),
    ],
)  # fmt: skip
def test_title(source, title, shown):
    head = read_head(source)
    assert head is not None
    assert (head.title, head.shown) == (title, shown)


def test_a_picture_in_a_title_is_not_what_the_title_leads_to():
    head = read_head(f"**[![a photo](https://example.org/a.png) A Ladder]({URL})** *(Ada Example)*")
    assert head is not None
    assert (head.url, head.shown, head.authors) == (URL, "A Ladder", ADA)


@pytest.mark.parametrize(
    "source",
    [
        "Running text with [a link](https://example.org).",
        "[This post](https://example.org) argues for ladders.",
        "[This post](https://example.org) (AN #7) argues for ladders.",
        "[This post](https://example.org) (which I like) argues.",
        "**Rita's opinion:** [A link](https://example.org).",
        "**Read more:** [Paper](https://example.org)",
        "**Note:** nothing",
        "**Bold words** begin this sentence.",
        "*Italic words* (Ada Example) begin this one.",
        "Ladders are good (Ada Example).",
        "",
        "**",
        "[",
        "**[A](",
    ],
)
def test_no_head(source):
    assert read_head(source) is None


def test_unmarked_titles_where_the_issue_marks_none():
    assert read_head("A Ladder (Ada Example)") is None
    head = read_head("A Ladder (Ada Example)", plain=True)
    assert head is not None
    assert (head.title, head.authors) == ("A Ladder", "Ada Example")
    assert read_head("It is long. So is this (Ada Example): x", plain=True) is None


@pytest.mark.parametrize(
    ("source", "authors", "summarizer", "rest"),
    [
        ("*Ada Example and Bob Writer*", "Ada Example and Bob Writer", None, ""),
        ("*by Ada Example*\nIt is long.", "Ada Example", None, "\nIt is long."),
        ("_Ada Example_ (summarized by Rita): x", "Ada Example", "Rita", " x"),
        ("(Ada Example) (summarized by Rita): x", "Ada Example", "Rita", " x"),
        ("(summarized by Rita): x", None, "Rita", " x"),
    ],
)
def test_line_of_authors(source, authors, summarizer, rest):
    byline = read_byline(source)
    assert byline is not None
    assert (byline.authors, byline.summarizer) == (authors, summarizer)
    assert source[byline.rest :] == rest


@pytest.mark.parametrize("source", ["It is long.", "*It* is long.", "**It is long.**", ""])
def test_no_line_of_authors(source):
    assert read_byline(source) is None
