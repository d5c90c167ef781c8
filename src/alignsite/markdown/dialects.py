"""A text's block tokens, by the rules of CommonMark or by kramdown's."""

from __future__ import annotations

from markdown_it.token import Token

from alignsite.markdown.footnotes import Footnotes
from alignsite.markdown.headings import name_headings
from alignsite.markdown.kramdown import Options as KramdownOptions
from alignsite.markdown.parser import MAX_NESTING, Environment, parse_blocks
from alignsite.slugs import anchor, heading_id, unused


def commonmark_blocks(
    text: str, environment: Environment, footnotes: Footnotes, ids: dict[str, int]
) -> tuple[list[Token], int | None]:
    """The tokens, and the line (from 0) below which blocks lay too deep to be kept, if any.

    Footnotes go to `footnotes`, the ids that headings get to `ids`.
    """
    tokens = parse_blocks(text, environment)
    if "footnotes" in environment:
        tokens = footnotes.take_definitions(tokens)
    name_headings(tokens, text, ids, environment)
    deep = next((token for token in tokens if token.level >= MAX_NESTING - 1), None)
    if deep is None:
        return tokens, None
    return tokens, deep.map[0] if deep.map else 0


def kramdown_blocks(
    text: str,
    options: KramdownOptions,
    environment: Environment,
    footnotes: Footnotes,
    ids: dict[str, int],
) -> tuple[list[Token], int | None]:
    """The same by kramdown's rules, by which `environment` has paragraphs read from then on."""
    from alignsite.markdown.kramdown.reader import Reader  # noqa: PLC0415 - for Jekyll alone

    reader = Reader(options)
    tokens = reader.blocks(text)
    environment["kramdown"] = reader
    footnotes.definitions.update(reader.footnotes)
    footnotes.repeated += reader.replaced
    for token in tokens:
        if token.type == "heading_open" and "id" in token.attrs:
            identifier = anchor(str(token.attrs["id"])) or heading_id("")
            token.attrs["id"] = unused(identifier, ids)
    return tokens, reader.too_deep
