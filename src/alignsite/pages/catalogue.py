"""What every page kind works from: the archive, the settings, and each record's card made once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from alignsite.archive import Archive, ItemPlace, Tag
from alignsite.config import Config
from alignsite.entries import Entry
from alignsite.pages.views import Card, Counted, FeedRef, ItemCard, Pagination, Ref, Site
from alignsite.people import Contributor
from alignsite.records import Kind
from alignsite.slugs import slugify, tag_slug
from alignsite.theme.words import Words
from alignsite.works import Work, Works

Listed = TypeVar("Listed")


@dataclass(frozen=True, slots=True)
class KindPlace:
    """Where the list of a kind of record lies. `many` is the key of the words it is called by."""

    kind: Kind
    many: str
    url: str


HOME = "/"
"""The address of the home page."""

SEARCH = "/search/"
"""The address of the page of search."""

KINDS: tuple[KindPlace, ...] = (
    KindPlace("post", "posts", "/posts/"),
    KindPlace("episode", "episodes", "/episodes/"),
    KindPlace("issue", "issues", "/issues/"),
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The archive as pages need it.

    `papers`: the works somebody wrote, by their page's address. `files`: the addresses of the files
    that are published as they are.
    """

    archive: Archive
    config: Config
    words: Words
    site: Site
    cards: Mapping[str, Card]
    works: Works
    papers: Mapping[str, tuple[Work, ...]]
    files: frozenset[str] = frozenset()

    def cards_of(self, entries: Iterable[Entry]) -> tuple[Card, ...]:
        """The cards of some records, in the same order."""
        return tuple(self.cards[entry.meta.url] for entry in entries)

    def person(self, name: str, entry: Entry) -> Ref:
        """Whom a record names so: with their real name and page, if it is known who it is."""
        found = self.archive.people.named(name, entry)
        if found is None:
            return Ref(name, None)
        return Ref(found.name, found.url if self.config.features.authors else None)

    def people(self, names: Iterable[str], entry: Entry) -> tuple[Ref, ...]:
        """The people whom a record names so, each once."""
        return tuple(dict.fromkeys(self.person(name, entry) for name in names))

    def work_authors(self, work: Work) -> tuple[Ref, ...]:
        """Who wrote a work, as links; a full name alone tells who of the archive it is."""
        return tuple(dict.fromkeys(self._author(name) for name in work.authors))

    def _author(self, name: str) -> Ref:
        found = self.archive.people.known_as(name)
        url = found.url if found and self.config.features.authors else None
        return Ref(found.name if found else name, url)

    def tag_url(self, name: str) -> str | None:
        """The page of a tag, if there is one."""
        return self.archive.tag_urls.get(tag_slug(name)) if self.config.features.tags else None

    def series_url(self, name: str | None) -> str | None:
        """The page of a show or newsletter, if there is one."""
        return f"/series/{slugify(name)}/" if name and self.config.features.series else None

    def tag_refs(self, entry: Entry) -> tuple[Ref, ...]:
        """The record's tags, each once, as links."""
        named = {tag_slug(name): name for name in reversed(entry.meta.tags)}
        return tuple(Ref(name, self.tag_url(name)) for name in reversed(named.values()))

    def author_refs(self, entry: Entry) -> tuple[Ref, ...]:
        """The record's authors as links."""
        return self.people((one.name for one in entry.meta.authors), entry)

    def trail(self, *steps: Ref) -> tuple[Ref, ...]:
        """The way from the home page down to a page, without the page itself."""
        return (Ref(self.words("home"), HOME), *steps)

    def page_title(self, title: str, pagination: Pagination) -> str:
        """The title of one page of a list: its number told from the second page on."""
        if pagination.number == 1:
            return title
        numbers = {"number": pagination.number, "total": pagination.total}
        return self.words("page_of", title=title, **numbers)

    def feed(self, title: str, page_url: str) -> tuple[FeedRef, ...]:
        """The feed that lies beside a page, if the site has feeds."""
        url = feed_url(page_url, self.config)
        return (FeedRef(title, url, feed_type(self.config)),) if self.config.features.feeds else ()


def feed_url(page_url: str, config: Config) -> str:
    """The address of the feed of the list at `page_url`."""
    return config.feed_path if page_url == HOME else f"{page_url}feed.xml"


def feed_type(config: Config) -> str:
    """The media type of the site's feeds."""
    return f"application/{config.feed_format}+xml"


def make_catalogue(
    archive: Archive, config: Config, words: Words, works: Works, files: Iterable[str] = ()
) -> Catalogue:
    """Make every record's card, once. `files`: the addresses of what is published as it is."""
    site, papers = _site(archive, config, words, works), _papers(archive, works)
    bare = Catalogue(archive, config, words, site, {}, works, papers, frozenset(files))
    cards = {entry.meta.url: _card(bare, entry) for entry in archive.entries}
    return replace(bare, cards=cards)


def _papers(archive: Archive, works: Works) -> dict[str, tuple[Work, ...]]:
    """Each person's works, most discussed first, by the address of their page."""
    papers: defaultdict[str, dict[str, Work]] = defaultdict(dict)
    for work in works.works:
        for name in work.authors:
            found = archive.people.known_as(name)
            if found is not None:
                papers[found.url][work.slug] = work
    return {url: tuple(wrote.values()) for url, wrote in papers.items()}


