"""Nothing lost: every word of a source is in a field of its record, or a problem quotes it.

What is allowed: over real documents one word in a thousand, because a line may be a field in a
form that is not the printed one (a chapter that the outline and the heading spell differently);
over documents made up here, none.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignsite.loader import load
from alignsite.loader.decode import decode
from alignsite.placement import Placement, placement
from alignsite.problems import place
from alignsite.reading.content_files import DOCUMENTS
from alignsite.records import Episode
from alignsite.sources import Source
from alignsite.tasks.inspector import inspect_files
from tests.property.test_newsletter import in_markdown, issues, on_one_line
from tests.property.test_transcripts import LAYOUTS, printed, talks
from tests.words import english_settings

LEAST = 0.999


def _site(file: Path, corpus: Path) -> Path:
    """The folder that a document's settings lie in."""
    above = next((one for one in file.parents if one.name == "_posts"), None)
    return above.parent if above else corpus


def test_real_documents_are_read_whole(corpus):
    files = [
        one
        for folder in ("seeds", "sites", "issues")
        for one in sorted((corpus / folder).rglob("*"))
        if one.suffix in DOCUMENTS and (folder != "sites" or one.parent.name == "_posts")
    ]
    assert files
    lost = []
    for file in files:
        (one,) = inspect_files(_site(file, corpus), [file])
        assert one.placement is not None, file
        if one.placement.placed < LEAST * one.placement.words:
            told = [each for each in one.loaded.problems if each.code == "unplaced-text"]
            lost += [f"{place(each)}: {each.message}" for each in told]
    assert lost == []


def _placed(text: str, path: str) -> Placement:
    source, options = Source(path, text.encode()), english_settings()
    document, _ = decode(source, options)
    loaded = load(source, options)
    assert document is not None
    assert loaded.record is not None
    return placement(document, loaded.record, loaded.problems)


def _is_whole(text: str, path: str) -> None:
    found = _placed(text, path)
    assert found.unplaced == ()
    assert found.words == found.placed > 0


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@given(talk=talks())
@settings(max_examples=15, deadline=None)
def test_transcripts_are_read_whole(layout, talk):
    whole = printed(talk, layout)
    _is_whole(whole, "episodes/talk.md")
    _is_whole(
        f"Words before.\n\n## Transcript\n\n{whole}\n\n## Credits\n\nThanks.", "episodes/a.md"
    )


@given(talk=talks(), layout=st.sampled_from(["plain", "plain line", "plain, time", "time, plain"]))
@settings(max_examples=40, deadline=None)
def test_scraped_transcripts_are_read_whole(talk, layout):
    _is_whole(f"A title\nBy Ada Example\n{printed(talk, layout)}", "episodes/talk.txt")


def _captions(talk: list[tuple[str, str, int]], form: str) -> str:
    return "WEBVTT\n\nNOTE by nobody\n\n" * (form == "vtt") + "\n\n".join(
        f"{number}\n{start // 3600:02}:{start // 60 % 60:02}:{start % 60:02}.000 --> 09:00:00.000\n"
        + (f"<v {name}>{words}" if form == "vtt" else f"{name}: {words}")
        for number, (name, words, start) in enumerate(talk)
    )


@pytest.mark.parametrize("form", ["vtt", "srt"])
@given(talk=talks())
@settings(max_examples=40, deadline=None)
def test_captions_are_read_whole(form, talk):
    _is_whole(_captions(talk, form), f"episodes/talk.{form}")


@pytest.mark.parametrize("form", ["vtt", "srt"])
@given(talk=talks())
@settings(max_examples=40, deadline=None)
def test_captions_of_one_speaker_are_one_turn(form, talk):
    loaded = load(Source(f"talk.{form}", _captions(talk, form).encode()), english_settings())
    assert isinstance(loaded.record, Episode)
    runs = [(name, list(run)) for name, run in groupby(talk, key=lambda one: one[0])]
    assert [(turn.label, turn.start, turn.text.split()) for turn in loaded.record.turns] == [
        (name, run[0][2], " ".join(one[1] for one in run).split()) for name, run in runs
    ]


@given(issues(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_issues_are_read_whole(items, capitals):
    _is_whole(on_one_line(items, capitals=capitals), "issues/an-1.txt")
    _is_whole(in_markdown(items), "issues/an-1.md")


WORDS = "river stone don’t O'Rung co-op H2O 3.5 and/or naïve 42 Ångström x"
word = st.sampled_from(WORDS.split())
phrase = st.lists(word, min_size=1, max_size=6).map(" ".join)
inline = st.one_of(
    phrase,
    phrase.map("**{}**".format),
    phrase.map("_{}_".format),
    phrase.map("`{}`".format),
    phrase.map("[{}](https://example.org/a_(b)?c=d)".format),
    phrase.map("![{}](river.png)".format),
    phrase.map("<em>{}</em>".format),
    phrase.map("{} &amp; more<br>".format),
    phrase.map("~~{}~~".format),
)
line = st.lists(inline, min_size=1, max_size=5).map(" ".join)
block = st.one_of(
    line,
    line.map("## {}".format),
    line.map("> {}".format),
    st.lists(line, min_size=1, max_size=3).map(lambda many: "\n".join(f"- {one}" for one in many)),
    st.lists(line, min_size=1, max_size=3).map(lambda many: "\n".join(f"1. {one}" for one in many)),
    phrase.map("```text\n{}\n```".format),
    phrase.map("    {}".format),
    st.tuples(phrase, phrase).map("| {0[0]} | {0[1]} |\n|---|---|\n| {0[1]} | {0[0]} |".format),
    phrase.map("<div class='x'>{}</div>".format),
    phrase.map("<details><summary>{0}</summary>{0}</details>".format),
    phrase.map("Words, noted.[^n]\n\n[^n]: {}".format),
    st.just("<!-- not to be seen -->"),
    st.just("---"),
    st.just("<!--more-->"),
)


@given(st.lists(block, min_size=1, max_size=8).map("\n\n".join))
@settings(max_examples=300, deadline=None)
def test_posts_are_read_whole(text):
    assert _placed(f"Words.\n\n{text}\n", "posts/a.md").unplaced == ()
