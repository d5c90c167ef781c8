"""Addresses within pages of Jekyll sites: none that a reader may have kept is lost."""

from __future__ import annotations

import pytest

from alignsite.entries import make_entry
from alignsite.loader import load
from alignsite.loader.decode import decode
from alignsite.placement import placement
from alignsite.sources import JekyllSettings, Source
from tests.unit.kramdown import CASES
from tests.words import english_settings

SETTINGS = english_settings(jekyll=JekyllSettings())
HEAD = "---\ntitle: Tides\ndate: 2024-03-05\n---\n"
TURNS = "".join(f"**Ada:** What do you say of tide {n}?\n\n**Bo:** I see.\n\n" for n in range(5))
EPISODE = (
    "A talk.\n\n## Contents\n\n- [The first part](#part)\n- [The second](#the second)\n\n"
    f'## Transcript\n\n### The first part <a name="part"></a>\n\n{TURNS}'
    f'### The second <a name="the second"></a>\n\n{TURNS}'
)


def source(body: str) -> Source:
    return Source("_posts/2024-03-05-tides.md", f"{HEAD}{body}".encode())


def anchors(body: str) -> tuple[str, ...]:
    record = load(source(body), SETTINGS).record
    assert record is not None
    return make_entry(record, "").anchors


def test_the_ids_of_an_episodes_headings_and_anchors_stay() -> None:
    found = anchors(EPISODE)
    assert {
        "contents", "transcript", "the-first-part-", "part", "the-second-", "the-second",
    } <= set(found)  # fmt: skip
    assert len(found) == len(set(found))


def test_a_name_with_white_space_is_an_id_with_hyphens() -> None:
    record = load(source(EPISODE), SETTINGS).record
    assert "<a name=" not in repr(record)
    assert not any(" " in one for one in anchors(EPISODE))


def test_a_players_own_id_stays() -> None:
    body = '<iframe id="play" src="https://open.spotify.com/embed/episode/1a2b"></iframe>\n\nx\n'
    assert "play" in anchors(body)


def test_other_sites_keep_their_own_reading() -> None:
    record = load(source("# Tides\n\nIt's *so* -- really...\n"), english_settings()).record
    assert "It's <em>so</em> -- really..." in repr(record).replace('\\"', "").replace("\\'", "'")
    assert "tides" not in make_entry(record, "").anchors  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [one[1] for one in CASES], ids=[one[0] for one in CASES])
def test_no_word_is_lost(body: str) -> None:
    loaded = load(source(body), SETTINGS)
    document, _ = decode(source(body), SETTINGS)
    assert document is not None
    assert loaded.record is not None
    assert placement(document, loaded.record, loaded.problems).unplaced == ()
