"""Whole episodes in every layout: one file a case, the document and what is understood of it.

`ALIGNSITE_WRITE_CASES=1 pytest ...` writes what is understood now into the files, to be read
through before it is kept.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from alignsite.loader.transcript import looks_like_episode
from tests.unit.episodes import document, episode, html, loaded, shown, turns, words

CASES = Path(__file__).parent.parent / "cases" / "transcripts"
NAMES = sorted(file.name for file in CASES.glob("*.case"))


def _parts(name: str) -> tuple[str, str, str]:
    case = (CASES / name).read_text(encoding="utf-8")
    path, text, *expected = case.split("=====\n")
    return path.strip(), text, expected[0] if expected else ""


@pytest.mark.parametrize("name", NAMES)
def test_case(name):
    path, text, expected = _parts(name)
    found = shown(loaded(text, path))
    if os.environ.get("ALIGNSITE_WRITE_CASES"):
        (CASES / name).write_text(f"{path}\n=====\n{text}=====\n{found}", encoding="utf-8")
    else:
        assert found == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_recognised_by_its_content(name):
    path, text, _ = _parts(name)
    assert looks_like_episode(document(text, Path(path).name))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_case_refers_to_is_there(name):
    path, text, _ = _parts(name)
    found = episode(text, path)
    ids = [turn.id for turn in found.turns]
    assert len(set(ids)) == len(ids)
    assert {quote.turn for quote in found.quotes} <= {None, *ids}
    assert {chapter.turn for chapter in found.chapters} <= {None, *ids}
    assert {turn.speaker for turn in found.turns} <= {person.name for person in found.speakers}
    anchors = [chapter.id for chapter in found.chapters]
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_turn_is_lost_on_the_page(name):
    path, text, _ = _parts(name)
    for turn in episode(text, path).turns:
        spoken = Counter(re.findall(r"\w+", turn.text))
        assert not spoken - Counter(re.findall(r"\w+", words(turn.markup)))


# --- the page's own parts ------------------------------------------------------------------------

TALK = "**Facilitator:**\nWelcome.\n\n**Reader:**\nThanks.\n\n**Facilitator:**\nWell?\n\n"
CLOSE = "**Reader:**\nGood bye."


@pytest.mark.parametrize(
    "ending",
    [
        "## Related episodes\n\nAnother one.",
        "Learn more\n\nAbout the show\n\nIt is made by us.",
        "<!-- a comment -->\n\n<!-- another -->",
        "---\n\n*Thanks to Fay for editing.*",
        "<br>\n\n*Thanks to Fay for editing.*",
        '*Thanks to <a href="https://example.org">Fay </a> for writing drafts.*',
        "### Show notes\n\nNone this time.",
        "Transcribed by https://scribe.example",
        "\\[End of recording\\]",
        "## Staff\n\n- Ada Example, host\n\n## Music\n\n- A song",
        "## Mentioned today\n\n- [A box](https://a.example/)\n- <https://a.example/b>",
    ],
)
def test_what_follows_a_transcript_is_nobodys_words(ending):
    found = episode(f"{TALK}{CLOSE}\n\n{ending}\n")
    assert found.turns[-1].text == "Good bye."
    if "<!--" not in ending:
        assert found.outro.words > 0


@pytest.mark.parametrize(
    "ending",
    [
        "## The rules\n\n- Ask first.\n- Look twice.\n- Close the lid.",
        "## The box\n\n1. I learned never to open it.\n\n## The vase\n\n1. I learned to wait.",
        "## The rules\n\n- Read [the paper](https://a.example/) first.",
    ],
)
def test_a_list_under_a_heading_is_the_last_speakers(ending):
    found = episode(f"{TALK}{CLOSE}\n\n{ending}\n\n## Staff\n\n- Ada Example\n")
    assert found.chapters[0].title in ("The rules", "The box")
    assert found.turns[-1].text.endswith(("lid.", "wait.", "first."))
    assert words(found.outro.markup) == "Staff Ada Example"


@pytest.mark.parametrize("break_", ["---", "## A new chapter", "Learn more", "*An aside.*"])
def test_between_turns_nothing_ends_a_transcript(break_):
    assert len(episode(f"{TALK}{break_}\n\n{CLOSE}\n\n{TALK}").turns) == 7


@pytest.mark.parametrize(
    "caption",
    ["# Transcript", "### Full transcript", "**Transcript**", "Transcript:", "Transcript"],
)
def test_a_caption_says_where_the_transcript_begins(caption):
    text = f'**Reader:**\n"Thanks."\n\n{caption}\n\n{TALK}{CLOSE}'
    assert [label for label, _ in turns(text)] == ["Facilitator", "Reader"] * 2


def test_a_chapter_may_be_called_highlights():
    text = f"{TALK}## Highlights of the day\n\n{TALK}{CLOSE}"
    assert len(turns(text)) == 7


def test_back_arrows_are_no_part_of_the_words():
    text = f'{TALK}**Reader:**\nGood bye. <a href="#contents">⬆</a>\n'
    assert turns(text)[-1] == ("Reader", "Good bye.")
    assert "⬆" not in html(episode(text).turns[-1].markup)


@pytest.mark.parametrize(
    "text",
    [
        "**Facilitator:**\n\n(00:09) Is it so?\n\n**Reader:**\n\n(01:12) Yes.",
        "**Facilitator:**\n[(00:09)](https://a.example) Is it so?\n\n**Reader:**\n01:12\nYes.",
        "### 00:09\n\n**Facilitator:** Is it so?\n\n### 01:12\n\n**Reader:** Yes.",
    ],
)
def test_a_time_above_a_turn_or_before_its_words_is_its_start(text):
    found = episode(f"{text}\n\n{TALK}")
    assert [(turn.start, turn.text, turn.times) for turn in found.turns[:2]] == [
        (9, "Is it so?", ()),
        (72, "Yes.", ()),
    ]
    assert found.chapters == ()


@pytest.mark.parametrize(
    "line",
    [
        "- 02:11 [Boxes](#boxes)",
        "- [02:11](#boxes) – Boxes",
        "- [(02:11) – Boxes](#boxes)",
        "[02:11 Boxes](#boxes)",
    ],
)
def test_an_outline_may_link_its_times(line):
    found = episode(f"Contents\n\n{line}\n\n## Boxes\n\n{TALK}{CLOSE}")
    assert [(one.title, one.id, one.start) for one in found.chapters] == [("Boxes", "boxes", 131)]


@pytest.mark.parametrize(
    "heading",
    [
        "[02:11] Boxes",
        "Boxes (02:11)",
        "**02:11 – Boxes**",
        "Boxes [\\[02:11\\]](https://a.example)",
    ],
)
def test_a_heading_may_hold_its_time(heading):
    found = episode(f"## {heading}\n\n{TALK}{CLOSE}")
    assert [(one.title, one.start) for one in found.chapters] == [("Boxes", 131)]


def test_what_links_lead_to_before_a_label_stays_on_the_page():
    found = episode(f'{TALK}<a id="x"></a>**Reader:** Good bye.\n\n{TALK}')
    assert found.turns[3].label == "Reader"
    assert 'id="x"' in html(found.turns[3].markup)


def test_a_footnote_of_a_label_is_the_turns():
    found = episode(f"{TALK}**Reader**[^1]: Good bye.\n\n{TALK}\n[^1]: A reader of papers.\n")
    assert (found.turns[3].label, found.turns[3].text) == ("Reader", "Good bye.")
    assert 'href="#' in html(found.turns[3].markup)
    assert "A reader of papers." in words(found.outro.markup)


def test_a_web_page_without_a_transcript_has_its_own_title():
    page = "<title>Vases</title><h1>Vases</h1><p>We talk about vases.</p>"
    assert episode(page, "episodes/a.html").meta.title == "Vases"


SCRAPED = """\
A talk

