"""Whether a document is an episode, told by its content alone."""

from __future__ import annotations

import pytest

from alignsite.loader.transcript import looks_like_episode
from tests.unit.episodes import document


def _pairs(first: str, second: str, count: int = 8) -> str:
    return "\n\n".join(f"{first}\n\n{second}" for _ in range(count))


def _rows(form: str, times: list[str]) -> str:
    """Lines of two names by turns, each name with each time."""
    return "\n\n".join(form.format(name=name, time=at) for at in times for name in ("Luke", "Mark"))


@pytest.mark.parametrize(
    "text",
    [
        _pairs("**Ada:** Is it so?", "**Ben:** I think so."),
        _pairs("Ada: Is it so?", "Ben: I think so."),
        _pairs("**Ada** (00:12):\nIt is so.", "**Ben** (00:14):\nThere."),
        _pairs("**Host:** Is it so?", "**Guest:** I think so."),
        _pairs("**Host:** Is it so?", "**Reader:** I think so.", 3) + "\n\n**Reader:** Yes." * 5,
        _pairs("**Speaker 1:** Is it so?", "**Speaker 2:** I think so."),
        _pairs("SPEAKER_00: Is it so?", "SPEAKER_01: I think so."),
        _pairs("**ADA:** Is it so?", "**BEN:** I think so, Ada.") + "\n\nAda and Ben talked.",
        _pairs("**AE:** Is it so?", "**BR:** I think so.") + "\n\nAda Example and Ben Reader.",
        "---\ntitle: A\nyoutubeId: abc\n---\n" + _pairs("**Q:** Is it so?", "**A:** I think so."),
        _pairs("### Ada\n\nI ask.", "### Ben\n\nI think so."),
        _pairs("- **Ada:** I ask.", "- **Ben:** I think so."),
        _pairs("> Ada: I ask.", "**Ben:** I think so."),
        _pairs(">> MARA: I ask.", ">> TOBIAS: I think so."),
        _pairs("[SPEAKER_00]\nI ask.", "[SPEAKER_01]\nI think so."),
        _pairs("<p><b>Ada:</b> I ask.</p>", "<p><b>Ben:</b> I think so.</p>"),
        _pairs("**Ada** I ask.", "**Ben** I think so."),
        _pairs("Ada Example\n\nI ask.", "Ben Reader\n\nI think so."),
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
        _pairs("**Host:** is it so?", "**User:** I am.", 3) + "\n\n**User:** I am." * 5,
        _pairs("**Student:** I ask.", "**Reporter:** I think so."),
        _pairs("### Rust\n\nYou compile it.", "### Lisp\n\nYou run it."),
        _pairs("- **Rust:** you compile it.", "- **Lisp:** you run it."),
        _pairs("**Rust** is for you.", "**Lisp** is for you as well."),
        _pairs("Model A: twelve points of twenty.", "Model B: eleven points of twenty."),
        _pairs("**CPU:** I like it.", "**GPU:** I like it more."),
        _pairs("**OpenSample:** made it.", "**DeepExample:** made it too."),
        _pairs("**Title:** Paper.", "**Authors:** A, B"),
        _pairs(
            "**[A paper](https://example.org)** *(Ada)*: Text.", "**Reader's opinion:** I agree."
        ),
        _rows("{name} ({time}) says that nobody shall bend.", ["5:33", "3:30", "4:30", "2:50"]),
        _rows("**{name}** _{time}_\n\nIn the hall.", ["9:00", "10:30", "13:00", "14:30"]),
        _pairs("[Music]\nI ask.", "[Applause]\nI think so."),
        _rows("{name} {time} is the best of them.", ["3:33", "2:30", "3:50", "2:50"]),
        _rows("{name}: {time}", ["9:00", "10:30", "13:00", "14:30"]),
        _rows("{name} ({time}) is the best of them.", ["3:33", "2:30", "3:50", "2:50"]),
        "| Part | What |\n|---|---|\n" + "| **Rod:** | It holds. |\n| **Cup:** | It turns. |\n" * 5,
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


def test_a_web_page_is_an_episode_if_people_talk_on_it():
    talk = "<p><b>Ada:</b> Is it so?</p><p><b>Ben:</b> I think so.</p>" * 5
    assert looks_like_episode(document(f"<h1>Talk</h1>{talk}", "x.html"))
    assert not looks_like_episode(
        document("<h1>An essay</h1><p>Is it so? I think so.</p>", "x.html")
    )


def test_dry_dialogue_of_names_is_an_episode_where_no_markup_would_have_made_labels():
    dry = _pairs("Ada: The lamp stands beside the door.", "Ben: The door stands open at night.")
    assert looks_like_episode(document(dry, "x.txt"))
    assert not looks_like_episode(document(dry, "x.md"))
