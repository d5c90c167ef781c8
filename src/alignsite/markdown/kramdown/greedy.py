"""Tags that would swallow all that follows on a page, because nothing closes them."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown.scanner import Scanner
from alignsite.markup.sanitizer import GREEDY


def swallows(source: Scanner, tag: re.Match[str]) -> bool:
    """Whether an opening tag (`patterns.HTML_TAG`) is better read as text.

    kramdown closes it where the paragraph or the text ends, and browsers show none of its inside.
    """
    name = tag[1].lower()
    if name not in GREEDY:
        return False
    return name == "plaintext" or not source.still_has(f"</{tag[1]}")
