"""Which records belong together, and why."""

from __future__ import annotations

from dataclasses import replace

from alignsite.entries import Entry
from alignsite.related import MOST_SHARED, Feature, FeatureKind, related, words_of
from tests.entries import entry


def feature(kind: FeatureKind, key: str) -> Feature:
    return Feature(kind, key, key.capitalize())


def told(**features: list[Feature]) -> dict[str, list[tuple[str, list[str]]]]:
    """For each record, the related ones in order and the labels of what is shared."""
    entries = [entry(slug) for slug in features]
    found = related(entries, {f"/posts/{slug}/": own for slug, own in features.items()})
    return {
        url.split("/")[2]: [
            (one.entry.meta.url.split("/")[2], [shared.label for shared in one.shared])
            for one in those
        ]
        for url, those in found.items()
    }


def test_a_shared_work_counts_more_than_a_person_and_that_more_than_a_word() -> None:
    work, person, word = feature("work", "w"), feature("person", "p"), feature("word", "v")
    found = told(a=[word, person, work], b=[word], c=[person], d=[work, word])
    assert found["a"] == [("d", ["W", "V"]), ("c", ["P"]), ("b", ["V"])]


def test_what_few_share_counts_more_than_what_many_do() -> None:
    rare, common = feature("tag", "rare"), feature("tag", "common")
    found = told(a=[common, rare], b=[rare], c=[common], d=[common], e=[common])
    assert found["a"][0] == ("b", ["Rare"])


def test_what_too_many_share_connects_nobody() -> None:
    tag = feature("tag", "everywhere")
    assert told(**{f"r{n}": [tag] for n in range(MOST_SHARED + 1)}) == {}


def test_nothing_in_common_is_not_related() -> None:
    assert told(a=[feature("tag", "x")], b=[feature("tag", "y")], c=[]) == {}


def test_a_record_is_not_related_to_itself_and_sees_five_at_most() -> None:
    work = feature("work", "w")
    found = told(**{f"r{n}": [work] for n in range(9)})
    assert [slug for slug, _ in found["r0"]] == ["r1", "r2", "r3", "r4", "r5"]


def test_words_are_of_title_and_summary_without_those_that_tell_nothing() -> None:
    one: Entry = entry("x")
    meta = replace(one.meta, title="Ladders and the podcast", summary="A ladder is climbed there.")
    assert [word.label for word in words_of(replace(one, meta=meta))] == ["ladders", "climbed"]
