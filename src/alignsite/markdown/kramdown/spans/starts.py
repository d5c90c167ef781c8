"""Where in a paragraph's inside the next piece may begin, or the one that is open may end."""

from __future__ import annotations

import re

# Every alternative begins with a character as such: so Python's search for them is quick. What
# begins before its sign (`_begin` tells) has none: a quote's neighbour, blanks.
_SIGNS = r"""\*|_|`|<|\[|!\[|"|'|\$|\{:|&|--|\.\.\.|\\|>>|~~|\n"""

OPENINGS = re.compile(_SIGNS)
"""Signs of anything that may begin."""

OPENINGS_AND_BRACKETS = re.compile(rf"{_SIGNS}|\]")
"""The same within a link's text, with what ends it."""

TAGS = re.compile("<")
"""Signs of what may begin or end within HTML whose inside is left unread."""


def next_start(text: str, floor: int, signs: re.Pattern[str]) -> int | None:
    """The first place from `floor` on at which a piece may begin; `None` without any."""
    found = signs.search(text, floor)
    while found is not None:
        begin = found.start() if signs is TAGS else _begin(text, found.start(), floor)
        if begin is not None:
            return begin
        found = signs.search(text, found.end())
    return None


def _begin(text: str, sign: int, floor: int) -> int | None:
    """Where that begins of which a sign stands at `sign`; `None` where nothing does after all."""
    character = text[sign]
    if character in "\"'":
        return sign - 1 if sign > floor and text[sign - 1] != "\\" else sign
    if character == "\n":
        return sign - 2 if sign - 2 >= floor and text.startswith("  ", sign - 2) else None
    is_pair = character in "<>" and text.startswith(character, sign + 1)
    return sign - 1 if is_pair and sign > floor and text[sign - 1] == " " else sign
