"""Who is meant by a name: the rules by which two records speak of one person.

No two people are ever taken for one on a likelihood. Two records speak of one person where

- `people.yaml` says so (`Roster`);
- both print the same full name; or
- both sign with the same lone name in one newsletter or blog: `Rohin` under every summary is one
  person, but only there. If an issue names its author in full, its `Rohin` is that author.

A speaker known by one name alone is somebody in that record, and nobody beyond it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from alignsite.entries import Entry, Involvement
from alignsite.records import Meta

Basis = Literal["roster", "full-name", "lone-name"]

_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})
_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame", "st"})
_ROLES = frozenset(
    {
        "all", "an", "and", "announcer", "anonymous", "another", "attendee", "audience", "author",
        "authors", "both", "caller", "child", "chorus", "co", "cohost", "commentator", "crowd",
        "editor",
        "editors", "everyone", "facilitator", "female", "first", "fourth", "guest", "guests",
        "highlights", "host", "hosts", "interviewee", "interviewer", "judge", "listener", "main",
        "male", "man", "member", "moderator", "multiple", "narrator", "new", "off", "one", "other",
        "panel", "panelist", "panellist", "participant", "person", "producer", "question",
        "questioner", "reader", "recording", "second", "several", "side", "speaker", "speakers",
        "staff", "student", "team", "the", "third", "three", "translator", "two", "unidentified",
        "unknown", "various", "viewer", "voice", "voiceover", "woman", "writer",
    }
)  # fmt: skip
"""Words of labels that say what somebody does and not who it is: "Second reader"."""

_JOINT = re.compile(r"\s(?:and|&|\+|und|et)\s|[/&+,;]\s*\w")


def person_key(name: str) -> str:
    """What two spellings of one name share: case, Unicode's forms and white space set aside."""
    return " ".join(unicodedata.normalize("NFKC", name).translate(_ALIKE).casefold().split())


def name_words(name: str) -> list[str]:
    """The words of a name's key without titles and full stops."""
    words = [word.strip(".,()'\"") for word in person_key(name).split()]
    return [word for word in words if word and word not in _TITLES]


def is_role(name: str) -> bool:
    """Whether a label says what somebody does, or that it is unknown who: "Audience member 2"."""
    words = name_words(name.replace("-", " "))
    return all(word in _ROLES or word.isdecimal() or len(word) == 1 for word in words) and (
        any(word in _ROLES for word in words) or not any(word.isalpha() for word in words)
    )


