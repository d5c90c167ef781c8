"""Quotes, dashes and dots as a printer sets them."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown.patterns import W
from alignsite.markdown.kramdown.scanner import Scanner

_S = r"[ \t\r\n\f\v]"
_MARKS = r"""[!"#\$%'()*+,\-./:;<=>?@\[\\\]\^_`{|}~]"""
_CLOSES = r"[^ \\\t\r\n\[{(-]"

_MAYBE = re.compile(r"""[^\\]?["']""", re.DOTALL)
_LEFT = {'"': "“", "'": "‘"}
RIGHT = {'"': "”", "'": "’"}

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


def quotes(source: Scanner) -> list[tuple[bool, str]] | None:
    """What a quote at the place, or behind its character, becomes: whether it is one, and text."""
    if source.check(_MAYBE) is None:
        return None
    begins = source.text[source.position] in _QUOTE_OR_BLANK
    for pattern, result in _RULES if begins else _RULES_BEHIND:
        found = source.scan(pattern)
        if found is not None:
            return _result(found, result)
    return None


def _result(found: re.Match[str], result: str) -> list[tuple[bool, str]]:
    parts: list[tuple[bool, str]] = []
    side: dict[str, str] | None = None
    for word in result.split():
        if word in ("left", "right"):
            side = _LEFT if word == "left" else RIGHT
        elif side is not None:
            parts.append((True, side[found[int(word)]]))
            side = None
        elif word.isdigit():
            parts.append((False, found[int(word)]))
        else:
            parts.append((True, word))
    return parts


def symbol(source: Scanner) -> str | None:
    """The dash, dots or angled quotes that stand here."""
    found = source.scan(_SYMBOL)
    return _SYMBOLS[found[0]] if found else None
