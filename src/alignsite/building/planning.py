"""Entries → every page and feed of the site, and what is wrong with the site as a whole."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from alignsite.archive import Archive, build_archive, published
from alignsite.cards.face import CardPicture
from alignsite.cards.gallery import make_gallery
from alignsite.config import Config
from alignsite.datasets import (
    Dataset,
    all_datasets,
    all_previews,
    bibliographies,
    data_pages,
    dataset_addresses,
)
from alignsite.entries import Entry
from alignsite.feeds import Feed, all_feeds, feed_addresses
from alignsite.pages import Page, all_pages, connect, list_for, listing_pages
from alignsite.pages.catalogue import HOME, make_catalogue
from alignsite.pages.page import output_path
from alignsite.pages.related_cards import related_cards
from alignsite.people.identity import Roster
from alignsite.people.roster_check import roster_problems
from alignsite.problems import Problem, problem
from alignsite.references import Resolver, missing_issues, resolve_all
from alignsite.references.page_pictures import missing_pictures
from alignsite.slugs import slugify
from alignsite.sources import StatedWork
from alignsite.theme.words import Words
from alignsite.works import build_works
from alignsite.works.works_check import work_problems


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records are published: those of the future and drafts are held back unless asked for.

    `now` is in epoch seconds.
    """

    now: int
    drafts: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The site as it is to be.

    `due`: when a held-back record's time comes, in epoch seconds. `held`: drafts and records of the
    future that are not published.
    """

    pages: tuple[Page, ...]
    feeds: tuple[Feed, ...]
    datasets: tuple[Dataset, ...]
    cards: tuple[CardPicture, ...]
    problems: tuple[Problem, ...]
    due: int | None
    records: int
    held: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the documents' site has beside them.

    `words`: the theme's own. `content`: the folder of documents. `copied`: the addresses of the
    files published as they are. `roster`: who is who, `works`: what papers and posts there are, as
    the keeper says. `colors`: of the theme's tokens, where cards are drawn.
    """

    config: Config
    words: Words
    content: str = ""
    copied: tuple[str, ...] = ()
    roster: Roster = field(default_factory=Roster)
    works: tuple[StatedWork, ...] = ()
    colors: Mapping[str, str] = field(default_factory=dict)


def plan_site(entries: Iterable[Entry], around: Surroundings, when: Selection) -> Plan:
    """Everything the site consists of, beside the files that are copied."""
    everything = list(entries)
    config = around.config
    shown, due = published(everything, drafts=when.drafts, future=when.future, now=when.now)
    archive = build_archive(shown, around.roster)
    works = build_works(archive.records, around.works, config.works, config.base_url)
    catalogue = make_catalogue(archive, config, around.words, works, around.copied)
    listings = listing_pages(catalogue)
    cited = bibliographies(catalogue)
    addresses = [
        *(page.url for page in listings),
        *(one.url for one in works.works),
        *feed_addresses(catalogue),
        *dataset_addresses(catalogue, cited),
        *around.copied,
    ]
    resolver = Resolver(
        archive.records, addresses, around.content, config.base_path, config.own_hosts
    )
    links, problems = resolve_all(resolver, archive.records)
    problems += missing_issues(archive.records, links)
    problems += missing_pictures(archive.records, around.copied, config.base_path)
    problems += _unused_series(archive, config)
    connections = replace(
        connect(archive.records, links, archive.people), related=related_cards(catalogue)
    )
    datasets = tuple(all_datasets(catalogue, connections, cited))
    listings += data_pages(catalogue, datasets)
    datasets += tuple(all_previews(catalogue, connections))
    pages = tuple(all_pages(catalogue, listings, connections))
    feeds = tuple(all_feeds(catalogue, links))
    taken: set[str] = set()
    if config.documents_first:
        taken = {_place(one.url) for one in pages if one.source}.union(map(_place, around.copied))
        pages = tuple(one for one in pages if one.source or _place(one.url) not in taken)
        feeds = tuple(one for one in feeds if _place(one.url) not in taken)
        datasets = tuple(one for one in datasets if _place(one.url) not in taken)
        problems += [_empty(one) for one in archive.pages if _is_empty(one)]
    gallery = make_gallery(catalogue, pages, around.colors, lambda url: _place(url) not in taken)
    pages, cards = gallery.pages, gallery.cards
    problems += _collisions(archive.records, pages, feeds, datasets, cards, around.copied)
    stated = (name for one in around.works for name in one.authors)
    problems += roster_problems(everything, around.roster, (*config.authors, *stated))
    problems += work_problems(works)
    return Plan(
        pages,
        feeds,
        datasets,
        cards,
        tuple(problems),
        due,
        len(shown),
        len(everything) - len(shown),
    )


