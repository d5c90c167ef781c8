"""Ids of headings, and all others that a text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from alignsite.markdown.blocks import Block, take_explicit_id
from alignsite.markdown.parser import Environment
from alignsite.markdown.plain import inline_children, plain_inline, plain_text
from alignsite.slugs import anchor, heading_id, unused

EXPLICIT_ANCHOR = re.compile(r"""<a\s[^<>]*?\b(?:name|id)\s*=\s*["']([^"'<>]+)""", re.IGNORECASE)

_FRAME_ID = re.compile(r"""<iframe\s[^<>]*?\bid\s*=\s*["']([^"'<>]+)""", re.IGNORECASE)


def name_headings(
    tokens: Sequence[Token], text: str, ids: dict[str, int], environment: Environment
) -> None:
    """Give every heading among a text's tokens an id that no other has, and note it in `ids`.

    Anchors that the document sets itself (`<a name="x"></a>`) keep their names; one that
    stands in a heading and is named like it is the heading's own.
    """
    if "<a " in text or "<A " in text:
        ids.update((anchor(name), 0) for name in EXPLICIT_ANCHOR.findall(text))
    used: set[str] = set()
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        inline = tokens[index + 1]
        own = {anchor(name) for name in EXPLICIT_ANCHOR.findall(inline.content)}
        wanted = anchor(take_explicit_id(inline))
        if not wanted:
            children = inline_children(inline, environment)
            wanted = heading_id(" ".join(plain_inline(children).split()))
        name = wanted
        if wanted not in own or wanted in used:
            name = unused(wanted, ids)
        used.add(name)
        token.attrs["id"] = name


def addresses(
    text: str, blocks: Sequence[Block], environment: Environment
) -> Iterator[tuple[str, str]]:
    """The ids that a text gives, in order, each with its heading's title or nothing."""
    found: dict[str, str] = {}
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        waiting += reversed(block.children)
        if block.kind == "heading":
            title = plain_text([block], environment)
            written = EXPLICIT_ANCHOR.findall(block.source)
            for name in (block.id, *written, *(anchor(one) for one in written)):
                found.setdefault(name, title)
    for name in EXPLICIT_ANCHOR.findall(text) + _FRAME_ID.findall(text):
        found.setdefault(name, "")
        found.setdefault(anchor(name), "")
    for name, title in found.items():
        if name and not any(letter.isspace() for letter in name):
            yield name, title
