"""Addresses that are no paper or post."""

from __future__ import annotations

import pytest

from alignsite.works.furniture import is_furniture
from alignsite.works.identifiers import identify


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/", True),
        ("https://example.org", True),
        ("https://www.patreon.com/somebody", True),
        ("https://podcasts.apple.com/us/podcast/x/id1?i=2", True),
        ("https://open.spotify.com/episode/abc", True),
        ("https://twitter.com/somebody", True),
        ("https://twitter.com/somebody/status/12", False),
        ("https://github.com/somebody", True),
        ("https://github.com/somebody/program", False),
        ("https://www.lesswrong.com/users/somebody", True),
        ("https://www.youtube.com/@somebody", True),
        ("https://www.youtube.com/watch?v=abcDEF_123-", False),
        ("https://scholar.google.com/citations?user=x", True),
        ("https://uni.example/~somebody/", True),
        ("https://uni.example/~somebody/paper.pdf", False),
        ("https://en.wikipedia.org/wiki/Ladder", True),
        ("https://example.org/about/", True),
        ("https://example.org/blog/ladders", False),
        ("https://example.org/?p=12", False),
        ("https://arxiv.org/abs/2001.00001", False),
    ],
)
def test_what_is_no_work(url, expected):
    identity = identify(url)
    assert identity is not None
    assert is_furniture(identity) is expected
