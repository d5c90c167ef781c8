"""Which printed spellings are one person's: accents, shortened names, initials and slips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from alignsite.loader.transcript import names
from alignsite.loader.transcript.people import Mention

MOST = 200
"""Spellings in one file, of which no more than this are compared with each other."""

_RARE = 3
"""A spelling that is printed no more often may be a slip."""


def grouped(labels: Sequence[str], mentions: Sequence[Mention]) -> list[list[str]]:
    """Labels of one person together: same but for accents and case, shortened, or a slip."""
    counts = Counter(labels)
    by_key: dict[str, list[str]] = {}
    for label in counts:
        by_key.setdefault(names.key(label), []).append(label)
    total = {key: sum(counts[label] for label in group) for key, group in by_key.items()}
    given = {names.key(one.label): names.key(one.name) for one in mentions if one.label}
    own = page_names(mentions)
    groups: list[list[str]] = []
    heads: list[str] = []
    for key in sorted(by_key, key=lambda one: (-total[one], -len(one), one)):
        group = by_key[key]
        home = (
            _home(group[0], total[key], heads, total, given, mentions)
            if len(by_key) <= MOST
            else None
        )
        if home is None:
            groups.append(group)
            heads.append(max(group, key=lambda one: counts[one]))
        else:
            groups[home] += group
            if key in own and _is_slip(heads[home], group[0], own):
                total[key] += total[names.key(heads[home])]
                heads[home] = group[0]
    return groups


def _home(
    label: str,
    count: int,
    heads: Sequence[str],
    total: Mapping[str, int],
    given: Mapping[str, str],
    mentions: Sequence[Mention],
) -> int | None:
    """The group (by number) to which a spelling belongs that is rarer than the groups' own."""
    own = given.get(names.key(label))
    if own is not None:
        same = [i for i, head in enumerate(heads) if given.get(names.key(head)) == own]
        return same[0] if same else None
    if names.shape(label) == "joint" and "," in label:
        # `Name, Affiliation`
        label = label.split(",", maxsplit=1)[0].strip()
        same = [i for i, head in enumerate(heads) if names.key(head) == names.key(label)]
        if same:
            return same[0]
    same = [
        i
        for i, head in enumerate(heads)
        if names.are_initials(label, head) or names.are_initials(head, label)
    ]
    if len(same) == 1:
        return same[0]
    if names.shape(label) == "joint" or len(names.key(label)) < 2:
        return None
    short = [
        i
        for i, head in enumerate(heads)
        if names.is_shortened(label, head) or names.is_shortened(head, label)
    ]
    others = {
        names.key(one.name)
        for one in mentions
        if one.origin != "introduction"
        and names.is_shortened(label, one.name)
        and not any(names.key(one.name) == names.key(head) for head in heads)
        and not any(names.is_shortened(one.name, head) for head in heads)
    }
    if len(short) == 1 and not others:
        return short[0]
    if names.shape(label) == "role" or short:
        return None
    known = page_names(mentions)
    certain = names.key(label) in {
        names.key(one.name) for one in mentions if one.origin in ("stated", "author")
    }
    slips = [
        (names.distance(names.key(label), names.key(head), 3), i)
        for i, head in enumerate(heads)
        if names.shape(head) != "letter"
        and count <= max(_RARE, total[names.key(head)] // 10)
        and _may_be_one(label, count, head, total[names.key(head)], known, certain)
        and names.variant(label, head)
    ]
    return min(slips)[1] if slips else None


def _may_be_one(label: str, count: int, head: str, most: int, own: Set[str], certain: bool) -> bool:
    """Whether of two spellings, printed `count` and `most` times, one may be a slip for the other.

    That is the rarer one, unless it is the page's own name. `own`: see `page_names`. `certain`:
    front matter or byline give the rarer one.
    """
    if most <= _RARE and _is_slip_for_own_name(head, most, label, own):
        return True
    return not certain and (count < most or _is_slip_for_own_name(label, count, head, own))


def _is_slip_for_own_name(label: str, count: int, name: str, own: Set[str]) -> bool:
    """Whether a label may be a slip for the page's own name, however seldom that is printed.

    A given name that differs may be another person's of that family, unless it stands but once
    and differs in one letter.
    """
    if names.key(name) not in own or not _is_slip(label, name, own):
        return False
    first, other = names.tokens(label), names.tokens(name)
    return len(first) > 1 and (
        first[0] == other[0] or (count == 1 and names.distance(first[0], other[0], 1) <= 1)
    )


def _is_slip(label: str, name: str, own: Set[str]) -> bool:
    """Whether of a label and the page's own name, of as many words, the label is misspelled."""
    return names.key(label) not in own and len(names.tokens(label)) == len(names.tokens(name))


def page_names(mentions: Sequence[Mention]) -> frozenset[str]:
    """The keys of the names that front matter, title and byline give."""
    return frozenset(names.key(one.name) for one in mentions if one.origin != "introduction")
