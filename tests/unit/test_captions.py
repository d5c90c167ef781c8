"""Captions, WebVTT and SubRip: one file a case, the document and what is understood of it.

`ALIGNSITE_WRITE_CASES=1 pytest ...` writes what is understood now into the files, to be read
through before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from alignsite.loader import load
from alignsite.loader.captions.cues import read_cues
from alignsite.loader.decode import decode
from alignsite.placement import placement
from alignsite.records import Episode
from alignsite.sources import Source
from tests.unit.episodes import html, shown
from tests.words import english_settings

CASES = Path(__file__).parent.parent / "cases" / "captions"
NAMES = sorted(file.name for file in CASES.glob("*.case"))


def _parts(name: str) -> tuple[str, str, str]:
    path, text, *expected = (CASES / name).read_text(encoding="utf-8").split("=====\n")
    return path.strip(), text, expected[0] if expected else ""


def _loaded(text: str, path: str = "talk.srt", sidecar: str | None = None):
    beside = sidecar.encode() if sidecar else None
    return load(Source(path, text.encode(), "talk.yaml", beside), english_settings())


def _episode(text: str, path: str = "talk.srt", sidecar: str | None = None) -> Episode:
    record = _loaded(text, path, sidecar).record
    assert isinstance(record, Episode)
    return record


def _subrip(*cues: str) -> str:
    return "".join(
        f"{number}\n00:00:{number:02},000 --> 00:00:{number:02},900\n{cue}\n\n"
        for number, cue in enumerate(cues, 1)
    )


@pytest.mark.parametrize("name", NAMES)
def test_case(name):
    path, text, expected = _parts(name)
    found = shown(_loaded(text, path))
    if os.environ.get("ALIGNSITE_WRITE_CASES"):
        (CASES / name).write_text(f"{path}\n=====\n{text}=====\n{found}", encoding="utf-8")
    else:
        assert found == expected


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost(name):
    path, text, _ = _parts(name)
    document, _ = decode(Source(path, text.encode()), english_settings())
    loaded = _loaded(text, path)
    assert document is not None
    assert loaded.record is not None
    found = placement(document, loaded.record, loaded.problems)
    assert found.unplaced == ()
    assert found.words == found.placed > 0


@pytest.mark.parametrize(
    "text",
    [
        "00:01.000 --> 00:02.000 align:start line:0%\nA box.\n",
        "00:01.000 --> 00:02.000 Ropes hang\nin a box.\n",
        "00:01.000 --> 00:02.000\nA box.\n\n2\n00:0x.000 -->\nA vase.\n",
        "00:01.000 --> 00:02.000\nA box.\n\nNOTE: a vase\n",
        "A vase.\n\n00:01.000 --> 00:02.000\nA box.\n",
    ],
)
def test_words_in_odd_places_are_shown_or_quoted(text):
    document, _ = decode(Source("a.vtt", f"WEBVTT\n\n{text}".encode()), english_settings())
    loaded = _loaded(f"WEBVTT\n\n{text}", "a.vtt")
    assert document is not None
    assert loaded.record is not None
    found = placement(document, loaded.record, loaded.problems)
    assert found.unplaced == ()


def test_words_that_are_dropped_are_noticed():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000 line:0 Ropes hang\nhere.\n\nNOTE Unsaid\n"
    document, _ = decode(Source("a.vtt", text.encode()), english_settings())
    assert document is not None
    found = placement(document, _episode(text, "a.vtt"), [])
    assert [(one.line, one.quote) for one in found.unplaced] == [(3, "Ropes hang")]


def test_a_sidecar_gives_title_date_and_who_speaks():
    sidecar = "title: On vases\ndate: 2024-03-05\nspeakers:\n  A: {name: Ada Reed}\n  B: Ben Fay\n"
    found = _episode(_subrip("A: Why?", "B: Because.", "A: I see."), sidecar=sidecar)
    assert found.meta.title == "On vases"
    assert [turn.speaker for turn in found.turns] == ["Ada Reed", "Ben Fay", "Ada Reed"]


@pytest.mark.parametrize("words", ["Ada Example: Hello.", "Hello, all of you.", ""])
def test_what_is_missing_goes_into_a_sidecar(words):
    settings = english_settings(defaults=(("show", "Slow Reading"),))
    text = _subrip(words) if words else "No times, and no cues."
    problems = load(Source("content/talk.srt", text.encode()), settings).problems
    hints = {one.code: one.hint for one in problems if one.code.startswith("missing-")}
    assert hints == {
        "missing-title": "write a line such as title: A title into a file content/talk.yaml",
        "missing-date": "write a line such as date: 2021-06-17 into a file content/talk.yaml",
    }


def test_a_voice_is_taken_as_it_stands():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v SPEAKER_01>Next: the vase.\n"
    assert [(turn.label, turn.text) for turn in _episode(text, "a.vtt").turns] == [
        ("SPEAKER_01", "Next: the vase.")
    ]


def _labels(*cues: str) -> list[str]:
    return [turn.label for turn in _episode(_subrip(*cues)).turns]


@pytest.mark.parametrize(
    ("cues", "speakers"),
    [
        (("MARA: Why?", "BEN: So.", "MARA: Ah.", "BEN: Hm.", "MARA: I see."), "MARA BEN"),
        (("MARA: A?", "BEN: B.", "MARA: C?", "EVA: D?", "BEN: E.", "MARA: F."), "MARA BEN EVA"),
        (("MARA: A?", "BEN: B.", "MARA: C?", "AND: so on", "BEN: and E."), "MARA BEN"),
        (("Mara: A?", "Ben: B.", "Mara: C?", "FYI: so", "Ben: E."), "Mara Ben"),
    ],
)
def test_a_label_that_stands_seldom_is_a_speakers_if_it_is_set_as_the_others(cues, speakers):
    assert list(dict.fromkeys(_labels(*cues))) == speakers.split()


def test_a_full_name_among_full_names_is_a_speakers_though_it_stands_once():
    cues = ("Mara Lind: A?", "Ben Fay: B.", "Mara Lind: C?", "Eva Roe: D?", "Ben Fay: E.")
    assert _labels(*cues)[3] == "Eva Roe"


def test_a_label_that_is_left_in_the_text_is_reported_with_its_place():
    cues = ("Mara: A?", "Ben: B.", "Mara: C?", "Eva: D?", "Ben: E.", "DJ: F.")
    loaded = _loaded(_subrip(*cues))
    found = [(one.line, one.column) for one in loaded.problems if one.code == "unclear-transcript"]
    assert found == [(15, 1), (23, 1)]


def _broken(text: str) -> list[tuple[int | None, str]]:
    loaded = _loaded(text, "talk.vtt")
    return [(one.line, one.message) for one in loaded.problems if one.code == "captions-broken"]


@pytest.mark.parametrize("label", ["Guest iPhone", "Galaxy S21", "ROOM 4b", "Both"])
def test_what_a_meeting_calls_somebody_by_is_reported(label):
    talk = ("Ada Example: What is it?", "Ben Sample: I do not know.") * 2
    found = _loaded(_subrip(*talk, f"{label}: Hello?"))
    assert [one.message for one in found.problems if one.code == "unclear-transcript"] == [
        f"{label!r} was not taken for a speaker, because it is printed too seldom"
    ]


def test_dashes_part_voices_that_nothing_names():
    talk = ("Ada Example: What is it?", "Ben Sample: I do not know.") * 2
    found = _loaded(_subrip(*talk, "- Fine.\n- Good.", "Then it is settled."))
    record = found.record
    assert isinstance(record, Episode)
    assert record.turns[-1].text == "I do not know. - Fine. - Good. Then it is settled."
    assert html(record.turns[-1].markup).count("<p>") == 4
    doubts = [one for one in found.problems if one.code == "unclear-transcript"]
    assert [one.line for one in doubts] == [19]
    nobody = _loaded(_subrip("It is late.", "- Fine.\n- Good."))
    assert not [one for one in nobody.problems if one.code == "unclear-transcript"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("00:04.000 -->", "does not give the time at which the caption ends"),
        ("00:04.000 --> 00:0", "does not give the time at which the caption ends"),
        ("-->", "does not begin with a time"),
        ("00:00:0x.000 --> 00:09.000", "does not begin with a time"),
        ("99:61:09.000 --> 100:00:00.000", "does not begin with a time"),
        ("00:00:99.000 --> 00:01:40.000", "does not begin with a time"),
        ("00:05.000 --> 00:04.000", "ends before it begins"),
        ("00:04.000 --> 00:05.000 Aha", "has words behind its times, which are not shown"),
    ],
)
@pytest.mark.parametrize("number", ["", "7\n"])
def test_times_that_cannot_be_read_are_quoted_and_not_said(line, fault, number):
    text = f"WEBVTT\n\n00:01.000 --> 00:03.000\nA box.\n\n{number}{line}\nA vase.\n"
    assert _broken(text) == [(7 if number else 6, f"the line {line!r} {fault}")]
    assert _episode(text, "talk.vtt").meta.summary == "A box. A vase."


@pytest.mark.parametrize("words", ["A box --> a vase", "--> Why?", "3 --> 4"])
def test_an_arrow_among_words_is_said(words):
    text = f"WEBVTT\n\n00:01.000 --> 75:03.000\n{words}\n"
    assert _broken(text) == []
    assert _episode(text, "talk.vtt").meta.summary == words


def test_no_more_than_twenty_damaged_lines_are_told_one_by_one():
    found = _broken("WEBVTT\n\n" + "00:01.000 -->\nA box.\n\n" * 25)
    assert len(found) == 21
    assert found[-1][1] == "5 more lines of times cannot be read"


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("WEBVTT\n", "Talk", ""),
        ("WEBVTT - On boxes\nKind: captions\n", "On boxes", ""),
        ("A box and a vase.\n", "Talk", "A box and a vase."),
        ("WEBVTT\n\nNOTE made by\na machine\n\nA box.\n", "Talk", "A box."),
    ],
)
def test_a_file_without_times_has_its_own_name_for_title_and_is_reported(text, title, words):
    found = _episode(text, "talk.vtt")
    assert [line for line, _ in _broken(text)] == [1]
    assert (found.meta.title, found.meta.summary) == (title, words)


def test_a_transcript_without_times_is_still_one():
    text = "Mara: A?\n\nBen: B.\n\nMara: C?\n\nBen: D.\n"
    assert [turn.label for turn in _episode(text).turns] == ["Mara", "Ben"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\nA vase\n2\n00:00:03,000 --> 00:00:04,000\nA box",
        "00:01.000 --> 00:02.000\nA vase\n\n00:03.000 --> 00:04.000\nA box",
        "WEBVTT\n00:01.000 --> 00:02.000 line:0\nA vase\n\nNOTE no\n\nx\n"
        "00:03.000 --> 00:04.000\nA box",
        "1\n00:00:01,0 --> 00:00:02,5\nA vase\n\n2\n00:00:03,0 --> 00:00:04,5\nA\n\nbox",
    ],
)
def test_blank_lines_and_numbers_may_be_anywhere(text):
    cues = read_cues(text, 1)
    words = [" ".join(line.text for line in cue.lines) for cue in cues]
    assert (words[0], words[-1]) == ("A vase", "A box")
    assert (cues[0].begin, cues[-1].begin) == (1.0, 3.0)


def test_a_caption_that_is_repeated_is_said_twice():
    found = _episode(_subrip("Yes.", "Yes.", "No.", "A box.", "And a vase.", "In it."))
    assert "Yes. Yes. No." in found.meta.summary


def test_the_folder_of_posts_does_not_make_captions_a_post():
    assert _episode(_subrip("A box."), "posts/a.srt").turns == ()


def test_captions_are_no_other_kind_of_document():
    (problem,) = _loaded(_subrip("A box."), sidecar="kind: issue").problems
    assert (problem.code, problem.hint) == ("frontmatter-value", "use one of: episode")
