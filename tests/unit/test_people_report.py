"""`alignsite people`: what is ambiguous, with the evidence, and the proposal for `people.yaml`."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from alignsite.entries import Entry, Involvement
from alignsite.people.account import account, proposal, report_json
from alignsite.people.identity import Roster
from alignsite.people.people_file import read_people
from alignsite.people.report import PeopleReport, people_report
from alignsite.records import Person
from tests.entries import entry, item


def episode(slug: str, *names: str, show: str | None = "The Show", title: str = "") -> Entry:
    speakers = tuple(Involvement(name, "speaker", 3) for name in names)
    made = entry(slug, "episode", series=show, involvements=speakers)
    return replace(made, meta=replace(made.meta, title=title or made.meta.title))


def report(*entries: Entry, yaml: str = "") -> PeopleReport:
    roster, problems = read_people(yaml.encode(), "people.yaml", "content")
    assert problems == ()
    return people_report(entries, roster)


def test_a_lone_name_with_its_candidates_the_nearest_first() -> None:
    found = report(
        episode("a", "Cleo"),
        episode("b", "Cleo Field"),
        episode("c", "Cleo Abel", show="Other"),
        episode("d", "Noor Field", title="4 - Talking to Cleo Moss about Rewards"),
        episode("e", "Cleopatra Field"),
    )
    (cleo,) = found.lone
    assert (cleo.name, cleo.series, cleo.records) == (
        "Cleo",
        "The Show",
        ("content/episodes/a.md",),
    )
    assert not cleo.page
    assert [(one.name, one.evidence) for one in cleo.candidates] == [
        ("Cleo Field", "named in the same series: content/episodes/b.md"),
        ("Cleo Moss", "in the title of content/episodes/d.md"),
        ("Cleo Abel", "named elsewhere: content/episodes/c.md"),
    ]


def test_a_lone_surname_and_spellings_without_accents() -> None:
    found = report(episode("a", "Zoe", "Field"), episode("b", "Zoé", "Ada Field"))
    assert {one.name: [other.name for other in one.candidates] for one in found.lone} == {
        "Field": ["Ada Field"],
        "Zoe": ["Zoé"],
        "Zoé": ["Zoe"],
    }


def test_authors_of_items_may_write_for_the_newsletter() -> None:
    def issue(slug: str, authors: str, *names: str, series: str = "The Digest") -> Entry:
        items = (replace(item("Ladders"), authors=authors),)
        signed = tuple(Involvement(name, "summarizer") for name in names)
        return entry(slug, "issue", series=series, items=items, involvements=signed)

    (noor,) = report(
        issue("a", "Noor Field and Bo Sample", "Noor"),
        issue("b", "Ada Example, Noor Beck"),
        issue("c", "Noor Abel", series="Another Digest"),
        episode("d", "Noor Aarons"),
    ).lone
    assert [(one.name, one.evidence) for one in noor.candidates] == [
        ("Noor Field", "author of an item in the same record: content/issues/a.md"),
        ("Noor Beck", "author of an item in the same series: content/issues/b.md"),
        ("Noor Aarons", "named elsewhere: content/episodes/d.md"),
    ]


def test_what_the_roster_settles_is_not_told() -> None:
    yaml = "- name: Cleo Field\n  scoped: {name: Cleo, show: The Show}\n"
    assert report(episode("a", "Cleo"), episode("b", "Cleo Field"), yaml=yaml).lone == ()


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Zoé Example", "Zoe Example", "accents, hyphens or full stops"),
        ("Ada Field-Example", "Ada Field Example", "accents, hyphens or full stops"),
        ("Ada B. Example", "Ada Example", "a middle name"),
        ("Micheal Example", "Michael Example", "few letters"),
        ("Ada Exampel", "Ada Example", "few letters"),
        ("Daniel Field", "Daniel Ziegler", None),
        ("Ada Example", "Bo Example", None),
        ("Li Wu", "Li Wang", None),
    ],
)
def test_names_that_differ_by_little(one: str, other: str, why: str | None) -> None:
    found = report(episode("a", one), episode("b", other))
    assert [row.why for row in found.similar] == ([why] if why else [])
    assert found.people == 2, "told, and never merged"


def test_one_name_that_leads_to_two_profiles() -> None:
    def post(slug: str, url: str) -> Entry:
        made = entry(slug, authors=("Ada Example",))
        return replace(made, meta=replace(made.meta, authors=(Person("Ada Example", url),)))

    same = (post("a", "https://example.org/ada"), post("b", "http://www.example.org/ada/"))
    assert report(*same).shared == ()
    (shared,) = report(*same, post("c", "https://example.net/ada")).shared
    assert shared.profiles == (
        ("example.net/ada", ("content/posts/c.md",)),
        ("example.org/ada", ("content/posts/a.md", "content/posts/b.md")),
    )


def test_labels_that_name_nobody_are_listed_apart() -> None:
    found = report(episode("a", "Audience Member", "Ada Example"))
    assert [one.name for one in found.nobody] == ["Audience Member"]
    assert found.lone == ()


ARCHIVE = (
    episode("a", "Cleo", "Zoe", "Audience Member"),
    episode("b", "Cleo Field", "Zoé", "Ada Exampel"),
    episode("c", "Ada Example", "Bo", show=None),
    episode("d", "Ada Example"),
)


def test_a_proposal_changes_nothing_until_somebody_agrees() -> None:
    roster, problems = read_people(proposal(report(*ARCHIVE)).encode(), "p.yaml", "content")
    assert (roster.people, problems) == ((), ())


def test_a_proposal_can_be_agreed_to() -> None:
    text = proposal(report(*ARCHIVE))
    agreed = "\n".join(
        line[1:]
        for line in text.splitlines()
        if line[:2] in ("#-", "# ")
        and (line.startswith(("#- ", "#  ")))
        and not line.startswith("#   perhaps")
        and ": content/" not in line
    )
    roster, problems = read_people(agreed.encode(), "people.yaml", "content")
    assert problems == ()
    assert {one.name for one in roster.people} == {"Cleo Field", "Zoé", "Ada Example", "Bo ?"}


def test_for_people_and_for_programs() -> None:
    found = report(*ARCHIVE)
    assert "perhaps Cleo Field: named in the same series" in account(found)
    assert [one["name"] for one in json.loads(report_json(found))["nobody"]] == ["Audience Member"]


def test_nothing_to_tell() -> None:
    assert account(people_report([episode("a", "Ada Example")], Roster())) == (
        "1 person with a page.\nNothing is ambiguous."
    )
