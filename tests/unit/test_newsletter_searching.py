"""Searching around announced places finds what a plain search of the whole text finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignsite.loader.newsletter.searching import every, matches_around


@pytest.mark.parametrize(
    ("literal", "text", "places"),
    [
        (":", "a: b: c", [1, 4]),
        (":", "", []),
        ("aa", "aaaa", [0, 1, 2]),
        ("ab", "ba", []),
    ],
)
def test_every_place_of_a_literal(literal, text, places):
    assert list(every(literal, text)) == places


@given(st.text("ab: ", max_size=60))
def test_what_a_plain_search_finds_is_found_around_its_places(text):
    pattern = re.compile(r"(?<!a)b{1,3}:(?=\s|$)")
    around = matches_around(pattern, every(":", text), text, before=4, after=2)
    assert [one.span() for one in around] == [one.span() for one in pattern.finditer(text)]


def test_a_match_that_reaches_further_back_is_not_found():
    pattern = re.compile(r"b+:")
    assert list(matches_around(pattern, every(":", "c" * 9), "c" * 9, before=2, after=1)) == []
    (found,) = matches_around(pattern, every(":", "bbbb:"), "bbbb:", before=2, after=1)
    assert found.group() == "bb:"
