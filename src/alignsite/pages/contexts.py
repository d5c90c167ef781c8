"""Every page kind's context: all that its template can see.

A field is a variable of the template. `docs/theming.md` documents each; a test holds them equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alignsite.pages.charts import BarChart
from alignsite.pages.views import (
    Card,
    Counted,
    Fact,
    FileGroup,
    Head,
    ItemCard,
    Neighbours,
    Pagination,
    PersonSection,
    Ref,
    Referrer,
    RelatedCard,
    Shelf,
    Site,
    SpeakerView,
    Stored,
    Telling,
    WorkCard,
    WorkItem,
    WorkLink,
)
from alignsite.records import Episode, Issue, Item, Kind, Moment, Post


@dataclass(frozen=True, slots=True)
class HomeContext:
    """`home.html`: what is new, each kind's shelf, ways in.

    `intro`: the page that a site has at `/`, to stand above the lists; `links`: the address each
    of its link targets resolves to. `works`: the papers and posts that most records tell of.
    """

    site: Site
    head: Head
    intro: Stored[Post] | None
    links: Mapping[str, str]
    latest: tuple[Card, ...]
    shelves: tuple[Shelf, ...]
    series: tuple[Counted, ...]
    tags: tuple[Counted, ...]
    people: tuple[Counted, ...]
    works: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class PostContext:
    """`post.html`. `links`: the address each link target of the record resolves to.

    `referrers`: the records that refer to this one, newest first. `bibliography`: the address of
    its BibTeX file, where the site has files of data. `works`: papers and posts it links to that
    other records tell of too.
    """

    site: Site
    head: Head
    record: Stored[Post]
    authors: tuple[Ref, ...]
    tags: tuple[Ref, ...]
    minutes: int
    neighbours: Neighbours
    referrers: tuple[Referrer, ...]
    related: tuple[RelatedCard, ...]
    bibliography: str | None
    links: Mapping[str, str]
    works: tuple[WorkLink, ...]


@dataclass(frozen=True, slots=True)
class EpisodeContext:
    """`episode.html`. `speakers` has an entry per person, by name.

    `works`: papers and posts it links to that other records tell of too.
    """

    site: Site
    head: Head
    record: Stored[Episode]
    authors: tuple[Ref, ...]
    speakers: Mapping[str, SpeakerView]
    tags: tuple[Ref, ...]
    minutes: int
    neighbours: Neighbours
    referrers: tuple[Referrer, ...]
    related: tuple[RelatedCard, ...]
    bibliography: str | None
    links: Mapping[str, str]
    works: tuple[WorkLink, ...]


@dataclass(frozen=True, slots=True)
class IssueContext:
    """`issue.html`. `people`: who is meant, `sections`: a tag's address, each by printed name.

    `works`: by an item's id, its paper or post, where other places tell of it too.
    """

    site: Site
    head: Head
    record: Stored[Issue]
    authors: tuple[Ref, ...]
    people: Mapping[str, Ref]
    sections: Mapping[str, str]
    tags: tuple[Ref, ...]
    minutes: int
    neighbours: Neighbours
    referrers: tuple[Referrer, ...]
    related: tuple[RelatedCard, ...]
    bibliography: str | None
    links: Mapping[str, str]
    works: Mapping[str, WorkLink]


@dataclass(frozen=True, slots=True)
class ListContext:
    """`list.html`: the records of a kind, one page of them."""

    site: Site
    head: Head
    kind: Kind
    cards: tuple[Card, ...]
    total: int
    pagination: Pagination


@dataclass(frozen=True, slots=True)
class SeriesContext:
    """`series.html`: a show or newsletter: its records, one page of them, and who makes it.

    `links`: where else it can be followed. `people`: hosts, editors, summarisers.
    """

    site: Site
    head: Head
    title: str
    description: str
    links: tuple[Ref, ...]
    people: tuple[Counted, ...]
    first: Card
    cards: tuple[Card, ...]
    total: int
    pagination: Pagination


@dataclass(frozen=True, slots=True)
class SeriesIndexContext:
    """`series_index.html`: every show and newsletter."""

    site: Site
    head: Head
    series: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class TagsContext:
    """`tags.html`: the index of all tags."""

    site: Site
    head: Head
    tags: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class TagContext:
    """`tag.html`: the records of a tag, one page of them, and the issues' items it covers.

    The items stand on the first page only: all of them, or the newest, where `all_items` is the
    address of the whole list.
    """

    site: Site
    head: Head
    tag: Ref
    cards: tuple[Card, ...]
    items: tuple[ItemCard, ...]
    total: int
    total_items: int
    all_items: str | None
    pagination: Pagination


@dataclass(frozen=True, slots=True)
class TagItemsContext:
    """`tag_items.html`: all items of issues that a tag covers, one page of them."""

    site: Site
    head: Head
    tag: Ref
    items: tuple[ItemCard, ...]
    total: int
    pagination: Pagination


@dataclass(frozen=True, slots=True)
class PeopleContext:
    """`people.html`: the index of everybody who has a page."""

    site: Site
    head: Head
    people: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class PersonContext:
    """`person.html`: what somebody wrote, said, summarised and gave opinions on.

    `aliases`: other names that documents print for them. `parts` says in which roles, in words.
    """

    site: Site
    head: Head
    name: str
    aliases: tuple[str, ...]
    bio: str
    links: tuple[Ref, ...]
    parts: tuple[str, ...]
    sections: tuple[PersonSection, ...]


@dataclass(frozen=True, slots=True)
class PersonListContext:
    """`person_list.html`: all that somebody did in one part, one page of it."""

    site: Site
    head: Head
    person: Ref
    section: PersonSection
    pagination: Pagination


@dataclass(frozen=True, slots=True)
class WorksContext:
    """`works.html`: papers and posts, most discussed first, one page of them."""

    site: Site
    head: Head
    works: tuple[WorkCard, ...]
    total: int
    pagination: Pagination


@dataclass(frozen=True, slots=True)
class WorkTitlesContext:
    """`work_titles.html`: the index of all works, by title."""

    site: Site
    head: Head
    works: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class WorkContext:
    """`work.html`: one paper or post, and all that the archive says of it.

    `more`: there are authors that are not named. `identifiers` lead out. `summaries`: the issues'
    items that are about it, each with its whole words. `tellings`: the records that link to it.
    `places`: items and passages, all told.
    """

    site: Site
    head: Head
    title: str
    authors: tuple[Ref, ...]
    more: bool
    identifiers: tuple[Ref, ...]
    summaries: tuple[tuple[WorkItem, Stored[Item]], ...]
    tellings: tuple[Telling, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the archive; `cards` is empty where only the count is shown."""

    title: str
    url: str
    count: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ArchiveContext:
    """`archive.html`: every year, newest first."""

    site: Site
    head: Head
    years: tuple[Year, ...]
    total: int


