"""Words as they are compared: runs of letters and digits, in small letters."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:[*_`\\'’\x00]+[^\W_]+)*")
"""Marks of emphasis, apostrophes and tags (as NUL) inside a word do not part it."""
_PART = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text in their order, in a form to compare them by."""
    return [
        word if word.isalnum() else "".join(_PART.findall(word))
        for word in map(str.casefold, WORD.findall(text))
    ]
