"""Who has a page: people by name, with all they wrote, said, summarised and gave opinions on.

Two records speak of one person where they print the same full name. A lone first name is nobody in
particular: two guests called Ethan are two people. So a speaker known by one name alone stays
inside the record; a lone name counts only for an author, and for the summarisers of a newsletter,
who sign every issue with it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from alignsite.entries import Entry, ItemEntry, Part
from alignsite.records import Person
from alignsite.slugs import slugify


@dataclass(frozen=True, slots=True)
class Contributor:
    """One person of the archive.

    `keys`: every spelling's `person_key`. `parts`: how many records they have each part in.
    """

    name: str
    slug: str
    keys: tuple[str, ...]
    profiles: tuple[Person, ...]
    parts: tuple[tuple[Part, int], ...]
    wrote: tuple[Entry, ...]
    said: tuple[tuple[Entry, int], ...]
    summarized: tuple[tuple[Entry, ItemEntry], ...]
    opinions: tuple[tuple[Entry, ItemEntry], ...]

    @property
    def url(self) -> str:
        """The person's page."""
        return f"/authors/{self.slug}/"

    @property
    def count(self) -> int:
        """Records and items the person had a part in, each once."""
        items = {(entry.meta.url, item.id) for entry, item in (*self.summarized, *self.opinions)}
        entries = {entry.meta.url for entry in self.wrote} | {one.meta.url for one, _ in self.said}
        return len(entries) + len(items)


def person_key(name: str) -> str:
    """What two spellings of one name share: letters' case and form, and white space, set aside."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _stands_alone(name: str, part: Part) -> bool:
    """Whether the name is enough to know the person by."""
    return part in ("author", "summarizer", "opinion") or " " in name.strip()


def contributors(entries: Iterable[Entry]) -> tuple[Contributor, ...]:
    """Everybody with a page, by name. `entries` are newest first, and stay so in each list."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    keys: defaultdict[str, dict[str, None]] = defaultdict(dict)
    parts: defaultdict[str, Counter[Part]] = defaultdict(Counter)
    profiles: defaultdict[str, dict[Person, None]] = defaultdict(dict)
    wrote: defaultdict[str, list[Entry]] = defaultdict(list)
    said: defaultdict[str, list[tuple[Entry, int]]] = defaultdict(list)
    summarized: defaultdict[str, list[tuple[Entry, ItemEntry]]] = defaultdict(list)
    opinions: defaultdict[str, list[tuple[Entry, ItemEntry]]] = defaultdict(list)
    for entry in entries:
        for one in entry.involvements:
            if not _stands_alone(one.name, one.part):
                continue
            slug = slugify(one.name)
            names[slug][one.name.strip()] += 1
            keys[slug][person_key(one.name)] = None
            parts[slug][one.part] += 1
            if one.part == "author":
                wrote[slug].append(entry)
            elif one.part in ("host", "guest", "speaker"):
                said[slug].append((entry, one.count))
        for author in entry.meta.authors:
            if author.url or author.email:
                profiles[slugify(author.name)][author] = None
        for item in entry.items:
            if item.summarizer:
                summarized[slugify(item.summarizer)].append((entry, item))
            for name in item.opinions:
                opinions[slugify(name)].append((entry, item))
    found = [
        Contributor(
            name=min(spellings, key=lambda name, used=spellings: (-used[name], name)),  # type: ignore[misc]
            slug=slug,
            keys=tuple(keys[slug]),
            profiles=tuple(profiles[slug]),
            parts=tuple(sorted(parts[slug].items())),
            wrote=tuple(wrote[slug]),
            said=tuple(said[slug]),
            summarized=tuple(summarized[slug]),
            opinions=tuple(opinions[slug]),
        )
        for slug, spellings in names.items()
    ]
    return tuple(sorted(found, key=lambda one: (_surname_first(one.name), one.slug)))


def _surname_first(name: str) -> str:
    """How an index of people is ordered."""
    words = name.casefold().split()
    return " ".join([words[-1], *words[:-1]])
