"""Nothing lost: a word that the record does not hold is found, at its place in the file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alignsite.loader import load
from alignsite.loader.decode import decode
from alignsite.loader.document import Document, Loaded
from alignsite.placement import Placement, placement, unplaced_problems
from alignsite.records import Body, Episode, Issue, Markup, Post
from alignsite.sources import Source
from tests.words import english_settings

TALK = """\
---
title: Rivers
---

By way of a greeting.

## Outline

- [Of stones](#of-stones) 00:10

## Transcript

**Facilitator:** Why do rivers wander? [00:00:05]

**Reader:** They dig on one side, slowly.

## Of stones

**Facilitator:** And what of the stones?

**Reader:** Pebbles travel farther than anybody supposes.
"""

ISSUE = """\
Hello to all readers.

# Highlights

**[Long Ladders](https://example.org/)** *(Ada Example)* (summarized by Rita): Rungs hold (AN #7).

**Rita's opinion:** Climbing is underrated.
"""


def read(text: str, path: str) -> tuple[Document, Loaded]:
    source = Source(f"content/{path}", text.encode())
    settings = english_settings(content="content")
    document, _ = decode(source, settings)
    assert document is not None
    return document, load(source, settings)


def placed(text: str, path: str = "posts/a.md") -> Placement:
    document, loaded = read(text, path)
    assert loaded.record is not None
    return placement(document, loaded.record, loaded.problems)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (TALK, "episodes/a.md"),
        (ISSUE, "issues/an-1.md"),
        ("HIGHLIGHTS Long Ladders (Ada Example) (summarized by Rita): Rungs.", "issues/an-1.txt"),
        (TALK.replace("Reader:**", "Reader (guest):**"), "episodes/a.md"),
        (TALK.replace("Reader:**", "Reader** _00:00:07_"), "episodes/a.md"),
        (TALK.replace("## Transcript\n\n", "## Transcript\n\nIn spring.\n"), "episodes/a.md"),
        (
            "<!DOCTYPE html><title>Rivers - Water Talks</title><h1>Rivers</h1><h2>Transcript</h2>"
            + "<p><b>Ada:</b> Why?</p><p><b>Ben:</b> I know.</p>" * 4,
            "episodes/a.html",
        ),
        ("# Title\n\nWords **in** _bold_, H<sub>2</sub>O and `code`.", "posts/a.md"),
        ("**B**old [lad](https://example.org/a_(b))s, it’s \\*stop\\*, &eacute;t.", "posts/a.md"),
        ("A [link][x].[^1]\n\n[x]: https://example.org/ 'Hid'\n\n[^1]: The note.", "posts/a.md"),
        ("1. one\n2. two\n\n- [x] a\n- [ ] b\n\n| a | b |\n|---|---|\n| c | d |", "posts/a.md"),
        ("<!-- left out -->\n<iframe src='https://example.org/'>none</iframe> shown", "posts/a.md"),
        ("![A river](river.png 'In spring')\n\n```python\nprint(1)\n```", "posts/a.md"),
        ("Costs $5 or $6. And $x^2$ is\n\n$$\\alpha$$", "posts/a.md"),
        ("See [[rivers/of-stone#bends|the bends]], [[pebbles]] and [[a|b]](c.md).", "posts/a.md"),
        ("{% comment %}unseen{% endcomment %}{% include nothing.html %} seen", "posts/a.md"),
        ("A title\n\nWords of *plain* text <as they stand> at 3 < 4.", "posts/a.txt"),
        ("<html><head><style>p {}</style></head><body><p>One<br>two</p></body>", "posts/a.html"),
    ],
)  # fmt: skip
def test_all_words_have_a_place(text, path):
    found = placed(text, path)
    assert found.unplaced == ()
    assert found.placed == found.words > 0


@pytest.mark.parametrize(
    ("dropped", "line", "column", "quote"),
    [
        (0, 13, 3, "Facilitator:** Why do rivers wander"),
        (1, 15, 3, "Reader:** They dig on one side, slowly"),
        (3, 21, 3, "Reader:** Pebbles travel farther than anybody supposes"),
    ],
)
def test_a_turn_that_is_dropped_is_found_where_it_stands(dropped, line, column, quote):
    document, loaded = read(TALK, "episodes/a.md")
    record = loaded.record
    assert isinstance(record, Episode)
    turns = tuple(turn for number, turn in enumerate(record.turns) if number != dropped)
    found = placement(document, replace(record, turns=turns), loaded.problems)
    assert [(one.line, one.column, one.quote) for one in found.unplaced] == [(line, column, quote)]
    assert found.words - found.placed == found.unplaced[0].words


@pytest.mark.parametrize(
    ("changed", "line", "quote"),
    [
        ({"asides": ()}, 1, "Hello to all readers"),
        ({"items": ()}, 3, "Highlights"),
    ],
)
def test_what_an_issue_drops_is_found(changed, line, quote):
    document, loaded = read(ISSUE, "issues/an-1.md")
    record = loaded.record
    assert isinstance(record, Issue)
    found = placement(document, replace(record, **changed), loaded.problems)
    assert found.unplaced[0].line == line
    assert found.unplaced[0].quote.startswith(quote)


def test_one_word_less_is_found_by_its_neighbours():
    document, loaded = read("The river and the stone.\n\nThe bank and the bed.\n", "posts/a.md")
    assert isinstance(loaded.record, Post)
    markup = Markup(("<p>The river and the stone.</p><p>bank and the bed.</p>",))
    found = placement(document, replace(loaded.record, body=Body(markup)), ())
    assert [(one.line, one.column, one.quote) for one in found.unplaced] == [(3, 1, "The")]
    assert (found.placed, found.words) == (9, 10)


def test_what_a_table_has_no_column_for_is_lost():
    found = placed("| a | b |\n|---|---|\n| c | d | too much |\n")
    assert [(one.line, one.column, one.quote) for one in found.unplaced] == [(3, 11, "too much")]


def test_what_a_problem_quotes_is_not_lost():
    assert placed("Words.\n\n[^2]: See also last week.\n").unplaced == ()


def test_a_stretch_becomes_a_problem_that_quotes_its_beginning():
    document, loaded = read(" ".join(f"w{number}" for number in range(20)), "posts/a.md")
    assert isinstance(loaded.record, Post)
    record = replace(loaded.record, body=Body())
    (one,) = unplaced_problems(document, placement(document, record, ()))
    assert (one.code, one.line, one.column, one.severity) == ("unplaced-text", 1, 1, "warning")
    assert one.message.startswith("20 words have no place in the record: w0 w1 ")
    assert one.message.endswith(" w11 …")


def test_a_hundred_stretches_are_told_and_the_rest_counted():
    text = "\n\n".join(f"gone{number} stays stays stays" for number in range(150))
    document, loaded = read(text, "posts/a.md")
    assert isinstance(loaded.record, Post)
    record = replace(loaded.record, body=Body(Markup(("stays " * 450,))))
    told = unplaced_problems(document, placement(document, record, ()))
    assert len(told) == 101
    assert told[-1].message.startswith("words at 50 more places")
