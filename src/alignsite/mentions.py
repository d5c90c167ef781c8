"""What a record links to: where each link stands, who says it, and the sentence around it.

Made once for each record, with its entry; the archive makes works and references of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from alignsite.records import Body, Episode, Issue, Markup, Post, Record

LONGEST_CONTEXT = 280
"""Characters of a sentence that is kept around a link: what a reader takes in at a glance."""

_HOLE = "\x00"
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^<>]*)>")
_HREF = re.compile(r' href="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_PLAYER = 'class="embed"'
_NOTE_MARKS = ('role="doc-noteref"', 'role="doc-backlink"')
_BREAKS = frozenset(
    ("p", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6",
     "div", "section", "table", "tr", "td", "th", "pre", "hr", "br", "figure", "figcaption",
     "details", "summary")
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ANCHORED = _HEADINGS | {"li", "section"}
_PRINTED = re.compile(
    r"\b(?:arxiv:\s?(?P<arxiv>\d{4}\.\d{4,5}(?:v\d{1,2})?)|doi:\s?(?P<doi>10\.\d{4,9}/[^\s<>\"]{1,100}))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,2}(?=\s+[\"'“‘(\[]{0,2}[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:\b(?:al|e\.g|i\.e|vs|cf|Fig|Sec|Dr|Mr|Ms|Prof|St|No)|\b[A-Z])$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One link of a record.

    `target`: an address outside the archive, or the target of a `Link` into it. `anchor`: the
    turn, item or heading it stands in, if any. `by`: who says it, as the record names them.
    `text`: the linked words. `context`: the sentence around them, plain. `section`: the heading it
    stands under, in running text. `start`: when it is said, in seconds of the recording.
    """

    target: str
    outside: bool
    anchor: str | None
    by: str | None
    text: str
    context: str
    start: int | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of a record that has one speaker. `moves`: headings inside it are anchors too.

    `start`: when it begins in the recording, in seconds.
    """

    markup: Markup
    anchor: str | None = None
    by: str | None = None
    start: int | None = None
    moves: bool = False


def mentions(record: Record) -> tuple[Mention, ...]:
    """Every link of the record to another page, once for each place it stands in, in order."""
    found: dict[tuple[str, str | None], Mention] = {}
    for stretch in _stretches(record):
        for one in _in_stretch(stretch):
            found.setdefault((one.target, one.anchor), one)
    return tuple(found.values())


def _stretches(record: Record) -> Iterator[_Stretch]:
    authors = record.meta.authors
    author = authors[0].name if len(authors) == 1 else None
    match record:
        case Post(body=body):
            yield _of_body(body, author)
        case Episode():
            yield _of_body(record.intro, None)
            for note in record.notes:
                yield _Stretch(note.markup, start=note.start)
            for quote in record.quotes:
                yield _Stretch(quote.markup, quote.turn, quote.speaker, quote.start)
            for turn in record.turns:
                yield _Stretch(turn.markup, turn.id, turn.speaker, turn.start)
            yield _of_body(record.outro, None)
        case Issue(items=items, asides=asides):
            for aside in asides:
                yield _Stretch(aside.markup)
            for item in items:
                told = (item.heading_markup, item.markup)
                beside = (item.prerequisites_markup, item.read_more_markup)
                for markup in (*told, *beside):
                    yield _Stretch(markup, item.id, item.summarizer or author)
                for opinion in item.opinions:
                    yield _Stretch(opinion.markup, item.id, opinion.by)


def _of_body(body: Body, by: str | None) -> _Stretch:
    return _Stretch(body.markup, by=by, moves=True)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: what all its mentions share."""

    anchor: str | None
    by: str | None
    section: str | None
    start: int | None

    def mention(self, target: str, outside: bool, text: str, context: str) -> Mention:
        """A link that stands there."""
        return Mention(
            target, outside, self.anchor, self.by, text, context, self.start, self.section
        )


@dataclass(slots=True)
class _Open:
    """A link on the way through a block: its address, and where its words begin and end.

    `is_note_mark`: it is the number of a footnote, or the arrow back to one: no word of a sentence.
    """

    target: str
    outside: bool
    start: int
    end: int = -1
    is_note_mark: bool = False


