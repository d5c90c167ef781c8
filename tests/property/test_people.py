"""Whatever records print, two people are one only by a full name, or because a keeper says so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alignsite.entries import Entry, Involvement, Part
from alignsite.people import find_people
from alignsite.people.identity import Roster, is_full_name, person_key
from tests.entries import entry, item

NAMES = st.sampled_from(
    [
        "Ada Example", "ada example", "Ada", "Ada Sample", "A. Example", "Ada B. Example", "Adá",
        "Adá Example", "Dan H", "Dan Hill", "Li", "Li Wu", "Second reader", "The Editors",
        "Ada and Li", "王伟", "J. Wu", "Jane Wu", "Ethan",
    ]
)  # fmt: skip
PARTS: st.SearchStrategy[Part] = st.sampled_from(
    ["author", "host", "guest", "speaker", "summarizer", "opinion"]
)
INVOLVEMENTS = st.lists(st.builds(Involvement, NAMES, PARTS), max_size=4).map(tuple)


@st.composite
def archives(draw: st.DrawFn) -> list[Entry]:
    return [record(draw, number) for number in range(draw(st.integers(0, 5)))]


def record(draw: st.DrawFn, number: int) -> Entry:
    involvements = draw(INVOLVEMENTS)
    items = tuple(
        item(
            f"Paper {at}",
            summarizer=one.name if one.part == "summarizer" else None,
            opinions=(one.name,) if one.part == "opinion" else (),
        )
        for at, one in enumerate(involvements)
    )
    return entry(
        f"record-{number}",
        draw(st.sampled_from(["post", "episode", "issue"])),
        series=draw(st.sampled_from([None, "One", "Two"])),
        involvements=involvements,
        items=items,
    )


@given(archives())
def test_nobody_is_merged_but_by_a_full_name_or_a_signature(entries: list[Entry]) -> None:
    for person in find_people(entries, Roster()).everybody:
        printed = {
            (person_key(name), is_full_name(name)) for name in (person.name, *person.aliases)
        }
        full = {key for key, whole in printed if whole}
        lone = {key for key, whole in printed if not whole}
        assert len(full) <= 1
        if full and lone:  # an issue whose author is named in full explains the first name in it
            assert lone == {next(iter(full)).split()[0]}
            assert any(
                one.part == "author" and person_key(one.name) in full
                for entry in person.records.values()
                for one in entry.involvements
            )
        if not full:
            assert len(lone) == 1
            assert len({one.meta.series or one.meta.kind for one in person.records.values()}) == 1


@given(archives())
def test_every_full_name_has_its_page_and_every_address_one_person(entries: list[Entry]) -> None:
    people = find_people(entries, Roster())
    slugs = [one.slug for one in people.everybody]
    assert len(slugs) == len(set(slugs))
    for record in entries:
        for one in record.involvements:
            if is_full_name(one.name):
                assert people.named(one.name, record) in people.everybody


@given(archives())
def test_the_order_of_the_files_changes_nothing(entries: list[Entry]) -> None:
    def pages(found: list[Entry]) -> list[tuple[str, str, list[str]]]:
        everybody = find_people(found, Roster()).everybody
        return [(one.slug, one.name, sorted(one.records)) for one in everybody]

    assert pages(entries) == pages(entries[::-1])
