"""What a link within the site leads to, in a few words, for a reader who rests on it.

All previews lie in some small files, so that a script fetches a few kilobytes and never asks for
what is not there: `/previews/index.json` says how many files there are, and `place` in which one
an address is. `static/preview.js` does the same sum.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from alignsite.entries import Entry
from alignsite.filters import clock
from alignsite.pages.catalogue import HOME, Catalogue
from alignsite.pages.connections import Connections
from alignsite.records import Episode, Item, Record
from alignsite.wording import shortened

INDEX_URL = "/previews/index.json"
PREVIEWS_A_FILE = 16
"""At most, on average: some 6 kB of JSON."""
LONGEST_TEXT = 240
"""Characters: what is read in a few seconds."""


@dataclass(frozen=True, slots=True)
class LinkPreview:
    """What is shown of one address: `/posts/a/`, or `/issues/2/#an-item`.

    `facts`: kind, date, people, in the site's language. `text`: its first words, unless they are
    those of `item`, by the digest it is stored under, or of the turn `turn` of the record `record`.
    """

    url: str
    title: str
    facts: tuple[str, ...]
    text: str = ""
    item: str = ""
    record: str = ""
    turn: str = ""


@dataclass(frozen=True, slots=True)
class PreviewIndex:
    """How many files of previews there are: a power of two, or none where they are off."""

    files: int


@dataclass(frozen=True, slots=True)
class PreviewFile:
    """Some previews, sorted by address."""

    previews: tuple[LinkPreview, ...]


def place(url: str, files: int) -> int:
    """Which of `files` files has the preview of an address, 0 for the first."""
    total = 0
    for letter in url:
        total = (total * 31 + ord(letter)) % 2**32
    return total % files


def preview_files(
    catalogue: Catalogue, connections: Connections
) -> Iterator[tuple[str, PreviewIndex | PreviewFile]]:
    """The address and the contents of each file."""
    if not catalogue.config.features.previews:
        yield INDEX_URL, PreviewIndex(0)
        return
    previews = sorted(_previews(catalogue, connections), key=lambda one: one.url)
    count = 1
    while count * PREVIEWS_A_FILE < len(previews):
        count *= 2
    files: list[list[LinkPreview]] = [[] for _ in range(count)]
    for one in previews:
        files[place(one.url, count)].append(one)
    yield INDEX_URL, PreviewIndex(count)
    for number, some in enumerate(files):
        yield f"/previews/{number}.json", PreviewFile(tuple(some))


def index_bytes(contents: PreviewIndex) -> bytes:
    """The index as JSON."""
    return _json({"files": contents.files})


def preview_bytes(contents: PreviewFile, load: Callable[[str], Record | Item]) -> bytes:
    """One file as JSON: by address, title, facts and text. `load` gives what is stored."""
    return _json(
        {
            one.url: [
                one.title,
                " · ".join((*one.facts, *spoken)),
                shortened(" ".join(text[: 2 * LONGEST_TEXT].split()), LONGEST_TEXT),
            ]
            for one in contents.previews
            for text, spoken in [_words(one, load)]
        }
    )


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _words(one: LinkPreview, load: Callable[[str], Record | Item]) -> tuple[str, tuple[str, ...]]:
    """The words of a preview, and what is known of who says them."""
    if one.item and isinstance(item := load(one.item), Item):
        return item.text or " ".join(opinion.text for opinion in item.opinions), ()
    if one.turn and isinstance(record := load(one.record), Episode):
        for turn in record.turns:
            if turn.id == one.turn:
                time = () if turn.start is None else (clock(turn.start),)
                return turn.text, (turn.speaker, *time)
    return one.text, ()


def _previews(catalogue: Catalogue, connections: Connections) -> Iterator[LinkPreview]:
    for entry in catalogue.archive.records:
        yield _of_record(catalogue, entry)
        yield from _of_items(catalogue, entry)
    yield from _of_turns(catalogue, connections)
    yield from _of_works(catalogue)
    if catalogue.config.features.authors:
        yield from _of_people(catalogue)


def _of_record(catalogue: Catalogue, entry: Entry) -> LinkPreview:
    words, meta = catalogue.words, entry.meta
    card = catalogue.cards.get(meta.url)
    label = meta.series or words(meta.kind)
    if meta.url == HOME:
        about = catalogue.config.description or meta.summary
        return LinkPreview(HOME, catalogue.config.title, (), about)
    if not meta.listed or card is None:
        return LinkPreview(unquote(meta.url), meta.title, (), meta.summary)
    facts = (
        f"{label} {entry.number}" if entry.number else label,
        *([words.day(meta.date)] if meta.date else []),
        words("min", n=entry.minutes),
        *_names(one.title for one in card.people),
    )
    return LinkPreview(unquote(meta.url), meta.title, facts, meta.summary)


def _names(names: Iterable[str]) -> list[str]:
    """The names in one; only the first three of many."""
    every = list(names)
    return [", ".join(every[:3]) + (" …" if len(every) > 3 else "")] if every else []


def _of_items(catalogue: Catalogue, entry: Entry) -> Iterator[LinkPreview]:
    for item in entry.items:
        day = [catalogue.words.day(entry.meta.date)] if entry.meta.date else []
        facts = (entry.meta.title, *day)
        url = unquote(f"{entry.meta.url}#{item.id}")
        yield LinkPreview(url, item.title, facts, item=item.digest)


def _of_turns(catalogue: Catalogue, connections: Connections) -> Iterator[LinkPreview]:
    """The turns that other pages lead to: what is referred to, refers, or tells of a work."""
    found = connections.references
    meant = {(one.target.meta.url, one.anchor): one.target for one in found}
    meant |= {(one.source.meta.url, one.mention.anchor): one.source for one in found}
    for work in catalogue.works.works:
        meant |= {(entry.meta.url, mention.anchor): entry for entry, mention in work.mentions}
    for (url, anchor), entry in meant.items():
        if anchor and entry.turns and anchor in entry.anchors:
            yield LinkPreview(
                unquote(f"{url}#{anchor}"),
                entry.meta.title,
                (),
                text=entry.meta.summary,
                record=entry.digest,
                turn=anchor,
            )


def _of_works(catalogue: Catalogue) -> Iterator[LinkPreview]:
    """Papers and posts, each with the words of the newest item that summarises it."""
    for work in catalogue.works.works:
        told = catalogue.words.count(len(work.records), "records")
        item = next((item.digest for _, item in work.items if item.summarized), "")
        yield LinkPreview(unquote(work.url), work.title, (*_names(work.authors), told), item=item)


def _of_people(catalogue: Catalogue) -> Iterator[LinkPreview]:
    words = catalogue.words
    for person in catalogue.archive.people.everybody:
        parts = ", ".join(words(f"part_{part}") for part in person.roles if part != "work_author")
        facts = (parts, words.count(len(person.records), "records"))
        yield LinkPreview(unquote(person.url), person.name, facts, person.bio)
