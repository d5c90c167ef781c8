"""What is printed around a transcript: title, byline, media, outline, notes and quotes."""

from __future__ import annotations

import re

import pytest

from alignsite.loader.transcript.front import show_and_number
from tests.unit.episodes import episode, html, loaded

TALK = (
    "**Host:**\nWhat is a bridge, and why does it stand?\n\n"
    "**Guest:**\nA bridge stands because each stone leans on the one beside it.\n\n"
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Show #12: Ada Example, Hall, on wood", ("Show", "12", "Ada Example, Hall, on wood")),
        ("17 - Wood with Ada Example", (None, "17", "Wood with Ada Example")),
        ("38.4 - Ada Example on Wood", (None, "38.4", "Ada Example on Wood")),
        ("7.5 – Wood", (None, "7.5", "Wood")),
        ("Episode 3: Wood", (None, "3", "Wood")),
        ("#4 - Wood", (None, "4", "Wood")),
        ("Ada Example on Wood in 2040", (None, None, "Ada Example on Wood in 2040")),
        ("2001: A Wood Odyssey with Ada", (None, None, "2001: A Wood Odyssey with Ada")),
        ("#2001: Wood", (None, "2001", "Wood")),
        ("201: Wood", (None, "201", "Wood")),
        ("Ada Example: Wood | Tree Talks #12", ("Tree Talks", "12", "Ada Example: Wood")),
        ("Ada Example on Wood (Ep. 12)", (None, "12", "Ada Example on Wood")),
        ("Wood | Stone", (None, None, "Wood | Stone")),
    ],
)  # fmt: skip
def test_show_and_number_of_a_title(title, expected):
    assert show_and_number(title) == expected


def test_the_front_matters_number_comes_first():
    found = episode("---\ntitle: 3 - Wood\nnumber: 3.5\n---\n" + TALK * 3)
    assert found.number == "3.5"
    assert "number" not in found.meta.inferred


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kit Marlow  0:03\n", "Vela Orsini  0:09\n"),
        ("SPEAKER_00 0:01\n", "SPEAKER_01 0:09\n"),
        ("Kit: ", "Vela: "),
        ("[0:03] Kit: ", "[0:09] Vela: "),
        ("0:0:0.0 --> 0:0:3.10\n", "0:0:3.10 --> 0:0:9.10\n"),
        ("00:00:03\n", "00:00:09\n"),
        ("WEBVTT\n", "\n"),
    ],
)
def test_a_label_or_a_time_is_no_title(first, second):
    text = f"{first}What is in the box?\n\n{second}I never looked.\n\n" * 3
    found = loaded(text, "episodes/talk.txt")
    assert found.record.meta.title == "Talk"
    assert "missing-title" in [one.code for one in found.problems]


@pytest.mark.parametrize("title", ["Kit: the box", "3:10 to the box", "Kit on boxes at 10:30"])
def test_a_short_first_line_of_plain_text_is_the_title(title):
    found = episode(
        f"{title}\n\nAda: Well?\n\nBen: Yes.\n\n" + "Ada: So.\n\nBen: So.\n\n" * 3,
        "episodes/talk.txt",
    )
    assert found.meta.title == title


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("---\nyoutubeId: abc\n---\n", [("youtube", "https://www.youtube.com/watch?v=abc")]),
        ("---\nspotifyId: abc\n---\n", [("spotify", "https://open.spotify.com/episode/abc")]),
        ("[YouTube link](https://youtu.be/abcdefghijk)\n\n", [("youtube", "https://youtu.be/abcdefghijk")]),
        (
            '<iframe src="https://open.spotify.com/embed/episode/a"></iframe>\n\n',
            [("spotify", "https://open.spotify.com/episode/a")],
        ),
        ("We met [here](https://youtu.be/abcdefghijk) and talked.\n\n", []),
    ],
)  # fmt: skip
def test_media(text, media):
    found = episode(text + TALK * 3)
    assert [(one.type, one.url) for one in found.media] == media
    assert bool(found.intro) is (not media)


