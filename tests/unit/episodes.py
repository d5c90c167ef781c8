"""Episodes for tests: loading one from its text, and showing what was understood."""

from __future__ import annotations

import re
from html import unescape

from alignsite.loader.decode import decode
from alignsite.loader.document import Document, Loaded
from alignsite.loader.transcript import load_episode
from alignsite.records import Episode, Markup
from alignsite.sources import Source
from tests.words import english_settings


def document(text: str, path: str = "episodes/talk.md") -> Document:
    """A file with this text, decoded."""
    found, _ = decode(Source(path, text.encode()), english_settings())
    assert found is not None
    return found


def loaded(text: str, path: str = "episodes/talk.md") -> Loaded:
    """What the transcript loader makes of a file with this text."""
    return load_episode(document(text, path))


def episode(text: str, path: str = "episodes/talk.md") -> Episode:
    """The episode that a file with this text holds."""
    record = loaded(text, path).record
    assert isinstance(record, Episode)
    return record


def turns(text: str, path: str = "episodes/talk.md") -> list[tuple[str, str]]:
    """Label and words of each turn."""
    return [(turn.label, turn.text) for turn in episode(text, path).turns]


def html(markup: Markup) -> str:
    """The HTML, with the targets of links into the archive in place."""
    pieces = [markup.pieces[0]]
    for link, piece in zip(markup.links, markup.pieces[1:], strict=True):
        pieces += [link.target, piece]
    return "".join(pieces)


def words(markup: Markup) -> str:
    """The HTML's text."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", html(markup))).split())


def _clock(start: int | None) -> str:
    return "" if start is None else f" @{start}"


def shown(one: Loaded) -> str:
    """An episode in lines, for golden cases: every field but addresses and ids of turns."""
    record = one.record
    assert isinstance(record, Episode)
    number = {turn.id: str(place) for place, turn in enumerate(record.turns, 1)}
    lines = [f"title: {record.meta.title}"]
    for name, value in (
        ("show", record.meta.series),
        ("number", record.number),
        ("date", record.meta.date.text if record.meta.date else None),
        ("authors", ", ".join(person.name for person in record.meta.authors)),
        ("inferred", ", ".join(record.meta.inferred)),
        ("intro", words(record.intro.markup)),
    ):
        if value:
            lines.append(f"{name}: {value}")
    lines += [f"media: {medium.type} {medium.url}" for medium in record.media]
    lines += [
        f"speaker: {person.name} ({', '.join(person.labels)}) {person.role or '-'}"
        for person in record.speakers
    ]
    for chapter in record.chapters:
        place = number.get(chapter.turn or "", "-")
        inside = " inside" if chapter.inside else ""
        lines.append(
            f"chapter: {'#' * chapter.level} {chapter.title} [{chapter.id}]"
            f"{_clock(chapter.start)} -> {place}{inside}"
        )
    lines += [f"note: {note.text}{_clock(note.start)}" for note in record.notes]
    for quote in record.quotes:
        over = f"{quote.title}: " if quote.title else ""
        home = number.get(quote.turn or "", "-")
        lines.append(f"quote: {over}{quote.text}{_clock(quote.start)} | {quote.speaker} -> {home}")
    for place, turn in enumerate(record.turns, 1):
        who = turn.label if turn.label == turn.speaker else f"{turn.label} = {turn.speaker}"
        lines.append(f"turn {place}: {who}{_clock(turn.start)}: {turn.text}")
        lines += [f"  time: {time.start} at {time.offset}" for time in turn.times]
    if record.outro:
        lines.append(f"outro: {words(record.outro.markup)}")
    lines += [
        f"problem: {problem.code} {problem.line}:{problem.column} {problem.message}"
        for problem in one.problems
    ]
    return "\n".join(lines) + "\n"
