"""What may be a list of authors, and what is none."""

from __future__ import annotations

import pytest

from alignsite.loader.newsletter.names import authors_cost, likely_authors


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example",
        "Ada Example and Bob Writer",
        "Ada Example, Bob Writer, and Carla Sample",
        "Ada Example & Bob Writer",
        "Ada Example et al",
        "Ada Example et al.",
        "Ada Example* et al",
        "Ada Example*, Bob Writer* et al",
        "A. B. Carter",
        "A B Carter III",
        "Özil d'Arc-Ñandú",
        "Maria de la Cruz",
        "Li van der Berg and El Zed",
        "J.J. Dô",
        "Ada Example (Rungworks)",
        'Ada "Rung" Example and Bob “Knots” Writer',
    ],
)
def test_surely_authors(text):
    assert authors_cost(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "quietclimber",
        "rk",
        "anonymous authors",
        "rung_master",
        "climber2152",
        "RungWorks",
        "DOR",
        "Veda",
        "Anonymous",
        "Many people at RungWorks",
        "The Ladder team",
        "Ladder Team et al",
        "80,000 Hours",
        "Center for Rungs and Emerging Ladders",
        "the Rung Council",
        "quietclimber and Ada Example",
    ],
)
def test_perhaps_authors(text):
    cost = authors_cost(text)
    assert cost is not None
    assert 0 < cost <= 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018",
        "Year 5",
        "part 2",
        "AN #7",
        "or why ladders should not lean",
        "AKA 'Climbing the Wall'",
        "Mostly",
        "Almost",
        "draft",
        "which is hiring for climbers",
        "e.g. Ada Example",
        "see Ada Example",
        "and",
        "a 10% gain",
        "https://example.org",
        "Is this a name?",
        "in small print",
        "Ada Example: a life",
        "x" * 300,
    ],
)
def test_no_authors(text):
    assert authors_cost(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ada example", True),
        ("ada example writer", True),
        ("Ada Example at Rungs", True),
        ("working paper", False),
        ("Year 5", False),
        ("short version", False),
        ("of ladders", False),
        ("ladders", False),
    ],
)
def test_unusual_lists_where_all_else_says_authors(text, expected):
    assert likely_authors(text) is expected
