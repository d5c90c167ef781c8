"""Tokens → plain text: no markup, no footnote marks."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from alignsite.markdown import rawhtml, scraped
from alignsite.markdown.parser import Environment, parse_inline

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
    for token in tokens:
        kind = token.type
        if kind in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif kind == "html_inline":
            if token.content[:3].lower() == "<br":
                parts.append("\n")
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
