"""A document → an Episode: its parts found, in their order, and put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignsite.loader.anchors import with_addresses
from alignsite.loader.document import Document, Loaded
from alignsite.loader.liquid import without_liquid
from alignsite.loader.metadata import Found, read_meta
from alignsite.loader.transcript import front, introductions, names, people, sections
from alignsite.loader.transcript.cast import Cast
from alignsite.loader.transcript.chapters import head_ids, make_chapters
from alignsite.loader.transcript.doubts import broken, unclear
from alignsite.loader.transcript.layouts import as_markdown_if_talk, rewritten, without_brackets
from alignsite.loader.transcript.overlooked import Overlooked, overlooked
from alignsite.loader.transcript.people import Mention
from alignsite.loader.transcript.recognise import has_recording
from alignsite.loader.transcript.recurrence import Printed
from alignsite.loader.transcript.region import Region, find_region, printed_labels
from alignsite.loader.transcript.segments import TIME_MARK, Segment, Segments, segments
from alignsite.loader.transcript.speakers import Speakers, role_of, speakers
from alignsite.loader.transcript.surroundings import Surroundings
from alignsite.loader.transcript.turns import make_turns
from alignsite.markdown import Block, Text, title_of
from alignsite.records import Episode, Role

_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})?")
_BEGINNING = 12
"""Turns in which people greet each other."""

_GREETING = 1_200
"""Characters of a turn that are searched for words of greeting."""

_INTRODUCTION = 40
"""Blocks before the transcript that are searched for names."""


def load_episode(document: Document) -> Loaded:
    """The episode a document holds, with or without a transcript."""
    document, problems = without_liquid(document)
    if TIME_MARK in document.text:
        document = replace(document, text=document.text.replace(TIME_MARK, ""))
    recorded = document.form == "html" and has_recording(document)
    document = without_brackets(as_markdown_if_talk(document, recorded=recorded))
    found = _reading(document)
    if not found.is_shared:
        recorded = has_recording(document)
        text = rewritten(document, recorded=recorded, surely=True, named=found.named)
        if text is not None:
            document = replace(document, text=text)
            found = _reading(document)
    return put_together(document, found).with_problems(problems)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's text as read: its blocks, what its title says, and where its transcript is.

    `timed`: lines like `The interview begins [00:02:45]` are headings. `overlooked`: what stands
    where a label would.
    """

    text: Text
    blocks: tuple[Block, ...]
    heading: front.Heading
    show: str | None
    number: str | None
    mentions: list[Mention]
    region: Region | None
    timed: bool
    overlooked: tuple[Overlooked, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The names and labels that front matter, title and byline give."""
        given = [one for one in self.mentions if one.origin != "introduction"]
        labels = [one.label for one in given if one.label is not None]
        return (*labels, *(one.name for one in given))

    @property
    def is_shared(self) -> bool:
        """Whether more than one speaks in it."""
        return (
            self.region is not None
            and len({names.key(one.label.name) for one in self.region.cast.speaking}) > 1
        )


def _reading(document: Document) -> Reading:
    text = document.read()
    blocks = text.blocks if document.form == "text" else _without_breaks(text)
    found = _with_heading(document, text, blocks, frozenset())
    if found.region is None:
        return found
    turns = frozenset(one.block for one in found.region.cast.speaking)
    if turns.isdisjoint(found.heading.blocks):
        return found
    return _with_heading(document, text, blocks, turns)


def _with_heading(
    document: Document, text: Text, blocks: tuple[Block, ...], turns: frozenset[int]
) -> Reading:
    """The text as read; `turns`: blocks, by number, that are known to be no title."""
    plain = document.form == "text"
    stated_title = document.matter.text("title")
    heading = front.text_heading(text, blocks, stated=stated_title, plain=plain, turns=turns)
    if document.form == "html" and stated_title is None:
        heading = replace(heading, title=title_of(document.text))
    show, number, topic = front.show_and_number(stated_title or heading.title or "")
    mentions = [*people.stated(document.matter), *introductions.in_title(topic)]
    mentions += [Mention(one.name, "author") for one in heading.authors]
    printed = printed_labels(blocks)
    region, mentions = _region(document, text, blocks, printed, mentions)
    found = Reading(text, blocks, heading, show, number, mentions, region, plain)
    between = range(region.begin, region.end) if region else range(len(blocks))
    who = region.cast if region else Cast(())
    return replace(found, overlooked=overlooked(blocks, between, who, printed, found.named))


def put_together(document: Document, read_as: Reading) -> Loaded:
    """The episode that a document's text, as read, holds."""
    text, blocks, region = read_as.text, read_as.blocks, read_as.region
    heading, show, number = read_as.heading, read_as.show, read_as.number
    if region is None:
        cut, who = Segments((), ()), Speakers((), {}, {}, False)
    else:
        cut = segments(text, blocks, region, timed=read_as.timed)
        who = _speakers(text, cut.turns, read_as.mentions)
    ids = head_ids(text, cut.heads)
    anchors = {head.block.line: ids[number] for number, head in enumerate(cut.heads)}
    turns = make_turns(text, cut.turns, who, anchors)
    parts = Surroundings(text, blocks, region, who, turns, heading.blocks, cut.opening)
    chapters, lost = make_chapters(text, cut.heads, ids, turns, parts.entries())
    intro, outro = parts.bodies()
    stated_number = _number(document)
    inferred = [
        name
        for name, true in (
            ("show", show is not None),
            ("number", stated_number is None and number is not None),
            ("speakers", who.inferred),
        )
        if true and not (name == "show" and _states_show(document))
    ]
    spoken = sum(turn.text.count(" ") + 1 for turn in turns if turn.text)
    found = Found(
        title=heading.title,
        date=heading.date,
        authors=heading.authors,
        series=show,
        number=stated_number or number,
        summary=parts.summary(),
        words=intro.words + outro.words + spoken + parts.words(),
        inferred=tuple(inferred),
    )
    meta, wrong = read_meta(document, "episode", found)
    episode = Episode(
        meta=meta,
        number=stated_number or number,
        media=front.without_repeats([*front.stated_media(document.matter), *parts.media]),
        speakers=who.people,
        turns=tuple(turns),
        chapters=tuple(chapters),
        notes=parts.notes,
        quotes=parts.quotes,
        intro=intro,
        outro=outro,
    )
    episode = with_addresses(document, text, episode)
    everybody = [*(one.name for one in who.people), *read_as.named]
    doubts = unclear(
        document,
        region.cast if region else Cast(()),
        [one.line for one in blocks],
        everybody,
        read_as.overlooked,
    )
    doubts += broken(document, blocks, lost, chapters)
    return Loaded(episode, (*wrong, *text.problems, *doubts))


def _region(
    document: Document,
    text: Text,
    blocks: Sequence[Block],
    printed: Sequence[Printed],
    mentions: list[Mention],
) -> tuple[Region | None, list[Mention]]:
    """The transcript, and the mentions with those of the introduction before it."""
    first = next(
        (one.block for one in printed if one.label.shape == "name" and not one.is_link), len(blocks)
    )
    before = _introduced(text, blocks, 0, first)
    known = [one.name for one in (*mentions, *before)]
    said = [one.label or one.name for one in mentions if one.origin == "stated"]
    region = find_region(blocks, printed, known, said, lambda: document.text)
    if region is not None and region.begin > first:
        before += _introduced(text, blocks, first, region.begin)
    return region, [*mentions, *before]


def _introduced(text: Text, blocks: Sequence[Block], begin: int, end: int) -> list[Mention]:
    """The names in those of the blocks that belong to the introduction."""
    paragraphs = (block for block in blocks[begin : min(end, _INTRODUCTION)])
    return introductions.in_introduction(
        text.plain([block]) for block in paragraphs if block.kind == "paragraph"
    )


def _without_breaks(text: Text) -> tuple[Block, ...]:
    """The blocks; where lines follow a `<br>` without a blank line between, these as a paragraph.

    CommonMark takes such lines for HTML, other readers of Markdown do not, and people write them.
    """
    found: list[Block] = []
    for block in text.blocks:
        if block.kind != "html" or sections.is_blank(block):
            found.append(block)
            continue
        lines = block.source.strip("\n").split("\n")
        kept = [
            (number, line) for number, line in enumerate(lines) if not sections.is_nothing(line)
        ]
        if len(kept) == len(lines) or not kept or kept[0][1].lstrip().startswith("<"):
            found.append(block)
            continue
        source = "\n".join(line.strip() for _, line in kept)
        found.append(text.paragraph(source, block.line + kept[0][0]))
    return tuple(found)


def _speakers(text: Text, turns: Sequence[Segment], mentions: list[Mention]) -> Speakers:
    """Who speaks, with what their first words say of them."""
    labels = [turn.printed.label.name for turn in turns]
    said: dict[str, list[str]] = {}
    opening: list[str] = []
    for turn in turns[:_BEGINNING]:
        words = text.plain([block for kind, block in turn.parts if kind == "words"])[:_GREETING]
        said.setdefault(turn.printed.label.name, []).append(words)
        opening.append(words)
    spoken: dict[str, Role] = {}
    for label, texts in said.items():
        role = introductions.spoken_role(texts[:4])
        if role is not None:
            spoken[label] = role
    for turn in turns:
        beside = role_of(turn.printed.label.aside)
        if beside is not None:
            spoken[turn.printed.label.name] = beside
    return speakers(labels, [*mentions, *introductions.in_first_words(opening[:4])], spoken)


def _number(document: Document) -> str | None:
    """The number that the front matter states."""
    for key in ("number", "episode"):
        stated = document.matter.text(key)
        found = _NUMBER.search(stated) if stated else None
        if found is not None:
            return found[0]
    return None


def _states_show(document: Document) -> bool:
    return any(document.matter.text(key) for key in ("show", "podcast", "series"))
