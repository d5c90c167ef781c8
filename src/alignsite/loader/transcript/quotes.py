"""Highlights and pulled quotes printed before the transcript, and the turns they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from alignsite.loader.transcript import names, sections
from alignsite.loader.transcript.arrows import without_arrows
from alignsite.loader.transcript.homes import homes
from alignsite.loader.transcript.labels import read_label
from alignsite.loader.transcript.speakers import Speakers
from alignsite.loader.transcript.times import TIME, first_time
from alignsite.loader.transcript.turns import TOP_HEADING
from alignsite.markdown import Block, Text
from alignsite.records import Quote, Turn

_TITLED = re.compile(
    rf"""\s*(?P<mark>\*\*|__)\s*(?:[\[(]\s*(?P<time>{TIME})\s*[\])](?!\()\s*)?
    (?P<title>[^\n*]*?)\s*(?: :\s*(?P=mark)\s*:? | (?P=mark)[ \t]*(?: : | (?=\n|$) ) )\s*""",
    re.VERBOSE,
)
_TIME_ONLY = re.compile(rf"\s*[\[(]\s*(?P<time>{TIME})\s*[\])](?!\()\s*")
_OPENING = ("“", '"', "”", "«", "„", "‘")
_PULLED = 8
"""Words that a paragraph above a name has at least when it is a quote of that person."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote as printed. `numbers`: of the blocks it was read from; `sure`: it is a quote even if
    no turn holds its words."""

    title: str
    start: int | None
    blocks: tuple[Block, ...]
    speaker: str | None
    numbers: tuple[int, ...]
    sure: bool


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
                found, own = _section(text, blocks, number + 1, end, taken, speakers)
            elif plain:
                end, found = _lines(text, blocks, number + 1, taken, speakers)
                own = set()
            else:
                end = number + 1
                while end < len(blocks) and (
                    blocks[end].kind == "quote" or sections.is_blank(blocks[end])
                ):
                    end += 1
                found, own = _section(text, blocks, number + 1, end, taken, speakers)
            if found:
                drafts += found
                captions |= {number, *own}
            number = max(end, number + 1)
            continue
        pulled = _pulled(blocks, number, taken, named)
        if pulled is not None:
            drafts.append(pulled)
            number += 2
            continue
        number += 1
    return drafts, frozenset(captions)


def _section(
    text: Text,
    blocks: Sequence[Block],
    begin: int,
    end: int,
    taken: frozenset[int],
    speakers: Speakers,
) -> tuple[list[Draft], set[int]]:
    """The quotes under a caption: block quotes, paragraphs in quotation marks, labelled ones."""
    drafts: list[Draft] = []
    path: list[tuple[int, str]] = []
    own: set[int] = set()
    waiting: list[int] = []
    speaking: str | None = None
    for number in range(begin, end):
        block = blocks[number]
        if number in taken:
            continue
        if block.kind == "heading":
            path = [one for one in path if one[0] < block.level]
            path.append((block.level, text.plain_inline(block.source)))
            waiting.append(number)
            speaking = None
            continue
        title = ": ".join(one for _, one in path)
        found: list[Draft] = []
        if block.kind == "quote":
            found = _quoted(text, block, number, title)
        elif block.kind == "paragraph":
            alone = _alone(block, speakers)
            if alone is not None:
                speaking = alone
                own.add(number)
                continue
            if drafts and _is_open(drafts[-1]):
                last = drafts[-1]
                drafts[-1] = replace(
                    last, blocks=(*last.blocks, block), numbers=(*last.numbers, number)
                )
                continue
            found = _paragraph(text, block, number, title, speakers)
            if speaking is not None:
                found = [replace(one, speaker=one.speaker or speaking) for one in found]
        elif sections.is_blank(block) or block.kind == "rule":
            own.add(number)
            continue
        if not found:
            continue
        if drafts and _goes_on(drafts[-1], found[0], title):
            last = drafts.pop()
            found[0] = Draft(
                title, last.start, (*last.blocks, *found[0].blocks), last.speaker,
                (*last.numbers, *found[0].numbers), True,
            )  # fmt: skip
        drafts += found
        if waiting:
            own.update(waiting)
            waiting.clear()
            path = path[-1:] if path else []
    return drafts, own


def _alone(block: Block, speakers: Speakers) -> str | None:
    """The person whose label is all that a paragraph says: the quotes below are theirs."""
    label = read_label(block.source)
    if label is None or not label.colon or block.source[label.end :].strip():
        return None
    return speakers.by_label.get(label.name)


def _is_open(draft: Draft) -> bool:
    """Whether a quote has a quotation mark that is not closed yet."""
    source = "".join(block.source for block in draft.blocks if block.kind == "paragraph")
    return source.lstrip("*_ ").startswith("“") and source.count("“") > source.count("”")


def _goes_on(last: Draft, following: Draft, title: str) -> bool:
    """Whether a passage under the same heading is more of the quote before it."""
    if not title or last.title != title or following.title != title:
        return False
    source = following.blocks[0].source if following.blocks else ""
    return following.speaker == last.speaker and not source.lstrip().startswith(_OPENING)


def _quoted(text: Text, block: Block, number: int, title: str) -> list[Draft]:
    """The quotes of one block quote: each begins with a bold title, where such are printed."""
    drafts: list[Draft] = []
    for child in block.children:
        lead = _TITLED.match(child.source) if child.kind == "paragraph" else None
        if lead is None or not (lead["title"] or lead["time"]):
            time = _TIME_ONLY.match(child.source) if child.kind == "paragraph" else None
            if time is not None:
                words = text.paragraph(child.source[time.end() :], child.line)
                start = first_time(time["time"])
                drafts.append(Draft(title, start, (words,), None, (number,), True))
            elif drafts:
                last = drafts[-1]
                drafts[-1] = Draft(
                    last.title, last.start, (*last.blocks, child), None, last.numbers, True
                )
            else:
                drafts.append(Draft(title, None, (child,), None, (number,), True))
            continue
        own = text.plain_inline(lead["title"])
        rest = child.source[lead.end() :].strip()
        blocks = (text.paragraph(rest, child.line),) if rest else ()
        over = f"{title}: {own}" if title else own
        start = first_time(lead["time"]) if lead["time"] else None
        drafts.append(Draft(over, start, blocks, None, (number,), True))
    return drafts


def _paragraph(
    text: Text, block: Block, number: int, title: str, speakers: Speakers
) -> list[Draft]:
    """A paragraph of a quotes' section: labelled, titled, or in quotation marks."""
    source = block.source
    label = read_label(source)
    if label is not None and label.name in speakers.by_label and label.colon:
        words = text.paragraph(label.reopen + source[label.end :].strip(), block.line)
        speaker = speakers.by_label[label.name]
        return [Draft(title, label.start, (words,), speaker, (number,), True)]
    lead = _TITLED.match(source)
    if lead is not None and lead["time"]:
        rest = text.paragraph(source[lead.end() :].strip(), block.line)
        own = text.plain_inline(lead["title"])
        return [Draft(own, first_time(lead["time"]), (rest,), None, (number,), True)]
    if source.lstrip("*_ ").startswith(_OPENING):
        return [Draft(title, None, (block,), None, (number,), True)]
    return []


def _lines(
    text: Text, blocks: Sequence[Block], begin: int, taken: frozenset[int], speakers: Speakers
) -> tuple[int, list[Draft]]:
    """Scraped text has no section ends: every long line below the caption may be a quote.

    Which are is seen when the turns are searched for their words.
    """
    drafts: list[Draft] = []
    number = begin
    while number < len(blocks) and blocks[number].kind == "paragraph" and number not in taken:
        block = blocks[number]
        label = read_label(block.source)
        speaker = speakers.by_label.get(label.name) if label is not None else None
        if label is not None and speaker is not None:
            cut = text.paragraph(block.source[label.end :].strip(), block.line)
            drafts.append(Draft("", label.start, (cut,), speaker, (number,), False))
        elif len(block.source.split()) >= _PULLED:
            drafts.append(Draft("", None, (block,), None, (number,), False))
        number += 1
    return number, drafts


def _pulled(
    blocks: Sequence[Block], number: int, taken: frozenset[int], named: Mapping[str, str]
) -> Draft | None:
    """A paragraph or block quote with a speaker's name alone on the next line."""
    block = blocks[number]
    if number + 1 >= len(blocks) or number + 1 in taken or block.kind not in ("paragraph", "quote"):
        return None
    below = blocks[number + 1]
    if below.kind != "paragraph" or len(below.source) > 80:
        return None
    said = below.source.strip().strip("*_").lstrip("-–—― ").split(",")[0].strip()
    speaker = named.get(names.key(said))
    if speaker is None or len(block.source.split()) < _PULLED:
        return None
    content = block.children if block.kind == "quote" else (block,)
    return Draft("", None, tuple(content), speaker, (number, number + 1), False)


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
