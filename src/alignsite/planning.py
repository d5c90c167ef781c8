"""Entries → every page and feed of the site, and what is wrong with the site as a whole."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from alignsite.archive import build_archive, published
from alignsite.config import Config
from alignsite.entries import Entry
from alignsite.feeds import Feed, all_feeds, feed_addresses
from alignsite.pages import Page, all_pages, listing_pages
from alignsite.pages.catalogue import make_catalogue
from alignsite.pages.page import output_path
from alignsite.problems import Problem, problem
from alignsite.references import Resolver, resolve_all


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
    """The site as it is to be. `due`: when a held-back record's time comes, in epoch seconds."""

    pages: tuple[Page, ...]
    feeds: tuple[Feed, ...]
    problems: tuple[Problem, ...]
    due: int | None
    records: int


def plan_site(
    entries: Iterable[Entry], config: Config, content: str, copied: Iterable[str], when: Selection
) -> Plan:
    """Everything the site consists of, beside the files copied to the `copied` addresses."""
    shown, due = published(entries, drafts=when.drafts, future=when.future, now=when.now)
    archive = build_archive(shown)
    catalogue = make_catalogue(archive, config)
    listings = listing_pages(catalogue)
    files = list(copied)
    addresses = [*(page.url for page in listings), *feed_addresses(catalogue), *files]
    resolver = Resolver(archive.entries, addresses, content, config.base_path)
    links, problems = resolve_all(resolver, archive.entries)
    pages = tuple(all_pages(catalogue, listings, links))
    feeds = tuple(all_feeds(catalogue, links))
    problems += _collisions(pages, feeds, files, {one.meta.path for one in archive.entries})
    return Plan(pages, feeds, tuple(problems), due, len(archive.entries))


def _collisions(
    pages: Iterable[Page], feeds: Iterable[Feed], files: Iterable[str], documents: set[str]
) -> list[Problem]:
    """One problem for each address that two sources claim. `documents`: the records' paths.

    Addresses that differ only in case or in Unicode form are one file on many file systems.
    """
    claims: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for url, origin in (
        *((page.url, page.origin) for page in pages),
        *((feed.url, feed.origin) for feed in feeds),
        *((url, f"the file {url[1:]}") for url in files),
    ):
        path = unicodedata.normalize("NFC", output_path(url)).casefold()
        claims[path].append((url, origin))
    return [
        problem(
            "address-collision",
            claim[1][1],
            f"the address {claim[1][0]} is taken by {claim[0][1]} already",
            line=1 if claim[1][1] in documents else None,
            column=1 if claim[1][1] in documents else None,
            hint="give one of them another `slug:` or `permalink:` in its front matter",
        )
        for claim in claims.values()
        if len(claim) > 1
    ]
