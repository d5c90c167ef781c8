"""The address that an item's title leads to."""

from __future__ import annotations

import re

_INLINE = re.compile(
    r"\]\(\s*<?(https?://[^()\s<>]{1,2000}(?:\([^()\s<>]{0,200}\)[^()\s<>]{0,2000})*)>?"
)


def first_url(source: str) -> str | None:
    """The address of the first inline link in a piece of Markdown; web addresses only."""
    found = _INLINE.search(source)
    return found[1] if found else None
