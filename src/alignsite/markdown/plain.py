"""Tokens → plain text: no markup, no footnote marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from markdown_it.token import Token

from alignsite.markdown import rawhtml, scraped
from alignsite.markdown.blocks import Block
from alignsite.markdown.parser import Environment, parse_inline

_WORD = re.compile(r"\S+")
_WORDS = bytes({*range(32, 256)} - {*b"\\`~*_[<>&$^", 0x7F, 0xC2})
"""Bytes that no reader takes for markup and no cleaner for anything else than words."""
_SCRAPED_WORDS = bytes({*_WORDS, *b"\\`~*_[$^"})
"""The same where nothing is markup."""

_SHOWN = bytes(range(0x20, 0x7F))


def collapsed(text: str) -> str:
    """The text with every stretch of white space as one space, and none at its ends."""
    if _is_even(text):
        return text.strip(" ")
    return " ".join(text.split())


def word_count(text: str) -> int:
    """How many words a text has, as white space parts them."""
    text = text.strip()
    if _is_even(text):
        return text.count(" ") + bool(text)
    return len(text.split())


def _is_even(text: str) -> bool:
    """Whether single spaces are all the white space there is, as far as can be told soon."""
    # Of white space only the space itself is printable; of ASCII this can be told sooner.
    if text.isascii():
        return "  " not in text and not text.encode().translate(None, _SHOWN)
    return text.isprintable() and "  " not in text


def inline_children(token: Token, environment: Environment) -> list[Token]:
    """The tokens inside a paragraph or heading, read when first asked for."""
    if not token.children and token.content:
        if "scraped" in environment:
            token.children = scraped.inline(token.content)
        else:
            token.children = parse_inline(token.content, environment)
    return token.children or []


def plain_inline(tokens: Sequence[Token]) -> str:
    """The text of a paragraph's inside: no markup, no footnote marks, an image's description."""
    parts: list[str] = []
    left_open: frozenset[int] | None = None  # few paragraphs hold HTML
    for token in tokens:
        kind = token.type
        if kind in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif kind == "html_inline":
            if token.content[:3].lower() == "<br":
                parts.append("\n")
                continue
            left_open = rawhtml.tags_left_open(tokens) if left_open is None else left_open
            if id(token) in left_open:
                parts.append(token.content)
        elif kind == "image":
            parts.append(plain_inline(token.children or []))
        elif kind != "footnote_ref":
            parts.append(token.content)
    return "".join(parts)


def plain_blocks(
    tokens: Sequence[Token], start: int, stop: int, environment: Environment
) -> list[str]:
    """The text of a stretch of block tokens, in parts that white space goes between."""
    parts: list[str] = []
    for token in tokens[start:stop]:
        kind = token.type
        if kind == "inline":
            parts.append(plain_inline(inline_children(token, environment)))
        elif kind == "html_block":
            parts.append(rawhtml.text_of(token.content))
        elif token.content:
            parts.append(token.content)
    return parts


def plain_text(blocks: Sequence[Block], environment: Environment) -> str:
    """The blocks as plain text, white space collapsed."""
    parts: list[str] = []
    for block in blocks:
        words = words_alone(block, environment)
        if words is not None:
            parts.append(words)
        else:
            parts += plain_blocks(block.tokens, block.start, block.stop, environment)
    return collapsed(" ".join(parts))


def words_alone(block: Block, environment: Environment) -> str | None:
    """A paragraph that has nothing but words, on one line; `None` for any other block.

    It shows what is written, so that nothing has to be read.
    """
    source = block.source
    if block.kind != "paragraph" or "://" in source or "kramdown" in environment:
        return None
    words = _SCRAPED_WORDS if "scraped" in environment else _WORDS
    if source.encode("utf-8", "surrogatepass").translate(None, words) or source != source.strip():
        return None
    opened = block.tokens[block.start]
    return None if opened.hidden or opened.attrs else source


def has_words_outside_links(tokens: Sequence[Token], least: int) -> bool:
    """Whether a paragraph has at least so many words with a letter outside links and pictures."""
    outside, depth = [], 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if depth == 0 and token.type in ("text", "text_special", "code_inline", "softbreak"):
            outside.append(token.content or " ")
    found = (one for one in _WORD.finditer("".join(outside)) if any(map(str.isalpha, one[0])))
    return next(islice(found, least - 1, None), None) is not None
