"""What flattening leaves behind, mended: a space before a full stop, spaces inside brackets."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"\(\s{0,3}(AN\s{0,3}#\s{0,3}\d+)\s{0,3}\)")
_BEFORE_STOP = re.compile(r"(?<=[\w)\]”\"’'%]) ([.,;!?])(?=\s|$|[)\]”\"])")


def tidied(text: str) -> str:
    """`here . See ( AN #7 )` → `here. See (AN #7)`; nothing but spaces is taken away."""
    return _BEFORE_STOP.sub(r"\1", _REFERENCE.sub(r"(\1)", text))
