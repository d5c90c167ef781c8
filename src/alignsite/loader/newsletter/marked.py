"""Issues in Markdown, as on forums: headings are groups and sections, heads begin items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from alignsite.loader.document import Document
from alignsite.loader.newsletter.heads import Head, read_byline, read_head
from alignsite.loader.newsletter.identity import file_number
from alignsite.loader.newsletter.labels import stretches
from alignsite.loader.newsletter.outline import FoundAside, FoundItem, Outline, Part
from alignsite.loader.newsletter.sections import find, spelled
from alignsite.markdown import Block, Text

_EXPECTED_LINKED = 2


@dataclass(slots=True)
class _Open:
    """The item being read: its head, and its parts so far."""

    head: Head
    group: str | None
    section: str | None
    parts: list[tuple[str, str, list[Block]]] = field(default_factory=list)


def heads_in(blocks: Sequence[Block]) -> list[Head]:
    """The heads of a document's paragraphs, headings and lists, in order."""
    found = [head for block in blocks if (head := _head_of(block)) is not None]
    for block in blocks:
        found += _listed_heads(block)
    return found


def marked_outline(document: Document, text: Text) -> Outline:
    """The items and asides of an issue in Markdown."""
    return _Reader(document, text).outline()


def _head_of(block: Block) -> Head | None:
    if block.kind == "paragraph":
        return read_head(block.source)
    if block.kind == "heading" and find(_bare(block.source)) is None:
        return read_head(block.source, heading=True) or None
    return None


def _listed_heads(block: Block) -> list[Head]:
    """The heads of a list whose entries all begin with one."""
    if block.kind != "list" or not block.children:
        return []
    firsts = [item.children[0] if item.children else None for item in block.children]
    heads = [
        read_head(first.source) if first is not None and first.kind == "paragraph" else None
        for first in firsts
    ]
    found = [head for head in heads if head is not None]
    if len(found) < len(heads) or not any(head.weight >= _EXPECTED_LINKED for head in found):
        return []
    return found


def _bare(source: str) -> str:
    return source.strip().strip("*_#").strip().rstrip(":").strip()


