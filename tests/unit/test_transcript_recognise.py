"""Whether a document is an episode, told by its content alone."""

from __future__ import annotations

import pytest

from alignsite.loader.transcript import looks_like_episode
from tests.unit.episodes import document


def _pairs(first: str, second: str, count: int = 8) -> str:
    return "\n\n".join(f"{first}\n\n{second}" for _ in range(count))


@pytest.mark.parametrize(
    "text",
    [
        _pairs("**Ada:** Is it so?", "**Ben:** I think so."),
        _pairs("Ada: Is it so?", "Ben: I think so."),
        _pairs("**Ada** (00:12):\nIt is so.", "**Ben** (00:14):\nThere."),
        "---\ntitle: A\nyoutubeId: abc\n---\nWe talk.\n\n00:00 One\n\n02:10 Two\n\n05:10 Three",
        "---\ntitle: A\ncategory: podcast\nyoutubeId: abc\n---\nWe talk.",
        "---\ntitle: A\nspotifyId: abc\n---\nWe talk.",
        "[Spotify](https://open.spotify.com/show/abc)\n\n### Show Notes\n* one [01:20]",
    ],
)
def test_episodes(text):
    assert looks_like_episode(document(text, "x.md"))


@pytest.mark.parametrize(
    "text",
    [
        "An essay: this is one.",
        _pairs("**Pros:** it is cheap.", "**Cons:** it is slow."),
        _pairs("Claim: it is cheap.", "Evidence: none of it."),
        _pairs("**Q:** Why is it so?", "**A:** Because I say so."),
        _pairs("User: Is it so?", "Assistant: I think so."),
        _pairs("**OpenSample:** made it.", "**DeepExample:** made it too."),
        _pairs("**Title:** Paper.", "**Authors:** A, B"),
        _pairs(
            "**[A paper](https://example.org)** *(Ada)*: Text.", "**Reader's opinion:** I agree."
        ),
        "```\n" + "Ada: x?\nBen: I y\n" * 8 + "```\n\nThat was code.",
        ("A long paragraph of an essay that goes on for many a word. " * 5 + "\n\n") * 9
        + _pairs("**Ada:** Is it so?", "**Ben:** I think so.", 4),
        "---\ntitle: New tiers\ncategories: episode\n---\nSome announcements:\n- one\n- two",
        "---\ntitle: A talk\nyoutubeId: abc\n---\nI gave a talk.",
        'An essay.\n\n<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>\n\nMore.',
    ],
)
def test_posts(text):
    assert not looks_like_episode(document(text, "x.md"))
