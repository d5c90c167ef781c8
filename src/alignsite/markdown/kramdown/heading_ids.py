"""The ids of headings: GitHub's rule, and kramdown's own inside HTML and footnotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from alignsite.markdown.kramdown.elements import Span

_OTHER = re.compile(r"[^A-Za-z0-9 \-]")
_NOT_LETTERS = re.compile(r"^[^A-Za-z]+", re.MULTILINE)


class HeadingIds:
    """Gives ids to a document's headings, in their order."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._counts: dict[str, int] = {}
        self._own_counts: dict[str, int] = {}

    def of(self, spans: Sequence[Span], *, as_github: bool) -> str:
        """The next heading's id; `as_github`: it stands in running text, not in HTML."""
        text = text_of(spans)
        if as_github:
            kept = "".join(c for c in text.lower() if c in "- \t" or _is_word(c))
            wanted, counts = re.sub(r"[ \t]", "-", kept), self._counts
        else:
            kept = _OTHER.sub("", _NOT_LETTERS.sub("", text))
            wanted, counts = kept.replace(" ", "-").lower() or "section", self._own_counts
        repeat = counts[wanted] = counts.get(wanted, -1) + 1
        return f"{self._prefix}{wanted}-{repeat}" if repeat else f"{self._prefix}{wanted}"


def _is_word(character: str) -> bool:
    """What Ruby's `\\p{Word}` holds: letters, marks, decimal digits, connecting punctuation."""
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Nl", "Pc")


def text_of(spans: Sequence[Span]) -> str:
    """The text that a heading's id is made from."""
    parts: list[str] = []
    for span in spans:
        if span.type in ("text", "symbol", "lost_mark", "code", "math"):
            parts.append(span.value)
        else:
            parts.append(text_of(span.children))
    return "".join(parts)
