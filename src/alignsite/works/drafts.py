"""Items, links and what a keeper says → drafts of works: what is one work.

Two links lead to one work where they have one identity (`identifiers`), or where `works.yaml` says
so. A title joins what has no address of its own, never two addresses: a paper and the post that
announces it often have the same one. The one exception is a bare PDF under a known title.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from alignsite.bylines import Byline, read_byline
from alignsite.entries import Entry, ItemEntry
from alignsite.mentions import Mention
from alignsite.sources import StatedWork
from alignsite.works.furniture import is_furniture
from alignsite.works.identifiers import Identity, identify
from alignsite.works.titles import (
    is_capitalised,
    is_telling,
    may_be_title,
    plain_title,
    title_in_address,
)
from alignsite.works.titles import title_key as key_of


@dataclass(slots=True)
class Draft:
    """A work while it is gathered."""

    stated: StatedWork | None = None
    identities: dict[Identity, str] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    items: list[tuple[Entry, ItemEntry]] = field(default_factory=list)
    mentions: list[tuple[Entry, Mention]] = field(default_factory=list)
    known_title: str | None = None

    def link(self, identity: Identity, written: str) -> None:
        """Add an address under which the work is known."""
        address = written if identity.kind == "url" and "//" in written else identity.url
        self.identities.setdefault(identity, address)
        self.links.setdefault(written)

    def absorb(self, other: Draft) -> None:
        """Take over all that another draft gathered."""
        for identity, address in other.identities.items():
            self.identities.setdefault(identity, address)
        self.links.update(other.links)
        self.mentions.extend(other.mentions)

    def printed_titles(self) -> set[str]:
        """The keys of the titles that a keeper or an issue gives it."""
        own = [self.stated.title] if self.stated and self.stated.title else []
        keys = {key_of(one) for one in (*own, *(item.title for _, item in self.items))}
        return {key for key in keys if is_telling(key)}

    def linked_title(self) -> str | None:
        """The words that most records link to it by, of those that may be a title."""
        used: defaultdict[str, set[str]] = defaultdict(set)
        spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for entry, mention in self.mentions:
            if may_be_title(mention.text):
                title = plain_title(mention.text)
                used[key_of(title)].add(entry.meta.url)
                spelt[key_of(title)][title] += 1
        if not used:
            return None
        best = min(used, key=lambda key: (-len(used[key]), -_headline(spelt[key]), -len(key), key))
        return min(spelt[best], key=lambda title: (-spelt[best][title], title))

    def is_called_one_of(self, keys: Container[str]) -> bool:
        """Whether any link to it has one of the titles for its words."""
        return any(key_of(mention.text) in keys for _, mention in self.mentions)

    def title(self) -> str:
        """The title a keeper states, an issue prints, links have; else what the address says.

        To be asked when all is gathered.
        """
        if self.known_title is None:
            self.known_title = self._title()
        return self.known_title

    def _title(self) -> str:
        if self.stated and self.stated.title:
            return self.stated.title
        if self.items:
            printed = Counter(item.title for _, item in self.items)
            return min(printed, key=lambda title: (-printed[title], title))
        return self.linked_title() or self._address_title()

    def _address_title(self) -> str:
        for link in self.links:
            if (found := title_in_address(link)) is not None:
                return found
        identity = min(self.identities)
        return identity.value if identity.kind == "url" else identity.label

    def byline(self) -> Byline:
        """The authors a keeper states; else of the issues' the list that names most."""
        if self.stated and self.stated.authors:
            return Byline(self.stated.authors)
        printed = [read_byline(item.authors) for _, item in self.items]
        return max(printed, key=lambda one: (len(one.names), not one.more), default=Byline())

    def passages(self) -> tuple[tuple[Entry, Mention], ...]:
        """The mentions, each place once, without those in an item that is about the work."""
        about = {(entry.meta.url, item.id) for entry, item in self.items}
        found: dict[tuple[str, str | None, str], tuple[Entry, Mention]] = {}
        for entry, one in self.mentions:
            if (entry.meta.url, one.anchor) not in about:
                found.setdefault((entry.meta.url, one.anchor, one.context), (entry, one))
        return tuple(found.values())

    @property
    def met(self) -> bool:
        """Whether anything in the archive tells of it."""
        return bool(self.items or self.mentions)

    def deserves_page(self, least: int) -> bool:
        """Whether somebody chose to tell of it, or enough records link to it."""
        if self.stated:
            return not self.stated.hide and bool(self.stated.title or self.identities or self.items)
        if any(item.summarized for _, item in self.items):
            return True
        pairs = (*self.items, *self.mentions)
        return len({entry.meta.url for entry, _ in pairs}) >= least


def _headline(spellings: Counter[str]) -> int:
    return sum(count for title, count in spellings.items() if is_capitalised(title))


