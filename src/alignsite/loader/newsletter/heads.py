"""An item's head as Markdown: `**[Title](url)** *(authors)* (summarized by X) (H/T Y): ...`.

The parts may be bold, italic or plain, the whole head a heading, the colon present or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from alignsite.loader.newsletter.labels import LABEL
from alignsite.loader.newsletter.names import authors_cost
from alignsite.loader.newsletter.urls import first_url

_LONGEST = 1500
_MARKS = " \t\n*_"
_SUMMARIZED = re.compile(r"\W*summari[sz]ed by[\s*_]+([^()]{1,80}?)[\s*_]*", re.IGNORECASE)
_HAT_TIP = re.compile(r"\W*(?:H/T|HT|hat tip)[:\s]\s*(?:to\s)?([^()]{1,160}?)\s*", re.IGNORECASE)
_REFERENCE = re.compile(r"[\s*_]*AN\s*#", re.IGNORECASE)
_LONGEST_TITLE = 300
_OPENING = re.compile(r"\s[*_]*\(")
_SENTENCE_END = re.compile(r"[.?!]\s")
_ITALIC_LINE = re.compile(r"\s*(\*|_)(?![*_\s(])([^\n]{2,240}?)\1(?=\s*(?:\(|:|\n|$))")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)\s*")
_LINK_TEXT = re.compile(r"\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")


@dataclass(frozen=True, slots=True)
class Head:
    """A head as printed.

    `title`: the title's source without the marks around it. `shown`: its words alone. `rest`:
    where in the source what follows begins. `weight`: how sure it is that this is a head: 3 says
    who summarized it, 2 is a link or bold title with authors, 1 is a title alone.
    """

    title: str
    shown: str
    url: str | None
    authors: str | None
    summarizer: str | None
    hat_tip: str | None
    colon: bool
    rest: int
    weight: int


@dataclass(frozen=True, slots=True)
class Byline:
    """What stands in brackets after a title, and where what follows begins."""

    authors: str | None
    summarizer: str | None
    hat_tip: str | None
    colon: bool
    rest: int

    @property
    def says_who(self) -> bool:
        """Whether it names the summarizer or a hat tip: nothing else in a text does."""
        return self.summarizer is not None or self.hat_tip is not None


def read_head(source: str, *, heading: bool = False, plain: bool = False) -> Head | None:
    """The head that a paragraph or heading begins with; `None` where it begins with none.

    A paragraph's title must be bold or a link (so running text is not taken for one), unless the
    brackets after it say who summarized it. `plain`: this issue marks no title at all, so short
    words with authors in brackets are enough.
    """
    marked = _marked_title(source)
    found = marked
    byline = _byline(source, found[1]) if found is not None else None
    if byline is None or byline.rest == (found or ("", 0))[1]:
        other = _plain_title(source, whole=heading or plain, plain=plain)
        if other is not None:
            found, byline = other, _byline(source, other[1])
    if found is None or byline is None:
        return None
    title = found[0]
    if byline.authors is None:
        inner = _inside_title(title, sure=byline.says_who)
        if inner is not None:
            title = inner[0]
            byline = replace(byline, authors=inner[1])
    words = _PICTURE.sub("", title)
    url = first_url(words)
    weight = _weight(source, byline, url, marked is not None, heading or plain)
    if not weight:
        return None
    shown = " ".join((sole_link_text(words) or _LINK_TEXT.sub(r"\1", words)).split())
    shown = shown.replace("**", "")
    if not shown or len(shown) > _LONGEST_TITLE:
        return None
    printed = sole_link_text(title.strip()) or title
    return Head(
        " ".join(printed.split()), shown, url, byline.authors, byline.summarizer, byline.hat_tip,
        byline.colon, byline.rest, weight,
    )  # fmt: skip


def _weight(source: str, byline: Byline, url: str | None, marked: bool, plain: bool) -> int:
    """How sure it is that this is a head; 0 where it is none."""
    if byline.says_who:
        return 3
    if not url and (LABEL.match(source.lstrip(_MARKS)) or _is_note(source)):
        return 0
    if byline.authors is not None and (url or marked or plain):
        return 2
    left = source[byline.rest :].strip(_MARKS)
    return 1 if (url and byline.colon) or ((url or marked) and not left) else 0


def read_byline(source: str) -> Byline | None:
    """The line of authors below a title that is a heading: in brackets or in italics.

    `None` where the paragraph is a summary already. `rest` is an offset into `source`.
    """
    italic = _ITALIC_LINE.match(source)
    if italic is None:
        found = _byline(source, 0)
        return found if found.rest else None
    authors = italic[2].strip().removeprefix("by ").removeprefix("By ")
    after = _byline(source, italic.end())
    if after.authors is not None or (
        not after.says_who
        and not after.colon
        and source[after.rest :].strip("*_ \t")[:1] not in ("", "\n")
    ):
        return None
    return replace(after, authors=authors)


def _marked_title(source: str) -> tuple[str, int] | None:
    """A title in bold, or one that is a link, at the beginning; and where it ends."""
    at = len(source) - len(source.lstrip(" \t\n"))
    for mark in ("***", "**", "__", "*", "_"):
        if source.startswith(mark, at) and not source.startswith(mark + mark[0], at):
            close = source.find(mark, at + len(mark), at + _LONGEST)
            if close < 0:
                return None
            inside = source[at + len(mark) : close].strip()
            if len(mark) == 1 and not inside.startswith("["):
                return None
            end = close + len(mark)
            if inside.endswith(":"):
                return inside.rstrip(" :"), close - 1
            return inside, end
    if not source.startswith("[", at):
        return None
    first = _link_end(source, at)
    if first is None:
        return None
    end = first
    # `[A](a) and [B](b)`: one title of several links.
    while True:
        more = re.compile(r"\s(?:and|&|,)\s+(?=\[)").match(source, end)
        following = _link_end(source, more.end()) if more else None
        if following is None:
            return source[at:end].replace("**", ""), end
        end = following


def sole_link_text(source: str) -> str | None:
    """The text of the link that the source is, brackets within it allowed; else `None`."""
    if not source.startswith("[") or _link_end(source, 0) != len(source):
        return None
    return source[1 : source.rindex("](")]


def _link_end(source: str, at: int) -> int | None:
    """Where the inline link that begins at `at` ends."""
    depth = 0
    for index in range(at, min(len(source), at + _LONGEST)):
        c = source[index]
        if c == "[":
            depth += 1
        elif c == "]":
            depth -= 1
            if depth == 0:
                match = re.compile(r"\(\s*(?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\s*\)").match(
                    source, index + 1
                )
                return match.end() if match else None
    return None


def _plain_title(source: str, *, whole: bool, plain: bool) -> tuple[str, int] | None:
    """A title without marks: it ends where brackets say who wrote or summarized it."""
    limit = source[:_LONGEST]
    for match in _OPENING.finditer(limit):
        title = limit[: match.start()].strip(_MARKS)
        if "\n" in title or len(_LINK_TEXT.sub(r"\1", title)) > _LONGEST_TITLE:
            return None
        byline = _byline(source, match.start())
        ends = not source[byline.rest :].strip(_MARKS)
        if byline.says_who or (whole and byline.authors and ends):
            return title, match.start()
        if plain and byline.authors and byline.colon and not _SENTENCE_END.search(title):
            return title, match.start()
    return None


def _byline(source: str, at: int) -> Byline:
    """The brackets after a title, and the colon."""
    authors = summarizer = hat_tip = None
    start = at
    while True:
        begin = at
        while begin < len(source) and source[begin] in _MARKS:
            begin += 1
        close = _closing(source, begin)
        if close is None:
            break
        inside = source[begin + 1 : close]
        tip, by = _HAT_TIP.fullmatch(inside), _SUMMARIZED.fullmatch(inside)
        if by and summarizer is None:
            summarizer = " ".join(by[1].split())
        elif tip and hat_tip is None:
            hat_tip = " ".join(tip[1].split())
        elif authors is None and summarizer is None and not _REFERENCE.match(inside):
            plain = " ".join(_LINK_TEXT.sub(r"\1", inside).strip(_MARKS).split())
            italic = source[max(0, begin - 1)] in "*_" or inside[:1] in ("*", "_")
            if authors_cost(plain) is None and not (italic and 0 < len(plain) < 200):
                break
            authors = plain
        else:
            break
        at = close + 1
    end = at
    while at > start and end < len(source) and source[end] in "*_":
        end += 1
    colon = re.compile(r"[\s*_]{0,6}:[*_]{0,3}(?=\s|$)").match(source, at)
    return Byline(authors, summarizer, hat_tip, colon is not None, colon.end() if colon else end)


def _closing(source: str, at: int) -> int | None:
    """The bracket that closes the one at `at`."""
    if not source.startswith("(", at):
        return None
    depth = 0
    for index in range(at, min(len(source), at + 400)):
        if source[index] == "(":
            depth += 1
        elif source[index] == ")":
            depth -= 1
            if depth == 0:
                return index
    return None


def _inside_title(title: str, *, sure: bool) -> tuple[str, str] | None:
    """`[Title](url) (Ada Example)` where the bold marks reach around both."""
    match = re.fullmatch(r"(.+?\)|.+?)\s+[*_]*\(([^()]{2,200})\)[*_]*", title, re.DOTALL)
    if match is None:
        return None
    cost = authors_cost(match[2])
    if cost is None or not (first_url(title) or (sure and cost < 1)):
        return None
    return match[1].strip(), match[2].strip()


def _is_note(source: str) -> bool:
    """Whether it is a bold word or two with a colon inside, like `**Note:**`."""
    return re.match(r"\s*(?:\*\*|__)[^*_\[\]]{1,60}:\s*(?:\*\*|__)", source) is not None
