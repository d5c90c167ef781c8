"""Arrows back to the contents, with which many sites end a turn: no part of what is said."""

from __future__ import annotations

import re

_ARROW = re.compile(
    r"\s{0,9}(?:<a\b[^<>]*>\s*[⬆↑⇧⤴▲🔝↩][️]?\s*(?:(?:back )?to (?:the )?(?:top|contents))?\s*</a>"
    r"|\[\s*\\?[⬆↑⇧⤴▲🔝↩][️]?\s*(?:(?:back )?to (?:the )?(?:top|contents))?\s*\]\([^()]*\)"
    r"|[⬆](?=\s*$))",
    re.IGNORECASE,
)
_ARROWS = "⬆↑⇧⤴▲🔝↩"


def without_arrows(source: str) -> str:
    """A paragraph's source without the arrow that leads back to the contents."""
    if not source.isascii():
        for arrow in _ARROWS:
            if arrow in source:
                return _ARROW.sub("", source)
    return source
