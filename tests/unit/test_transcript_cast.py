"""Which labels of a file are speakers', by the evidence of the whole file."""

from __future__ import annotations

import pytest

from tests.unit.episodes import episode, loaded, turns

BOLD = [
    ("Facilitator", "Welcome to the show, Ben."),
    ("Ben Reader", "Thanks for having me."),
    ("Facilitator", "What did you build?"),
    ("Ben Reader", "A small engine."),
    ("Facilitator", "How fast is it?"),
    ("Ben Reader", "Quite fast."),
]


def _with(inserted: str, form: str) -> str:
    """The talk, with further lines after its fourth turn."""
    paragraphs = [form.format(*turn) for turn in BOLD]
    paragraphs.insert(4, inserted)
    return "---\ntitle: Engines with Ben Reader\n---\n\n" + "\n\n".join(paragraphs)


def _after(inserted: str, form: str) -> list[tuple[str, str]]:
    """The fourth turn and those that come before the fifth."""
    found = turns(_with(inserted, form))
    assert found[:3] == BOLD[:3]
    assert found[-2:] == BOLD[-2:]
    return found[3:-2]


OWN = ("Ben Reader", "A small engine.")


@pytest.mark.parametrize(
    ("inserted", "label", "said"),
    [
        ("**Audience member:**\nDoes it fly?", "Audience member", "Does it fly?"),
        ("**Cleo Other:**\nHello.", "Cleo Other", "Hello."),
        ("**Facilitator (after the fact):**\nI misspoke.", "Facilitator", "I misspoke."),
        ("**Facilitatr:**\nHm.", "Facilitatr", "Hm."),
        ("**Ben Raeder:**\nHm.", "Ben Raeder", "Hm."),
        ("**Ben reader:**\nHm.", "Ben reader", "Hm."),
        ("**Ben:**\nHm.", "Ben", "Hm."),
        ("**Reader:**\nHm.", "Reader", "Hm."),
        ("**Ben Reader**\nHm.", "Ben Reader", "Hm."),
        ("**Facilitator** Oh, so.", "Facilitator", "Oh, so."),
        ("**Facilitator:\nOh, so.", "Facilitator", "Oh, so."),
        ("Facilitator: Oh, so.", "Facilitator", "Oh, so."),
        ("**Facilitator [host]:** Oh, so.", "Facilitator", "Oh, so."),
        ("**Facilitator and Ben Reader:** Ha.", "Facilitator and Ben Reader", "Ha."),
    ],
)
def test_a_label_that_stands_once_can_begin_a_turn(inserted, label, said):
    assert _after(inserted, "**{}:**\n{}") == [OWN, (label, said)]


@pytest.mark.parametrize(
    "inserted",
    [
        "**Highlights from our conversation:**",
        "**Note:** the sound is bad.",
        "**Really important:** the thing to see.",
        "**First:** one.\n\n**Second:** two.\n\n**Third:** three.",
        "**The Second Part**",
        "Next: so the first thing I want to ask is this.",
        "Website: [a page](https://example.org)",
        "Check out 'Engines: An Introduction'",
        "User: oh\n\nAssistant: hi\n\nUser: oh\n\nAssistant: hi\n\nUser: oh\n\nAssistant: so",
        "[Laughter]",
        "> **Facilitator:** a quotation",
        "- **Facilitator:** in a list",
    ],
)
def test_what_looks_like_a_label_and_is_none_stays_in_the_words(inserted):
    found = _after(inserted, "**{}:**\n{}")
    assert len(found) == 1
    assert found[0][1].startswith("A small engine. ")


@pytest.mark.parametrize(
    "inserted",
    ["**Addendum from Ben:** I was wrong.\n\nMore of it.", "**Editor's note:** cut here.",
     "**Note: the sound is bad here.**"],
)  # fmt: skip
def test_notes_by_an_editor_are_nobodys_words(inserted):
    assert _after(inserted, "**{}:**\n{}") == [OWN]


@pytest.mark.parametrize(
    ("inserted", "label"),
    [
        ("Ben Raeder: Hm.", "Ben Raeder"),
        ("ben reader: Hm.", "ben reader"),
        ("Ben: Hm.", "Ben"),
        ("Ben Reader:Hm.", "Ben Reader"),
        ("**Ben Reader:** Hm.", "Ben Reader"),
    ],
)
def test_without_marks_slips_are_known_all_the_same(inserted, label):
    assert _after(inserted, "{}: {}") == [OWN, (label, "Hm.")]


@pytest.mark.parametrize(
    "inserted",
    [
        "Next: so the first thing is this.",
        "Frustration: a lack of bridges.",
        "Zoe: Hm.",
        "Effective Engines Forum: [a page](https://example.org)",
        "Here is one way: build it. The thing is: it works.",
        "P(doom): I think little of it.",
        "10:30 was when we met.",
        "Been: by the river.",
    ],
)
def test_without_marks_prose_with_a_colon_stays_prose(inserted):
    found = _after(inserted, "{}: {}")
    assert len(found) == 1
    assert found[0][1].startswith("A small engine. ")


def test_a_name_passed_over_is_reported_with_its_place():
    found = loaded(_with("Zoe: Hm.", "{}: {}"))
    problem = next(one for one in found.problems if one.code == "unclear-transcript")
    assert (problem.line, problem.column, problem.excerpt) == (13, 1, "Zoe: Hm.")
    assert "'Zoe'" in problem.message


def test_a_stranger_taken_for_a_speaker_is_reported():
    found = loaded(_with("**Cleo Other:**\nHello.", "**{}:**\n{}"))
    assert [one.code for one in found.problems if "Cleo Other" in one.message] == [
        "unclear-transcript"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Q", "A"),
        ("INTERVIEWER", "ADA SAMPLE"),
        ("Speaker 1", "Speaker 2"),
        ("A.J. Sample", "María de la Cruz"),
        ("Adrià Sample-Garriga", "Jean-Luc d'Exemple"),
        ("Ludwig van der Sample", "O’Reader"),
        ("Max", "Will"),
        ("李明", "王芳"),
    ],
)
@pytest.mark.parametrize("form", ["**{}:** {}", "{}: {}", "**{}** (00:12):\n{}", "[00:12] {}: {}"])
def test_names_of_all_kinds(one, other, form):
    wanted = [(one if place % 2 else other, words) for place, (_, words) in enumerate(BOLD)]
    assert turns("\n\n".join(form.format(*turn) for turn in wanted)) == wanted


def test_lines_that_follow_each_other_without_a_blank_line():
    assert turns("\n".join(f"**{label}:** {words}" for label, words in BOLD)) == BOLD


def test_one_person_speaking_under_a_caption():
    text = "# Transcript\n\n**Ada Example:** One long speech.\n\nIt goes on.\n"
    assert turns(text) == [("Ada Example", "One long speech. It goes on.")]


def test_people_are_presented_before_they_speak():
    text = "Facilitator: research assistant.\n\nBen Reader: builder.\n\n"
    assert turns(text + "\n\n".join(f"**{a}:**\n{b}" for a, b in BOLD)) == BOLD


def test_an_episode_without_a_transcript_has_no_turns():
    assert episode("### Show Notes\n* One [01:20]\n* Two [03:30]\n* Three [1:03:30]\n").turns == ()
