"""What flattening leaves behind, mended: a space before a full stop, spaces inside brackets."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"\(\s{0,3}(AN\s{0,3}#\s{0,3}\d+)\s{0,3}\)")
_BEFORE_STOP = re.compile(r"(?<=[\w)\]”\"’'%]) ([.,;!?])(?=\s|$|[)\]”\"])")
_SCAR = re.compile(r" [.,;!?]")


def tidied(text: str) -> str:
    """`here . See ( AN #7 )` → `here. See (AN #7)`; nothing but spaces is taken away."""
    if "#" in text:
        text = _REFERENCE.sub(r"(\1)", text)
    # Looking for spaces is far cheaper than the other pattern, and mostly enough.
    if _SCAR.search(text):
        text = _BEFORE_STOP.sub(r"\1", text)
    return text
