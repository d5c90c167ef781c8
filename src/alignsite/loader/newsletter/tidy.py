"""What flattening leaves behind, mended: a space before a full stop, spaces inside brackets."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"\(\s{0,3}(AN\s{0,3}#\s{0,3}\d+)\s{0,3}\)")
# What stands before the space is asked after it, so that `re` looks for spaces alone.
_BEFORE_STOP = re.compile(r" ([.,;!?])(?<=[\w)\]”\"’'%] .)(?=\s|$|[)\]”\"])")
_STOPS = bytes.maketrans(b",;!?", b"....")


def tidied(text: str) -> str:
    """`here . See ( AN #7 )` → `here. See (AN #7)`; nothing but spaces is taken away."""
    if "#" in text:
        text = _REFERENCE.sub(r"(\1)", text)
    # Far cheaper to ask than the pattern, and mostly enough.
    if b" ." in text.encode("utf-8", "surrogatepass").translate(_STOPS):
        text = _BEFORE_STOP.sub(_without_space, text)
    return text


def _without_space(match: re.Match[str]) -> str:
    return match[1]
