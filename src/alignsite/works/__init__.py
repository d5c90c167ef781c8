"""All entries → works: each paper or post that the archive talks of, with every place it does.

What is one work, `drafts` tells; here those that deserve one get a page with an address.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from alignsite.config import WorksSettings
from alignsite.entries import Entry, ItemEntry
from alignsite.mentions import Mention
from alignsite.slugs import slugify
from alignsite.sources import StatedWork
from alignsite.works.drafts import Draft, Gathering
from alignsite.works.identifiers import Identity
from alignsite.works.titles import title_key as key_of

RESERVED = frozenset(("titles", "page"))
"""Slugs that lists below `/works/` have."""

_LONGEST_SLUG = 80


@dataclass(frozen=True, slots=True)
class Work:
    """One paper or post.

    `authors`: names as printed; `more`: others are not named. `addresses`: each identity with an
    address that leads there. `links`: every address as it was written. `items`: those of issues
    that summarise or list it, `mentions`: every other link to it, both newest record first.
    `records`: all that tell of it. `listed`: it stands in `works.yaml`.
    """

    slug: str
    title: str
    authors: tuple[str, ...]
    more: bool
    addresses: tuple[tuple[Identity, str], ...]
    links: tuple[str, ...]
    items: tuple[tuple[Entry, ItemEntry], ...]
    mentions: tuple[tuple[Entry, Mention], ...]
    records: tuple[Entry, ...]
    listed: bool = False

    @property
    def url(self) -> str:
        """The work's page."""
        return f"/works/{self.slug}/"

    @property
    def places(self) -> int:
        """Items and passages that tell of it."""
        return len(self.items) + len(self.mentions)


@dataclass(frozen=True, slots=True)
class Works:
    """Every work with a page, most discussed first, and the ways to find one.

    `of_item`: by a record's address and an item's id. `of_record`: by a record's address, most
    discussed first.
    """

    works: tuple[Work, ...] = ()
    of_item: Mapping[tuple[str, str], Work] = field(default_factory=dict)
    of_record: Mapping[str, tuple[Work, ...]] = field(default_factory=dict)


def build_works(
    entries: Sequence[Entry],
    stated: Iterable[StatedWork],
    settings: WorksSettings,
    base_url: str,
) -> Works:
    """The works that get a page. `entries` are newest first; `base_url` is the site's own."""
    if not settings.enabled:
        return Works()
    gathering = Gathering(entries, stated, base_url)
    drafts = [one for one in gathering.drafts() if one.deserves_page(settings.min_records)]
    order = {entry.meta.url: at for at, entry in enumerate(entries)}
    slugs = _slugs(drafts)
    works = [_finished(one, slug, order) for one, slug in zip(drafts, slugs, strict=True)]
    works.sort(key=lambda one: (-len(one.records), -one.places, key_of(one.title), one.slug))
    of_record: defaultdict[str, dict[str, Work]] = defaultdict(dict)
    for work in works:
        for entry in work.records:
            of_record[entry.meta.url][work.slug] = work
    return Works(
        works=tuple(works),
        of_item={(entry.meta.url, item.id): work for work in works for entry, item in work.items},
        of_record={url: tuple(found.values()) for url, found in of_record.items()},
    )


def _finished(draft: Draft, slug: str, order: Mapping[str, int]) -> Work:
    """The work, with the slug it was given; `order` is that of the records, by address."""
    byline, mentions = draft.byline(), draft.passages()
    items = sorted(draft.items, key=lambda pair: order[pair[0].meta.url])
    records = {entry.meta.url: entry for entry, _ in (*items, *mentions)}
    return Work(
        slug=slug,
        title=draft.title(),
        authors=byline.names,
        more=byline.more,
        addresses=tuple(sorted(draft.identities.items())),
        links=tuple(draft.links),
        items=tuple(items),
        mentions=tuple(sorted(mentions, key=lambda pair: order[pair[0].meta.url])),
        records=tuple(records[url] for url in sorted(records, key=order.__getitem__)),
        listed=draft.stated is not None,
    )


def _slugs(drafts: Sequence[Draft]) -> list[str]:
    """A slug for each work, made of its title; where two have one, of its identifier too."""
    wanted = [one.stated.slug if one.stated else _short(slugify(one.title())) for one in drafts]
    claims = Counter(wanted)
    slugs = []
    for draft, slug in zip(drafts, wanted, strict=True):
        alone = claims[slug] == 1 and slug not in RESERVED
        slugs.append(slug if draft.stated or alone else f"{slug}-{_mark(draft)}")
    return slugs


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