def is_full_name(name: str) -> bool:
    """Whether a name is enough to know somebody by: two words or more that are no initials.

    "J. Smith" and "Dan H" may be several people, "Ada and Bo" are two, "Second reader" is a role.
    """
    printed = [word.strip(".,()'\"") for word in name.split()]
    whole = [word for word in name_words(name) if len(word) > 1 or word.upper() == word.lower()]
    last_is_no_name = (
        bool(printed and printed[-1]) and printed[0][:1].isupper() and printed[-1][0].islower()
    )
    ends_in_initial = len(printed[-1]) == 1 and printed[-1].isupper() if printed else False
    joint = _JOINT.search(re.sub(r",\s+(?:jr|sr|ph\.?d|m\.?d)\b.*", "", name, flags=re.I))
    return (
        len(whole) >= 2
        and not any(character.isdigit() for character in name)
        and not (last_is_no_name or ends_in_initial or joint or is_role(name))
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a name means somebody: the records of a series, or those whose path fits a pattern.

    `path` is relative to the site's folder; a folder stands for all below it.
    """

    series: str | None = None
    path: str | None = None

    def covers(self, meta: Meta) -> bool:
        """Whether a record lies within it."""
        if self.series is not None and person_key(self.series) != person_key(meta.series or ""):
            return False
        if self.path is None:
            return True
        return fnmatchcase(meta.path, self.path) or meta.path.startswith(
            f"{self.path.rstrip('/')}/"
        )

    def __str__(self) -> str:
        parts = [part for part in (self.series, self.path) if part]
        return " and ".join(parts)


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that means somebody within a scope, with its place in `people.yaml`."""

    name: str
    scope: Scope
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody that the keeper of the archive presents. `hidden`: is to have no page."""

    name: str
    namings: tuple[Naming, ...]
    urls: tuple[str, ...] = ()
    email: str | None = None
    bio: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """What `people.yaml` says, or nothing."""

    path: str = "people.yaml"
    people: tuple[KnownPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """One person, as records speak of them.

    `basis`: what they are known by. `key` tells those of one basis apart: for a lone name it is the
    name's, and `scope` the series within which it counts.
    """

    basis: Basis
    key: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A naming of a known person, by their number in the roster."""

    person: int
    naming: Naming

    @property
    def rank(self) -> int:
        """How narrow it is: a path beats a series, a series beats the whole archive."""
        return 2 * (self.naming.scope.path is not None) + (self.naming.scope.series is not None)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it is printed, looked at once: `full` is whether it is enough to know somebody."""

    name: str
    key: str
    full: bool
    given: str
    words: int


class Spellings:
    """Every name of an archive, looked at once: the same ones are printed thousands of times."""

    def __init__(self) -> None:
        self._known: dict[str, Spelling] = {}

    def of(self, name: str) -> Spelling:
        """What there is to know of a name."""
        found = self._known.get(name)
        if found is None:
            words = name_words(name)
            given = words[0] if words else ""
            found = Spelling(name, person_key(name), is_full_name(name), given, len(words))
            self._known[name] = found
        return found

    def full(self, involvements: Iterable[Involvement], given: str) -> dict[str, Spelling]:
        """The full names that begin with a first name, by key."""
        every = (self.of(one.name) for one in involvements)
        return {one.key: one for one in every if one.full and one.given == given}


class Identities:
    """Tells who is meant by a name in a record of one archive."""

    def __init__(self, entries: Iterable[Entry], roster: Roster) -> None:
        self._claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for number, person in enumerate(roster.people):
            for naming in person.namings:
                self._claims[person_key(naming.name)].append(Claim(number, naming))
        self._spellings = Spellings()
        self._signed = _signed_in_full(entries, self._spellings)

    def of(self, name: str, entry: Entry) -> Identity | None:
        """The person; `None` for somebody who is known in that record alone, or not at all."""
        known = self._known(self._spellings.of(name), entry)
        return known if known is not None else self.by_rule(name, entry)

    def by_rule(self, name: str, entry: Entry) -> Identity | None:
        """The person by the documents alone, whatever `people.yaml` says of the name."""
        spelling = self._spellings.of(name)
        if spelling.full:
            return Identity("full-name", spelling.key)
        parts = {
            one.part
            for one in entry.involvements
            if self._spellings.of(one.name).key == spelling.key
        }
        if not parts & {"author", "summarizer", "opinion"}:
            return None
        place = (_collection(entry), spelling.key)
        full = _author_meant(spelling, entry, self._spellings) or self._signed.get(place)
        if full is not None:
            return self._known(full, entry) or Identity("full-name", full.key)
        return Identity("lone-name", spelling.key, _collection(entry))

    def claims(self, name: str, entry: Entry) -> list[Claim]:
        """The narrowest claims to a name in a record; of more than one person, none is right."""
        claims = self.covering(name, entry)
        narrowest = max((one.rank for one in claims), default=0)
        return [one for one in claims if one.rank == narrowest]

    def covering(self, name: str, entry: Entry) -> list[Claim]:
        """All claims to a name whose scope a record lies in."""
        claims = self._claims.get(self._spellings.of(name).key, ())
        return [one for one in claims if one.naming.scope.covers(entry.meta)]

    def _known(self, spelling: Spelling, entry: Entry) -> Identity | None:
        if spelling.key not in self._claims:
            return None
        people = {one.person for one in self.claims(spelling.name, entry)}
        return Identity("roster", str(people.pop())) if len(people) == 1 else None


def _collection(entry: Entry) -> str:
    """Within what a lone signature is one person: the series, else the records of the kind."""
    return person_key(entry.meta.series) if entry.meta.series else f"/{entry.meta.kind}"


def _author_meant(lone: Spelling, entry: Entry, spellings: Spellings) -> Spelling | None:
    """The author of an issue whose first name this is, if nobody else in it has that first name."""
    if lone.words != 1:
        return None
    full = spellings.full(entry.involvements, lone.given)
    authors = spellings.full(
        (one for one in entry.involvements if one.part == "author"), lone.given
    )
    return next(iter(authors.values())) if len(full) == 1 and authors else None


def _signed_in_full(
    entries: Iterable[Entry], spellings: Spellings
) -> Mapping[tuple[str, str], Spelling]:
    """Lone signatures that some issue of their series explains, and none contradicts."""
    explained: defaultdict[tuple[str, str], dict[str, Spelling]] = defaultdict(dict)
    bearers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        collection = _collection(entry)
        for one in entry.involvements:
            spelling = spellings.of(one.name)
            if spelling.full:
                bearers[(collection, spelling.given)].add(spelling.key)
            elif one.part in ("summarizer", "opinion"):
                full = _author_meant(spelling, entry, spellings)
                if full is not None:
                    explained[(collection, spelling.key)].setdefault(full.key, full)
    return {
        place: next(iter(full.values()))
        for place, full in explained.items()
        if len(full) == 1 and bearers[place] == set(full)
    }
