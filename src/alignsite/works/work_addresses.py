"""Drafts of works → their addresses; and whom an entry of `works.yaml` means by an address alone.

A keeper copies the last part of an address from the site. An entry without links means the work
that is there when nobody says anything; and a work that moves because of an entry leaves a
redirect behind. Both need the works as they are without `works.yaml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from alignsite.entries import Entry, ItemEntry
from alignsite.slugs import slugify
from alignsite.sources import StatedWork
from alignsite.works.drafts import Draft, Gathering
from alignsite.works.identifiers import Identity, identify

RESERVED = frozenset(("titles", "page"))
"""Slugs that lists below `/works/` have."""

_LONGEST_SLUG = 80


def draft_slugs(drafts: Sequence[Draft]) -> list[str]:
    """A slug for each work, made of its title; where two have one, of its identifier too."""
    wanted = [one.stated.slug if one.stated else _short(slugify(one.title())) for one in drafts]
    claims = Counter(wanted)
    slugs = []
    for draft, slug in zip(drafts, wanted, strict=True):
        alone = claims[slug] == 1 and slug not in RESERVED
        slugs.append(slug if draft.stated or alone else f"{slug}-{_mark(draft)}")
    return slugs


def place_of(entry: Entry, item: ItemEntry) -> tuple[str, str]:
    """An item, by its record's address and its id."""
    return entry.meta.url, item.id


@dataclass(frozen=True, slots=True)
class Unstated:
    """The works with a page as they are without `works.yaml`.

    `drafts`: by slug. `of_identity`, `of_item`: the slug by an identity, and by a record's address
    and an item's id.
    """

    drafts: Mapping[str, Draft] = field(default_factory=dict)
    of_identity: Mapping[Identity, str] = field(default_factory=dict)
    of_item: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def slugs_of(self, draft: Draft) -> set[str]:
        """Every slug under which the work, or a part of it, would be found."""
        by_identity = {self.of_identity.get(one) for one in draft.identities}
        by_item = {self.of_item.get(place_of(*one)) for one in draft.items}
        return {slug for slug in by_identity | by_item if slug is not None}


def gather_unstated(entries: Sequence[Entry], base_url: str, least: int) -> Unstated:
    """The works that would have a page. `least`: how many records must link to one."""
    gathered = Gathering(entries, (), base_url).drafts()
    drafts = [one for one in gathered if one.deserves_page(least)]
    found = dict(zip(draft_slugs(drafts), drafts, strict=True))
    return Unstated(
        found,
        {identity: slug for slug, draft in found.items() for identity in draft.identities},
        {place_of(*one): slug for slug, draft in found.items() for one in draft.items},
    )


def adopt(
    stated: Iterable[StatedWork], unstated: Unstated
) -> tuple[list[StatedWork], dict[tuple[str, str], str]]:
    """Give each entry without links those of the work whose address it begins with.

    An address that another entry lists stays with that one. Beside the entries: the slugs of
    entries by the items, without an address of their own, that are theirs.
    """
    entries = list(stated)
    listed = {identify(link) for one in entries for link in one.links}
    adopted: list[StatedWork] = []
    items: dict[tuple[str, str], str] = {}
    for one in entries:
        draft = None if one.links else unstated.drafts.get(one.slug)
        if draft is None:
            adopted.append(one)
            continue
        links = tuple(link for link in draft.links if identify(link) not in listed)
        adopted.append(replace(one, links=links))
        items.update((place_of(*pair), one.slug) for pair in draft.items if not pair[1].url)
    return adopted, items


def _short(slug: str) -> str:
    if len(slug) <= _LONGEST_SLUG:
        return slug
    return slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]


def _mark(draft: Draft) -> str:
    """What tells a work from another of its title, however many there come to be."""
    if draft.identities:
        identity = min(draft.identities)
        return slugify(identity.value if identity.kind == "url" else identity.label)
    entry, item = draft.items[-1]
    return slugify(f"{entry.meta.url} {item.id}")
