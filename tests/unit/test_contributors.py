"""`alignsite.people`: who has a page, and what stands on it."""

from __future__ import annotations

from alignsite.entries import Entry, Involvement
from alignsite.people import Contributor, find_people
from alignsite.people.identity import KnownPerson, Naming, Roster, Scope
from alignsite.records import Person
from tests.entries import entry, item

NOBODY = Roster()


def contributors(entries: list[Entry], roster: Roster = NOBODY) -> tuple[Contributor, ...]:
    return find_people(entries, roster).everybody


def test_one_full_name_is_one_person_in_every_part() -> None:
    entries = [
        entry("p", authors=("Ada Example",)),
        entry("e", "episode", involvements=(Involvement("Ada  Example", "guest", 12),)),
        entry(
            "1",
            "issue",
            involvements=(Involvement("ada example", "summarizer", 1),),
            items=(item("A paper", summarizer="ada example"),),
        ),
    ]
    (ada,) = contributors(entries)
    assert ada.url == "/authors/ada-example/"
    assert [one.meta.url for one in ada.wrote] == ["/posts/p/"]
    assert [(one.meta.url, turns) for one, turns in ada.visited] == [("/episodes/e/", 12)]
    assert [paper.title for _, paper in ada.summarized] == ["A paper"]
    roles = {part: [one.meta.url for one in found] for part, found in ada.roles.items()}
    assert roles == {
        "author": ["/posts/p/"],
        "guest": ["/episodes/e/"],
        "summarizer": ["/issues/1/"],
    }
    assert ada.count == 3


def test_a_first_name_alone_stays_inside_its_record() -> None:
    entries = [
        entry("e1", "episode", involvements=(Involvement("Ethan", "guest", 3),)),
        entry("e2", "episode", involvements=(Involvement("Ethan", "guest", 5),)),
    ]
    assert contributors(entries) == ()


def test_a_newsletters_summarisers_sign_with_one_name() -> None:
    issue = entry(
        "1",
        "issue",
        involvements=(Involvement("Cleo", "summarizer", 1), Involvement("Cleo", "opinion", 1)),
        items=(item("A paper", summarizer="Cleo", opinions=("Cleo",)),),
    )
    (cleo,) = contributors([issue])
    assert [paper.title for _, paper in cleo.opinions] == ["A paper"]


def test_who_signs_with_a_first_name_is_shown_by_the_full_name_at_the_address_of_old() -> None:
    signed = (Involvement("Noor", "summarizer", 1), Involvement("Noor", "opinion", 1))
    issues = [
        entry(
            str(number),
            "issue",
            series="Digest",
            authors=("Noor Field",),
            involvements=signed,
            items=(item("A paper", summarizer="Noor", opinions=("Noor",)),),
        )
        for number in (1, 2)
    ]
    (noor,) = contributors([*issues, entry("p", authors=("Noor  FIELD",))])
    assert (noor.name, noor.aliases) == ("Noor Field", ("Noor",))
    assert noor.url == "/authors/noor/"
    assert noor.count == 5

    known = KnownPerson(
        "Noor", (Naming("Noor", Scope(), 1, 1), Naming("Noor Field", Scope(), 1, 1))
    )
    (noor,) = contributors(issues, Roster(people=(known,)))
    assert (noor.name, noor.aliases) == ("Noor", ("Noor Field",))


def test_people_are_ordered_by_surname() -> None:
    names = ("Zoe Abel", "Adam Young", "Bo Moss")
    assert [one.name for one in contributors([entry("p", authors=names)])] == [
        "Zoe Abel",
        "Bo Moss",
        "Adam Young",
    ]


def person(name: str, *aliases: str, scope: Scope | None = None, **more: object) -> KnownPerson:
    namings = [Naming(name, Scope(), 1, 1)]
    namings += [Naming(one, scope or Scope(), 1, 1) for one in aliases]
    return KnownPerson(name, tuple(namings), **more)  # type: ignore[arg-type]


def episode(slug: str, *names: str, show: str = "The Show", date: str = "2023-01-02") -> Entry:
    speakers = tuple(Involvement(name, "speaker", 2) for name in names)
    return entry(slug, "episode", series=show, involvements=speakers, date=date)


def test_the_keeper_says_who_is_meant_and_what_is_known_of_them() -> None:
    ada = person("Ada Example", "A. Example", urls=("https://example.org/ada",), bio="Reads.")
    (found,) = contributors(
        [episode("a", "A. Example"), episode("b", "ada example")], Roster(people=(ada,))
    )
    assert (found.name, found.slug, found.aliases) == (
        "Ada Example",
        "ada-example",
        ("A. Example",),
    )
    assert found.profiles == (Person("Ada Example", "https://example.org/ada"),)
    assert found.bio == "Reads."
    assert [one.meta.url for one, _ in found.spoke] == ["/episodes/a/", "/episodes/b/"]


def test_two_names_of_one_person_in_a_record_are_one_appearance() -> None:
    (ada,) = contributors(
        [episode("a", "Ada Example", "A. Example")],
        Roster(people=(person("Ada Example", "A. Example"),)),
    )
    assert [turns for _, turns in ada.spoke] == [4]


def test_the_address_under_another_name_leads_to_the_person() -> None:
    roster = Roster(people=(person("Zoé Example", "Zoe Example", "Z"),))
    (zoe,) = contributors([episode("a", "Zoe Example", "Z"), episode("b", "Zoé Example")], roster)
    assert (zoe.slug, zoe.former) == ("zoé-example", ("zoe-example",))


def test_an_address_that_two_people_would_have_had_leads_nowhere() -> None:
    one = person("Ada Example", "Ada", scope=Scope(series="One"))
    two = person("Ada Sample", "Ada", scope=Scope(series="Two"))
    signed = (Involvement("Ada", "summarizer"),)
    found = contributors(
        [
            entry("1", "issue", series="One", involvements=signed),
            entry("2", "issue", series="Two", involvements=signed),
        ],
        Roster(people=(one, two)),
    )
    assert [one.former for one in found] == [(), ()]


def test_hidden_names_have_no_page() -> None:
    record = episode("a", "The Reading Room")
    found = find_people([record], Roster(people=(person("The Reading Room", hidden=True),)))
    assert (found.everybody, found.named("The Reading Room", record)) == ((), None)


def test_of_namesakes_the_first_keeps_the_address() -> None:
    def issue(newsletter: str, date: str) -> Entry:
        signed = (Involvement("Cleo", "summarizer"),)
        return entry(newsletter[0], "issue", series=newsletter, date=date, involvements=signed)

    found = contributors([issue("An Early One", "2023-01-01"), issue("The Digest", "2020-01-01")])
    assert sorted(one.slug for one in found) == ["cleo", "cleo-an-early-one"]


def test_who_is_meant_depends_on_the_record() -> None:
    one, two = episode("a", "Ethan", show="One"), episode("b", "Ethan", show="Two")
    field = person("Ethan Field", "Ethan", scope=Scope(series="One"))
    people = find_people([one, two], Roster(people=(field,)))
    named = people.named("Ethan", one)
    assert named is not None
    assert named.name == "Ethan Field"
    assert people.named("Ethan", two) is None
