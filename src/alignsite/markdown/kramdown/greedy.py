"""Tags that would swallow all that follows on a page, because nothing closes them."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown.scanner import Scanner
from alignsite.markup import sanitizer


def swallows(source: Scanner, tag: re.Match[str]) -> bool:
    """Whether an opening tag (`patterns.HTML_TAG`) is better read as text.

    kramdown closes it where the paragraph or the text ends, and browsers show none of its inside.
    """
    name = tag[1].lower()
    if not sanitizer.swallows(name, is_closed=False):
        return False  # far cheaper than to look for its end
    return sanitizer.swallows(name, is_closed=source.still_has(f"</{tag[1]}"))
