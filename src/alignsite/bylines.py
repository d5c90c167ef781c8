"""Printed lists of authors → names: "Ada Abbot*, Bo B. Brook et al" → Ada Abbot, Bo B. Brook."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OTHERS = re.compile(r"[\s,;]*\b(?:et\.?\s*al\b\.?|and\s+others|and\s+\d+\s+others?)\s*$", re.I)
_MARKS = re.compile(r"[*†‡§¶⁰¹²³⁴-⁹]+|\(equal contribution\)", re.I)
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s+with\s+)\s*", re.I)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d)\.?", re.I)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote something. `more`: others are not named ("et al")."""

    names: tuple[str, ...] = ()
    more: bool = False


def read_byline(printed: str | None) -> Byline:
    """The names of a printed list of authors; none where nothing is printed."""
    text = " ".join(_MARKS.sub(" ", printed or "").split())
    rest = _OTHERS.sub("", text)
    names: list[str] = []
    for part in _BETWEEN.split(rest):
        name = part.strip(" .,;") if len(part) > 3 else part.strip(" ,;")
        if name and names and _SUFFIX.fullmatch(name):
            names[-1] = f"{names[-1]} {name}"
        elif name:
            names.append(name)
    return Byline(tuple(dict.fromkeys(names)), rest != text)
