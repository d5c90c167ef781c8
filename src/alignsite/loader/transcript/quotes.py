"""Highlights and pulled quotes printed before the transcript, and the turns they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alignsite.loader.transcript import names, sections
from alignsite.loader.transcript.arrows import without_arrows
from alignsite.loader.transcript.homes import homes
from alignsite.loader.transcript.labels import read_label
from alignsite.loader.transcript.quote_sections import Draft, quotes_of_section
from alignsite.loader.transcript.speakers import Speakers
from alignsite.loader.transcript.turns import TOP_HEADING
from alignsite.markdown import Block, Text
from alignsite.records import Quote, Turn

_PULLED = 8
"""Words that a paragraph above a name has at least when it is a quote of that person."""

_ENDS = (".", "!", "…", ",", "”", '"')
"""With what a line does not end that is a title."""


def find_quotes(
    text: Text,
    blocks: Sequence[Block],
    taken: frozenset[int],
    speakers: Speakers,
    *,
    plain: bool,
) -> tuple[list[Draft], frozenset[int]]:
    """The quotes among the blocks before a transcript, and the numbers of their captions."""
    drafts: list[Draft] = []
    captions: set[int] = set()
    named = _named(speakers)
    number = 0
    while number < len(blocks):
        if number in taken:
            number += 1
            continue
        block = blocks[number]
        if sections.part_of(block) == "quotes":
            if block.kind == "heading":
                end = sections.section_end(blocks, number)
                found, own = quotes_of_section(text, blocks, number + 1, end, taken, speakers)
            elif plain:
                end, found = _lines(text, blocks, number + 1, taken, speakers)
                own = set()
            else:
                end = number + 1
                while end < len(blocks) and (
                    blocks[end].kind == "quote" or sections.is_blank(blocks[end])
                ):
                    end += 1
                found, own = quotes_of_section(text, blocks, number + 1, end, taken, speakers)
            if found:
                drafts += found
                captions |= {number, *own}
            number = max(end, number + 1)
            continue
        pulled = _pulled(blocks, number, taken, named)
        if pulled is not None:
            drafts.append(pulled)
            number += len(pulled.numbers)
            continue
        number += 1
    return drafts, frozenset(captions)


def _lines(
    text: Text, blocks: Sequence[Block], begin: int, taken: frozenset[int], speakers: Speakers
) -> tuple[int, list[Draft]]:
    """Scraped text has no section ends: every long line below the caption may be a quote.

    Which are is seen when the turns are searched for their words; what a label stands before is
    one. A short line above is the title of the quotes that follow it.
    """
    drafts: list[Draft] = []
    named = _named(speakers)
    title = ""
    over: tuple[int, ...] = ()
    number = begin
    while number < len(blocks) and blocks[number].kind == "paragraph" and number not in taken:
        block = blocks[number]
        label = read_label(block.source)
        speaker = speakers.by_label.get(label.name) if label is not None else None
        if label is not None and speaker is not None:
            cut = text.paragraph(block.source[label.end :].strip(), block.line)
            drafts.append(Draft(title, label.start, (cut,), speaker, (*over, number), True))
            over = ()
        elif len(block.source.split()) >= _PULLED:
            drafts.append(Draft(title, None, (block,), None, (*over, number), False))
            over = ()
        elif _name_alone(block, named) is None and not block.source.endswith(_ENDS):
            title, over = block.source.strip(), (number,)
        number += 1
    return number, drafts


def _pulled(
    blocks: Sequence[Block], number: int, taken: frozenset[int], named: Mapping[str, str]
) -> Draft | None:
    """A paragraph or block quote with a speaker's name alone on the next line, or at its end."""
    block = blocks[number]
    if block.kind not in ("paragraph", "quote") or len(block.source.split()) < _PULLED:
        return None
    inside = block.children if block.kind == "quote" else (block,)
    if len(inside) > 1:
        speaker = _name_alone(inside[-1], named)
        if speaker is not None:
            return Draft("", None, tuple(inside[:-1]), speaker, (number,), False)
    if number + 1 >= len(blocks) or number + 1 in taken:
        return None
    speaker = _name_alone(blocks[number + 1], named)
    if speaker is None:
        return None
    return Draft("", None, tuple(inside), speaker, (number, number + 1), False)


def _name_alone(block: Block, named: Mapping[str, str]) -> str | None:
    """The speaker whose name is all that a short paragraph says."""
    if block.kind != "paragraph" or len(block.source) > 80:
        return None
    said = block.source.strip().strip("*_").lstrip("-–—― ").split(",")[0].strip()
    return named.get(names.key(said))


def _named(speakers: Speakers) -> dict[str, str]:
    """Key of name or label → name."""
    found: dict[str, str] = {}
    for person in speakers.people:
        for spelling in (person.name, *person.labels):
            found.setdefault(names.key(spelling), person.name)
    return found


def bound(
    text: Text, drafts: Sequence[Draft], turns: Sequence[Turn], speakers: Speakers
) -> tuple[list[Quote], frozenset[int]]:
    """The quotes with their turns, and the numbers of the blocks that hold them.

    A draft that is not sure is a quote only when a turn holds its words.
    """
    shown = [_without_arrows(draft.blocks) for draft in drafts]
    plain = [text.plain(blocks) for blocks in shown]
    found = homes(plain, [turn.text for turn in turns])
    quotes: list[Quote] = []
    used: set[int] = set()
    for draft, blocks, words, home in zip(drafts, shown, plain, found, strict=True):
        if home is None and not draft.sure:
            continue
        turn = turns[home] if home is not None else None
        markup = text.render(blocks, top=TOP_HEADING).markup
        speaker = draft.speaker or (turn.speaker if turn else None)
        quotes.append(
            Quote(draft.title, words, draft.start, speaker, turn.id if turn else None, markup)
        )
        used.update(draft.numbers)
    return quotes, frozenset(used)


def _without_arrows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(
        block.replaced(without_arrows(block.source)) if block.kind == "paragraph" else block
        for block in blocks
    )
