"""All entries → the archive: their order, tags, people, years, neighbours. Immutable, pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alignsite.entries import Entry, ItemEntry, Part
from alignsite.people import People, find_people
from alignsite.people.identity import Roster
from alignsite.records import Kind
from alignsite.slugs import slugify, tag_slug

ItemPlace = tuple[Entry, ItemEntry]
"""An item of an issue, with the issue it stands in."""

_NOBODY = Roster()


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with all that carries it; a newsletter's sections are tags of its items."""

    title: str
    slug: str
    entries: tuple[Entry, ...]
    items: tuple[ItemPlace, ...]

    @property
    def url(self) -> str:
        """The tag's page."""
        return f"/tags/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody who has a part in making a series; `url`: their page."""

    name: str
    url: str
    part: Part


@dataclass(frozen=True, slots=True)
class Series:
    """A show or a newsletter, with its episodes or issues, newest first.

    `people` have a part in making it: hosts of a show, editors and summarisers of a newsletter,
    with how many of its records they have that part in, most first.
    """

    title: str
    slug: str
    entries: tuple[Entry, ...]
    people: tuple[tuple[Maker, int], ...]

    @property
    def url(self) -> str:
        """The page of the series."""
        return f"/series/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Archive:
    """Every published record, newest first, and the ways to find it.

    `pages` are those that stand in no list.

    `neighbours`: by record address, the older and the newer record of the same series (or of the
    same kind, where there is no series). `years` is keyed by "2021", newest first; records without
    a date stand under "".
    """

    entries: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    tags: tuple[Tag, ...]
    people: People
    years: Mapping[str, tuple[Entry, ...]]
    neighbours: Mapping[str, tuple[Entry | None, Entry | None]]
    series: tuple[Series, ...]
    tag_urls: Mapping[str, str]

    @property
    def records(self) -> tuple[Entry, ...]:
        """All that has a page of its own: what lists hold, then the pages."""
        return self.entries + self.pages

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """The records of one kind, newest first."""
        return tuple(one for one in self.entries if one.meta.kind == kind)


def published(
    entries: Iterable[Entry], *, drafts: bool, future: bool, now: int
) -> tuple[list[Entry], int | None]:
    """The entries to publish, and when the next held-back one is due (epoch seconds) if any is."""
    shown: list[Entry] = []
    due: int | None = None
    for entry in entries:
        if entry.meta.draft and not drafts:
            continue
        date = entry.meta.date
        if date is not None and date.epoch > now and not future and entry.meta.listed:
            due = date.epoch if due is None else min(due, date.epoch)
            continue
        shown.append(entry)
    return shown, due


def build_archive(entries: Iterable[Entry], roster: Roster = _NOBODY) -> Archive:
    """Put the published entries in order and find out what connects them.

    `roster`: what the keeper says of who is who.
    """
    everything = sorted(entries, key=_newest_first)
    ordered = tuple(one for one in everything if one.meta.listed)
    tags = _tags(ordered)
    people = find_people(ordered, roster)
    return Archive(
        entries=ordered,
        pages=tuple(one for one in everything if not one.meta.listed),
        tags=tags,
        people=people,
        years=_years(ordered),
        neighbours=_neighbours(ordered),
        series=_series(ordered, people),
        tag_urls={slug: f"/tags/{slug}/" for slug in (tag.slug for tag in tags)},
    )


def numeric(number: str | None) -> tuple[int, ...]:
    """A printed number to order by: "7.5" after "7", "38.10" after "38.9"; () where none is."""
    parts = (number or "").split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()


def _newest_first(entry: Entry) -> tuple[float, tuple[int, ...], str]:
    """By date; records without one after all others, by falling number; then by address."""
    date = entry.meta.date
    when = float("inf") if date is None else -date.epoch
    return (when, tuple(-part for part in numeric(entry.number)), entry.meta.url)


def _tags(entries: Sequence[Entry]) -> tuple[Tag, ...]:
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    carried: defaultdict[str, list[Entry]] = defaultdict(list)
    covered: defaultdict[str, list[ItemPlace]] = defaultdict(list)
    for entry in entries:
        for name in entry.meta.tags:
            slug = tag_slug(name)
            spellings[slug][name] += 1
            if entry not in carried[slug][-1:]:
                carried[slug].append(entry)
        for item in entry.items:
            if item.section:
                slug = tag_slug(item.section)
                spellings[slug][item.section] += 1
                covered[slug].append((entry, item))
    tags = [
        Tag(_usual(names), slug, tuple(carried.get(slug, ())), tuple(covered.get(slug, ())))
        for slug, names in spellings.items()
    ]
    return tuple(sorted(tags, key=lambda tag: (tag.title.casefold(), tag.slug)))


def _usual(spellings: Counter[str]) -> str:
    """The spelling used most; of equals the first in the alphabet, whatever the files' order."""
    return min(spellings, key=lambda name: (-spellings[name], name))


_MAKERS: tuple[Part, ...] = ("host", "author", "summarizer")


def _series(entries: Sequence[Entry], known: People) -> tuple[Series, ...]:
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    carried: defaultdict[str, list[Entry]] = defaultdict(list)
    people: defaultdict[str, Counter[Maker]] = defaultdict(Counter)
    for entry in entries:
        if not entry.meta.series:
            continue
        slug = slugify(entry.meta.series)
        spellings[slug][entry.meta.series] += 1
        carried[slug].append(entry)
        people[slug].update(
            {
                Maker(person.name, person.url, one.part)
                for one in entry.involvements
                if one.part in _MAKERS and (person := known.named(one.name, entry))
            }
        )
    found = [
        Series(
            title=_usual(names),
            slug=slug,
            entries=tuple(carried[slug]),
            people=tuple(
                sorted(
                    people[slug].items(),
                    key=lambda row: (_MAKERS.index(row[0].part), -row[1], row[0].name, row[0].url),
                )
            ),
        )
        for slug, names in spellings.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.slug)))


def _years(entries: Sequence[Entry]) -> dict[str, tuple[Entry, ...]]:
    years: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        years[entry.meta.date.text[:4] if entry.meta.date else ""].append(entry)
    return {year: tuple(years[year]) for year in sorted(years, reverse=True)}


def _neighbours(entries: Sequence[Entry]) -> dict[str, tuple[Entry | None, Entry | None]]:
    rows: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        rows[(entry.meta.kind, entry.meta.series or "")].append(entry)
    found: dict[str, tuple[Entry | None, Entry | None]] = {}
    for row in rows.values():
        for newer, entry, older in zip([None, *row], row, [*row[1:], None], strict=False):
            found[entry.meta.url] = (older, newer)
    return found
