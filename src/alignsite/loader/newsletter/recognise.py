"""Whether a document is an issue of a newsletter, by its content alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from alignsite.loader.document import Document
from alignsite.loader.hypertext import as_markdown
from alignsite.loader.newsletter.labels import labels
from alignsite.loader.newsletter.names import authors_cost
from alignsite.loader.newsletter.sections import SECTIONS, any_of, find

_FENCED = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]{1,400}`")
_SUMMARIZED = re.compile(r"\(\s*summari[sz]ed by [^()]{1,60}\)", re.IGNORECASE)
_HEADING = re.compile(r"(?:#{1,6} +|\*\*)([^\n*#\[\]]{3,60}?)(?:\*\*| *#*) *$", re.MULTILINE)
_MARKED_HEAD = re.compile(
    r"(?:[-*+] )?(?:#{2,6} )?[*_]{0,3}\[[^\n]{3,300}?\]\(https?://[^\s)]+\)[*_]{0,3} +[*_]{0,2}"
    r"\(([^()\n]{2,200})\)"
)
_SPELLINGS = tuple(
    name for one in SECTIONS if " " in one.name for name in (one.name.upper(), one.name)
)
_SECTION = re.compile(rf"(?:{any_of(_SPELLINGS)})(?=\s+[A-Z0-9\[“\"])")
_BEFORE_SECTION = re.compile(r"(?:(?<=[.?!)”\"] )|(?<=\bHighlights )|(?<=\n)|^)")
_HIGHLIGHTS = re.compile(r"(?:^|(?<=[.?!)] )|(?<=\n))(?:HIGHLIGHTS|Highlights)(?=\s+\S)")
_SPACED_HEAD = re.compile(r"\(([^()\n]{2,200})\) : ")
_WORTH_READING = re.compile(r"summari[sz]ed by|['’]s opinion|Highlights|HIGHLIGHTS")
_NAMELIKE = 1.0
_FEWEST_LISTED = 2
_OPINION = re.compile(r" [Oo]pinion(?:[*_]{1,3})?\s?:")


def looks_like_issue(document: Document) -> bool:
    """Tell by sections that newsletters have, heads of items, and labels of opinions.

    Each kind of evidence alone may stand in a post about newsletters or in a list of links; an
    issue has several. What stands in code says nothing.
    """
    text = document.text
    if document.form == "html":
        if not _WORTH_READING.search(text):
            return False
        text = as_markdown(text)
    if not _may_have_items(text):
        return False
    text = _without_code(text)
    summarized = sum(1 for _ in _SUMMARIZED.finditer(text))
    opinions = sum(1 for one in labels(text) if one["by"])
    listed = _heads(_SPACED_HEAD.finditer(text)) if ") : " in text else 0
    listed += _heads(_at_lines(_MARKED_HEAD, text)) if "](http" in text else 0
    if not summarized and not opinions and listed < _FEWEST_LISTED:
        return False
    sections = _sections(text)
    if summarized:
        return (
            sections >= 1
            or (sections > 0 and summarized + opinions >= 2)
            or (summarized >= 2 and opinions > 0)
        )
    return sections >= 1.5 and (opinions > 0 or listed >= _FEWEST_LISTED)


def _may_have_items(text: str) -> bool:
    """A look at the text that is far cheaper than those that count."""
    return (
        ") : " in text
        or (("ummari" in text or "UMMARI" in text) and _SUMMARIZED.search(text) is not None)
        or ("pinion" in text and _OPINION.search(text) is not None)
        or ("](http" in text and any(_at_lines(_MARKED_HEAD, text)))
    )


def _sections(text: str) -> float:
    """How many known sections there are; one that any document may have counts half."""
    found = {
        find(one[0]) for one in _SECTION.finditer(text) if _BEFORE_SECTION.match(text, one.start())
    }
    if "#" in text or "**" in text:
        found |= {find(one[1]) for one in _at_lines(_HEADING, text)}
    if _HIGHLIGHTS.search(text):
        found.add(find("Highlights"))
    return sum(1.0 if " " in one.name else 0.5 for one in found if one is not None)


def _without_code(text: str) -> str:
    if "```" in text or "~~~" in text:
        text = _FENCED.sub(" ", text)
    return _CODE.sub(" ", text) if "`" in text else text


def _at_lines(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds where lines begin: `re` itself tries `^` at every character."""
    at = 0
    while at >= 0:
        if found := pattern.match(text, at):
            yield found
        at = text.find("\n", at) + 1 or -1


def _heads(found: Iterable[re.Match[str]]) -> int:
    """How many places look like heads with authors in brackets."""
    costs = (authors_cost(one[1]) for one in found)
    return sum(1 for cost in costs if cost is not None and cost <= _NAMELIKE)