class _Reader:
    """One reading of one document; it fills its own lists and hands them over once."""

    def __init__(self, document: Document, text: Text) -> None:
        self._document = document
        self._text = text
        self._blocks = text.blocks
        self._group: str | None = None
        self._group_level = 0
        self._section: str | None = None
        self._open: _Open | None = None
        self._loose: list[Block] = []
        self._items: list[FoundItem] = []
        self._asides: list[FoundAside] = []
        self._unused: list[str] = []
        self._title: str | None = None
        every = heads_in(self._blocks)
        self._last_item = max(
            (
                index
                for index, block in enumerate(self._blocks)
                if block.kind == "heading" or heads_in((block,))
            ),
            default=-1,
        )
        # Where no title is bold or a link, short words with authors in brackets are heads too.
        self._plain = sum(1 for head in every if head.url) * 5 <= len(every)
        self._people: set[str] = {head.summarizer for head in every if head.summarizer}

    def outline(self) -> Outline:
        """The blocks with the section and the group that each stands under."""
        index = 0
        while index < len(self._blocks):
            index += self._take(index)
        self._close()
        self._asides += [FoundAside(name, ()) for name in self._unused]
        return Outline(tuple(self._items), tuple(self._asides), self._title)

    def _take(self, index: int) -> int:
        """Read one block (or a heading with the line of authors below it); how many it took."""
        block = self._blocks[index]
        if block.kind == "heading":
            return self._heading(index)
        if block.kind == "paragraph":
            name = find(_bare(block.source))
            if name is not None and len(block.source) < 80 and block.source.strip()[:1] in "*_":
                self._enter(index, 6 if not name.is_group else 1, name.name)
                return 1
            head = read_head(block.source, plain=self._plain and self._section is not None)
            if head is not None and self._fits(head):
                self._begin(head)
                self._words(block.source[head.rest :], block)
                return 1
            self._words(block.source, block)
            return 1
        if block.kind == "list" and _listed_heads(block):
            for entry in block.children:
                self._entry(entry)
            return 1
        if block.kind == "rule":
            self._rule(index)
            return 1
        self._add(block)
        return 1

    def _fits(self, head: Head) -> bool:
        """Whether a head without authors may begin an item here (within a summary it may not)."""
        return head.weight > 1 or self._section is not None or self._group is not None

    def _heading(self, index: int) -> int:
        block = self._blocks[index]
        known = find(_bare(block.source))
        if known is None:
            label = stretches(
                block.source.strip() + ("" if block.source.rstrip().endswith(":") else ":"),
                self._people,
            )
            if len(label) == 2 and not block.source[: label[0].end].strip(" *_") and self._open:
                self._open.parts.append((label[1].kind, label[1].by, []))
                return 1
            head, rest = self._heading_head(index)
            if head is not None:
                self._begin(head)
                if not rest:
                    return 1
                following = self._blocks[index + 1]
                self._words(following.source[rest:], following)
                return 2
            if self._is_title(block, index):
                self._title = self._text.plain([block])
                return 1
        self._enter(index, block.level, None)
        return 1

    def _heading_head(self, index: int) -> tuple[Head | None, int]:
        """A heading that is an item's title, with the authors in it or on the line below.

        The second value: where in the paragraph below the item's own words begin (0: nothing of
        it belongs to the head).
        """
        block = self._blocks[index]
        head = read_head(block.source, heading=True)
        below = self._blocks[index + 1] if index + 1 < len(self._blocks) else None
        byline = (
            read_byline(below.source) if below is not None and (below.kind == "paragraph") else None
        )
        if byline is not None and head is not None and head.authors and byline.authors:
            byline = None
        if byline is None or not (byline.says_who or byline.authors):
            return (head if head is not None and (head.url or head.authors) else None), 0
        if head is None:
            head = read_head(f"**{block.source.strip().strip('*')}**")
        if head is None:
            return None, 0
        return replace(
            head,
            authors=head.authors or byline.authors,
            summarizer=head.summarizer or byline.summarizer,
            hat_tip=head.hat_tip or byline.hat_tip,
        ), byline.rest

    def _is_title(self, block: Block, index: int) -> bool:
        """Whether the heading is the issue's own title: the first one, with its number in it."""
        if self._title is not None or self._items or self._open or self._section or self._group:
            return False
        if any(one.kind == "heading" for one in self._blocks[:index]):
            return False
        printed = self._text.plain([block])
        number = file_number(f"x {printed}.md")
        return block.level == 1 and (
            "newsletter" in printed.casefold() or "#" in printed or number is not None
        )

    def _enter(self, index: int, level: int, printed: str | None) -> None:
        """Begin a group or a section."""
        self._close()
        name = printed or spelled(_bare(self._text.plain([self._blocks[index]])))
        known = find(name)
        if known.is_group if known is not None else self._holds_sections(index, level):
            self._group, self._group_level, self._section = name, level, None
        else:
            beside = self._group is not None and level <= self._group_level
            if (known is not None and known.group is None) or (beside and printed is None):
                self._group = None
            self._section = name
        self._unused.append(name)

    def _holds_sections(self, index: int, level: int) -> bool:
        """Whether a heading with an unknown name has headings of sections right below it."""
        at = index + 1
        if at >= len(self._blocks):
            return False
        following = self._blocks[at]
        return (
            following.kind == "heading"
            and following.level > level
            and self._heading_head(at)[0] is None
        )

    def _begin(self, head: Head) -> None:
        self._close()
        holder = self._section or self._group
        self._open = _Open(head, self._group if self._section else None, holder)
        self._open.parts.append(("text", "", []))
        self._unused = [name for name in self._unused if name not in (self._section, self._group)]

    def _words(self, source: str, block: Block) -> None:
        """Add a paragraph, cut at the labels in it."""
        if self._open is None:
            if source.strip():
                self._loose.append(block)
            return
        for number, one in enumerate(stretches(source, self._people)):
            if number:
                self._open.parts.append((one.kind, one.by, []))
            words = source[one.start : one.end]
            if words.strip(" \n\t*_"):
                whole = words == block.source
                line = block.line + block.source[
                    : max(0, len(block.source) - len(source)) + one.start
                ].count("\n")
                self._open.parts[-1][2].append(
                    block if whole else self._text.paragraph(words.strip(), line)
                )

    def _add(self, block: Block) -> None:
        if self._open is None:
            self._loose.append(block)
        else:
            self._open.parts[-1][2].append(block)

    def _entry(self, entry: Block) -> None:
        """An entry of a list of items."""
        first = entry.children[0]
        head = read_head(first.source)
        if head is None:
            return
        self._begin(head)
        self._words(first.source[head.rest :], first)
        for child in entry.children[1:]:
            if child.kind == "paragraph":
                self._words(child.source, child)
            else:
                self._add(child)

    def _rule(self, index: int) -> None:
        """A rule after the last item ends it: what follows is a notice."""
        if index > self._last_item:
            self._close()
            self._section, self._group = None, None

    def _close(self) -> None:
        """Finish the item being read, or the words that belong to none."""
        if self._loose:
            holder = self._section or self._group or ""
            self._asides.append(FoundAside(holder, tuple(self._loose)))
            self._unused = [name for name in self._unused if name != holder]
            self._loose = []
        if self._open is None:
            return
        opened, self._open = self._open, None
        head = opened.head
        self._items.append(
            FoundItem(
                group=opened.group,
                section=opened.section,
                title=head.title if "](" in head.title else self._text.plain_inline(head.title),
                shown=self._text.plain_inline(head.shown),
                url=head.url,
                authors=self._text.plain_inline(head.authors) if head.authors else None,
                summarizer=head.summarizer,
                hat_tip=head.hat_tip,
                parts=tuple(
                    Part(kind, by, tuple(blocks))  # type: ignore[arg-type]
                    for kind, by, blocks in opened.parts
                    if blocks or kind == "opinion"
                ),
            )
        )
