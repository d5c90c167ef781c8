"""Spellings → people: one each, with the full name and the role that the page gives."""

from __future__ import annotations

import pytest

from alignsite.loader.transcript.introductions import in_introduction, in_title, spoken_role
from alignsite.loader.transcript.people import Mention
from alignsite.loader.transcript.speakers import speakers
from tests.unit.episodes import episode


def _people(labels, mentions=(), spoken=None):
    found = speakers(labels, mentions, spoken or {})
    return {person.name: person.labels for person in found.people}


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Phil", "Phi", "Phil"], {"Phil": ("Phil", "Phi")}),
        (["Michael"] * 9 + ["Micheal", "Michal"], {"Michael": ("Michael", "Micheal", "Michal")}),
        (["Michaël"] * 3 + ["Michael"], {"Michaël": ("Michaël", "Michael")}),
        (["Ada Example", "Ada", "Example"], {"Ada Example": ("Ada Example", "Ada", "Example")}),
        (["Rob Reader", "Robert Reader"], {"Robert Reader": ("Rob Reader", "Robert Reader")}),
        (["Jan"] * 9 + ["Dan"] * 9, {"Jan": ("Jan",), "Dan": ("Dan",)}),
        (
            ["Ada Example", "Ada Sample", "Ada"],
            {"Ada Example": ("Ada Example",), "Ada Sample": ("Ada Sample",), "Ada": ("Ada",)},
        ),
        (
            ["Speaker 1"] * 9 + ["Speaker 2"],
            {"Speaker 1": ("Speaker 1",), "Speaker 2": ("Speaker 2",)},
        ),
        (["Q", "A", "Q"], {"Q": ("Q",), "A": ("A",)}),
        (["ADA", "ADA EXAMPLE", "ADA"], {"ADA EXAMPLE": ("ADA", "ADA EXAMPLE")}),
        (["AE", "Ada Example", "AE"], {"Ada Example": ("AE", "Ada Example")}),
        (
            ["AE", "Ada Example", "Abe Example"],
            {"AE": ("AE",), "Ada Example": ("Ada Example",), "Abe Example": ("Abe Example",)},
        ),
    ],
)
def test_one_person_for_all_spellings_and_never_two_as_one(labels, expected):
    assert _people(labels) == expected


@pytest.mark.parametrize(
    ("label", "mentions", "expected"),
    [
        ("Ada", [Mention("Ada Example", "title", "guest")], "Ada Example"),
        ("Example", [Mention("Ada Example", "title", "guest")], "Ada Example"),
        ("AE", [Mention("Ada Example", "stated")], "Ada Example"),
        ("A", [Mention("Ada Example", "stated", None, "A")], "Ada Example"),
        (
            "Ada",
            [Mention("Ada Example", "title"), Mention("Ada Other", "introduction")],
            "Ada Example",
        ),
        (
            "Ada",
            [Mention("Ada Example", "introduction"), Mention("Ada Other", "introduction")],
            "Ada",
        ),
        ("Ada", [Mention("Adamantine Example", "title")], "Ada"),
        ("Rob", [Mention("Robert Example", "title", "guest")], "Robert Example"),
        ("Rob", [Mention("Robert Example", "introduction")], "Rob"),
        ("Evan", [Mention("Owain Evans", "introduction")], "Evan"),
        ("ADA EXAMPLE", [Mention("Ada Example", "title", "guest")], "Ada Example"),
        ("ADA", [Mention("Ada Example", "title", "guest")], "Ada Example"),
        ("Ada Example", [Mention("ADA EXAMPLE", "title", "guest")], "Ada Example"),
        ("Ada", [], "Ada"),
    ],
)
def test_the_full_name_is_what_the_page_gives_or_nothing(label, mentions, expected):
    assert list(_people([label, "Host"], mentions)) == [expected, "Host"]


@pytest.mark.parametrize("origin", ["title", "stated", "author"])
@pytest.mark.parametrize(
    ("labels", "people"),
    [
        (["Vela Orsini", "Vela Orsni", "Vela"], ["Vela Orsini"]),
        (["Vela Orsini", "Vella Orsini", "Orsini"], ["Vela Orsini"]),
        (["Vela Orsini", "Vela Orsinii"], ["Vela Orsini"]),
        (["Vela Orsni", "Vela Orsini", "Vela Orsni"], ["Vela Orsini"]),
        (["Vela Orsini", "Lena Orsini"], ["Vela Orsini", "Lena Orsini"]),
        (["Vela Orsini", "Vila Orsini"] * 2, ["Vela Orsini", "Vila Orsini"]),
    ],
)
def test_the_pages_own_name_tells_which_of_two_spellings_is_a_slip(labels, people, origin):
    found = _people([*labels, "Host"], [Mention("Vela Orsini", origin, "guest")])
    assert list(found) == [*people, "Host"]


def test_a_short_name_is_not_joined_to_a_name_that_another_may_have():
    titled = [Mention("Robert Example", "title", "guest")]
    assert list(_people(["Rob", "Robert", "Rob", "Robert"], titled)) == ["Rob", "Robert Example"]
    assert list(_people(["Rob", "Bob", "Rob", "Bob"], titled)) == ["Rob", "Bob"]


def test_the_front_matter_can_name_everybody():
    text = (
        "---\ntitle: x\nspeakers:\n  A: Ada Example\n  B: {name: Ben Sample, role: host}\n---\n"
        + "A: yes\n\nB: no\n\n" * 3
    )
    assert [(one.name, one.role) for one in episode(text).speakers] == [
        ("Ada Example", "guest"),
        ("Ben Sample", "host"),
    ]


@pytest.mark.parametrize(
    ("title", "guests"),
    [
        ("Topic of Some Kind with Ada Example", ["Ada Example"]),
        ("Ada Example on Topics", ["Ada Example"]),
        ("Control with Ada Example and Ben de Sample", ["Ada Example", "Ben de Sample"]),
        ("Ada And Ben on Topics", ["Ada", "Ben"]),
        ("Ada Example, Sample College, on topics", ["Ada Example"]),
        ("Ada Éxample Contra Scaling", ["Ada Éxample"]),
        ("Does the world need another podcast?", []),
    ],
)
def test_guests_of_a_title(title, guests):
    assert [one.name for one in in_title(title)][: len(guests) or None] == guests


def test_names_of_an_introduction_stand_where_people_are_presented():
    paragraphs = [
        "Ada Example and Ben Sample discuss work that cites Cy Other.",
        "With Dr. Di Fourth.",
    ]
    assert [one.name for one in in_introduction(paragraphs)] == [
        "Ada Example", "Ben Sample", "Di Fourth",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Hello everybody. Today I'll be speaking with Ada.", "host"),
        ("Welcome to the show, Ada.", "host"),
        ("Thanks for coming on the podcast.", "host"),
        ("Yeah, thanks for having me on the show.", "guest"),
        ("Hey, Rob. Good to be here.", "guest"),
        ("It is a matter of taste.", None),
    ],
)
def test_role_told_by_first_words(words, role):
    assert spoken_role([words]) == role


def test_of_two_people_one_role_tells_the_other():
    text = "---\ntitle: Ada Example on Maps\n---\n" + "Ada: Maps.\n\nBen: And?\n\n" * 3
    found = episode(text)
    assert [(one.name, one.role) for one in found.speakers] == [
        ("Ada Example", "guest"),
        ("Ben", "host"),
    ]
    assert "speakers" in found.meta.inferred
