"""Liquid's tags in a text, found in one pass.

python-liquid's own scanner looks to the end of the text for each tag that is not closed; this one
does not, and takes such a tag as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from liquid.token import (
    TOKEN_CONTENT,
    TOKEN_EXPRESSION,
    TOKEN_OUTPUT,
    TOKEN_TAG,
    Token,
)

_OPENING = re.compile(r"\{%-?|\{\{-?")
_NAME = re.compile(r"\s*(#|\w+)\s*")
_LONGEST = 4_000
"""Characters of a tag."""


def tokens(source: str) -> Iterator[Token]:
    """The text's tags, outputs and what stands between them."""
    position = done = 0
    strip = False
    while (found := _OPENING.search(source, position)) is not None:
        closing = "%}" if found[0].startswith("{%") else "}}"
        end = source.find(closing, found.end(), found.end() + _LONGEST)
        if end < 0:
            position = found.end()
            continue
        yield from _content(source, done, found.start(), strip, found[0].endswith("-"))
        begin, stop = found.end(), end
        strip = stop > begin and source[stop - 1] == "-"
        stop -= strip
        position = done = end + 2
        if closing == "}}":
            yield Token(TOKEN_OUTPUT, source[found.start() : done], found.start(), source)
            yield _expression(source, begin, stop)
            continue
        name = _NAME.match(source, begin, stop)
        if name is None:
            continue
        if name[1] in ("raw", "comment"):
            position, done, strip, inside = _verbatim(name[1], source, done)
            if name[1] == "raw":
                yield Token(TOKEN_CONTENT, source[inside[0] : inside[1]], inside[0], source)
            continue
        yield Token(TOKEN_TAG, name[1], found.start(), source)
        if name.end() < stop:
            yield _expression(source, name.end(), stop)
    yield from _content(source, done, len(source), strip, False)


def _verbatim(name: str, source: str, begin: int) -> tuple[int, int, bool, tuple[int, int]]:
    """Where `raw` or `comment` ends (the text's end where it does not), and its inside."""
    closing = re.compile(rf"\{{%-?\s*end{name}\s*(-?)%\}}").search(source, begin)
    if closing is None:
        return len(source), len(source), False, (begin, len(source))
    return closing.end(), closing.end(), bool(closing[1]), (begin, closing.start())


def _content(source: str, begin: int, end: int, strip: bool, strip_end: bool) -> Iterator[Token]:
    text = source[begin:end]
    if strip:
        text = text.lstrip()
        begin = end - len(text)
    if strip_end:
        text = text.rstrip()
    if text:
        yield Token(TOKEN_CONTENT, text, begin, source)


def _expression(source: str, begin: int, end: int) -> Token:
    text = source[begin:end]
    lead = len(text) - len(text.lstrip())
    return Token(TOKEN_EXPRESSION, text.strip(), begin + lead, source)
