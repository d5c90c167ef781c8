"""What a record links to: the place, who says it, and the sentence around it."""

from __future__ import annotations

import pytest

from alignsite.loader import load
from alignsite.mentions import LONGEST_CONTEXT, Mention, mentions
from alignsite.records import Record
from alignsite.sources import Source
from tests.unit import episodes, issues
from tests.words import english_settings

PAPER = "https://arxiv.org/abs/2001.00001"


def post(text: str, matter: str = "title: T\ndate: 2024-01-02\nauthor: Ada Abbot") -> Record:
    record = load(
        Source("posts/a.md", f"---\n{matter}\n---\n\n{text}\n".encode()), english_settings()
    )
    assert record.record is not None
    return record.record


def contexts(text: str) -> list[str]:
    return [one.context for one in mentions(post(text))]


def test_a_link_with_its_heading_its_author_and_its_sentence():
    (one,) = mentions(
        post(f"Intro.\n\n## Rungs\n\nSee. The [paper on *rungs*]({PAPER}) is new. So.")
    )
    assert one == Mention(PAPER, True, "rungs", "Ada Abbot", "paper on rungs",
                          "The paper on rungs is new.", section="Rungs")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"One. Two [a]({PAPER}) three! Four", "Two a three!"),
        (f"As Abbot et al. [said]({PAPER}), e.g. Here.", "As Abbot et al. said, e.g. Here."),
        (f"- Left\n- See [a]({PAPER})\n- Right", "See a"),
        (f"“It is [so]({PAPER}).” He left.", "“It is so.”"),
        (f"A &amp; [B &lt; C]({PAPER}).", "A & B < C."),
        (f"A [ladder]({PAPER}).[^1] More.\n\n[^1]: N", "A ladder."),
        (f"Up.[^1] A [ladder]({PAPER})[^1], so.\n\n[^1]: N", "A ladder, so."),
        (f"Up.[^1]\n\n[^1]: A [ladder]({PAPER}).", "A ladder."),
        (f"As in [note 1](#n), a [ladder]({PAPER}).", "As in note 1, a ladder."),
    ],
)
def test_the_sentence_around(text, expected):
    assert contexts(text) == [expected]


def test_a_long_sentence_is_cut_around_the_link():
    (context,) = contexts(f"{'left ' * 100}[here]({PAPER}){' right' * 100}.")
    assert "left here right" in context
    assert context.startswith("… ")
    assert context.endswith(" …")
    assert len(context) <= LONGEST_CONTEXT + 4


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](b.md) and [c](/d/#e)", ["b.md", "/d/#e"]),
        ("[[other]]", ["slug:other"]),
        ("[up](#top), <mailto:a@example.org>, ![i](i.png)", []),
        (f"![i](i.png) [a]({PAPER}) [b]({PAPER})", [PAPER]),
        ("As arXiv:2001.00001v2 shows", ["https://arxiv.org/abs/2001.00001v2"]),
        ("(doi:10.1000/xyz-1).", ["https://doi.org/10.1000/xyz-1"]),
        (f"[arXiv:2001.00001]({PAPER})", [PAPER]),
        ("`arXiv:2001` is code", []),
    ],
)
def test_what_is_a_mention(text, targets):
    assert [one.target for one in mentions(post(text))] == targets


def test_what_a_player_says_is_not_what_a_recording_is_called():
    (one,) = mentions(post('<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>'))
    assert (one.target, one.text) == ("https://www.youtube.com/watch?v=abcdefghijk", "")


def test_a_turn_says_who():
    episode = episodes.episode(
        f"---\ntitle: 1 - Rungs with Ada Abbot\n---\n\n**Cleo Carr:** Hi.\n\n"
        f"**Ada Abbot:** I wrote [one]({PAPER}). Yes.\n\n**Cleo Carr:** Oh, [that]({PAPER})."
    )
    assert [(one.anchor, one.by, one.context) for one in mentions(episode)] == [
        (episode.turns[1].id, "Ada Abbot", "I wrote one."),
        (episode.turns[2].id, "Cleo Carr", "Oh, that."),
    ]


def test_every_link_of_a_title():
    title = f"[Rungs](https://example.org/rungs) and [Steps]({PAPER})"
    text = (
        f"# Digest #2\n\n## Highlights\n\n**{title}** *(Ada Abbot)* (summarized by Cleo): Both.\n"
    )
    assert [
        (one.anchor, one.target, one.text, one.context)
        for one in mentions(issues.issue(text, "an-2.md"))
    ] == [
        ("rungs-and-steps", "https://example.org/rungs", "Rungs", "Rungs and Steps"),
        ("rungs-and-steps", PAPER, "Steps", "Rungs and Steps"),
    ]


def test_an_item_and_its_opinion():
    text = (
        "# Digest #2\n\n## Highlights\n\n"
        f"**[Rungs](https://example.org/rungs)** *(Ada Abbot)* "
        f"(summarized by Cleo): Like [this]({PAPER}).\n\n"
        "**Bea's opinion:** Compare [steps](https://example.org/steps) (AN #1).\n"
    )
    found = mentions(issues.issue(text, "an-2.md"))
    assert [(one.anchor, one.by, one.target) for one in found] == [
        ("rungs", "Cleo", PAPER),
        ("rungs", "Bea", "https://example.org/steps"),
        ("rungs", "Bea", "issue:1?Compare steps\nhttps://example.org/steps"),
    ]
