"""Counts with their words."""

from __future__ import annotations

import pytest

from alignsite.wording import plural


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
