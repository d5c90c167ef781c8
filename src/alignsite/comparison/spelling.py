"""Spellings that a comparison takes for the same."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans(dict.fromkeys("‘’‚′", "'") | dict.fromkeys("“”„″", '"'))
_NO_WORD = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """A text with straight quotes and one space where there is any white space."""
    return " ".join(text.translate(_QUOTES).split())


def bare(text: str) -> str:
    """Only letters and digits, in small letters: `Easy-to-hard Results` → `easytohardresults`."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())
