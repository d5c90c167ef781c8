"""Issues of newsletters: from an outline to the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from alignsite.loader.document import Document, Loaded
from alignsite.loader.hypertext import as_markdown
from alignsite.loader.liquid import without_liquid
from alignsite.loader.metadata import Found, read_meta
from alignsite.loader.newsletter.flattened import flattened_outline
from alignsite.loader.newsletter.identity import Identity, identity, issue_number
from alignsite.loader.newsletter.layout import is_marked
from alignsite.loader.newsletter.listed import with_addresses
from alignsite.loader.newsletter.marked import marked_outline
from alignsite.loader.newsletter.masking import masked
from alignsite.loader.newsletter.missing import missing_titles
from alignsite.loader.newsletter.outline import FoundItem, Outline
from alignsite.loader.newsletter.references import linked
from alignsite.loader.newsletter.tidy import tidied
from alignsite.loader.newsletter.titles import Titles
from alignsite.markdown import Block, Text, word_count
from alignsite.problems import Problem
from alignsite.records import Aside, Issue, IssueReference, Item, Markup, Opinion
from alignsite.slugs import slugify
from alignsite.sources import Catalogue

_WORDS_OF_ID = 8
_TITLES_IN_SUMMARY = 6
_NO_MARKUP = Markup()
_LABELS = {"prerequisites": "Prerequisites:", "read_more": "Read more:"}


def load_issue(document: Document) -> Loaded:
    """The issue a document holds, whichever layout it is in."""
    document, problems = _prepared(document)
    marked = is_marked(document.text)
    text = replace(document, form="markdown").read(plain=not marked)
    catalogue = document.catalogue or Catalogue("")
    outline = marked_outline(document, text) if marked else None
    number = issue_number(document, outline.title if outline else None)
    rows = catalogue.of_issue(number)
    titles = Titles(masked(document.text), rows) if rows else None
    if outline is None:
        outline = flattened_outline(document, text, titles)
    outline = replace(outline, items=with_addresses(outline.items, rows))
    missing = missing_titles(titles, outline.items, number, catalogue.path) if titles else ()
    outside = [block for aside in outline.asides for block in aside.blocks]
    known = identity(document, outline.title, text.plain(outside))
    issue, wrong = _Assembly(document, text, known, marked=marked).issue(outline)
    return Loaded(
        issue, (*problems, *catalogue.problems, *missing, *outline.problems, *wrong, *text.problems)
    )


def _prepared(document: Document) -> tuple[Document, tuple[Problem, ...]]:
    """The document with HTML brought to Markdown and the tags of other generators taken out."""
    if document.form == "text":
        return document, ()
    if document.form == "html":
        document = replace(document, text=as_markdown(document.text), form="markdown")
    return without_liquid(document)


class _Assembly:
    """What every item of one issue is rendered with."""

    def __init__(self, document: Document, text: Text, known: Identity, *, marked: bool) -> None:
        self._document = document
        self._text = text
        self._marked = marked
        self._known = known
        self._newsletter = known.newsletter or ""
        self._references: list[IssueReference] = []

    def issue(self, outline: Outline) -> tuple[Issue, tuple[Problem, ...]]:
        """The record, and the problems with its front matter and its items."""
        ids = _ids(outline.items)
        items = tuple(self._item(one, id_) for one, id_ in zip(outline.items, ids, strict=True))
        asides = tuple(Aside(one.title, *self._both(one.blocks)) for one in outline.asides)
        found = Found(
            title=self._known.title,
            series=self._known.newsletter,
            number=str(self._known.number) if self._known.number is not None else None,
            summary=_summary(outline.items),
            words=word_count(self._document.text),
            inferred=self._known.inferred,
        )
        meta, problems = read_meta(self._document, "issue", found)
        if not items:
            problems = (
                *problems,
                self._document.problem(
                    "unclear-issue",
                    "no item was found in this issue, so all of it is shown as it stands",
                    hint="an item begins with its title and its authors in brackets; if this is"
                    " no issue of a newsletter, put kind: post into its front matter",
                ),
            )
        return Issue(meta, self._known.number, items, asides), problems

    def _item(self, found: FoundItem, id_: str) -> Item:
        told = {"text": list[Block](), "prerequisites": [], "read_more": []}
        for part in found.parts:
            if part.kind == "opinion":
                continue
            if told[part.kind] and part.kind in _LABELS and part.blocks:
                # The page prints the label once: that of a second part stands in its words.
                told[part.kind].append(
                    self._text.paragraph(_LABELS[part.kind], part.blocks[0].line)
                )
            told[part.kind] += part.blocks
        referred = len(self._references)
        words, markup = self._both(told["text"])
        return Item(
            id=id_,
            part=found.group,
            section=found.section,
            title=found.title,
            heading=found.shown,
            heading_markup=self._heading(found),
            url=found.url,
            authors=found.authors,
            summarizer=found.summarizer,
            hat_tip=found.hat_tip,
            text=words,
            markup=markup,
            prerequisites=self._plain(told["prerequisites"]) or None,
            prerequisites_markup=self._inside(told["prerequisites"]),
            read_more=self._plain(told["read_more"]) or None,
            read_more_markup=self._inside(told["read_more"]),
            opinions=tuple(
                Opinion(part.by, *self._both(part.blocks))
                for part in found.parts
                if part.kind == "opinion"
            ),
            # those that the lines above have met: arguments are worked out in their order
            references=tuple(self._references[referred:]),
        )

    def _heading(self, found: FoundItem) -> Markup:
        """The title with its links, where it has several: `url` is the first alone."""
        if found.title.count("](") < 2:
            return _NO_MARKUP
        lines = (block.line for part in found.parts for block in part.blocks)
        line = next(lines, self._document.line)
        return self._text.inline(found.title, line, marked=True).markup

    def _both(self, blocks: Sequence[Block]) -> tuple[str, Markup]:
        """The blocks as plain text and as HTML."""
        if not blocks:
            return "", _NO_MARKUP
        words, markup = self._text.plain_and_markup(blocks, top=4)
        return self._tidied(words), self._linked(markup, blocks[0].line)

    def _plain(self, blocks: Sequence[Block]) -> str:
        return self._tidied(self._text.plain(blocks)) if blocks else ""

    def _tidied(self, words: str) -> str:
        """What flattening has left in words mended; an issue without marks is read tidied."""
        return tidied(words) if self._marked else words

    def _inside(self, blocks: Sequence[Block]) -> Markup:
        """What follows a printed label on its line: without the paragraph around it."""
        if len(blocks) != 1 or blocks[0].kind != "paragraph":
            return self._both(blocks)[1]
        return self._linked(self._text.inline_markup(blocks[0]), blocks[0].line)

    def _linked(self, markup: Markup, line: int) -> Markup:
        result, found = linked(markup, self._newsletter, line)
        self._references += found
        return result


def _ids(items: Sequence[FoundItem]) -> list[str]:
    """One address within the page for each item, from its title; sections keep theirs."""
    taken = {slugify(name) for item in items for name in (item.section, item.group) if name}
    found: list[str] = []
    counts: dict[str, int] = {}
    for item in items:
        wanted = slugify(" ".join(item.shown.split()[:_WORDS_OF_ID]))
        number = counts.get(wanted, 1 if wanted in taken else 0) + 1
        id_ = wanted if number == 1 else f"{wanted}-{number}"
        while id_ in taken:
            number += 1
            id_ = f"{wanted}-{number}"
        counts[wanted] = number
        taken.add(id_)
        found.append(id_)
    return found


def _summary(items: Sequence[FoundItem]) -> str:
    """The titles that an issue leads with: its highlights, else its first items."""
    highlights = [item for item in items if item.section == "Highlights"]
    return "; ".join(item.shown for item in (highlights or items)[:_TITLES_IN_SUMMARY])
