"""Quotes, dashes and dots as a printer sets them."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown.elements import Span
from alignsite.markdown.kramdown.patterns import W
from alignsite.markdown.kramdown.spans.reader import SpanReader

_S = r"[ \t\r\n\f\v]"
_MARKS = r"""[!"#\$%'()*+,\-./:;<=>?@\[\\\]\^_`{|}~]"""
_CLOSES = r"[^ \\\t\r\n\[{(-]"

_MAYBE = re.compile(r"""[^\\]?["']""", re.DOTALL)
_LEFT = {'"': "“", "'": "‘"}
_RIGHT = {'"': "”", "'": "’"}

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.MULTILINE | re.DOTALL), result)
    for pattern, result in (
        (r"""(["'])(?=[_*]{1,2}[^ \t\r\n\f\v])""", "left 1"),
        (rf"""(["'])(?={_MARKS}(?!\.\.)\B)""", "right 1"),
        (rf"""({_S}?)"'(?={W})""", "1 “ ‘"),
        (rf"""({_S}?)'"(?={W})""", "1 ‘ “"),
        (rf"({_S}?)'(?=[0-9][0-9]s)", "1 ’"),
        (rf"""({_S})(['"])(?={W})""", "1 left 2"),
        (rf"""({_CLOSES})(['"])""", "1 right 2"),
        (rf"""(["'])(?={_S}|s\b|$)""", "right 1"),
        (r"(.?)'", "1 ‘"),
        (r'(.?)"', "1 “"),
    )
)
"""What is tried in this order where a quote stands, and what it becomes."""

_QUOTE_OR_BLANK = "\"' \t\r\n\f\v"
_RULES_BEHIND = _RULES[6:]
"""Those that can match where the quote stands behind any other character."""

_SYMBOL = re.compile(r"---|--|\.\.\.|\\<<|\\>>|<< | >>|<<|>>")
_SYMBOLS = {
    "---": "—", "--": "–", "...": "…", "\\<<": "<<", "\\>>": ">>",
    "<< ": "«\N{NO-BREAK SPACE}", " >>": "\N{NO-BREAK SPACE}»", "<<": "«", ">>": "»",
}  # fmt: skip


def read_quotes(reader: SpanReader) -> bool:
    """A quote at the place, or behind its character."""
    if _read_quote_in_word(reader):
        return True
    source = reader.source
    if source.check(_MAYBE) is None:
        return False
    begins = source.text[source.position] in _QUOTE_OR_BLANK
    for pattern, result in _RULES if begins else _RULES_BEHIND:
        found = source.scan(pattern)
        if found is not None:
            _add_result(reader, found, result)
            return True
    return False


def _read_quote_in_word(reader: SpanReader) -> bool:
    """Read a letter and the quote behind it, by far most of all quotes: what the rules give."""
    at, text = reader.source.position, reader.source.text
    behind = text[at + 1 : at + 2]
    if behind not in _RIGHT or not text[at].isalnum():
        return False
    reader.add_text(text[at])
    reader.source.position += 2
    return reader.add(Span("symbol", _RIGHT[behind]))


def _add_result(reader: SpanReader, found: re.Match[str], result: str) -> None:
    side: dict[str, str] | None = None
    for word in result.split():
        if word in ("left", "right"):
            side = _LEFT if word == "left" else _RIGHT
        elif side is not None:
            reader.add(Span("symbol", side[found[int(word)]]))
            side = None
        elif word.isdigit():
            reader.add_text(found[int(word)])
        else:
            reader.add(Span("symbol", word))


def read_symbol(reader: SpanReader) -> bool:
    """Dashes, dots, angled quotes."""
    found = reader.source.scan(_SYMBOL)
    return found is not None and reader.add(Span("symbol", _SYMBOLS[found[0]]))
