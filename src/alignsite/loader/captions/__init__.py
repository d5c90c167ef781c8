"""Captions of a recording, WebVTT or SubRip, as an episode.

Cues become the turns of those who speak in them; a turn has the time of its first cue, and
further times where its paragraphs begin. Numbers, settings and comments of cues are no text.
Captions that say nothing of speakers are one text with times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from alignsite.loader.captions.cues import read_cues, rolled_up, title_of, words_without_times
from alignsite.loader.captions.damage import damaged, several_voices, without_times
from alignsite.loader.captions.passages import Passage, passages, pieces
from alignsite.loader.captions.voices import unnamed, who_speaks
from alignsite.loader.document import Document, Loaded
from alignsite.loader.transcript import Reading, front, load_episode, people, put_together
from alignsite.loader.transcript.cast import Cast
from alignsite.loader.transcript.doubts import unclear
from alignsite.loader.transcript.introductions import in_title
from alignsite.loader.transcript.labels import Label
from alignsite.loader.transcript.names import shape
from alignsite.loader.transcript.recurrence import Printed
from alignsite.loader.transcript.region import Region
from alignsite.loader.transcript.times import shown
from alignsite.records import Episode

__all__ = ["load_captions", "rolled_up"]


def load_captions(document: Document) -> Loaded:
    """The episode whose captions a file holds; as plain text where it has no cues."""
    cues = read_cues(document.text, document.line)
    if not cues:
        return _untimed(document).with_problems([without_times(document)])
    stated = people.stated(document.matter)
    said = [one.label or one.name for one in stated if one.origin == "stated"]
    parts = pieces(cues)
    speaking = who_speaks(parts, said)
    spoken = passages(parts, speaking)
    written = replace(document, form="text", text=_written(spoken, document.line))
    reading = _reading(written, title_of(document.text), stated, _region(spoken))
    everybody = [
        *(one.name for one in stated),
        *dict.fromkeys(one.label.name for one in speaking.speaking),
    ]
    doubts = unclear(document, speaking, [piece.line for piece in parts], everybody)
    doubts += several_voices(document, unnamed(parts, speaking))
    return put_together(written, reading).with_problems([*damaged(document), *doubts])


def _untimed(document: Document) -> Loaded:
    """A file without cues as plain text; its first words are no title, if nobody speaks in it."""
    written = replace(document, form="text", text=words_without_times(document.text))
    loaded = load_episode(written)
    if isinstance(loaded.record, Episode) and loaded.record.turns:
        return loaded
    stated = people.stated(document.matter)
    return put_together(written, _reading(written, title_of(document.text), stated, None))


def _reading(
    written: Document,
    title: str | None,
    stated: Sequence[people.Mention],
    region: Region | None,
) -> Reading:
    """`title`: what the file's first line gives; the front matter's comes before it.

    `stated`: the people of the front matter.
    """
    text = written.read()
    title = written.matter.text("title") or title
    show, number, topic = front.show_and_number(title or "")
    return Reading(
        text,
        text.blocks,
        front.Heading(title, (), None, frozenset()),
        show,
        number,
        [*stated, *in_title(topic)],
        region,
        timed=False,
    )


def _written(spoken: Sequence[Passage], first_line: int) -> str:
    """The passages as lines of a transcript, each on its line of the file or below it."""
    lines: list[str] = []
    for passage in spoken:
        lines += [""] * (passage.line - first_line - len(lines))
        label = f"{passage.speaker}:" if passage.begins else f"[{shown(passage.start)}]"
        lines.append(f"{label} {passage.words}".rstrip())
    return "\n".join(lines)


def _region(spoken: Sequence[Passage]) -> Region | None:
    """The transcript, from the first passage whose speaker is known."""
    printed = [
        Printed(number, 0, _label(passage), passage.words)
        for number, passage in enumerate(spoken)
        if passage.begins
    ]
    if not printed:
        return None
    return Region(printed[0].block, len(spoken), None, Cast(tuple(printed)))


def _label(passage: Passage) -> Label:
    name = passage.speaker or ""
    return Label(
        name=name,
        shape=shape(name),
        style="plain",
        colon=True,
        start=passage.start,
        aside="",
        end=len(name) + 1,
        reopen="",
        alone=not passage.words,
        tight=False,
    )
