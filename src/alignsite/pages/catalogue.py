"""What every page kind works from: the archive, the settings, and each record's card made once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alignsite.archive import Archive, ItemPlace, Tag
from alignsite.config import Config
from alignsite.entries import Entry
from alignsite.pages.views import Card, FeedRef, ItemCard, Pagination, Ref, Site
from alignsite.people import Contributor, person_key
from alignsite.records import Kind
from alignsite.slugs import slugify
from alignsite.words import Words


@dataclass(frozen=True, slots=True)
class KindPlace:
    """Where the list of a kind of record lies. `many` is the key of the words it is called by."""

    kind: Kind
    many: str
    url: str


KINDS: tuple[KindPlace, ...] = (
    KindPlace("post", "posts", "/posts/"),
    KindPlace("episode", "episodes", "/episodes/"),
    KindPlace("issue", "issues", "/issues/"),
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The archive as pages need it."""

    archive: Archive
    config: Config
    words: Words
    site: Site
    cards: Mapping[str, Card]

    def cards_of(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        """The cards of some records, in the same order."""
        return tuple(self.cards[entry.meta.url] for entry in entries)

    def person_url(self, name: str) -> str | None:
        """The page of the person a record names so, if they have one."""
        if not self.config.features.authors:
            return None
        return self.archive.person_urls.get(person_key(name))

    def tag_url(self, name: str) -> str | None:
        """The page of a tag, if there is one."""
        return self.archive.tag_urls.get(slugify(name)) if self.config.features.tags else None

    def series_url(self, name: str | None) -> str | None:
        """The page of a show or newsletter, if there is one."""
        return f"/series/{slugify(name)}/" if name and self.config.features.series else None

    def tag_refs(self, entry: Entry) -> tuple[Ref, ...]:
        """The record's tags, each once, as links."""
        named = {slugify(name): name for name in reversed(entry.meta.tags)}
        return tuple(Ref(name, self.tag_url(name)) for name in reversed(named.values()))

    def author_refs(self, entry: Entry) -> tuple[Ref, ...]:
        """The record's authors as links."""
        return tuple(Ref(one.name, self.person_url(one.name)) for one in entry.meta.authors)

    def trail(self, *steps: Ref) -> tuple[Ref, ...]:
        """The way from the home page down to a page, without the page itself."""
        return (Ref(self.words("home"), "/"), *steps)

    def page_title(self, title: str, pagination: Pagination) -> str:
        """The title of one page of a list: its number told from the second page on."""
        if pagination.number == 1:
            return title
        numbers = {"number": pagination.number, "total": pagination.total}
        return self.words("page_of", title=title, **numbers)

    def feed(self, title: str, page_url: str) -> tuple[FeedRef, ...]:
        """The feed that lies beside a page, if the site has feeds."""
        return (FeedRef(title, feed_url(page_url)),) if self.config.features.feeds else ()


def feed_url(page_url: str) -> str:
    """The address of the feed of the list at `page_url`."""
    return f"{page_url}feed.xml"


def make_catalogue(archive: Archive, config: Config, words: Words) -> Catalogue:
    """Make every record's card, once."""
    bare = Catalogue(archive, config, words, _site(archive, config, words), {})
    cards = {entry.meta.url: _card(bare, entry) for entry in archive.entries}
    return Catalogue(archive, config, words, bare.site, cards)


def _site(archive: Archive, config: Config, words: Words) -> Site:
    present = {entry.meta.kind for entry in archive.entries}
    sections = [Ref(words(kind.many), kind.url) for kind in KINDS if kind.kind in present]
    if config.features.series and len(archive.series) > 1:
        sections.append(Ref(words("series"), "/series/"))
    if config.features.tags and archive.tags:
        sections.append(Ref(words("tags"), "/tags/"))
    if config.features.authors and archive.people:
        sections.append(Ref(words("people"), "/authors/"))
    if config.features.archive and archive.entries:
        sections.append(Ref(words("archive"), "/archive/"))
    if config.features.numbers and archive.entries:
        sections.append(Ref(words("numbers"), "/numbers/"))
    if config.features.data and archive.entries:
        sections.append(Ref(words("data"), "/data/"))
    return Site(
        title=config.title,
        description=config.description,
        base_url=config.base_url,
        language=config.language,
        authors=config.authors,
        copyright=config.copyright,
        menu=tuple(Ref(entry.title, entry.url) for entry in config.menu),
        sections=tuple(sections),
        feeds=(FeedRef(config.title, "/feed.xml"),) if config.features.feeds else (),
    )


def _card(catalogue: Catalogue, entry: Entry) -> Card:
    meta = entry.meta
    speakers = [one.name for one in entry.involvements if one.part in ("host", "guest", "speaker")]
    names = [one.name for one in meta.authors] if meta.authors else speakers
    return Card(
        kind=meta.kind,
        url=meta.url,
        title=meta.title,
        date=meta.date,
        summary=meta.summary,
        people=tuple(Ref(name, catalogue.person_url(name)) for name in dict.fromkeys(names)),
        tags=catalogue.tag_refs(entry),
        minutes=entry.minutes,
        series=meta.series,
        number=entry.number,
        turns=entry.turns,
        items=len(entry.items),
    )


def item_cards(places: Iterable[ItemPlace]) -> tuple[ItemCard, ...]:
    """Items of issues, as lists of a tag or a person show them."""
    return tuple(
        ItemCard(
            url=f"{entry.meta.url}#{item.id}",
            title=item.title,
            source=item.url,
            authors=item.authors,
            summarizer=item.summarizer,
            opinions=item.opinions,
            section=item.section,
            issue=entry.meta.title,
            date=entry.meta.date,
        )
        for entry, item in places
    )


def cut(
    url: str, cards: Sequence[Card], size: int
) -> list[tuple[str, tuple[Card, ...], Pagination]]:
    """A list cut into pages: each page's address, its cards, and where it stands.

    The first page has the list's own address, the others `page/2/` and so on below it.
    """
    total = max(1, -(-len(cards) // size))
    urls = [url if number == 1 else f"{url}page/{number}/" for number in range(1, total + 1)]
    refs = tuple(Ref(str(number), one) for number, one in enumerate(urls, start=1))
    return [
        (
            one,
            tuple(cards[index * size : (index + 1) * size]),
            Pagination(
                number=index + 1,
                total=total,
                previous=urls[index - 1] if index else None,
                next=urls[index + 1] if index + 1 < total else None,
                pages=refs,
            ),
        )
        for index, one in enumerate(urls)
    ]


def counted_tags(tags: Iterable[Tag]) -> list[tuple[Tag, int]]:
    """Tags with how many records and items carry them."""
    return [(tag, len(tag.entries) + len(tag.items)) for tag in tags]


def listed_people(people: Iterable[Contributor]) -> list[tuple[Contributor, int]]:
    """People with how many records and items they had a part in."""
    return [(one, one.count) for one in people]
