"""The small types that page contexts are made of: what a template can see, and nothing else.

Addresses are from the site's root and begin with `/`; a template puts them through the `url`
filter, which adds the sub-path the site lies under.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from alignsite.config import RemotePictures
from alignsite.records import Episode, Issue, Item, Kind, Moment, Post

RecordType = TypeVar("RecordType", Post, Episode, Issue, Item)


@dataclass(frozen=True, slots=True)
class Ref:
    """A link: its text and its address; no address where there is no page to lead to."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Stored(Generic[RecordType]):
    """A whole record, or an issue's item, in a context, by the digest it is stored under.

    The renderer puts what is stored in its place; what makes a page stale is the digest.
    """

    digest: str


@dataclass(frozen=True, slots=True)
class FeedRef:
    """A feed that a page tells its readers of. `type`: its media type."""

    title: str
    url: str
    type: str = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class Site:
    """What every template may see of the site's settings.

    `sections`: the lists this site has (Posts, Episodes, Issues, Works, Tags, People,
    Archive). `search`: the address of the page of search, if there is one. `remote_pictures`:
    "click" where pictures from elsewhere are loaded when the reader asks for them, or "show".
    `hosts`: those whose addresses are the site's own, in lower case.
    """

    title: str
    description: str
    base_url: str
    language: str
    authors: tuple[str, ...]
    copyright: str
    menu: tuple[Ref, ...]
    sections: tuple[Ref, ...]
    feeds: tuple[FeedRef, ...]
    search: str | None = None
    remote_pictures: RemotePictures = "click"
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself: address, title, description, feeds, the way up.

    `article`: the page is one document, not a list. `image`: the picture that its document names
    for other sites to show; `card`: the one drawn for it, and what it says, where there is no
    other. `trail`: breadcrumbs, outermost first, without the page itself.
    """

    url: str
    title: str
    description: str = ""
    article: bool = False
    image: str | None = None
    card: Ref | None = None
    feeds: tuple[FeedRef, ...] = ()
    trail: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One record in a list."""

    kind: Kind
    url: str
    title: str
    date: Moment | None
    summary: str
    people: tuple[Ref, ...]
    tags: tuple[Ref, ...]
    minutes: int
    series: str | None
    number: str | None
    turns: int
    items: int


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item of an issue in a list of a tag or a person.

    `url` is the item's address on its issue's page; `source` the paper's own address.
    """

    url: str
    title: str
    source: str | None
    authors: str | None
    summarizer: str | None
    opinions: tuple[str, ...]
    section: str | None
    issue: str
    date: Moment | None


@dataclass(frozen=True, slots=True)
class WorkLink:
    """A paper or post that other records tell of too. `places`: how many items and passages do."""

    title: str
    url: str
    places: int


@dataclass(frozen=True, slots=True)
class WorkCard:
    """One paper or post in the list of works.

    `authors`: three names at most. `kinds`: how many records of each kind tell of it. `record`: the
    title of the one that does, where no other does.
    """

    url: str
    title: str
    authors: str
    places: int
    kinds: tuple[tuple[Kind, int], ...]
    record: str
    summarized: bool


@dataclass(frozen=True, slots=True)
class WorkItem:
    """Where an item stands that summarises a work.

    `people`: who is meant by each printed name. `links`: where each of its link targets leads.
    """

    url: str
    issue: str
    date: Moment | None
    section: str | None
    people: Mapping[str, Ref]
    links: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """One place that links to a work, or lists it.

    `place`: the item's title or the heading it stands under. `start`: seconds of the recording.
    `before`, `words`, `after`: the sentence around the linked words; empty where it is only listed.
    """

    url: str
    place: str | None
    by: str | None
    start: int | None
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One record that links to a work, with each place where it does."""

    kind: Kind
    url: str
    title: str
    date: Moment | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A titled row of cards that leads to a fuller list."""

    title: str
    url: str
    total: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """An entry of an index: how many records and items stand behind it."""

    title: str
    url: str
    count: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A number and what it counts: 3, "episodes"."""

    count: int
    words: str


@dataclass(frozen=True, slots=True)
class File:
    """A file for programs, as the page of data lists it."""

    title: str
    url: str
    description: str


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Some files under a heading, which may be empty."""

    title: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class PersonSection:
    """What somebody did in one part: the whole of it, or the newest where it is long.

    One of `cards`, `spoken` (episodes with the number of turns), `items` and `works` (papers by
    them) is filled. `total`: how many there are in all, which `count` says in words; `url`: where
    all of them stand, if not here.
    """

    id: str
    title: str
    count: str
    total: int
    url: str | None
    cards: tuple[Card, ...] = ()
    spoken: tuple[tuple[Card, int], ...] = ()
    items: tuple[ItemCard, ...] = ()
    works: tuple[WorkCard, ...] = ()


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a page stands in a list that is cut into pages.

    `years`: where each year begins and how many rows it has, for lists of dated rows that go over
    several pages and years.
    """

    number: int
    total: int
    previous: str | None
    next: str | None
    pages: tuple[Ref, ...]
    years: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The records before and after this one in its series, or among those of its kind."""

    previous: Ref | None
    next: Ref | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place that refers to something: where it is, who says it, and the sentence.

    `url` leads to the turn, item or heading; `start` is its time in seconds of the recording; `to`
    is the very item or place that is meant, where that is told.
    """

    url: str
    by: str | None
    context: str
    start: int | None
    to: Ref | None = None


@dataclass(frozen=True, slots=True)
class Referrer:
    """A record that refers to something, with each place in it that does, in their order."""

    kind: Kind
    title: str
    url: str
    date: Moment | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class RelatedCard:
    """A record that has something in common with another.

    `shared`: works, people, tags and words that both have, the most telling first.
    """

    kind: Kind
    title: str
    url: str
    date: Moment | None
    shared: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker, as an episode's page shows them.

    `color`: 1 to 8, in the order of first words, for telling speakers apart.
    """

    name: str
    url: str | None
    role: str | None
    turns: int
    color: int
