"""What stands where a label would, and was not taken for one, is told with its place."""

from __future__ import annotations

import pytest

from tests.unit.episodes import loaded

WORDS = ("What is in the box?", "I never looked.", "And now, do you?", "I learned to look.")


def talk(form: str, inserted: str) -> str:
    """A conversation whose labels have this form, with a paragraph within."""
    turns = [
        form.format(name=name, time=f"0:{7 * place:02}") + WORDS[place % 4]
        for place, name in enumerate(["Kit Marlow", "Ling Wu"] * 4)
    ]
    return "---\ntitle: Boxes with Ling Wu\n---\n\n" + "\n\n".join(
        [*turns[:4], inserted, *turns[4:]]
    )


def doubts(text: str) -> list[tuple[str, str]]:
    """The names in doubt, and the hints."""
    return [
        (one.message.split("'")[1], one.hint)
        for one in loaded(text).problems
        if one.code == "unclear-transcript"
    ]


@pytest.mark.parametrize(
    ("form", "inserted", "name"),
    [
        ("**{name}** ({time}):\n", "**Sponsor:** Buy boxes.", "Sponsor"),
        ("**{name}** ({time}):\n", "**Both**: Ha!", "Both"),
        ("**{name}** ({time}): ", "**Both**: Ha!", "Both"),
        ("**{name}:**\n", "**Both:** Ha!", "Both"),
        ("*{name}:* ", "*Both:* Ha!", "Both"),
        ("{name}: ", "Both: Ha!", "Both"),
        ("{name} ({time}) ", "Ling Wu (0.31) It does.", "Ling Wu"),
        ("{name} ({time}) ", "Ling Wu 0.31 It does.", "Ling Wu"),
        ("{name} ({time}) ", "Reader (0.31) It does.", "Reader"),
        ("{name} ({time}) ", "Ling Wu [0:31 It does.", "Ling Wu"),
        ("{name} ({time}) ", "Ling Wu But it does.", "Ling Wu"),
        ("{name} ({time}) ", "Lingg Wu (0.31) It does.", "Lingg Wu"),
    ],
)
def test_a_paragraph_that_begins_as_a_turn_would_is_told(form, inserted, name):
    assert [one for one, _ in doubts(talk(form, inserted))] == [name]


@pytest.mark.parametrize(
    "inserted",
    [
        "**Note:** this is ours.",
        "**Editor's note:** this is ours.",
        "**User:** a machine is told this.",
        "**The first rule:** look twice.",
        "**Website:** https://example.org/",
        "Ling Wu came in, at 0:31 or so.",
        "Ling Wu’s box has 12 sides.",
        "- **Both:** of them.",
        "A box (0:31) is no speaker.",
    ],
)
@pytest.mark.parametrize("form", ["**{name}** ({time}):\n", "{name} ({time}) ", "**{name}:** "])
def test_other_paragraphs_are_not(form, inserted):
    assert doubts(talk(form, inserted)) == []


def test_a_slip_is_told_with_the_name_that_it_is_near():
    found = doubts(talk("{name} ({time}) ", "Lingg Wu (0.31) It does."))
    assert found == [("Lingg Wu", "did you mean Ling Wu?")]


def test_people_the_page_names_are_told_if_nobody_was_taken_for_a_speaker():
    front = "---\ntitle: On boxes\nspeakers: [Kit Marlow, Ling Wu]\n---\n\n"
    text = "Kit Marlow (0:12) What is it?\n\nLing Wu (0:31) A box.\n"
    assert [one for one, _ in doubts(front + text)] == ["Kit Marlow", "Ling Wu"]
    assert doubts("---\ntitle: On boxes\n---\n\n" + text) == []
