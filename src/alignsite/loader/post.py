"""Posts: Markdown, plain text or HTML below front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignsite.loader.anchors import with_addresses_of
from alignsite.loader.document import Document, Loaded
from alignsite.loader.liquid import without_liquid
from alignsite.loader.metadata import SUMMARY_LENGTH, Found, read_meta
from alignsite.markdown import Block, Text, title_of
from alignsite.records import Body, Markup, Post

_MORE = "<!--more-->"
_MORE_MARK = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
_SUMMARY_ENOUGH = 120
"""Characters after which no further paragraph is added to a summary."""
_LONGEST_TITLE_LINE = 150


def load_post(document: Document) -> Loaded:
    """The post a document holds."""
    document, problems = without_liquid(document)
    text = document.read()
    parts = _parts(document, text)
    body = _together(text.render(parts.blocks, top=2), text.footnotes())
    found = Found(
        title=parts.title,
        summary=parts.summary,
        words=body.words,
        inferred=("title",) if parts.guessed else (),
    )
    meta, wrong = read_meta(document, "post", found)
    post = with_addresses_of(document, text, Post(meta, body))
    return Loaded(post, (*problems, *wrong, *text.problems))


@dataclass(frozen=True, slots=True)
class _Parts:
    """A post taken apart: the title that the text gives, its summary, and what is its body.

    `guessed`: the title is the first line of a text without markup.
    """

    title: str | None
    summary: str
    blocks: tuple[Block, ...]
    guessed: bool


def _parts(document: Document, text: Text) -> _Parts:
    stated = document.matter.text("title")
    title, blocks = _title(document, text, stated)
    before, kept = _up_to_more(text, blocks)
    summary = _excerpt(document) if before is None else before
    summary = summary or _first_paragraphs(text, kept)
    guessed = stated is None and title is not None and document.form == "text"
    return _Parts(title, summary, kept, guessed)


def _excerpt(document: Document) -> str:
    """The words before the site's own mark, where it has another than a blank line."""
    settings = document.settings
    shared = settings.jekyll.excerpt_separator if settings.jekyll else settings.excerpt_separator
    if not shared.strip():
        return ""
    separator = document.matter.text("excerpt_separator") or shared
    head, found, _ = document.text.partition(separator)
    if not found:
        return ""
    text = replace(document, text=head).read()
    return text.plain([one for one in text.blocks if one.kind != "heading"])


def _title(
    document: Document, text: Text, stated: str | None
) -> tuple[str | None, tuple[Block, ...]]:
    """The title that the text gives, and the blocks without it where it stands at their head."""
    blocks = text.blocks
    if document.form == "html":
        return title_of(document.text), blocks
    if document.form == "text":
        if stated is None and len(blocks) > 1 and _is_title_line(blocks[0]):
            return blocks[0].source, blocks[1:]
        return None, blocks
    heading = next((one for one in blocks if one.kind == "heading" and one.level == 1), None)
    if heading is None:
        return None, blocks
    title = text.plain([heading])
    if heading is blocks[0] and (stated is None or _same(title, stated)):
        return title, blocks[1:]
    return title, blocks


def _is_title_line(block: Block) -> bool:
    """Whether a line of plain text reads as a title: short, and no whole sentence."""
    source = block.source
    return (
        block.kind == "paragraph"
        and len(source) <= _LONGEST_TITLE_LINE
        and not source.endswith((".", ":", ";", ","))
        and "://" not in source
    )


def _same(title: str, stated: str) -> bool:
    return " ".join(title.split()).casefold() == " ".join(stated.split()).casefold()


def _up_to_more(text: Text, blocks: tuple[Block, ...]) -> tuple[str | None, tuple[Block, ...]]:
    """The plain text before `<!--more-->`, if there is one, and the blocks without the mark."""
    for index, block in enumerate(blocks):
        if "<!--" not in block.source or _MORE not in block.source.replace(" ", ""):
            continue
        found = _MORE_MARK.search(block.source)
        if found is None or block.kind not in ("html", "paragraph"):
            continue
        before = block.source[: found.start()]
        head = blocks[:index]
        if block.kind == "paragraph" and before.strip():
            head = (*head, block.replaced(before))
        summary = text.plain([one for one in head if one.kind != "heading"])
        if block.kind == "html":
            return summary, blocks
        whole = block.replaced(f"{before}{block.source[found.end() :]}")
        return summary, (*blocks[:index], whole, *blocks[index + 1 :])
    return None, blocks


def _first_paragraphs(text: Text, blocks: Sequence[Block]) -> str:
    """The first paragraphs of running text, as many as a summary holds."""
    found = ""
    for block in blocks:
        if block.kind == "html" and not found and text.syntax == "html":
            return text.plain([block])[: 2 * SUMMARY_LENGTH]
        if text.is_prose(block):
            found = f"{found} {text.plain([block])}".strip()
            if len(found) >= _SUMMARY_ENOUGH:
                break
        elif found:
            break
    if not found:
        short = next((one for one in blocks if text.is_prose(one, least=1)), None)
        return text.plain([short]) if short else ""
    return found


def _together(body: Body, notes: Body) -> Body:
    """The body with its footnotes below it."""
    if not notes:
        return body
    first, second = body.markup, notes.markup
    pieces = (
        *first.pieces[:-1],
        f"{first.pieces[-1]}\n{second.pieces[0]}",
        *second.pieces[1:],
    )
    return Body(
        markup=Markup(pieces, (*first.links, *second.links)),
        headings=(*body.headings, *notes.headings),
        anchors=(*body.anchors, *notes.anchors),
        external=tuple(dict.fromkeys((*body.external, *notes.external))),
        words=body.words + notes.words,
    )
