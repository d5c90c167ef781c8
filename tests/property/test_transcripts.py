"""Transcripts made up at random, printed in every layout and read again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignsite.loader.transcript import names
from alignsite.loader.transcript.homes import homes
from alignsite.loader.transcript.ids import turn_ids
from tests.unit.episodes import episode

NAMES = (
    ("Ada Example", "Ben Reader", "Cy van der Sample"),
    ("Facilitator", "Reader", "Guest"),
    ("Adrià", "Zoë", "Łukasz"),
    ("A.J. Sample", "O’Reader", "Sample-Garriga"),
    ("Interviewer", "Speaker 1", "Speaker 2"),
)

LAYOUTS = {
    "bold line": "**{name}:**\n{words}",
    "bold, colon outside": "**{name}**: {words}",
    "bold, colon outside, line": "**{name}**:\n{words}",
    "bold, tight": "**{name}**:{words}",
    "bold, paragraph": "**{name}:**\n\n{words}",
    "bold, time": "**{name}** ({time}):\n{words}",
    "bold, time inside": "**{name} ({time}):**\n{words}",
    "bold, time after colon": "**{name}: [{time}]** {words}",
    "time, bold": "[{time}] **{name}:** {words}",
    "time line, bold": "{time} —\n\n**{name}:** {words}",
    "underscores": "__{name}:__ {words}",
    "html": "<b>{name}:</b> {words}",
    "plain": "{name}: {words}",
    "plain line": "{name}:\n{words}",
    "plain, time": "{name} ({time}):\n{words}",
    "plain, time after": "{name} [{time}]: {words}",
    "time, plain": "[{time}] {name}: {words}",
    "time, plain, colon after": "{name}: [{time}] {words}",
    "time in bold": "**[{time}]** **{name}:** {words}",
    "time as a link": "[{time}](https://example.org/?t=1) **{name}:** {words}",
    "time as a link, after": "**{name}** [({time})](https://example.org/?t=1):\n{words}",
    "time as code": "`{time}` **{name}:** {words}",
    "bold in italics": "_**{name}:** {words}_",
    "brackets, bold": "**[{name}]:** {words}",
    "code": "`{name}:` {words}",
    "html, span": '<span class="a">{name}:</span> {words}',
    "html, break": "**{name}:**<br>{words}",
}
UNUSUAL = {
    "heading": "### {name}\n\n{words}",
    "heading, time": "## {name} ({time})\n\n{words}",
    "time, heading": "#### [{time}] {name}\n\n{words}",
    "quote": "> **{name}:** {words}",
    "list": "- **{name}:** {words}",
    "numbers": "1. {name}: {words}",
    "table row": "| {time} | {name} | {words} |",
    "html, paragraph": "<p><strong>{name}:</strong> {words}</p>",
    "html, heading": "<h4>{name}</h4>\n<p>{words}</p>",
    "bold, no colon": "**{name}** {words}",
    "dash": "**{name}** — {words}",
    "name alone": "{name}\n\n{words}",
    "name alone, time": "{name}\n{time}\n{words}",
    "brackets": "[{name}]: {words}",
    "braces": "[{name}] {words}",
    "time, braces": "[{time}] [{name}] {words}",
    "time in braces": "[{name} {time}] {words}",
    "sign": "🎙️ **{name}:** {words}",
}
"""Layouts in which other things are printed too."""

TIMED = {name for name, layout in {**LAYOUTS, **UNUSUAL}.items() if "{time}" in layout}

WORDS = (
    "yes no the a and I it is so river stones over? why, then: well Perhaps. (laughs) [inaudible]"
    " 3:1 next"
)
said = st.lists(
    st.sampled_from(WORDS.split()),
    min_size=1,
    max_size=12,
).map(" ".join)


@st.composite
def talks(draw: st.DrawFn) -> list[tuple[str, str, int]]:
    """Who says what, when: at least two people who speak three times each."""
    people = draw(st.sampled_from(NAMES))[: draw(st.integers(2, 3))]
    extra = draw(st.lists(st.sampled_from(people), max_size=8))
    speakers = [*people * 3, *extra]
    starts = sorted(draw(st.lists(st.integers(1, 9000), min_size=20, max_size=20)))
    return [(name, draw(said), starts[place]) for place, name in enumerate(speakers)]


def _clock(start: int) -> str:
    return f"{start // 3600:02}:{start // 60 % 60:02}:{start % 60:02}"


def printed(talk: list[tuple[str, str, int]], layout: str) -> str:
    return "\n\n".join(
        {**LAYOUTS, **UNUSUAL}[layout].format(name=name, words=words, time=_clock(start))
        for name, words, start in talk
    )


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@given(talk=talks())
@settings(max_examples=25, deadline=None)
def test_a_printed_transcript_is_read_again(layout, talk):
    found = episode(printed(talk, layout)).turns
    assert [(turn.label, turn.text) for turn in found] == [(name, words) for name, words, _ in talk]
    starts = [turn.start for turn in found]
    assert starts == [start if layout in TIMED else None for _, _, start in talk]


@pytest.mark.parametrize("layout", sorted(UNUSUAL))
@given(talk=talks())
@settings(max_examples=25, deadline=None)
def test_a_transcript_in_an_unusual_layout_is_read_again(layout, talk):
    told = [(name, f"I {words}", start) for name, words, start in talk]
    found = episode(printed(told, layout)).turns
    assert [(turn.label, turn.text) for turn in found] == [(name, words) for name, words, _ in told]
    starts = [turn.start for turn in found]
    assert starts == [start if layout in TIMED else None for _, _, start in talk]


@pytest.mark.parametrize("layout", ["plain", "plain line", "plain, time", "time, plain"])
@given(talk=talks())
@settings(max_examples=25, deadline=None)
def test_scraped_text_is_read_as_well(layout, talk):
    found = episode(f"A title\n{printed(talk, layout)}", "talk.txt").turns
    assert [(turn.label, turn.text) for turn in found] == [(name, words) for name, words, _ in talk]


@given(talk=talks(), layout=st.sampled_from(sorted(LAYOUTS)))
@settings(max_examples=60, deadline=None)
def test_ids_are_unique_and_outlive_a_turn_put_in_front(talk, layout):
    before = [turn.id for turn in episode(printed(talk, layout)).turns]
    more = [(talk[0][0], "A turn that nobody else speaks, of more than a few words.", 0), *talk]
    after = [turn.id for turn in episode(printed(more, layout)).turns]
    assert len(set(before)) == len(before)
    assert [one.split("-")[1] for one in after[2:]] == [one.split("-")[1] for one in before[1:]]


@given(
    text=st.text(
        alphabet=st.sampled_from([*"Aab:*_[]()<>#->|`\\ \n\t0123—•“”⬆{}%.", "\ue000"]),
        max_size=300,
    ),
    path=st.sampled_from(["x.md", "x.txt", "x.html"]),
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_an_error(text, path):
    found = episode(f"**Ada:** yes\n\n**Ben:** no\n\n**Ada:** yes\n\n**Ben:** no\n\n{text}.", path)
    ids = [turn.id for turn in found.turns]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"t-[0-9a-f]{8}(-\d+)?", one) for one in ids)
    for turn in found.turns:
        assert all(0 <= time.offset <= len(turn.text) for time in turn.times)
        assert "\ue000" not in turn.text + "".join(turn.markup.pieces)


WORDS = st.sampled_from(["so", "it", "it's", "It’s", "“so”", "so—it", "e", "é", "snake_case", "x."])
PASSAGES = st.lists(WORDS, max_size=14).map(" ".join)


@given(
    quotes=st.lists(PASSAGES, min_size=1, max_size=3),
    turns=st.lists(PASSAGES, min_size=1, max_size=4),
)
@settings(max_examples=300, deadline=None)
def test_a_quotes_home_is_the_last_turn_that_shares_most_runs_of_words(quotes, turns):
    def runs(text):
        words = re.findall(r"\w+", re.sub("['’]", "", text.casefold()))
        return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}

    for quote, home in zip(quotes, homes(quotes, turns), strict=True):
        shared = [len(runs(quote) & runs(turn)) for turn in turns]
        most = max(shared)
        is_fair = most > 0 and most * 4 >= len(runs(quote)) and most >= min(3, len(runs(quote)))
        assert home == (len(shared) - 1 - shared[::-1].index(most) if is_fair else None)


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_an_id_is_made_of_the_keys_of_words(text):
    keys = " ".join(names.key(word) or "-" for word in text.split())
    assert turn_ids([("ada", text)]) == turn_ids([("ada", keys)])