@dataclass(frozen=True, slots=True)
class YearContext:
    """`year.html`: one year's records, newest first, with the years around it."""

    site: Site
    head: Head
    year: Year
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class NumbersContext:
    """`numbers.html`: the archive's own statistics, as counts and as charts."""

    site: Site
    head: Head
    facts: tuple[Fact, ...]
    charts: tuple[BarChart, ...]


@dataclass(frozen=True, slots=True)
class DataContext:
    """`data.html`: the files for programs, in groups."""

    site: Site
    head: Head
    groups: tuple[FileGroup, ...]


@dataclass(frozen=True, slots=True)
class SearchContext:
    """`search.html`: the page that readers search on.

    `full_text`: whether there is an index of all words beside the small `index` of titles, people,
    tags and summaries, whose address that is.
    """

    site: Site
    head: Head
    full_text: bool
    index: str


@dataclass(frozen=True, slots=True)
class NotFoundContext:
    """`404.html`: what a host shows for an address that does not exist."""

    site: Site
    head: Head


@dataclass(frozen=True, slots=True)
class RedirectContext:
    """`redirect.html`: an old address of a record."""

    site: Site
    head: Head
    target: str


@dataclass(frozen=True, slots=True)
class SitemapContext:
    """`sitemap.xml`: every page with the day its record last changed, where there is one."""

    site: Site
    locations: tuple[tuple[str, Moment | None], ...]


@dataclass(frozen=True, slots=True)
class RobotsContext:
    """`robots.txt`."""

    site: Site


@dataclass(frozen=True, slots=True)
class ManifestContext:
    """`manifest.webmanifest`: what a phone shows of the site on its home screen."""

    site: Site


@dataclass(frozen=True, slots=True)
class FeedContent:
    """What the templates `feed/post.html`, `feed/episode.html` and `feed/issue.html` see.

    `url` is the record's address, against which links within the page are made absolute.
    """

    record: Stored[Post] | Stored[Episode] | Stored[Issue]
    url: str
    links: Mapping[str, str]


Context = (
    HomeContext
    | PostContext
    | EpisodeContext
    | IssueContext
    | ListContext
    | SeriesContext
    | SeriesIndexContext
    | TagsContext
    | TagContext
    | TagItemsContext
    | PeopleContext
    | PersonContext
    | PersonListContext
    | WorksContext
    | WorkTitlesContext
    | WorkContext
    | ArchiveContext
    | YearContext
    | NumbersContext
    | DataContext
    | SearchContext
    | NotFoundContext
    | RedirectContext
    | SitemapContext
    | RobotsContext
    | ManifestContext
    | FeedContent
)
