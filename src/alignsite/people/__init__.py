"""Who has a page: people with all they wrote, said, summarised and gave opinions on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from alignsite.entries import Entry, ItemEntry, Part
from alignsite.people.identity import (
    EVERYWHERE,
    Identities,
    Identity,
    KnownPerson,
    Roster,
    Scope,
    is_full_name,
    person_key,
)
from alignsite.records import Person
from alignsite.slugs import slugify

Spoken = tuple[Entry, int]
"""An episode, with how many turns somebody has in it."""

Told = tuple[Entry, ItemEntry]
"""An item of an issue, with the issue it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """One person of the archive.

    `aliases`: other names that records print for them. `former`: slugs of pages that they would
    have without `people.yaml`. `profiles`: what is known of them elsewhere. Lists are newest first.
    """

    name: str
    slug: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    profiles: tuple[Person, ...] = ()
    bio: str = ""
    wrote: tuple[Entry, ...] = ()
    hosted: tuple[Spoken, ...] = ()
    visited: tuple[Spoken, ...] = ()
    spoke: tuple[Spoken, ...] = ()
    summarized: tuple[Told, ...] = ()
    opinions: tuple[Told, ...] = ()

    @property
    def url(self) -> str:
        """The person's page."""
        return f"/authors/{self.slug}/"

    @property
    def roles(self) -> dict[str, tuple[Entry, ...]]:
        """The records they have each part in, each record once; only the parts they have."""
        found: dict[str, Iterable[Entry]] = {
            "author": self.wrote,
            "host": (entry for entry, _ in self.hosted),
            "guest": (entry for entry, _ in self.visited),
            "speaker": (entry for entry, _ in self.spoke),
            "summarizer": (entry for entry, _ in self.summarized),
            "opinion": (entry for entry, _ in self.opinions),
        }
        once = {
            part: tuple({one.meta.url: one for one in entries}.values())
            for part, entries in found.items()
        }
        return {part: entries for part, entries in once.items() if entries}

    @property
    def records(self) -> dict[str, Entry]:
        """Every record they have a part in, by address."""
        return {one.meta.url: one for entries in self.roles.values() for one in entries}

    @property
    def count(self) -> int:
        """Records and items the person had a part in, each once."""
        items = {(entry.meta.url, item.id) for entry, item in (*self.summarized, *self.opinions)}
        spoken = (*self.hosted, *self.visited, *self.spoke)
        entries = {one.meta.url for one in (*self.wrote, *(entry for entry, _ in spoken))}
        return len(entries) + len(items)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody with a page, by surname, and whom each record means by a name.

    `of_full_name`: who is meant by a full name wherever it stands, if it can be only one.
    """

    everybody: tuple[Contributor, ...] = ()
    meant: Mapping[tuple[str, str], Contributor] = field(default_factory=dict)
    of_full_name: Mapping[str, Contributor] = field(default_factory=dict)

    def named(self, name: str, entry: Entry) -> Contributor | None:
        """The person whom a record names so, if they have a page."""
        return self.meant.get((entry.meta.url, person_key(name)))

    def known_as(self, name: str) -> Contributor | None:
        """The person of a full name that stands in no record, as that of a paper's author."""
        return self.of_full_name.get(person_key(name))


@dataclass(slots=True)
class _Gathered:
    """What is found of one person on the way through the records, newest first."""

    names: Counter[str] = field(default_factory=Counter)
    former: dict[str, None] = field(default_factory=dict)
    profiles: dict[Person, None] = field(default_factory=dict)
    wrote: list[Entry] = field(default_factory=list)
    hosted: list[Spoken] = field(default_factory=list)
    visited: list[Spoken] = field(default_factory=list)
    spoke: list[Spoken] = field(default_factory=list)
    summarized: list[Told] = field(default_factory=list)
    opinions: list[Told] = field(default_factory=list)
    oldest: float = float("inf")

    def take(self, entry: Entry, names: set[str]) -> None:
        """Take in one record, which calls the person by these names."""
        said: Counter[Part] = Counter()
        for one in entry.involvements:
            if one.name in names:
                self.names[one.name.strip()] += 1
                said[one.part] += one.count
        if said["author"]:
            self.wrote.append(entry)
        rows: dict[Part, list[Spoken]] = {
            "host": self.hosted,
            "guest": self.visited,
            "speaker": self.spoke,
        }
        turns = sum(said[part] for part in rows)
        part = next((part for part in rows if part in said), None)
        if part is not None:
            rows[part].append((entry, turns))
        self.profiles |= dict.fromkeys(
            one for one in entry.meta.authors if one.name in names and (one.url or one.email)
        )
        for item in entry.items:
            if item.summarizer in names:
                self.summarized.append((entry, item))
            if not names.isdisjoint(item.opinions):
                self.opinions.append((entry, item))
        if entry.meta.date is not None:
            self.oldest = min(self.oldest, entry.meta.date.epoch)


