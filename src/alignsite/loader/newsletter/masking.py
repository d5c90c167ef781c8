"""Issues with the addresses of links blanked out, and what of a stretch a reader sees."""

from __future__ import annotations

import re

_TARGET = re.compile(r"\]\([^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?\)")
FILLER = "\x00"
"""Stands for the characters of links' addresses in a masked text."""


def masked(text: str) -> str:
    """The text with the address of every inline link blanked out, every offset unchanged."""
    if "](" not in text:
        return text

    def blank(match: re.Match[str]) -> str:
        return "]" + FILLER * (len(match.group()) - 1)

    return _TARGET.sub(blank, text)


def visible(text: str) -> str:
    """A masked stretch as a reader sees it: no addresses, no brackets around link texts."""
    return " ".join(shown_words(text))


def shown_words(text: str) -> list[str]:
    """The words of what `visible` gives."""
    if FILLER in text or "[" in text or "]" in text:
        text = text.replace(FILLER, "").replace("[", "").replace("]", "")
    return text.split()
