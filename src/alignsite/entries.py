"""What the archive keeps of each record: enough for every listing, never a body.

An entry is made once, by the process that loaded the record, and travels with its cached result;
so ten thousand transcripts cost the archive ten thousand short entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from alignsite.digest import Digester
from alignsite.markdown.holes import ids
from alignsite.mentions import Mention, mentions
from alignsite.records import Body, Episode, Issue, Item, Link, Markup, Meta, Post, Record

Part = Literal["author", "host", "guest", "speaker", "summarizer", "opinion"]

WORDS_A_MINUTE = 230
"""Silent reading of English prose: the mean of Brysbaert's 2019 review is 238 words a minute."""


@dataclass(frozen=True, slots=True)
class Involvement:
    """One person's part in one record. `count`: turns spoken, items summarised, opinions given."""

    name: str
    part: Part
    count: int = 1


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """What listings show of an issue's item.

    `digest` names the stored item: it is the same for as long as its words and links are. `targets`
    are those of its holes. `summarized`: it is told of, not only listed. `read_more`: what it leads
    on to, which others may name it by.
    """

    id: str
    title: str
    url: str | None
    section: str | None
    authors: str | None
    summarizer: str | None
    opinions: tuple[str, ...]
    digest: str = ""
    targets: tuple[str, ...] = ()
    summarized: bool = False
    read_more: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, as the rest of the archive sees it.

    `digest` names the stored record. `links` are its holes, each target once; `anchors` every id
    its page will have. `number` orders episodes and issues of a series. `mentions`: every link to
    another page, with the place and the sentence it stands in. `media`: addresses of the record's
    own recording.
    """

    meta: Meta
    digest: str
    number: str | None = None
    minutes: int = 1
    turns: int = 0
    involvements: tuple[Involvement, ...] = ()
    items: tuple[ItemEntry, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    media: tuple[str, ...] = ()


def make_entry(record: Record, digest: str) -> Entry:
    """The entry of a record that is stored under `digest`."""
    links: dict[str, Link] = {}
    for markup in _markups(record):
        for link in markup.links:
            links.setdefault(link.target, link)
    return Entry(
        meta=record.meta,
        digest=digest,
        number=_number(record),
        minutes=max(1, round(record.meta.words / WORDS_A_MINUTE)),
        turns=len(record.turns) if isinstance(record, Episode) else 0,
        involvements=tuple(_involvements(record)),
        items=tuple(_items(record)),
        links=tuple(links.values()),
        anchors=tuple(dict.fromkeys(_anchors(record))),
        mentions=mentions(record),
        media=tuple(one.url for one in record.media) if isinstance(record, Episode) else (),
    )


def _number(record: Record) -> str | None:
    match record:
        case Episode(number=number):
            return number
        case Issue(number=number):
            return None if number is None else str(number)
        case Post():
            return None


def _items(record: Record) -> Iterator[ItemEntry]:
    if isinstance(record, Issue):
        digester = Digester()
        for item in record.items:
            yield ItemEntry(
                id=item.id,
                title=item.heading,
                url=item.url,
                section=item.section,
                authors=item.authors,
                summarizer=item.summarizer,
                opinions=tuple(dict.fromkeys(opinion.by for opinion in item.opinions)),
                digest=digester.of(_without_places(item)),
                targets=tuple(
                    dict.fromkeys(link.target for one in _of_item(item) for link in one.links)
                ),
                summarized=bool(item.text or item.opinions),
                read_more=item.read_more or "",
            )


def _without_places(item: Item) -> tuple[object, ...]:
    """What an item holds but for the lines of its file, which move when others are edited."""
    fields = (getattr(item, name) for name in Item.__slots__ if not name.endswith("markup"))
    told = tuple((one.by, one.text) for one in item.opinions)
    markups = tuple((one.pieces, tuple(to.target for to in one.links)) for one in _of_item(item))
    return (*(one for one in fields if one is not item.opinions), told, markups)


def _involvements(record: Record) -> Iterator[Involvement]:
    for author in record.meta.authors:
        yield Involvement(author.name, "author")
    match record:
        case Episode(speakers=speakers, turns=turns):
            said = Counter(turn.speaker for turn in turns)
            for speaker in speakers:
                yield Involvement(speaker.name, speaker.role or "speaker", said[speaker.name])
        case Issue(items=items):
            yield from _counted("summarizer", (one.summarizer for one in items))
            yield from _counted("opinion", (one.by for item in items for one in item.opinions))
        case Post():
            pass


def _counted(part: Part, names: Iterable[str | None]) -> Iterator[Involvement]:
    for name, count in Counter(name for name in names if name).items():
        yield Involvement(name, part, count)


def _markups(record: Record) -> Iterator[Markup]:
    match record:
        case Post(body=body):
            yield body.markup
        case Episode():
            yield record.intro.markup
            yield from (note.markup for note in record.notes)
            yield from (quote.markup for quote in record.quotes)
            yield from (turn.markup for turn in record.turns)
            yield record.outro.markup
        case Issue():
            yield from (aside.markup for aside in record.asides)
            for item in record.items:
                yield from _of_item(item)


def _of_item(item: Item) -> Iterator[Markup]:
    yield from (item.heading_markup, item.markup, item.prerequisites_markup, item.read_more_markup)
    yield from (opinion.markup for opinion in item.opinions)


def _anchors(record: Record) -> Iterator[str]:
    match record:
        case Post(body=body):
            yield from _body_anchors(body)
        case Episode():
            yield from _body_anchors(record.intro)
            yield from (chapter.id for chapter in record.chapters if chapter.turn)
            if record.chapters:
                yield "contents"  # the list of chapters, in place of the printed outline
            for turn in record.turns:
                yield turn.id
                for piece in turn.markup.pieces:
                    yield from ids(piece)
            yield from _body_anchors(record.outro)
        case Issue(items=items):
            yield from (item.id for item in items)


def _body_anchors(body: Body) -> Iterator[str]:
    return iter(body.anchors)
