"""All entries → works: each paper or post that the archive talks of, with every place it does.

What is one work, `drafts` tells; here those that deserve one get a page with an address.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from alignsite.config import WorksSettings
from alignsite.entries import Entry, ItemEntry
from alignsite.mentions import Mention
from alignsite.sources import StatedWork
from alignsite.works.drafts import Draft, Gathering
from alignsite.works.identifiers import Identity
from alignsite.works.titles import title_key as key_of
from alignsite.works.work_addresses import (
    Unstated,
    adopt,
    draft_slugs,
    gather_unstated,
    place_of,
)


@dataclass(frozen=True, slots=True)
class Work:
    """One paper or post.

    `authors`: names as printed; `more`: others are not named. `addresses`: each identity with an
    address that leads there. `links`: every address as it was written. `items`: those of issues
    that summarise or list it, `mentions`: every other link to it, both newest record first.
    `records`: all that tell of it. `listed`: it stands in `works.yaml`. `former`: slugs that it,
    or a part of it, would have without that file.
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
    former: tuple[str, ...] = ()

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
    discussed first. `unmatched`: entries of `works.yaml` that nothing here is
    meant by, though they name no address, or begin with that of another work.
    """

    works: tuple[Work, ...] = ()
    of_item: Mapping[tuple[str, str], Work] = field(default_factory=dict)
    of_record: Mapping[str, tuple[Work, ...]] = field(default_factory=dict)
    unmatched: tuple[StatedWork, ...] = ()


def build_works(
    entries: Sequence[Entry],
    stated: Iterable[StatedWork],
    settings: WorksSettings,
    base_url: str,
) -> Works:
    """The works that get a page. `entries` are newest first; `base_url` is the site's own."""
    if not settings.enabled:
        return Works()
    said = tuple(stated)
    unstated = gather_unstated(entries, base_url, settings.min_records) if said else Unstated()
    adopted, placed = adopt(said, unstated)
    gathering = Gathering(entries, adopted, base_url, placed)
    drafts = [one for one in gathering.drafts() if one.deserves_page(settings.min_records)]
    order = {entry.meta.url: at for at, entry in enumerate(entries)}
    slugs = draft_slugs(drafts)
    former = _former(drafts, slugs, unstated)
    works = [
        _finished(one, slug, order, former[slug]) for one, slug in zip(drafts, slugs, strict=True)
    ]
    works.sort(key=lambda one: (-len(one.records), -one.places, key_of(one.title), one.slug))
    of_record: defaultdict[str, dict[str, Work]] = defaultdict(dict)
    for work in works:
        for entry in work.records:
            of_record[entry.meta.url][work.slug] = work
    return Works(
        works=tuple(works),
        of_item={place_of(*one): work for work in works for one in work.items},
        of_record={url: tuple(found.values()) for url, found in of_record.items()},
        unmatched=tuple(
            draft.stated
            for draft in gathering.drafts()
            if draft.stated and not draft.met and _is_doubtful(draft.stated, unstated)
        ),
    )


def _former(
    drafts: Sequence[Draft], slugs: Sequence[str], unstated: Unstated
) -> Mapping[str, tuple[str, ...]]:
    """By each work's slug, those it has no longer: an old address is of the first that had it."""
    taken = set(slugs)
    former = {}
    for draft, slug in zip(drafts, slugs, strict=True):
        left = unstated.slugs_of(draft) - taken
        former[slug] = tuple(sorted(left))
        taken |= left
    return former


def _is_doubtful(stated: StatedWork, unstated: Unstated) -> bool:
    """Whether an entry that nothing tells of is more likely a slip than a work yet to come."""
    return not stated.links or stated.slug in unstated.drafts


def _finished(draft: Draft, slug: str, order: Mapping[str, int], former: tuple[str, ...]) -> Work:
    """The work, with the slugs it has and had; `order` is that of the records, by address."""
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
        former=former,
    )
