"""Titles of papers: which words are one, and when two are the same."""

from __future__ import annotations

import pytest

from alignsite.works.titles import (
    is_telling,
    may_be_title,
    plain_title,
    title_in_address,
    title_key,
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ladders and Rungs: A Survey", "ladders and rungs – a survey.", True),
        ("Climber’s Notes", "climber's notes", True),
        ("Élan vital", "Elan Vital", True),
        ("Ladders, Part 1", "Ladders, Part 2", False),
    ],
)
def test_two_printings_of_a_title(one, other, same):
    assert (title_key(one) == title_key(other)) is same


@pytest.mark.parametrize(
    ("title", "telling"),
    [("Ladders and rungs", True), ("Counterproductive ladders", True), ("On debate", False)],
)
def test_a_title_long_enough_to_be_its_works_own(title, telling):
    assert is_telling(title_key(title)) is telling


@pytest.mark.parametrize(
    "text",
    [
        "Ladders and Rungs: A Survey",
        "“Ladders and Rungs”",
        "The Ladder Is Not the Wall",
        "2019 trends in the price of ladders",
    ],
)
def test_words_that_may_be_a_title(text):
    assert may_be_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "here",
        "this paper",
        "This recent post on ladders",
        "The original blog post",
        "Paper",
        "an earlier post of mine",
        "https://example.org/ladders-and-rungs",
        "example.org/ladders",
        "arXiv:2001.00001",
        "Abbot et al., 2020",
        "Abbot and colleagues",
        "Abbot, Brook and Carr",
        "Abbot and Brook, 2020",
        "Ada Abbot (2020)",
        "x" * 300,
        "",
    ],
)
def test_words_that_point_at_something(text):
    assert not may_be_title(text)


def test_a_title_without_what_surrounds_it():
    assert plain_title(" “Ladders  and Rungs.” ") == "Ladders and Rungs"


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://example.org/posts/abc/ladders-and-their-rungs", "Ladders and their rungs"),
        ("https://example.org/ladders_and_their_rungs.html?x=1#y", "Ladders and their rungs"),
        ("https://medium.example/@a/ladders-and-their-rungs-1a2b3c4d", "Ladders and their rungs"),
        ("https://example.org/2001.00001", None),
        ("https://example.org/ladders", None),
        ("https://example.org/", None),
    ],
)
def test_a_title_read_off_an_address(url, title):
    assert title_in_address(url) == title
