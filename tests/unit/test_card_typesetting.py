"""How titles fit into a box: with letters that are all half as wide as they are high."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignsite.cards.typesetting import Box, Setting, fit, shortened

BOX = Box(width=1000, height=300, sizes=(100, 80, 60, 40), leading=1.0)


def measure(text: str) -> float:
    return len(text) / 2


@pytest.mark.parametrize(
    ("text", "size", "lines"),
    [
        ("", 100, []),
        ("Go", 100, ["Go"]),
        ("A short title", 100, ["A short title"]),
        ("Two lines of the same length", 100, ["Two lines of", "the same length"]),
        (
            "Three lines when there are so many words",
            100,
            ["Three lines", "when there are", "so many words"],
        ),
        ("A dash — never first", 100, ["A dash —", "never first"]),
        ("1 - Numbered as shows do", 100, ["1 - Numbered", "as shows do"]),
        ("self-supervised", 100, ["self-supervised"]),
        ("hyphens, as in self-supervision", 100, ["hyphens, as in", "self-supervision"]),
        ("incomprehensibilities", 80, ["incomprehensibilities"]),
    ],
)
def test_a_text_is_set_as_large_as_it_fits(text: str, size: int, lines: list[str]) -> None:
    assert fit(text, BOX, measure) == Setting(size, tuple(lines))


def test_lines_are_of_about_the_same_length() -> None:
    (first, second) = fit("one two three four five", Box(500, 120, (60,), 1.0), measure).lines
    assert (first, second) == ("one two three", "four five")


def test_a_word_longer_than_a_line_is_parted_at_its_marks_and_else_anywhere() -> None:
    box = Box(400, 300, (40,), 1.0)
    address = "https://example.org/a-page/"
    assert fit(f"see {address}", box, measure).lines == ("see https://", "example.org/a-page/")
    assert fit("a" * 50, box, measure).lines == ("a" * 19, "a" * 19, "a" * 12)


def test_what_has_no_room_ends_with_an_ellipsis() -> None:
    setting = fit(" ".join(["word"] * 60), Box(400, 80, (40,), 1.0), measure)
    assert setting.lines == ("word word word word", "word word word…")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("whole", 2.5, "whole"),
        ("cut between words", 6.5, "cut between…"),
        ("cut, between words", 4, "cut…"),
        ("incomprehensible", 4, "incompr…"),
        ("a incomprehensible", 5, "a incompr…"),
        ("never", 0.1, "…"),
    ],
)
def test_shortened(text: str, width: float, expected: str) -> None:
    assert shortened(text, width, measure) == expected


@given(st.text(st.sampled_from("ab -–/.,"), max_size=300))
def test_no_line_is_too_wide_nor_are_there_too_many(text: str) -> None:
    setting = fit(" ".join(text.split()), BOX, measure)
    assert all(measure(line) * setting.size <= BOX.width for line in setting.lines)
    assert len(setting.lines) * setting.size * BOX.leading <= BOX.height


@given(st.text(st.sampled_from("ab -–/"), max_size=80))
def test_nothing_is_lost_where_there_is_room(text: str) -> None:
    box = Box(1000, 10_000, (40,), 1.0)
    lines = fit(" ".join(text.split()), box, measure).lines
    assert "".join("".join(lines).split()) == "".join(text.split())
