"""Labels that run on into the words behind a time: `Name (0:12) text`."""

from __future__ import annotations

import pytest

from tests.unit.episodes import turns

WORDS = ("What is in the box?", "I never looked.", "And now, do you?", "I learned to look.")


def talk(people: list[str], front: str = "") -> str:
    """A transcript of these labels in turn, with times that rise."""
    lines = [
        f"{name} ({place // 60}:{place % 60:02}) {WORDS[place % 4]}"
        for place, name in ((7 * number, name) for number, name in enumerate(people))
    ]
    return f"---\ntitle: On boxes\n{front}---\n\n" + "\n\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("people", "front"),
    [
        (["Kit Marlow", "Ling Wu"] * 2 + ["Kit Marlow"], ""),
        (["Kit Marlow", "Ling Wu", "Kit Marlow"], "speakers: [Kit Marlow, Ling Wu]\n"),
        (["Kit Marlow", "Ling Wu", "Kit Marlow"], "guest: Ling Wu\nhost: Kit Marlow\n"),
        (["Kit", "Ling", "Kit"], "guest: Ling Wu\nhost: Kit Marlow\n"),
        (["Kit", "LW", "Kit"], "speakers:\n  Kit: Kit Marlow\n  LW: Ling Wu\n"),
        (["Kit Marlow", "Ling Wu", "Kit Marlow", "Ling Wuu", "Kit Marlow"], "guest: Ling Wu\n"),
        (["Kit Marlow", "Ling Wu"] * 3 + ["Audience", "Kit Marlow"], ""),
        (["Kit Marlow", "Ling Wu"] * 3 + ["Ada Example", "Kit Marlow"], ""),
    ],
)
def test_few_turns_are_read_where_the_page_or_the_times_say_who_speaks(people, front):
    assert [label for label, _ in turns(talk(people, front))] == people


@pytest.mark.parametrize(
    "text",
    [
        talk(["Kit Marlow", "Ling Wu"], "speakers: [Kit Marlow, Ling Wu]\n"),
        "---\nspeakers: [Kit Marlow, Ling Wu]\n---\n"
        "**Kit Marlow** keeps boxes.\n\n**Ling Wu** has a vase.\n\n**Kit Marlow** is the host.\n",
        "---\nspeakers: [Kit Marlow, Ling Wu]\n---\n"
        "### Kit Marlow\n\nKeeps boxes.\n\n### Ling Wu\n\nHas a vase.\n",
        "---\nspeakers: [Kit, Ling]\n---\nKit (9:12) says so.\n\nLing (3:10) too.\n\nKit (2:02).",
    ],
)
def test_people_who_are_presented_do_not_speak(text):
    assert turns(text) == []
