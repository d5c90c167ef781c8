"""Counts with their words, and texts in the room there is."""

from __future__ import annotations

import pytest

from alignsite.wording import plural, shortened


@pytest.mark.parametrize(
    ("count", "words", "expected"),
    [
        (0, ("turn",), "0 turns"),
        (1, ("turn",), "1 turn"),
        (1234, ("turn",), "1,234 turns"),
        (1, ("person", "people"), "1 person"),
        (2, ("person", "people"), "2 people"),
    ],
)
def test_a_count_has_its_word_in_the_right_number(
    count: int, words: tuple[str, ...], expected: str
) -> None:
    assert plural(count, *words) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("one two", 7, "one two"),
        ("one two three", 12, "one two…"),
        ("one two three", 8, "one two…"),
        ("one two three", 7, "one…"),
        ("one two, three", 9, "one two…"),
        ("one two: three", 9, "one two…"),
        ("one (two) three", 11, "one (two)…"),
        ("one (two three", 8, "one…"),
        ("one “two” three", 6, "one…"),
        ("unbroken", 5, "unbr…"),
        ("One two. Three four", 10, "One two."),
        ("One two. Three four", 8, "One two."),
        ("One two? Three four", 11, "One two?"),
        ("“One two.” Three four", 12, "“One two.”"),
        ("One two… Three four", 10, "One two…"),
        ("Rungs, e.g. three four", 13, "Rungs, e.g…"),
        ("One two... three four", 12, "One two…"),
        ("One two. 3 four", 9, "One two."),
    ],
)
def test_a_text_is_cut_behind_a_word_or_a_sentence(text: str, limit: int, expected: str) -> None:
    assert shortened(text, limit) == expected