Highlights

On boxes

Ada: Who asks?

Ben: Nobody has ever asked me what is in it.

Transcript

Ada: Who asks?
Ben: Nobody has ever asked me what is in it.
Ada: I see.
Ben: You do.
Ada: And I ask.
Ben: You do.
"""


def test_labelled_lines_under_highlights_are_quotes_with_the_title_above_them():
    found = episode(SCRAPED, "episodes/a.txt")
    assert [(one.title, one.text, one.speaker) for one in found.quotes] == [
        ("On boxes", "Who asks?", "Ada"),
        ("On boxes", "Nobody has ever asked me what is in it.", "Ben"),
    ]
    assert not found.intro


def test_words_before_the_first_label_of_its_paragraph_are_nobodys():
    found = episode(f"In spring.\n{TALK}{CLOSE}")
    assert words(found.intro.markup) == "In spring."
    assert found.turns[0].text == "Welcome."


def test_times_inside_a_turn_are_links_to_themselves():
    text = "**Reader** (00:05):\nOne.\n\n(00:01:12):\nTwo.\n\n**Host** (02:00):\nYes.\n"
    turn = episode(text + text.replace("0:0", "1:0")).turns[0]
    assert turn.text == "One. Two."
    assert [(time.start, time.offset) for time in turn.times] == [(72, 5)]
    assert (
        f'<a class="time" id="{turn.id}-72" href="#{turn.id}-72">'
        '<time datetime="PT72S">1:12</time></a>' in html(turn.markup)
    )


def test_an_aside_beside_a_label_is_kept_on_the_page():
    text = f"{TALK}**Reader (after the fact):**\nI was wrong.\n\n{TALK}"
    turn = episode(text).turns[3]
    assert (turn.label, turn.text) == ("Reader", "I was wrong.")
    assert "(after the fact)" in words(turn.markup)


def test_an_editors_note_is_set_apart_from_the_words():
    text = f"{TALK}**Addendum from Reader:** more of it.\n\nAnd more.\n\n{CLOSE}\n\n{TALK}"
    before = episode(text).turns[2]
    assert before.text == "Well?"
    assert '<aside class="editors-note">' in html(before.markup)
    assert "And more." in words(before.markup)


def test_headings_within_a_turn_stay_in_it():
    found = episode(f"{TALK}## One\n\nIt goes on.\n\n## Two\n\n{CLOSE}")
    assert [(one.title, one.inside) for one in found.chapters] == [("One", True), ("Two", False)]
    assert found.turns[2].text == "Well? It goes on."
    assert '<h3 id="one">One</h3>' in html(found.turns[2].markup)


# --- real documents ------------------------------------------------------------------------------


def _key(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label).casefold()
    return re.sub(r"[^a-z0-9]+", "", plain)


def test_real_transcripts(corpus):
    """Every turn of every real transcript is found, and no label but those that are printed.

    A bold name without its colon (`**Name**`, a slip) begins a turn as well, which the counts of
    the corpus leave out.
    """
    for site, files in json.loads((corpus / "turns.json").read_text(encoding="utf-8")).items():
        for name, counts in files.items():
            folder = corpus / "seeds" if site == "seeds" else corpus / "sites" / site / "_posts"
            text = (folder / name).read_text(encoding="utf-8")
            wanted = Counter({_key(label): count for label, count in (counts or {}).items()})
            found = Counter(_key(turn.label) for turn in episode(text, name).turns)
            slips = Counter(
                _key(one) for one in re.findall(r"(?m)^\*\*([^*:]+)\*\*(?=$| \w)", text)
            )
            assert not wanted - found, name
            assert not found - wanted - slips, name
            if counts:
                assert looks_like_episode(document(text, name)), name
