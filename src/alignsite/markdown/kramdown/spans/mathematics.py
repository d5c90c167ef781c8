"""Formulas in a line."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown.elements import Span
from alignsite.markdown.kramdown.spans.reader import SpanReader

_MATH = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)


def read_math(reader: SpanReader) -> bool:
    """`$$a + b$$`."""
    if not reader.source.still_has("$$"):
        return False
    found = reader.source.scan(_MATH)
    return found is not None and reader.add(Span("math", found[1].strip()))