def find_people(entries: Sequence[Entry], roster: Roster) -> People:
    """Everybody with a page. `entries` are newest first."""
    identities = Identities(entries, roster)
    gathered: defaultdict[Identity, _Gathered] = defaultdict(_Gathered)
    meant: dict[tuple[str, str], Identity] = {}
    for entry in entries:
        called: defaultdict[Identity, set[str]] = defaultdict(set)
        for name in dict.fromkeys(one.name for one in entry.involvements):
            identity = identities.of(name, entry)
            if identity is None or _hidden(identity, roster):
                continue
            meant[(entry.meta.url, person_key(name))] = identity
            called[identity].add(name)
            by_rule = identities.by_rule(name, entry) if identity.basis == "roster" else None
            if by_rule is not None:
                gathered[identity].former[slugify(name)] = None
        for identity, names in called.items():
            gathered[identity].take(entry, names)
    people = dict(_contributors(gathered, roster))
    everybody = sorted(people.values(), key=lambda one: (_surname_first(one.name), one.slug))
    return People(
        everybody=tuple(everybody),
        meant={place: people[one] for place, one in meant.items()},
        of_full_name=_full_names(people, roster),
    )


def _full_names(people: Mapping[Identity, Contributor], roster: Roster) -> dict[str, Contributor]:
    """Everybody by the keys of their full names, without names that may mean somebody else."""
    claims: defaultdict[str, list[tuple[int, Scope]]] = defaultdict(list)
    for number, known in enumerate(roster.people):
        for naming in known.namings:
            if is_full_name(naming.name):
                claims[person_key(naming.name)].append((number, naming.scope))
    found = {
        one.key: person
        for one, person in people.items()
        if one.basis == "full-name" and one.key not in claims
    }
    for key, claimed in claims.items():
        meant = {number for number, _ in claimed}
        person = people.get(Identity("roster", str(claimed[0][0])))
        if person and len(meant) == 1 and any(scope == EVERYWHERE for _, scope in claimed):
            found[key] = person
    return found


def _hidden(identity: Identity, roster: Roster) -> bool:
    known = _known(identity, roster)
    return known is not None and known.hidden


def _known(identity: Identity, roster: Roster) -> KnownPerson | None:
    return roster.people[int(identity.key)] if identity.basis == "roster" else None


def _contributors(
    gathered: Mapping[Identity, _Gathered], roster: Roster
) -> Iterator[tuple[Identity, Contributor]]:
    presented = {
        identity: known.name for identity in gathered if (known := _known(identity, roster))
    }
    called = {identity: _usual(found.names) for identity, found in gathered.items()}
    names = {identity: _known_by(identity, found.names) for identity, found in gathered.items()}
    names |= presented
    slugs = _slugs(gathered, called | presented)
    wanted: Counter[str] = Counter(slug for found in gathered.values() for slug in found.former)
    free = {slug for slug, count in wanted.items() if count == 1} - set(slugs.values())
    for identity, found in gathered.items():
        known, name = _known(identity, roster), names[identity]
        yield (
            identity,
            Contributor(
                name=name,
                slug=slugs[identity],
                aliases=_aliases(name, found.names),
                former=tuple(sorted(free.intersection(found.former))),
                profiles=_profiles(name, known, found),
                bio=known.bio if known else "",
                wrote=tuple(found.wrote),
                hosted=tuple(found.hosted),
                visited=tuple(found.visited),
                spoke=tuple(found.spoke),
                summarized=tuple(found.summarized),
                opinions=tuple(found.opinions),
            ),
        )


def _usual(names: Counter[str]) -> str:
    """The spelling used most; of equals the first in the alphabet, whatever the files' order."""
    return min(names, key=lambda name: (-names[name], name))


def _known_by(identity: Identity, names: Counter[str]) -> str:
    """The name that tells who it is, in its usual spelling: of `Noor` and `Noor Field` the latter.

    The usual name of all, where no record of theirs prints that one.
    """
    telling = {name: count for name, count in names.items() if person_key(name) == identity.key}
    return _usual(Counter(telling) or names)


def _aliases(name: str, printed: Iterable[str]) -> tuple[str, ...]:
    """Other names, each in its first spelling, in the order of the alphabet."""
    other: dict[str, str] = {}
    for one in sorted(printed):
        if person_key(one) != person_key(name):
            other.setdefault(person_key(one), one)
    return tuple(other.values())


def _profiles(name: str, known: KnownPerson | None, found: _Gathered) -> tuple[Person, ...]:
    """What the keeper says comes first, then what documents link to."""
    told: list[Person] = []
    if known is not None:
        told = [Person(name, url) for url in known.urls]
        if known.email:
            told.append(Person(name, None, known.email))
    return (*told, *found.profiles)


def _slugs(
    gathered: Mapping[Identity, _Gathered], names: Mapping[Identity, str]
) -> dict[Identity, str]:
    """Each person's slug, of what records call them most. Of several with the same, one keeps it.

    Those that the keeper presents come first, then full names, then whoever was there first: so an
    address stays whose it was when a namesake comes.
    """
    order = ("roster", "full-name", "lone-name")

    def age(one: Identity) -> tuple[int, float, str, str]:
        return (order.index(one.basis), gathered[one].oldest, one.scope, one.key)

    slugs: dict[Identity, str] = {}
    taken: set[str] = set()
    for identity in sorted(gathered, key=age):
        slug = plain = slugify(names[identity])
        if slug in taken and identity.scope:
            slug = plain = f"{plain}-{slugify(identity.scope)}"
        number = 2
        while slug in taken:
            slug, number = f"{plain}-{number}", number + 1
        taken.add(slug)
        slugs[identity] = slug
    return slugs


def _surname_first(name: str) -> str:
    """How an index of people is ordered."""
    words = name.casefold().split()
    return " ".join([words[-1], *words[:-1]])
