"""Words that depend on a number or on the room there is."""

from __future__ import annotations

import re

_FINISHED = re.compile(r"[.!?…][\"'”’»“)\]]*\Z")
_LOOSE_ENDS = " ,;:.…–—-([“„«"
"""What an ellipsis does not stand behind."""


def plural(count: int, one: str, many: str = "") -> str:
    """`1 turn`, `2 turns`, `1,234 turns`; `many` where an s does not make the plural."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def shortened(text: str, limit: int) -> str:
    """The text cut between two words, in at most `limit` characters.

    An ellipsis follows the last word, unless a sentence ends there.
    """
    if len(text) <= limit:
        return text
    cut = ""
    for room in (limit, limit - 1):
        cut = text[:room] if text[room].isspace() else text[:room].rpartition(" ")[0] or text[:room]
        follower = text[len(cut) :].lstrip()[:1]
        cut = cut.rstrip()
        if _FINISHED.search(cut) and not follower.islower():
            return cut
    return cut.rstrip(_LOOSE_ENDS) + "…"
