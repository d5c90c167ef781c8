"""The index of people, and a page per person: wrote, said, summarised, gave opinions on."""

from __future__ import annotations

from collections.abc import Iterator

from alignsite.entries import Part
from alignsite.pages.catalogue import Catalogue, item_cards, listed_people
from alignsite.pages.contexts import PeopleContext, PersonContext
from alignsite.pages.page import Page
from alignsite.pages.views import Counted, Head, Ref
from alignsite.people import Contributor
from alignsite.words import Words

_PARTS: tuple[Part, ...] = ("author", "host", "guest", "speaker", "summarizer", "opinion")
"""The order in which a person's parts are told; `part_host` and so on are the keys of words."""


def person_pages(catalogue: Catalogue) -> Iterator[Page]:
    """`/authors/` and every person's page; nothing where they are off or there is nobody."""
    people = catalogue.archive.people
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
        yield _person_page(catalogue, person)


def _person_page(catalogue: Catalogue, person: Contributor) -> Page:
    feeds = catalogue.feed(f"{catalogue.config.title}: {person.name}", person.url)
    has_feed = catalogue.config.features.author_feeds and bool(person.wrote or person.said)
    parts = _parts(catalogue.words, person)
    return Page(
        url=person.url,
        template="person.html",
        origin=f"the person {person.name!r}",
        context=PersonContext(
            site=catalogue.site,
            head=Head(
                url=person.url,
                title=person.name,
                description=catalogue.words(
                    "person_on",
                    name=person.name,
                    site=catalogue.config.title,
                    parts=", ".join(parts),
                ),
                feeds=feeds if has_feed else (),
                trail=catalogue.trail(Ref(catalogue.words("people"), "/authors/")),
            ),
            name=person.name,
            links=_links(person),
            parts=parts,
            wrote=catalogue.cards_of(person.wrote),
            said=tuple((catalogue.cards[entry.meta.url], turns) for entry, turns in person.said),
            summarized=item_cards(person.summarized),
            opinions=item_cards(person.opinions),
        ),
    )


def _parts(words: Words, person: Contributor) -> tuple[str, ...]:
    return tuple(words(f"part_{part}") for part in _PARTS if part in dict(person.parts))


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
