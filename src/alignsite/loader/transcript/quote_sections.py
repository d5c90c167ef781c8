"""A section of quotes on an episode's page: its block quotes, lists and paragraphs as drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from alignsite.loader.transcript import sections
from alignsite.loader.transcript.labels import read_label
from alignsite.loader.transcript.speakers import Speakers
from alignsite.loader.transcript.times import TIME, first_time
from alignsite.markdown import Block, Text

_TITLED = re.compile(
    rf"""\s*(?P<mark>\*\*|__)\s*(?:[\[(]\s*(?P<time>{TIME})\s*[\])](?!\()\s*)?
    (?P<title>[^\n*]*?)\s*(?: :\s*(?P=mark)\s*:? | (?P=mark)[ \t]*(?: : | (?=\n|$) ) )\s*""",
    re.VERBOSE,
)
_TIME_ONLY = re.compile(rf"\s*[\[(]\s*(?P<time>{TIME})\s*[\])](?!\()\s*")
_OPENING = ("“", '"', "”", "«", "„", "‘")


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


def quotes_of_section(
    text: Text,
    blocks: Sequence[Block],
    begin: int,
    end: int,
    taken: frozenset[int],
    speakers: Speakers,
) -> tuple[list[Draft], set[int]]:
    """The quotes under a caption, and the numbers of blocks that belong to none of them.

    Quotes are block quotes, list items and paragraphs in quotation marks, and labelled ones.
    """
    section = _Section(text, speakers)
    for number in range(begin, end):
        if number not in taken:
            section.block(number, blocks[number])
    return section.drafts, section.own


@dataclass(slots=True)
class _Section:
    """Goes over a section's blocks once.

    `path`: the headings over the block, with their levels. `waiting`: headings that no quote has
    followed yet. `speaker`: whose label stood alone above. `parted`: something stands between the
    last quote and the block.
    """

    text: Text
    speakers: Speakers
    drafts: list[Draft] = field(default_factory=list)
    own: set[int] = field(default_factory=set)
    path: list[tuple[int, str]] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    speaker: str | None = None
    parted: bool = True

    def block(self, number: int, block: Block) -> None:
        if block.kind == "heading":
            self.path = [one for one in self.path if one[0] < block.level]
            self.path.append((block.level, self.text.plain_inline(block.source)))
            self.waiting.append(number)
            self.speaker, self.parted = None, True
        elif block.kind == "quote":
            self._add(_quoted(self.text, block, number, self._title(), self.speakers))
        elif block.kind == "list":
            self._add(_listed(block, number, self._title()))
        elif sections.is_blank(block) or block.kind == "rule":
            self.own.add(number)
            self.parted = True
        elif block.kind == "paragraph":
            self._paragraph(number, block)

    def _paragraph(self, number: int, block: Block) -> None:
        alone = _alone(block, self.speakers)
        if alone is not None:
            self.speaker = alone
            self.own.add(number)
            return
        found = _paragraph(self.text, block, number, self._title(), self.speakers)
        if self.drafts and not self.parted and self._is_more(self.drafts[-1], found):
            last = self.drafts[-1]
            self.drafts[-1] = replace(
                last, blocks=(*last.blocks, block), numbers=(*last.numbers, number)
            )
            return
        if self.speaker is not None:
            found = [replace(one, speaker=one.speaker or self.speaker) for one in found]
        self._add(found)

    def _is_more(self, last: Draft, found: list[Draft]) -> bool:
        """Whether a paragraph right below a quote is more of it, and not what it is by itself."""
        labelled = self.speaker is None and last.speaker is not None
        return _is_open(last) or (labelled and not found)

    def _title(self) -> str:
        return ": ".join(one for _, one in self.path)

    def _add(self, found: list[Draft]) -> None:
        if not found:
            return
        self.parted = False
        title = self._title()
        if self.drafts and _goes_on(self.drafts[-1], found[0], title):
            last = self.drafts.pop()
            found[0] = Draft(
                title, last.start, (*last.blocks, *found[0].blocks), last.speaker,
                (*last.numbers, *found[0].numbers), True,
            )  # fmt: skip
        self.drafts += found
        if self.waiting:
            self.own.update(self.waiting)
            self.waiting.clear()
            self.path = self.path[-1:]


def _goes_on(last: Draft, following: Draft, title: str) -> bool:
    """Whether a passage under the same heading is more of the quote before it."""
    if not title or last.title != title or following.title != title:
        return False
    source = following.blocks[0].source if following.blocks else ""
    return following.speaker == last.speaker and not source.lstrip().startswith(_OPENING)


def _is_open(draft: Draft) -> bool:
    """Whether a quote has a quotation mark that is not closed yet."""
    source = "".join(block.source for block in draft.blocks if block.kind == "paragraph")
    return source.lstrip("*_ ").startswith("“") and source.count("“") > source.count("”")


def _alone(block: Block, speakers: Speakers) -> str | None:
    """The person whose label is all that a paragraph says: the quotes below are theirs."""
    label = read_label(block.source)
    if label is None or not label.colon or block.source[label.end :].strip():
        return None
    return speakers.by_label.get(label.name)


def _quoted(text: Text, block: Block, number: int, title: str, speakers: Speakers) -> list[Draft]:
    """The quotes of one block quote: each begins with a label or a bold title, where it has any."""
    drafts: list[Draft] = []
    for child in block.children:
        said = _labelled(text, child, number, title, speakers)
        if said is not None:
            drafts.append(said)
            continue
        lead = _TITLED.match(child.source) if child.kind == "paragraph" else None
        if lead is None or not (lead["title"] or lead["time"]):
            time = _TIME_ONLY.match(child.source) if child.kind == "paragraph" else None
            if time is not None:
                words = text.paragraph(child.source[time.end() :], child.line)
                start = first_time(time["time"])
                drafts.append(Draft(title, start, (words,), None, (number,), True))
            elif drafts:
                drafts[-1] = replace(drafts[-1], blocks=(*drafts[-1].blocks, child))
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


def _listed(block: Block, number: int, title: str) -> list[Draft]:
    """The quotes of a list whose every item begins with a quotation mark."""
    items = [item.children for item in block.children if item.children]
    if not all(item[0].source.lstrip("*_ ").startswith(_OPENING) for item in items):
        return []
    return [Draft(title, None, tuple(item), None, (number,), True) for item in items]


def _paragraph(
    text: Text, block: Block, number: int, title: str, speakers: Speakers
) -> list[Draft]:
    """A paragraph of a quotes' section: labelled, titled, or in quotation marks."""
    said = _labelled(text, block, number, title, speakers)
    if said is not None:
        return [said]
    source = block.source
    lead = _TITLED.match(source)
    if lead is not None and lead["time"]:
        rest = text.paragraph(source[lead.end() :].strip(), block.line)
        own = text.plain_inline(lead["title"])
        return [Draft(own, first_time(lead["time"]), (rest,), None, (number,), True)]
    if source.lstrip("*_ ").startswith(_OPENING):
        return [Draft(title, None, (block,), None, (number,), True)]
    return []


def _labelled(
    text: Text, block: Block, number: int, title: str, speakers: Speakers
) -> Draft | None:
    """A paragraph with a speaker's label before its words."""
    label = read_label(block.source) if block.kind == "paragraph" else None
    if label is None or label.name not in speakers.by_label or not label.colon:
        return None
    words = text.paragraph(label.reopen + block.source[label.end :].strip(), block.line)
    return Draft(title, label.start, (words,), speakers.by_label[label.name], (number,), True)
