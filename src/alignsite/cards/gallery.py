"""The archive's pages → the cards that show them, and each page with the address of its card.

Documents, works and people have a card each; every other page shows the site's own, which lies
beside the home page. A picture that a document names itself goes before any card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from alignsite.cards.face import Band, CardFace, CardPicture, Name, card_url
from alignsite.cards.letters import drawable
from alignsite.config import Config
from alignsite.entries import Entry
from alignsite.pages import Page
from alignsite.pages.catalogue import HOME, Catalogue
from alignsite.pages.contexts import (
    EpisodeContext,
    FeedContent,
    IssueContext,
    ManifestContext,
    PersonContext,
    PostContext,
    RedirectContext,
    RobotsContext,
    SitemapContext,
    WorkContext,
)
from alignsite.pages.views import Ref, SpeakerView
from alignsite.people import Contributor
from alignsite.works import Work

_LISTED_ITEMS = 3
_MOST_BANDS = 40
_NOT_SHOWN = (RedirectContext, SitemapContext, RobotsContext, ManifestContext, FeedContent)
"""What is no page that others show a link to."""
_GROUNDS = ("bg", "text", "muted", "rule")


@dataclass(frozen=True, slots=True)
class Gallery:
    """The pages as they are to be, and the cards that they show."""

    pages: tuple[Page, ...]
    cards: tuple[CardPicture, ...]


def make_gallery(
    catalogue: Catalogue,
    pages: Iterable[Page],
    colors: Mapping[str, str],
    is_free: Callable[[str], bool] = lambda _: True,
) -> Gallery:
    """The cards of a site, and its pages leading to them; none where they are not on.

    `colors`: `#rrggbb` by the name of a token. `is_free`: whether a card may have an address.
    """
    if catalogue.config.cards != "on":
        return Gallery(tuple(pages), ())
    shown: list[Page] = []
    cards: dict[str, CardPicture] = {}
    faces = _Faces(catalogue, colors)
    for page in pages:
        context = page.context
        if isinstance(context, _NOT_SHOWN) or context.head.image:
            shown.append(page)
            continue
        face = faces.of_page(page)
        url = card_url(page.url if face else HOME)
        if not is_free(url):
            shown.append(page)
            continue
        if face or page.url == HOME:
            cards[url] = CardPicture(url, face or faces.of_site(), page.origin)
        title = context.head.title if face else catalogue.config.title
        head = replace(context.head, card=Ref(title, url))
        shown.append(replace(page, context=replace(context, head=head)))
    return Gallery(tuple(shown), tuple(cards.values()))


class _Faces:
    """What cards show, of all that has one of its own."""

    def __init__(self, catalogue: Catalogue, colors: Mapping[str, str]) -> None:
        self._catalogue = catalogue
        self._words = catalogue.words
        self._colors = colors
        self._entries = {one.meta.url: one for one in catalogue.archive.records}
        self._works = {one.url: one for one in catalogue.works.works}
        self._people = {one.url: one for one in catalogue.archive.people.everybody}
        self._address = _address(catalogue.config)
        self._site = catalogue.config.title if drawable(catalogue.config.title) else self._address

    def of_page(self, page: Page) -> CardFace | None:
        """The page's own card, or none."""
        match page.context:
            case PostContext():
                return self._post(self._entries[page.url])
            case EpisodeContext(speakers=speakers):
                return self._episode(self._entries[page.url], speakers)
            case IssueContext():
                return self._issue(self._entries[page.url])
            case WorkContext():
                return self._work(self._works[page.url])
            case PersonContext(parts=parts):
                return self._person(self._people[page.url], parts)
            case _:
                return None

    def of_site(self) -> CardFace:
        """The card of the site itself."""
        config = self._catalogue.config
        face = self._face(config.title, "", "link")
        return replace(face, site=self._address, text=config.description)

    def _post(self, entry: Entry) -> CardFace:
        face = self._face(entry.meta.title, self._label(entry), "link")
        return replace(face, people=self._authors(entry), note=self._day(entry))

    def _episode(self, entry: Entry, speakers: Mapping[str, SpeakerView]) -> CardFace:
        views = {one.name: one for one in speakers.values()}
        people = tuple(Name(one.name, f"speaker-{one.color}") for one in views.values())
        bands = tuple(Band(f"speaker-{one.color}", one.turns) for one in views.values())
        face = self._face(
            entry.meta.title, self._label(entry), "link", *(one.color for one in people)
        )
        people = people or self._authors(entry)
        return replace(face, people=people, bands=bands, note=self._day(entry))

    def _issue(self, entry: Entry) -> CardFace:
        items = entry.items
        told = [item.title for item in items if item.summarized] or [one.title for one in items]
        count = self._words.count(len(items), "items") if items else ""
        face = self._face(entry.meta.title, self._label(entry), "opinion")
        return replace(
            face,
            lines=tuple(told[:_LISTED_ITEMS]),
            note=" · ".join(filter(None, (count, self._day(entry)))),
            bands=_bands("opinion", len(items)),
        )

    def _work(self, work: Work) -> CardFace:
        names = [one.title for one in self._catalogue.work_authors(work)]
        names += [self._words("others")] if names and work.more else []
        places = self._words.count(work.places, "places")
        return replace(
            self._face(work.title, self._words("search_work"), "visited"),
            people=tuple(Name(one, "text") for one in names),
            note=self._words("discussed_in", places=places),
            bands=_bands("visited", work.places),
        )

    def _person(self, person: Contributor, parts: tuple[str, ...]) -> CardFace:
        told = ", ".join(parts)
        return replace(
            self._face(person.name, told[:1].upper() + told[1:], "link"),
            text=person.bio,
            note=self._words.count(len(person.records), "records") if person.records else "",
        )

    def _face(self, title: str, label: str, accent: str, *further: str) -> CardFace:
        used = dict.fromkeys((*_GROUNDS, accent, *further))
        colors = {name: self._colors[name] for name in used}
        return CardFace(site=self._site, label=label, title=title, accent=accent, colors=colors)

    def _label(self, entry: Entry) -> str:
        """Kind, number and series; nothing for a page of its own, such as About."""
        if not entry.meta.listed:
            return ""
        kind = self._words(entry.meta.kind)
        numbered = f"{kind} {entry.number}" if entry.number else kind
        return f"{numbered} · {entry.meta.series}" if entry.meta.series else numbered

    def _day(self, entry: Entry) -> str:
        date = entry.meta.date
        return self._words.day(date) if date and entry.meta.listed else ""

    def _authors(self, entry: Entry) -> tuple[Name, ...]:
        return tuple(Name(one.title, "text") for one in self._catalogue.author_refs(entry))


def _bands(color: str, count: int) -> tuple[Band, ...]:
    """A band for each of so many things; no more than can be told apart."""
    return (Band(color, 1),) * min(count, _MOST_BANDS)


def _address(config: Config) -> str:
    """The site's address as people write it; nothing where it is not known yet."""
    parts = urlsplit(config.base_url)
    return f"{parts.hostname}{parts.path.rstrip('/')}" if config.located else ""
