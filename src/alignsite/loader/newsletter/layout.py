"""Which of the layouts an issue is in: settled once, from the whole text."""

from __future__ import annotations

import re

_MARKED = re.compile(
    r"(?:#{1,6} +\S|[*_]{2,3}\[|(?:[-*+] |\d{1,3}\. )?[*_]{0,3}\[[^\]\n]{1,300}\]\(https?://"
    r"|[*_]{2}[^*_\n]{2,300}[*_]{2} *[*_]?\(|[*_]{2}[^*_\n]{1,60}['’]s? opinion:)"
)
_LONGEST_LINE = 100


def is_marked(text: str) -> bool:
    """Whether the text uses Markdown for its sections and heads, rather than none at all.

    A flattened issue may hold a link or two in its titles, but not on lines of their own.
    """
    lines = text.split("\n")
    marks = sum(1 for line in lines if _MARKED.match(line))
    return marks >= 2 or (marks == 1 and len(lines) > 2)
