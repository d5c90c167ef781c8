"""`alignsite.people.identity`: when two names are one person's, and above all when they are not."""

from __future__ import annotations

import pytest

from alignsite.entries import Entry, Involvement
from alignsite.people.identity import (
    Identities,
    KnownPerson,
    Naming,
    Roster,
    Scope,
    is_full_name,
    is_role,
    person_key,
)
from tests.entries import entry


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Ada Example", True),
        ("Ada B. Example", True),
        ("Ada van der Berg", True),
        ("danah example", True),
        ("Li Wu", True),
        ("王 伟", True),
        ("Ada Example, Jr.", True),
        ("Ada", False),
        ("Li", False),
        ("J. Smith", False),
        ("Dan H", False),
        ("Dan H.", False),
        ("Dr. Smith", False),
        ("Ada and Bo", False),
        ("Ada Example & Bo Sample", False),
        ("Ada/Bo Sample", False),
        ("Second reader", False),
        ("Audience Member", False),
        ("Unknown Speaker", False),
        ("Speaker 2", False),
        ("The Editors", False),
        ("", False),
        ("...", False),
    ],
)
def test_what_is_enough_to_know_somebody_by(name: str, full: bool) -> None:
    assert is_full_name(name) is full


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Audience member 2", True),
        ("Interviewer", True),
        ("Co-host", True),
        ("Second reader", True),
        ("Speaker A", True),
        ("Max Speaker", False),
        ("Ada", False),
        ("Judge Judy", False),
        ("王伟", False),
    ],
)
def test_labels_that_name_nobody(name: str, role: bool) -> None:
    assert is_role(name) is role


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada  Example", "ada example", True),
        ("Zoe\u0301 Example", "Zoé Example", True),
        ("Ada O’Neil", "Ada O'Neil", True),
        ("Zoé Example", "Zoe Example", False),
        ("Ada Field-Example", "Ada Field Example", False),
        ("A. Example", "Ada Example", False),
        ("Ada B. Example", "Ada Example", False),
    ],
)
def test_what_is_set_aside_between_two_spellings(one: str, other: str, same: bool) -> None:
    assert (person_key(one) == person_key(other)) is same


def episode(slug: str, *names: str, show: str = "The Show") -> Entry:
    speakers = tuple(Involvement(name, "speaker", 3) for name in names)
    return entry(slug, "episode", series=show, involvements=speakers)


def issue(slug: str, *names: str, author: str = "", newsletter: str | None = "The Digest") -> Entry:
    signed = tuple(Involvement(name, "summarizer") for name in names)
    authors = (author,) if author else ()
    return entry(slug, "issue", series=newsletter, authors=authors, involvements=signed)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (episode("a", "Ada Example"), episode("b", "ADA EXAMPLE", show="Other"), True),
        (episode("a", "Ethan"), episode("b", "Ethan"), False),
        (episode("a", "Ethan Sample"), episode("b", "Ethan Field"), False),
        (episode("a", "Daniel Field"), episode("b", "Daniel"), False),
        (episode("a", "Michael"), episode("b", "Michaël"), False),
        (episode("a", "J. Smith"), episode("b", "J. Smith"), False),
        (episode("a", "J. Smith"), episode("b", "Jane Smith"), False),
        (episode("a", "Audience Member"), episode("b", "Audience Member"), False),
        (issue("1", "Cleo"), issue("2", "cleo"), True),
        (issue("1", "Cleo"), issue("2", "Cleo", newsletter="Other"), False),
        (issue("1", "Cleo"), episode("a", "Cleo", show="The Digest"), False),
        (issue("1", "Dan H"), issue("2", "Dan H"), True),
        (issue("1", "Cleo Field"), issue("2", "Cleo"), False),
        (issue("1", "Cleo", newsletter=None), issue("2", "Cleo", newsletter=None), True),
        (entry("a", authors=("Cleo",)), issue("2", "Cleo", newsletter=None), False),
    ],
)
def test_whether_two_records_speak_of_one_person(one: Entry, other: Entry, same: bool) -> None:
    identities = Identities([one, other], Roster())
    first, second = (identities.of(each.involvements[0].name, each) for each in (one, other))
    assert (first is not None and first == second) is same


def test_an_issues_author_in_full_explains_the_first_name_in_it() -> None:
    explained, plain = issue("1", "Cleo", author="Cleo Field"), issue("2", "Cleo")
    identities = Identities([explained, plain], Roster())
    assert identities.of("Cleo", explained) == identities.of("Cleo Field", explained)
    assert identities.of("Cleo", plain) == identities.of("Cleo Field", explained)


@pytest.mark.parametrize(
    "other",
    [
        issue("3", "Cleo", author="Cleo Moss"),
        issue("3", "Cleo Moss"),
    ],
)
def test_a_first_name_of_two_people_in_a_newsletter_explains_nothing(other: Entry) -> None:
    explained, plain = issue("1", "Cleo", author="Cleo Field"), issue("2", "Cleo")
    identities = Identities([explained, plain, other], Roster())
    assert identities.of("Cleo", plain) != identities.of("Cleo Field", explained)


def test_a_guest_author_who_does_not_sign_is_not_taken_for_the_one_who_does() -> None:
    guest, plain = issue("1", "Bo", author="Cleo Field"), issue("2", "Cleo")
    identities = Identities([guest, plain], Roster())
    assert identities.of("Cleo", plain) != identities.of("Cleo Field", guest)


def known(name: str, *namings: tuple[str, Scope]) -> KnownPerson:
    return KnownPerson(name, tuple(Naming(one, scope, 1, 1) for one, scope in namings))


def test_the_narrowest_naming_counts() -> None:
    roster = Roster(
        people=(
            known("Everywhere", ("Cleo", Scope())),
            known("Of the show", ("Cleo", Scope(series="the show"))),
            known("Of one", ("Cleo", Scope(path="content/episodes/b.md"))),
        )
    )
    records = [episode("a", "Cleo"), episode("b", "Cleo"), episode("c", "Cleo", show="Other")]
    identities = Identities(records, roster)
    found = [identities.of("Cleo", one) for one in records]
    assert [one and one.key for one in found] == ["1", "2", "0"]


def test_of_two_namings_equally_narrow_none_counts() -> None:
    roster = Roster(
        people=(
            known("One", ("Cleo", Scope(path="content/episodes/*"))),
            known("Other", ("Cleo", Scope(path="content/episodes/a.md"))),
        )
    )
    record = episode("a", "Cleo")
    assert Identities([record], roster).of("Cleo", record) is None


@pytest.mark.parametrize(
    ("scope", "covered"),
    [
        (Scope(series="THE  show"), True),
        (Scope(series="Show"), False),
        (Scope(path="content/episodes/a.md"), True),
        (Scope(path="content/episodes"), True),
        (Scope(path="content/episodes/"), True),
        (Scope(path="content/*/a.*"), True),
        (Scope(path="content/ep"), False),
        (Scope(series="The Show", path="content/posts/*"), False),
    ],
)
def test_where_a_name_counts(scope: Scope, covered: bool) -> None:
    assert scope.covers(episode("a", "Cleo").meta) is covered