def _site(archive: Archive, config: Config, words: Words, works: Works) -> Site:
    present = {entry.meta.kind for entry in archive.entries}
    sections = [Ref(words(kind.many), kind.url) for kind in KINDS if kind.kind in present]
    if config.features.series and len(archive.series) > 1:
        sections.append(Ref(words("series"), "/series/"))
    if works.works:
        sections.append(Ref(words("works"), "/works/"))
    if config.features.tags and archive.tags:
        sections.append(Ref(words("tags"), "/tags/"))
    if config.features.authors and archive.people.everybody:
        sections.append(Ref(words("people"), "/authors/"))
    if config.features.archive and archive.entries:
        sections.append(Ref(words("archive"), "/archive/"))
    if config.features.numbers and archive.entries:
        sections.append(Ref(words("numbers"), "/numbers/"))
    if config.features.data and archive.entries:
        sections.append(Ref(words("data"), "/data/"))
    site_feed = FeedRef(config.title, config.feed_path, feed_type(config))
    return Site(
        title=config.title,
        description=config.description,
        base_url=config.base_url,
        language=config.language,
        authors=config.authors,
        copyright=config.copyright,
        menu=tuple(Ref(entry.title, entry.url) for entry in config.menu) or _page_menu(archive),
        sections=tuple(sections),
        feeds=(site_feed,) if config.features.feeds else (),
        search=None if config.search == "off" else SEARCH,
        remote_pictures=config.remote_pictures,
        hosts=config.own_hosts,
    )


def _page_menu(archive: Archive) -> tuple[Ref, ...]:
    """The pages that a site's menu leads to where nobody set one: those at the top, by address."""
    top = [one for one in archive.pages if one.meta.url.strip("/").count("/") == 0]
    named = [one for one in top if "title" not in one.meta.inferred and one.meta.words]
    found = [one for one in named if one.meta.url not in (HOME, "/404.html", "/404")]
    return tuple(Ref(one.meta.title, one.meta.url) for one in sorted(found, key=_by_url))


def _by_url(entry: Entry) -> str:
    return entry.meta.url


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
        people=catalogue.people(names, entry),
        tags=catalogue.tag_refs(entry),
        minutes=entry.minutes,
        series=meta.series,
        number=entry.number,
        turns=entry.turns,
        items=len(entry.items),
    )


def item_cards(catalogue: Catalogue, places: Iterable[ItemPlace]) -> tuple[ItemCard, ...]:
    """Items of issues, as lists of a tag or a person show them."""
    return tuple(
        ItemCard(
            url=f"{entry.meta.url}#{item.id}",
            title=item.title,
            source=item.url,
            authors=item.authors,
            summarizer=catalogue.person(item.summarizer, entry).title if item.summarizer else None,
            opinions=tuple(one.title for one in catalogue.people(item.opinions, entry)),
            section=item.section,
            issue=entry.meta.title,
            date=entry.meta.date,
        )
        for entry, item in places
    )


def cut(
    url: str, rows: Sequence[Listed], size: int
) -> list[tuple[str, tuple[Listed, ...], Pagination]]:
    """A list cut into pages: each page's address, its rows, and where it stands.

    The first page has the list's own address, the others `page/2/` and so on below it.
    """
    total = max(1, -(-len(rows) // size))
    urls = [url if number == 1 else f"{url}page/{number}/" for number in range(1, total + 1)]
    refs = tuple(Ref(str(number), one) for number, one in enumerate(urls, start=1))
    years = _years(rows, size, urls) if total > 1 else ()
    return [
        (
            one,
            tuple(rows[index * size : (index + 1) * size]),
            Pagination(
                number=index + 1,
                total=total,
                previous=urls[index - 1] if index else None,
                next=urls[index + 1] if index + 1 < total else None,
                pages=refs,
                years=years,
            ),
        )
        for index, one in enumerate(urls)
    ]


def _years(rows: Sequence[object], size: int, urls: Sequence[str]) -> tuple[Counted, ...]:
    """The years of dated rows, each with the page that it begins on; none if all are of one."""
    first: dict[str, int] = {}
    count: Counter[str] = Counter()
    for index, row in enumerate(rows):
        one = row[0] if isinstance(row, tuple) else row
        if isinstance(one, Card | ItemCard) and one.date is not None:
            year = one.date.text[:4]
            first.setdefault(year, index)
            count[year] += 1
    if len(first) < 2:
        return ()
    return tuple(Counted(year, urls[at // size], count[year]) for year, at in first.items())


def rows_on_page(page_size: int) -> int:
    """How many one-line rows take the room of a page of cards."""
    return 5 * page_size


def excerpt(rows: tuple[Listed, ...], page_size: int, *, lines: bool = True) -> tuple[Listed, ...]:
    """What a page shows of a list that has pages of its own where it is long.

    A list of a page's length stands whole; of a longer one the newest. `lines`: one line a row.
    """
    longest = rows_on_page(page_size) if lines else page_size
    return rows if len(rows) <= longest else rows[:page_size]


def counted_tags(tags: Iterable[Tag]) -> list[tuple[Tag, int]]:
    """Tags with how many records and items carry them."""
    return [(tag, len(tag.entries) + len(tag.items)) for tag in tags]


def listed_people(people: Iterable[Contributor]) -> list[tuple[Contributor, int]]:
    """People with how many records and items they had a part in."""
    return [(one, one.count) for one in people]
