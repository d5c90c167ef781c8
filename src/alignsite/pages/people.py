"""The index of people, and a page per person: wrote, said, summarised, gave opinions on, and
papers by them that the archive tells of.

A long section shows its newest rows on the person's page, and has pages of its own for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from alignsite.archive import ItemPlace
from alignsite.entries import Part
from alignsite.pages.catalogue import (
    Catalogue,
    cut,
    excerpt,
    item_cards,
    listed_people,
    rows_on_page,
)
from alignsite.pages.contexts import (
    PeopleContext,
    PersonContext,
    PersonListContext,
    RedirectContext,
)
from alignsite.pages.page import Page
from alignsite.pages.views import Counted, Head, Pagination, PersonSection, Ref
from alignsite.pages.works import work_cards
from alignsite.people import Contributor, Spoken
from alignsite.theme.words import Words

_PARTS: tuple[Part, ...] = ("author", "host", "guest", "speaker", "summarizer", "opinion")
"""The order in which a person's parts are told; `part_host` and so on are the keys of words."""


def person_pages(catalogue: Catalogue) -> Iterator[Page]:
    """`/authors/` and every person's pages; nothing where they are off or there is nobody."""
    people = catalogue.archive.people.everybody
    if not catalogue.config.features.authors or not people:
        return
    rows = tuple(
        Counted(one.name, one.url, count, ", ".join(_parts(catalogue.words, one)))
        for one, count in listed_people(people)
    )
    description = catalogue.words("everybody", site=catalogue.config.title)
    title = catalogue.words("people")
    head = Head(url="/authors/", title=title, description=description, trail=catalogue.trail())
    context = PeopleContext(catalogue.site, head, rows)
    yield Page("/authors/", "people.html", context, "the list of people")
    for person in people:
        sections = _sections(catalogue, person)
        yield _person_page(catalogue, person, sections)
        for section in sections:
            yield from _list_pages(catalogue, person, section)


def former_pages(catalogue: Catalogue) -> Iterator[Page]:
    """A redirect at each address a person's page would have if nobody had said who is who."""
    if not catalogue.config.features.authors:
        return
    for person in catalogue.archive.people.everybody:
        for slug in person.former:
            url = f"/authors/{slug}/"
            context = RedirectContext(catalogue.site, Head(url=url, title=person.name), person.url)
            yield Page(url, "redirect.html", context, f"another name of {person.name!r}")


def _person_page(
    catalogue: Catalogue, person: Contributor, sections: tuple[PersonSection, ...]
) -> Page:
    words, site = catalogue.words, catalogue.config.title
    parts = _parts(words, person)
    feeds = catalogue.feed(f"{site}: {person.name}", person.url)
    return Page(
        url=person.url,
        template="person.html",
        origin=f"the person {person.name!r}",
        context=PersonContext(
            site=catalogue.site,
            head=Head(
                url=person.url,
                title=person.name,
                description=words("person_on", name=person.name, site=site, parts=", ".join(parts)),
                feeds=feeds if catalogue.config.features.author_feeds else (),
                trail=catalogue.trail(_index(words)),
            ),
            name=person.name,
            aliases=person.aliases,
            bio=person.bio,
            links=_links(person),
            parts=parts,
            sections=tuple(_shown(one, catalogue.config.page_size) for one in sections),
        ),
    )


def _index(words: Words) -> Ref:
    return Ref(words("people"), "/authors/")


def _parts(words: Words, person: Contributor) -> tuple[str, ...]:
    roles = person.roles
    return tuple(words(f"part_{part}") for part in _PARTS if part in roles)


def _sections(catalogue: Catalogue, person: Contributor) -> tuple[PersonSection, ...]:
    """All that somebody did, whole, by part; only the parts they have."""

    words = catalogue.words

    def empty(id_: str, title: str, counted: str, total: int) -> PersonSection:
        url = f"{person.url}{id_}/"
        return PersonSection(id_, words(title), words.count(total, counted), total, url)

    def spoken(id_: str, title: str, places: tuple[Spoken, ...]) -> PersonSection:
        rows = tuple((catalogue.cards[entry.meta.url], turns) for entry, turns in places)
        return replace(empty(id_, title, "episode_count", len(rows)), spoken=rows)

    def items(id_: str, title: str, places: tuple[ItemPlace, ...]) -> PersonSection:
        rows = item_cards(catalogue, places)
        return replace(empty(id_, title, "items", len(rows)), items=rows)

    wrote = catalogue.cards_of(person.wrote)
    papers = work_cards(catalogue.papers.get(person.url, ()))
    every = (
        replace(empty("wrote", "wrote", "records", len(wrote)), cards=wrote),
        spoken("hosted", "hosted", person.hosted),
        spoken("guest", "was_guest", person.visited),
        spoken("said", "spoke", person.spoke),
        items("summarised", "summarised", person.summarized),
        items("opinions", "gave_opinions", person.opinions),
        replace(empty("papers", "papers", "works_count", len(papers)), works=papers),
    )
    return tuple(section for section in every if section.total)


def _shown(section: PersonSection, page_size: int) -> PersonSection:
    """A section as it stands on the person's own page: without an address where it is whole."""
    cards = excerpt(section.cards, page_size, lines=False)
    spoken, items = excerpt(section.spoken, page_size), excerpt(section.items, page_size)
    works = excerpt(section.works, page_size)
    whole = len(cards) + len(spoken) + len(items) + len(works) == section.total
    url = None if whole else section.url
    return replace(section, cards=cards, spoken=spoken, items=items, works=works, url=url)


def _list_pages(
    catalogue: Catalogue, person: Contributor, section: PersonSection
) -> Iterator[Page]:
    """The pages of a section that is too long for the person's own page."""
    size = catalogue.config.page_size
    url = _shown(section, size).url
    if url is None:
        return
    words, title = catalogue.words, f"{person.name}: {section.title}"
    for one, part, pagination in _cut(section, url, size):
        yield Page(
            url=one,
            template="person_list.html",
            origin=f"the person {person.name!r}",
            context=PersonListContext(
                site=catalogue.site,
                head=Head(
                    url=one,
                    title=catalogue.page_title(title, pagination),
                    description=words("on_site", title=title, site=catalogue.config.title),
                    trail=catalogue.trail(_index(words), Ref(person.name, person.url)),
                ),
                person=Ref(person.name, person.url),
                section=part,
                pagination=pagination,
            ),
        )


def _cut(
    section: PersonSection, url: str, size: int
) -> Iterator[tuple[str, PersonSection, Pagination]]:
    """A section in pages: only one of its four lists holds anything."""
    lines = rows_on_page(size)
    if section.cards:
        for one, cards, pagination in cut(url, section.cards, size):
            yield one, replace(section, cards=cards), pagination
    elif section.spoken:
        for one, spoken, pagination in cut(url, section.spoken, lines):
            yield one, replace(section, spoken=spoken), pagination
    elif section.items:
        for one, items, pagination in cut(url, section.items, lines):
            yield one, replace(section, items=items), pagination
    else:
        for one, works, pagination in cut(url, section.works, lines):
            yield one, replace(section, works=works), pagination


def _links(person: Contributor) -> tuple[Ref, ...]:
    """Where the documents' own links to the person lead, each once."""
    links: dict[str, Ref] = {}
    for one in person.profiles:
        if one.url:
            links.setdefault(
                one.url, Ref(one.url.partition("//")[2].strip("/") or one.url, one.url)
            )
        if one.email:
            links.setdefault(f"mailto:{one.email}", Ref(one.email, f"mailto:{one.email}"))
    return tuple(links.values())
