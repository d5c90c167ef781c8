"""The labels inside an item: `Prerequisites:`, `Read more:`, `X's opinion:`, in any order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from alignsite.loader.newsletter.outline import PartKind
from alignsite.loader.newsletter.searching import every

_NAME = r"(?:[A-ZÀ-ÖØ-Þ]\.|[A-ZÀ-ÖØ-Þ][\w\-]*)"
LABEL = re.compile(
    r"(?<![\w'’])(?:(?P<more>[Rr]ead [Mm]ore)|(?P<needs>Pr[eé]-?requis[a-z]{2,6})"
    rf"|(?P<by>{_NAME}(?: {_NAME}){{0,3}}?)(?:['’]s?|&#39;s) [Oo]pinion)"
    r"(?:[*_]{1,3})?\s?:(?=[\s*_]|$)"
)
"""A label with its colon; apostrophes straight and curly, the marks of bold text allowed."""

_LONGEST = 200
_MOST_SPACES = 6
"""More spaces than a label has, which may be four names, `opinion` and one before the colon."""
_LAST_WORDS = ("ore", "pinion")

_SENTENCE_END = re.compile(r"[.?!…][)\]”\"’'*_]*\s*$")


class Stretch(NamedTuple):
    """A stretch of an item's words: what it is, who gives the opinion, and where it stands."""

    kind: PartKind
    by: str
    start: int
    end: int


def labels(text: str) -> Iterator[re.Match[str]]:
    """The labels in a text, in order; a name of more than 200 characters makes none."""
    done = 0
    for at in _colons(text):
        if at < done:
            continue
        near = text[max(done, at - _LONGEST) : at]
        last = near.rsplit(" ", _MOST_SPACES)
        begin = at - len(near) + (len(last[0]) if len(last) > _MOST_SPACES else 0)
        found = LABEL.search(text, begin, at + 2)
        if found:
            done = found.end()
            yield found


def _colons(text: str) -> Iterator[int]:
    """The colons that may end a label, by the letters before them."""
    for at in every(":", text):
        last = text[max(0, at - 20) : at].rstrip("*_ \n\t\xa0")
        if last.endswith(_LAST_WORDS) or "requis" in last:
            yield at


def label_kind(match: re.Match[str]) -> PartKind:
    """What the label announces."""
    if match["more"]:
        return "read_more"
    return "prerequisites" if match["needs"] else "opinion"


def opinion_name(text: str, match: re.Match[str], known: Collection[str]) -> tuple[str, int]:
    """Who gives the opinion, and where the name begins.

    Right after link texts without a full stop, the last of their words may look like a part of
    the name (`Read more: Some Title Ada's opinion:`): a name of several words must be one that
    the issue knows as a summarizer's, or begin a sentence.
    """
    name, start = match["by"], match.start("by")
    words = name.split(" ")
    if len(words) == 1 or name in known or not text[:start].strip(" \n*_"):
        return name, start
    if _SENTENCE_END.search(text[max(0, start - 12) : start]):
        return name, start
    for count in range(len(words) - 1, 0, -1):
        tail = " ".join(words[-count:])
        if tail in known:
            return tail, match.end("by") - len(tail)
    short = 2 if len(words[-1].rstrip(".")) == 1 else 1
    tail = " ".join(words[-short:])
    return tail, match.end("by") - len(tail)


def stretches(text: str, known: Collection[str] = ()) -> list[Stretch]:
    """An item's words cut at their labels; the first stretch is the summary (it may be empty)."""
    found: list[Stretch] = []
    kind: PartKind = "text"
    by = ""
    start = 0
    for match in labels(text):
        label = label_kind(match)
        name, begin = (
            opinion_name(text, match, known) if label == "opinion" else ("", match.start())
        )
        begin = len(text[:begin].rstrip("*_")) if text[begin - 1 : begin] in ("*", "_") else begin
        found.append(Stretch(kind, by, start, max(start, begin)))
        kind, by = label, name
        start = match.end()
        while start < len(text) and text[start] in "*_":
            start += 1
    found.append(Stretch(kind, by, start, len(text)))
    return found