def test_outline_of_links_and_times():
    text = (
        "Topics we discuss:\n- 00:00 [Stones](#stones)\n- [Water](#wet) (01:02:03)\n"
        "    - [Deep water](#deep)\n\n"
        f"{TALK}## Stones\n\n{TALK}## Water <a name='wet'></a>\n\n{TALK}### Deep water\n\n{TALK}"
    )
    found = episode(text)
    assert [(one.title, one.id, one.level, one.start) for one in found.chapters] == [
        ("Stones", "stones", 2, 0),
        ("Water", "wet", 2, 3723),
        ("Deep water", "deep-water", 3, None),
    ]
    assert not found.intro


def test_outline_without_headings_is_the_chapters():
    text = f"#### Contents\n\n00:00 One\n\n02:27 Two — more\n\n# Transcript\n\n{TALK * 3}"
    assert [(one.title, one.start, one.turn) for one in episode(text).chapters] == [
        ("One", 0, None),
        ("Two — more", 147, None),
    ]


def test_a_link_of_the_outline_that_leads_nowhere_is_reported_with_the_likely_target():
    outline = "# Contents\n- [On stones](#s)\n- [On the water](#w)\n\n"
    text = f"{outline}## On stones\n\n{TALK}## On watre\n\n{TALK}"
    found = [one for one in loaded(text).problems if one.code == "broken-anchor"]
    assert [(one.line, one.hint) for one in found] == [(3, "did you mean #on-watre (On watre)?")]


def test_show_notes():
    text = "### Show Notes\n* A [paper](https://example.org)  here [1:04:11]\n* Another\n"
    found = episode(text)
    assert [(one.text, one.start) for one in found.notes] == [
        ("A paper here", 3851),
        ("Another", None),
    ]
    assert html(found.notes[0].markup) == 'A <a href="https://example.org">paper</a>  here'


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("A bridge stands because each stone leans on the one beside it.", True),
        ("Each stone leans on the one beside ... it.", True),
        ("A bridge falls when nobody looks after it for years.", False),
    ],
)
def test_a_quote_knows_its_turn_by_the_words(quote, found):
    text = f"## Quotes\n\n> **[03:30] On bridges:** “{quote}”\n\n# Transcript\n\n{TALK * 2}"
    record = episode(text)
    (one,) = record.quotes
    assert (one.title, one.start) == ("On bridges", 210)
    assert (one.turn is not None) is found
    assert one.speaker == ("Guest" if found else None)
    if found:
        assert one.turn == record.turns[-1].id


def test_a_byline_and_a_repeated_title_are_read_once():
    text = (
        "Ada on bees\nBy Ada Example and Ben Sample · Published March 16th, 2018\nAda on bees\n"
        "Bees are good.\nTranscript\n" + "Ada: Bees?\nBen: I like them.\n" * 3
    )
    found = episode(text, "talk.txt")
    assert found.meta.title == "Ada on bees"
    assert found.meta.date is not None
    assert found.meta.date.text == "2018-03-16"
    assert [one.name for one in found.meta.authors] == ["Ada Example", "Ben Sample"]
    assert found.intro.words == 3


def test_lines_below_a_line_break_are_read_as_markdown():
    found = episode(f"<br>\n*Below is the transcript.*\n<!--more-->\n<br />\n\n{TALK * 3}")
    assert "<em>Below is the transcript.</em>" in html(found.intro.markup)


def test_a_note_keeps_its_list_whole_where_the_next_time_has_lost_its_marks():
    found = episode(
        "## Show notes\n\n**0:10 The first thing**\n- It began\n    - with a lathe\n"
        "0:50 The second thing\nand what it was\n\n"
        "## Transcript\n\n**Ada Example:** One.\n\n**Bea Host:** Two.\n\n**Ada Example:** Three.\n"
    )
    first, second = found.notes
    assert (first.text, first.start) == ("The first thing It began with a lathe", 10)
    written = html(first.markup)
    assert re.sub(r"\s*\n\s*|</?p>", "", written) == (
        "The first thing<ul><li>It began<ul><li>with a lathe</li></ul></li></ul>"
    )
    assert (second.text, second.start) == ("The second thing and what it was", 50)
