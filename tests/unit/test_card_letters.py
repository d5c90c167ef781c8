"""What a card shows of texts in which there are letters that its fonts lack."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignsite.cards.letters import LONGEST, RANGES, drawable


@pytest.mark.parametrize(
    "text",
    [
        "Reading, slowly",
        "Adrià Ægir, Michaël, Łukasz, Şule, Nguyễn Thị Ước",
        "Почему обобщение целей — не то же самое",
        "Η ευθυγράμμιση και τα όριά της",
        "“Quoted”, ‘quoted’, 3 × 4 ½ …",
    ],
)
def test_letters_of_europe_and_vietnam_are_shown(text: str) -> None:
    assert drawable(text) == text


@pytest.mark.parametrize("text", ["对齐研究", "Notes on 对齐", "השאלה", "السؤال", "प्रश्न", "Ⴀ"])
def test_a_text_with_other_letters_is_not_shown_at_all(text: str) -> None:
    assert drawable(text) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Goals 🎯 first", "Goals first"),
        ("Goals 🎯", "Goals"),
        ("Friends 🤖→🏆: all", "Friends: all"),
        ("👩‍🔬 A study ✓", "A study"),
        ("Vrai : non", "Vrai : non"),
        ("𝒩 and ℝ, x²", "N and R, x²"),
        ("e\u0301tude", "étude"),
        ("x\u0331 marks", "x marks"),
        ("non\u2011breaking\u00a0space", "non-breaking space"),
        ("soft\u00adhyphen,\u200b zero\0width", "softhyphen, zerowidth"),
        ("two\nlines", "two lines"),
        ("🎯", ""),
    ],
)
def test_what_is_no_letter_is_left_out_or_shown_by_what_is_near(text: str, shown: str) -> None:
    assert drawable(text) == shown


@given(st.text())
def test_nothing_else_is_ever_drawn(text: str) -> None:
    assert all(any(low <= ord(one) <= high for low, high in RANGES) for one in drawable(text))


def test_of_an_endless_text_only_the_beginning_is_looked_at() -> None:
    assert len(drawable("word " * 100_000)) <= LONGEST
