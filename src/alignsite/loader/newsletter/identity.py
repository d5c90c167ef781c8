"""Which newsletter an issue is of, and its number: front matter, else the text, else the name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from alignsite.loader.document import Document
from alignsite.loader.newsletter.vocabulary import words

_KINDS = "Newsletter|Digest|Bulletin|Roundup|Gazette|Dispatch|Weekly|Monthly"
_NEWSLETTER = re.compile(
    rf"(?<![\w#])((?:[A-Z][\w&'’-]*\s+(?:&\s+)?){{1,4}}(?:{_KINDS}))\b(?!['’]s [A-Z])"
)
_NEVER_FIRST = words(
    "the this an a our your my all every find welcome here in another",
)
_NUMBER = re.compile(r"(?:#|\bno\.?\s*|\bissue\s+|\bnumber\s+)\s{0,2}(\d{1,5})\b", re.IGNORECASE)
_IN_FILE_NAME = re.compile(
    r"(?:^|[-_. ])(?:an|newsletter|issue|no|nr|number|digest|bulletin|weekly|roundup)[-_. #]*"
    r"0*(\d{1,5})(?=$|[-_. ])",
    re.IGNORECASE,
)
_LAST_NUMBER = re.compile(r"(?:^|[-_. ])0*(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class Identity:
    """The newsletter's name and the issue's number and title, with what of it was worked out."""

    newsletter: str | None
    number: int | None
    title: str | None
    inferred: tuple[str, ...]


def identity(document: Document, printed_title: str | None, outside: str) -> Identity:
    """Tell which issue this is.

    `printed_title`: the title that the text itself prints. `outside`: the words that belong to no
    item (the preamble and the notices), where a newsletter names itself.
    """
    inferred: list[str] = []
    title = document.matter.text("title") or printed_title
    newsletter = document.matter.text("newsletter") or document.matter.text("series")
    if newsletter is None:
        newsletter = _named(title or "") or _named(outside)
        if newsletter is not None:
            inferred.append("series")
    number = _told_number(document, title)
    if number is None:
        number = file_number(document.path)
        if number is not None:
            inferred.append("number")
    if title is None and number is not None:
        title = f"{newsletter} #{number}" if newsletter else f"{document.words('issue')} {number}"
        inferred.append("title")
    elif title is None and newsletter is not None:
        title = newsletter
        inferred.append("title")
    return Identity(newsletter, number, title, tuple(inferred))


def issue_number(document: Document, printed_title: str | None) -> int | None:
    """The issue's number alone, which can be told before its items are known."""
    number = _told_number(document, document.matter.text("title") or printed_title)
    return file_number(document.path) if number is None else number


def _told_number(document: Document, title: str | None) -> int | None:
    """The number that the front matter or the title gives."""
    number = _stated_number(document)
    if number is None and title is not None:
        found = _NUMBER.search(title)
        number = int(found[1]) if found else None
    return number


def _stated_number(document: Document) -> int | None:
    for key in ("number", "issue"):
        number = document.matter.integer(key)
        if number is not None and number >= 0:
            return number
        printed = re.search(r"\d{1,5}", document.matter.text(key) or "")
        if printed:
            return int(printed[0])
    return None


def file_number(path: str) -> int | None:
    """`issues/an-013.txt` → 13, `003-example-newsletter-101.txt` → 101; `None` without one."""
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    stem = re.sub(r"^\d{4}-\d{1,2}-\d{1,2}-", "", stem)
    found = list(_IN_FILE_NAME.finditer(stem))
    if found:
        return int(found[-1][1])
    last = _LAST_NUMBER.search(stem)
    return int(last[1]) if last else None


def _named(text: str) -> str | None:
    """The newsletter's name that the text prints most often."""
    names: Counter[str] = Counter()
    for match in _NEWSLETTER.finditer(text[:20_000]):
        words = match[1].split()
        while words and words[0].casefold() in _NEVER_FIRST:
            words = words[1:]
        if len(words) > 1:
            names[" ".join(words)] += 1
    if not names:
        return None
    most = max(names.values())
    # Of names printed equally often the first counts.
    return next(name for name, count in names.items() if count == most)
