"""HTML read as a document: its body, its title, and the headings that stand in raw HTML."""

from __future__ import annotations

import re
from html import escape, unescape

from markdown_it.token import Token

from alignsite.markdown.blocks import Block
from alignsite.markdown.rawhtml import text_of
from alignsite.slugs import heading_id, unused

_BODY = re.compile(r"<body(?=[\s>])[^<>]*>", re.IGNORECASE)
_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)
_HEAD = re.compile(r"<head(?=[\s>])[^<>]*>", re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_TITLE = re.compile(r"<title(?=[\s>])[^<>]*>([^<]*)", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<(?:!doctype|\?xml)[^<>]*>", re.IGNORECASE)
# In sanitised HTML every heading is closed, so the lazy part always ends soon.
_HEADING = re.compile(r"<h([1-6])((?: [^<>]*)?)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')


def blocks(text: str, first_line: int) -> tuple[Block, ...]:
    """The document as one block of HTML: what stands in its body, if it has one."""
    begin, end = _stretch(text)
    content = text[begin:end]
    if not content.strip():
        return ()
    line = first_line + text.count("\n", 0, begin)
    return (
        Block(
            kind="html",
            level=0,
            line=line,
            end_line=line + content.rstrip("\n").count("\n"),
            source=content,
            tokens=[Token("html_block", "", 0, content=content)],
            stop=1,
        ),
    )


def title_of(text: str) -> str | None:
    """What the document's `title` element says."""
    found = _TITLE.search(text)
    return " ".join(unescape(found[1]).split()) or None if found else None


def _stretch(text: str) -> tuple[int, int]:
    body = _BODY.search(text)
    if body is not None:
        closed = _BODY_END.search(text, body.end())
        return body.end(), closed.start() if closed else len(text)
    head = _HEAD.search(text)
    closed = _HEAD_END.search(text, head.end()) if head else None
    if closed is not None:
        return closed.end(), len(text)
    declared = _DECLARATION.match(text)
    return (declared.end() if declared else 0), len(text)


def named_headings(html: str, taken: dict[str, int]) -> tuple[str, list[tuple[str, int, str]]]:
    """Sanitised HTML with an id on every heading, and the headings: id, level and plain text.

    `taken`: ids that are used elsewhere; the new ones are added.
    """
    found: list[tuple[str, int, str]] = []

    def named(heading: re.Match[str]) -> str:
        title = " ".join(text_of(heading[3]).split())
        own = _ID.search(heading[2])
        if own:
            found.append((unescape(own[1]), int(heading[1]), title))
            return heading[0]
        name = unused(heading_id(title), taken)
        found.append((name, int(heading[1]), title))
        return f'<h{heading[1]} id="{escape(name)}"{heading[2]}>{heading[3]}</h{heading[1]}>'

    return _HEADING.sub(named, html), found