def _in_stretch(stretch: _Stretch) -> Iterator[Mention]:
    pieces = stretch.markup.pieces
    if not any("<a " in piece or _may_print(piece) for piece in pieces):
        return
    html = _HOLE.join(pieces)
    holes = iter(stretch.markup.links)
    place = _Place(stretch.anchor, stretch.by, None, stretch.start)
    text, links = "", list[_Open]()
    done = 0
    for tag in _TAG.finditer(html):
        text += html[done : tag.start()]
        done = tag.end()
        closing, name, attributes = tag.groups()
        if name in _BREAKS:
            yield from _of_block(text, links, place)
            if stretch.moves and closing and name in _HEADINGS:
                place = replace(place, section=_plain(text) or None)
            text, links = "", []
            if stretch.moves and name in _ANCHORED and (found := _ID.search(attributes)):
                place = replace(place, anchor=unescape(found[1]))
        hole = next(holes).target if _HOLE in attributes else None
        if name == "a" and closing:
            if links and links[-1].end < 0:
                links[-1].end = len(text)
                if links[-1].is_note_mark:
                    text = text[: links.pop().start]
        elif name == "a" and (address := _HREF.search(attributes)):
            link = _Open(hole or unescape(address[1]), hole is None, len(text))
            link.is_note_mark = any(mark in attributes for mark in _NOTE_MARKS)
            if _PLAYER in attributes:
                link.end = link.start  # what it says is not the document's word for it
            links.append(link)
    yield from _of_block(text + html[done:], links, place)


def _of_block(text: str, links: list[_Open], place: _Place) -> Iterator[Mention]:
    """The mentions of one paragraph. `text` is without tags, its entities as in HTML."""
    linked = [one for one in links if not one.target.startswith(("#", "mailto:"))]
    for one in linked:
        end = one.end if one.end >= 0 else len(text)
        words = _plain(text[one.start : end])
        yield place.mention(one.target, one.outside, words, _context(text, one.start, end))
    for printed in _PRINTED.finditer(text) if _may_print(text) else ():
        if any(one.start <= printed.start() < one.end for one in linked):
            continue
        paper = printed["arxiv"]
        url = f"https://arxiv.org/abs/{paper}" if paper else _doi(unescape(printed["doi"]))
        context = _context(text, printed.start(), printed.end())
        yield place.mention(url, True, _plain(printed[0]), context)


def _may_print(text: str) -> bool:
    """Whether an identifier may be printed in it: told far sooner than where."""
    lowered = text.lower()
    return "rxiv:" in lowered or "doi:" in lowered


def _doi(printed: str) -> str:
    return f"https://doi.org/{printed.rstrip('.,;:)]')}"


def _plain(text: str) -> str:
    return " ".join(unescape(text).split())


def _context(text: str, start: int, end: int) -> str:
    """The sentence that holds the words from `start` to `end`; a long one is cut around them."""
    before = text[max(0, start - 2 * LONGEST_CONTEXT) : start]
    after = text[end : end + 2 * LONGEST_CONTEXT]
    for stop in reversed(list(_SENTENCE_END.finditer(before))):
        if not _ABBREVIATION.search(before[: stop.start()]):
            before = before[stop.end() :]
            break
    for stop in _SENTENCE_END.finditer(after):
        if not _ABBREVIATION.search(after[: stop.start()]):
            after = after[: stop.end()]
            break
    left, words, right = _plain(before), _plain(text[start:end]), _plain(after)
    room = max(0, LONGEST_CONTEXT - len(words))
    kept = max(room // 2, room - len(right))
    if len(left) > kept:
        left = "… " + left[len(left) - kept :].partition(" ")[2]
    kept = max(0, room - len(left))
    if len(right) > kept:
        right = right[:kept].rpartition(" ")[0] + " …"
    head = left + (" " if before[-1:].isspace() and left else "")
    return head + words[:LONGEST_CONTEXT] + (" " if after[:1].isspace() and right else "") + right