def _unused_series(archive: Archive, config: Config) -> Iterator[Problem]:
    """A problem for each show or newsletter of the configuration that no document is of."""
    titles = {one.slug: one.title for one in archive.series}
    for settings in config.series:
        if slugify(settings.title) not in titles:
            close = get_close_matches(settings.title, titles.values(), n=1)
            hint = f"did you mean {close[0]!r}?" if close else "write `show: NAME` in its documents"
            text = f"no document is of the series {settings.title!r}"
            yield problem("unused-series", settings.path, text, line=settings.line, hint=hint)


def _is_empty(entry: Entry) -> bool:
    return not entry.meta.words and entry.meta.url != HOME and not list_for(entry)


def _empty(entry: Entry) -> Problem:
    text = "the page has no text of its own: a layout made it, and layouts are not run"
    hint = "write what it should say, or delete it"
    return problem("empty-page", entry.meta.path, text, line=1, column=1, hint=hint)


def _place(url: str) -> str:
    """The file of an address, the same for addresses that many file systems hold to be one."""
    return unicodedata.normalize("NFC", output_path(url)).casefold()


@dataclass(frozen=True, slots=True)
class _Claim:
    """Somebody's wish for an address.

    `source`: the document that can be changed. `keys`: those of its front matter that may say the
    address. `issue`: the number that gives an issue its address, where nothing else does.
    """

    url: str
    origin: str
    source: str | None = None
    keys: tuple[str, ...] = ()
    issue: str | None = None


def _collisions(
    records: Iterable[Entry],
    pages: Iterable[Page],
    feeds: Iterable[Feed],
    datasets: Iterable[Dataset],
    cards: Iterable[CardPicture],
    files: Iterable[str],
) -> list[Problem]:
    """A problem for each claim to an address beyond the first one.

    Addresses that differ only in case or in Unicode form are one file on many file systems.
    """
    documents = {one.meta.path: one for one in records}
    claims: defaultdict[str, list[_Claim]] = defaultdict(list)
    for claim in (
        *(_page_claim(page, documents.get(page.source or "")) for page in pages),
        *(_Claim(feed.url, feed.origin) for feed in feeds),
        *(_Claim(one.url, f"the file of data {one.url[1:]}") for one in datasets),
        *(_Claim(one.url, f"the card of {one.origin}") for one in cards),
        *(_Claim(url, f"the file {url[1:]}") for url in files),
    ):
        claims[_place(claim.url)].append(claim)
    found: list[Problem] = []
    for rivals in claims.values():
        # what the site makes by itself comes first: it is the document that has to move
        first, *others = sorted(rivals, key=lambda one: (one.source or "", one.origin))
        found.extend(_collision(first, one) for one in others)
    return found


def _page_claim(page: Page, document: Entry | None) -> _Claim:
    """A page's claim, which is that of `document` where it is one document's."""
    if document is None:
        return _Claim(page.url, page.origin, page.source)
    if page.url != document.meta.url:
        return _Claim(page.url, page.origin, page.source, ("aliases", "redirect_from"))
    issue = document.number if document.meta.kind == "issue" else None
    keys = ("permalink", "slug", "number", "issue") if issue else ("permalink", "slug")
    return _Claim(page.url, page.origin, page.source, keys, issue)


def _collision(first: _Claim, second: _Claim) -> Problem:
    text = f"the address {second.url} is taken by {first.origin} already"
    hint = "give one of them another `slug:`, `permalink:` or alias in its front matter"
    at: int | None = 1 if second.source else None
    if second.issue and first.issue == second.issue:
        text, at = f"{text}: both are issue {second.issue}", None
        hint = "correct the number of one of them, or give it a `slug:`"
    if first.url != second.url:
        text += " (capitals and accents do not tell addresses apart)"
    path = second.source or second.origin
    collision = problem("address-collision", path, text, line=at, column=at, hint=hint)
    return replace(collision, keys=second.keys, value=second.url)