class Gathering:
    """One pass over the archive's items and links.

    `placed`: by a record's address and an item's id, the slug of the stated work it belongs to.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        stated: Iterable[StatedWork],
        base_url: str,
        placed: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self._known: dict[str, Identity | None] = {}
        self._drafts: dict[Identity, Draft] = {}
        self._stated = [self._state(one) for one in stated]
        self._loose: list[Draft] = []
        home = identify(base_url)
        self._home = home.value if home else None
        self._own = {self._identify(url) for entry in entries for url in entry.media}
        unaddressed = self._place_items(self._take_items(entries), placed or {})
        self._take_links(entries)
        titles = self._printed_titles()
        self._join_copies(titles)
        self._join_items(unaddressed)
        self._join_words(entries, titles)

    def drafts(self) -> list[Draft]:
        """Every draft, each once."""
        every = (*self._stated, *self._drafts.values(), *self._loose)
        return list({id(draft): draft for draft in every}.values())

    def _state(self, stated: StatedWork) -> Draft:
        draft = Draft(stated)
        for written in stated.links:
            identity = self._identify(written)
            if identity is not None:
                self._drafts[identity] = draft
                draft.link(identity, written)
        return draft

    def _identify(self, written: str) -> Identity | None:
        if written not in self._known:
            self._known[written] = identify(written)
        return self._known[written]

    def _draft(self, identity: Identity) -> Draft:
        draft = self._drafts.get(identity)
        if draft is None:
            draft = self._drafts[identity] = Draft()
        return draft

    def _take_items(self, entries: Iterable[Entry]) -> list[tuple[Entry, ItemEntry]]:
        """Items by their addresses; those without one are left over."""
        left = []
        for entry in entries:
            for item in entry.items:
                identity = self._identify(item.url) if item.url else None
                if identity is None or item.url is None:
                    left.append((entry, item))
                    continue
                draft = self._draft(identity)
                draft.link(identity, item.url)
                draft.items.append((entry, item))
        return left

    def _place_items(
        self, unaddressed: list[tuple[Entry, ItemEntry]], placed: Mapping[tuple[str, str], str]
    ) -> list[tuple[Entry, ItemEntry]]:
        """Items of stated works; the others are left over."""
        stated = {draft.stated.slug: draft for draft in self._stated if draft.stated}
        left = []
        for entry, item in unaddressed:
            slug = placed.get((entry.meta.url, item.id))
            if slug is None:
                left.append((entry, item))
            else:
                stated[slug].items.append((entry, item))
        return left

    def _take_links(self, entries: Iterable[Entry]) -> None:
        passed: dict[Identity, bool] = {}
        for entry in entries:
            for mention in entry.mentions:
                if not mention.outside:
                    continue
                identity = self._identify(mention.target)
                if identity is None:
                    continue
                if identity not in passed:
                    passed[identity] = identity not in self._drafts and self._is_none(identity)
                if not passed[identity]:
                    draft = self._draft(identity)
                    draft.link(identity, mention.target)
                    draft.mentions.append((entry, mention))

    def _is_none(self, identity: Identity) -> bool:
        """Whether it is no work: part of the archive itself, or no paper or post at all."""
        home = self._home
        inside = home is not None and f"{identity.value}/".startswith(f"{home}/")
        return inside or identity in self._own or is_furniture(identity)

    def _printed_titles(self) -> dict[str, list[Draft]]:
        """The works by the titles that a keeper or an issue gives them."""
        titles: defaultdict[str, list[Draft]] = defaultdict(list)
        for draft in self.drafts():
            for key in sorted(draft.printed_titles()):
                titles[key].append(draft)
        return titles

    def _join_copies(self, titles: Mapping[str, list[Draft]]) -> None:
        """PDF files that are linked to by the title of one known work are copies of it."""
        for identity, draft in list(self._drafts.items()):
            if draft.stated or draft.items or not identity.value.lower().endswith(".pdf"):
                continue
            keys = {key_of(mention.text) for _, mention in draft.mentions}
            same = titles.get(next(iter(keys)), []) if len(keys) == 1 else []
            if len(same) == 1:
                same[0].absorb(draft)
                self._drafts[identity] = same[0]

    def _join_items(self, unaddressed: list[tuple[Entry, ItemEntry]]) -> None:
        """Items without an address, by their titles: to the one work that has it, or together."""
        if not unaddressed:
            return
        titles = {key: list(drafts) for key, drafts in self._printed_titles().items()}
        wanted = {key_of(item.title) for _, item in unaddressed}
        for draft in self.drafts():
            if draft.stated or draft.items or not draft.is_called_one_of(wanted):
                continue
            linked = draft.linked_title()
            if linked is not None:
                titles.setdefault(key_of(linked), []).append(draft)
        for entry, item in unaddressed:
            key = key_of(item.title)
            same = titles.get(key, [])
            if len(same) == 1 and is_telling(key):
                same[0].items.append((entry, item))
                continue
            draft = Draft(items=[(entry, item)])
            self._loose.append(draft)
            if not same and is_telling(key):
                titles[key] = [draft]

    def _join_words(self, entries: Iterable[Entry], titles: Mapping[str, list[Draft]]) -> None:
        """Links to an item whose words are its title: they tell of the same work as the item."""
        for entry in entries:
            for mention in entry.mentions:
                if mention.outside or "#" not in mention.target:
                    continue
                place = mention.target.rpartition("#")[2]
                same = titles.get(key_of(mention.text), [])
                if len(same) == 1 and any(item.id == place for _, item in same[0].items):
                    same[0].mentions.append((entry, mention))
