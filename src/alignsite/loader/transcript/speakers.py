"""The spellings printed as labels → the people they stand for, with full name and role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alignsite.loader.transcript import names, shortnames
from alignsite.loader.transcript.grouping import MOST, grouped, page_names
from alignsite.loader.transcript.people import Mention, Origin
from alignsite.records import Role, Speaker

_ORDER: tuple[Origin, ...] = ("stated", "title", "author", "introduction")


@dataclass(frozen=True, slots=True)
class Speakers:
    """The people of a transcript.

    `people`: in the order in which they first speak. `by_label`: printed label → name.
    `by_key`: printed label → the spelling most used for that person, for what must not change
    with a slip. `inferred`: whether a name or a role was worked out rather than printed.
    """

    people: tuple[Speaker, ...]
    by_label: Mapping[str, str]
    by_key: Mapping[str, str]
    inferred: bool


def speakers(
    labels: Sequence[str],
    mentions: Sequence[Mention],
    spoken: Mapping[str, Role],
) -> Speakers:
    """Group the labels (one for each turn, in order) into people.

    `mentions`: whom the page names. `spoken`: label → the role its first words tell.
    """
    mentions = mentions[:MOST]
    groups = grouped(labels, mentions)
    named = [(_full_name(group, mentions, groups), group) for group in groups]
    merged: dict[str, tuple[str, list[str]]] = {}
    for name, group in named:
        _, all_labels = merged.setdefault(names.key(name), (name, []))
        all_labels += group
    roles = {key: _stated_role(name, group, mentions) for key, (name, group) in merged.items()}
    counts = Counter(labels)
    _add_spoken_roles(roles, merged, spoken)
    first = {label: place for place, label in reversed(list(enumerate(labels)))}
    people = sorted(
        (
            Speaker(
                name, tuple(sorted(group, key=lambda one: (-counts[one], first[one]))), roles[key]
            )
            for key, (name, group) in merged.items()
        ),
        key=lambda person: min(first[label] for label in person.labels),
    )
    by_label = {label: person.name for person in people for label in person.labels}
    by_key = {label: names.key(person.labels[0]) for person in people for label in person.labels}
    sure = {names.key(one.name) for one in mentions if one.origin == "stated"}
    inferred = any(
        (person.name not in person.labels and names.key(person.name) not in sure)
        or (person.role is not None and names.key(person.name) not in sure)
        or len(person.labels) > 1
        for person in people
    )
    return Speakers(tuple(people), by_label, by_key, inferred)


def _full_name(
    group: Sequence[str], mentions: Sequence[Mention], groups: Sequence[Sequence[str]]
) -> str:
    """The fullest name the page gives for these labels; one of the labels where it gives none."""
    for one in mentions:
        if one.label is not None and any(names.key(one.label) == names.key(x) for x in group):
            return one.name
    given = page_names(mentions)
    exact = [label for label in group if names.key(label) in given]
    own = max(exact or group, key=lambda label: (len(names.tokens(label)), group.index(label) == 0))
    if not exact and len(names.tokens(own)) < len(names.tokens(group[0])):
        own = group[0]
    for origin in _ORDER:
        full: dict[str, str] = {}
        for one in mentions:
            if (
                one.origin == origin
                and (_could_be(own, one.name) or _is_called(own, one, group, groups))
                and not _taken(one.name, group, groups)
            ):
                full.setdefault(names.key(one.name), one.name)
        longest = {
            key: name
            for key, name in full.items()
            if not any(names.is_shortened(name, other) for other in full.values())
        }
        if len(longest) == 1:
            return next(iter(longest.values()))
        if longest:
            return own
    return own


def _could_be(label: str, name: str) -> bool:
    """Whether `name` is a full name for the label: it begins or ends with it."""
    own = names.key(label)
    if names.shape(label) == "letter" and (len(own) < 2 or own not in names.tokens(name)):
        return names.are_initials(label, name)
    if label.isupper() and own == names.key(name):
        return not name.isupper()
    if names.shape(label) not in ("name", "letter") or names.shape(name) != "name":
        return False
    short, long = names.tokens(label), names.tokens(name)
    if len(short) >= len(long) or len(long) > 5:
        return names.is_shortened(label, name) and len(short) == len(long)
    return long[: len(short)] == short or long[-len(short) :] == short


def _is_called(
    label: str, one: Mention, group: Sequence[str], groups: Sequence[Sequence[str]]
) -> bool:
    """Whether the label (`Rob`) is what people call somebody (`Robert Example`) of the page.

    Not where another person's label could be that name too.
    """
    short, long = names.tokens(label), names.tokens(one.name)
    if one.origin == "introduction" or len(short) != 1 or not 2 <= len(long) <= 5:
        return False
    return shortnames.is_short_for(short[0], long[0]) and not any(
        _could_be(other, one.name) or shortnames.is_short_for(names.key(other), long[0])
        for labels in groups
        if labels is not group
        for other in labels
    )


def _taken(name: str, group: Sequence[str], groups: Sequence[Sequence[str]]) -> bool:
    """Whether another person's label already is that full name."""
    return any(
        names.key(name) == names.key(label)
        for other in groups
        if other is not group
        for label in other
    )


def _stated_role(name: str, group: Sequence[str], mentions: Sequence[Mention]) -> Role | None:
    """The role that front matter or title give, or being the page's author."""
    for origin in ("stated", "title"):
        for one in mentions:
            if one.origin == origin and one.role is not None and _is_person(one, name, group):
                return one.role
    if any(one.origin == "author" and _is_person(one, name, group) for one in mentions):
        return "host"
    return None


def _is_person(one: Mention, name: str, group: Sequence[str]) -> bool:
    if one.label is not None:
        return any(names.key(one.label) == names.key(label) for label in group)
    return names.key(one.name) == names.key(name) or any(
        names.key(one.name) == names.key(label) for label in group
    )


def _add_spoken_roles(
    roles: dict[str, Role | None],
    merged: Mapping[str, tuple[str, list[str]]],
    spoken: Mapping[str, Role],
) -> None:
    """Fill in what first words tell; of two people, the other one's role follows."""
    for key, (name, group) in merged.items():
        if roles[key] is None and not _is_role_label(name):
            said = {spoken[label] for label in group if label in spoken}
            roles[key] = said.pop() if len(said) == 1 else None
    if len(roles) == 2:
        (one, first), (other, second) = roles.items()
        if first is None and second is not None:
            roles[one] = "guest" if second == "host" else "host"
        elif second is None and first is not None:
            roles[other] = "guest" if first == "host" else "host"
    for key, (name, _) in merged.items():
        if roles[key] is None and name.casefold() in (
            "host",
            "interviewer",
            "moderator",
            "facilitator",
        ):
            roles[key] = "host"
        elif roles[key] is None and name.casefold() in ("guest", "interviewee"):
            roles[key] = "guest"


def role_of(word: str) -> Role | None:
    """The role that a word names, as a label (`Interviewer:`) or beside one (`Ada (host):`)."""
    said = word.casefold().strip(" .")
    if said in ("host", "co-host", "cohost", "interviewer", "moderator", "facilitator"):
        return "host"
    return "guest" if said in ("guest", "interviewee") else None


def _is_role_label(name: str) -> bool:
    return names.shape(name) in ("role", "joint")
