"""Which letters a card can show: those of the fonts in `fonts/`, which both have the same."""

from __future__ import annotations

import re
import unicodedata

RANGES = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x12B), (0x12E, 0x131), (0x134, 0x165), (0x168, 0x17F)),
    *((0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC)),
    *((0x1E6, 0x1E7), (0x218, 0x21B), (0x237, 0x237), (0x259, 0x259), (0x2BB, 0x2BC)),
    *((0x386, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x3CE), (0x400, 0x45F)),
    *((0x490, 0x493), (0x496, 0x49B), (0x4A0, 0x4A3), (0x4AA, 0x4AB), (0x4AE, 0x4B3)),
    *((0x4B6, 0x4B7), (0x4BA, 0x4BB), (0x4C0, 0x4C2), (0x4CF, 0x4D1), (0x4D4, 0x4D9)),
    *((0x4E2, 0x4E3), (0x4E6, 0x4E9), (0x4EE, 0x4EF), (0x4F2, 0x4F3), (0x1E0C, 0x1E0F)),
    *((0x1E20, 0x1E21), (0x1E24, 0x1E25), (0x1E2A, 0x1E2B), (0x1E36, 0x1E3B), (0x1E3E, 0x1E3F)),
    *((0x1E42, 0x1E49), (0x1E5A, 0x1E63), (0x1E6C, 0x1E6F), (0x1E80, 0x1E85), (0x1E8E, 0x1E8F)),
    *((0x1E92, 0x1E93), (0x1E97, 0x1E97), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2013, 0x2014)),
    *((0x2018, 0x201A), (0x201C, 0x201E), (0x2020, 0x2020), (0x2022, 0x2022), (0x2026, 0x2026)),
    *((0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x20BD, 0x20BD)),
    *((0x2116, 0x2116), (0x2122, 0x2122), (0x2191, 0x2191), (0x2193, 0x2193), (0x2212, 0x2212)),
)
"""First and last of each row of characters; `tools/card_fonts.py` prints them."""

_LETTERS = frozenset(chr(one) for first, last in RANGES for one in range(first, last + 1))
LONGEST = 400
"""Characters of a text that are looked at: more have no room on a card."""
_LEFT_OUT = "\0"
_BEFORE_MARK = re.compile(r" +\0[\0 ]*(?=[,.;:!?)])")
"""The blank before what was left out, where a mark follows that stands close to its word."""
_ALIKE = {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2027": "·"}


def drawable(text: str) -> str:
    """The text as a card can show it, or "" where that would change its words.

    What is no letter and no digit (an emoji, an arrow) is left out where the fonts lack it; so are
    marks above or below a letter. A text with a letter that they lack is not shown at all: half of
    it would be another text.
    """
    shown = []
    for one in unicodedata.normalize("NFC", text[:LONGEST]):
        near = one if one in _LETTERS else _nearest(one)
        if not near and unicodedata.category(one)[0] in "LN":
            return ""
        shown.append(near or _LEFT_OUT)
    tidy = _BEFORE_MARK.sub("", "".join(shown)).replace(_LEFT_OUT, "")
    return " ".join(tidy.split())


def _nearest(one: str) -> str:
    """What the fonts have for a character they lack: `𝒩` is shown as `N`, `ẋ` as `x`."""
    if one.isspace():
        return " "
    if one in _ALIKE:
        return _ALIKE[one]
    for form in (unicodedata.normalize("NFKC", one), unicodedata.normalize("NFKD", one)):
        found = "".join(part for part in form if part in _LETTERS)
        if found:
            return found
    return ""
