"""Turns that are printed as headings, list items, quotes, table rows or HTML, as labelled lines.

Such a document is written anew, line for line, in the one way that labels are read. That is done
only where it shows no turns as it stands, and where what comes of it is a conversation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from alignsite.loader.document import Document, Form
from alignsite.loader.hypertext import as_markdown
from alignsite.loader.transcript import names
from alignsite.loader.transcript.conversation import Need, is_conversation
from alignsite.loader.transcript.labels import read_label
from alignsite.loader.transcript.relabelled import labelled, names_one
from alignsite.loader.transcript.run_on import run_on
from alignsite.loader.transcript.times import BRACKETED, LINKED, TIME, first_time, shown
from alignsite.loader.transcript.words import SOUNDS

_Writing = Callable[[list[str], Form], list[str] | None]
"""The lines in the other writing; `None` where it is not the document's."""

_FEWEST = 4
"""Lines that have to change for a writing to be tried."""

_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_BRACKETED = re.compile(r"^\[([^\W\d_][^\[\]\n:^]{0,59})\]:(?=[ \t]|$)", re.MULTILINE)
_BRACED = re.compile(r"\[[^\[\]]+\]")
_BULLET = re.compile(r"[ \t]*(?:[-*+•‣]|\d{1,4}[.)])[ \t]+(?=\S)")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(?P<title>[^\n]{1,120}?)[ \t]*#*[ \t]*")
_ROW = re.compile(r"[ \t]*\|(?P<cells>.*)\|[ \t]*")
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[ \t|:-]*")
_HTML_PARAGRAPH = re.compile(
    r"[ \t]*<(?P<tag>p|div|dt|dd|h[1-6])(?:\s[^<>]*)?>(?P<inner>.*?)(?:</(?P=tag)>)?[ \t]*",
    re.IGNORECASE,
)
_TIME = re.compile(rf"\s*(?:{BRACKETED}|{TIME})\s*[-–—|:]?\s*")
_TIME_BELOW = re.compile(
    rf"[ \t]*(?P<time>{LINKED}|{BRACKETED}(?!\()|{TIME}(?=[ \t]*$))[ \t]*(?P<words>.*)"
)


def rewritten(
    document: Document, *, recorded: bool, surely: bool = False, named: Sequence[str] = ()
) -> str | None:
    """The document's text with turns of another layout as labelled lines; `None` without any.

    Every word stays, in its line. `recorded`, `named`: see `is_conversation`. `surely`: it is
    known that the document is an episode's.
    """
    if document.form == "html":
        return None
    last: tuple[_Writing, ...] = (partial(run_on, surely=surely, named=named), _alone)
    for writing in (*_WRITINGS, *last):
        lines = writing(document.text.split("\n"), document.form)
        if lines is not None:
            text = "\n".join(lines)
            need: Need = "names" if surely else "self"
            if is_conversation(text, document.form, recorded=recorded, need=need, named=named):
                return text
    return None


def as_markdown_if_talk(document: Document, *, recorded: bool, need: Need = "names") -> Document:
    """A page of HTML as Markdown, if it is a conversation then; any other document as it is.

    `recorded`, `need`: see `is_conversation`.
    """
    if document.form != "html":
        return document
    text = as_markdown(document.text, media=True)
    page = replace(document, text=text, form="markdown")
    if (
        is_conversation(text, "markdown", recorded=recorded, need=need)
        or rewritten(page, recorded=recorded, surely=need == "names") is not None
    ):
        return page
    return document


def without_brackets(document: Document) -> Document:
    """The document with labels like `[Name]: text` in bold, for Markdown reads them as links.

    They define where the link `[Name]` leads, and show nothing; but none is defined twice.
    """
    if document.form != "markdown" or "\n[" not in document.text:
        return document
    counts = Counter(_BRACKETED.findall(document.text))
    people = {name for name, count in counts.items() if count > 1 and names.shape(name)}
    if len(people) < 2:
        return document

    def bold(found: re.Match[str]) -> str:
        return f"**{found[1]}:**" if found[1] in people else found[0]

    return replace(document, text=_BRACKETED.sub(bold, document.text))


def _quotes(lines: list[str], form: Form) -> list[str] | None:
    """`> **Name:** text`."""
    marks = [_QUOTE.match(line) for line in lines]
    cut = [line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True)]
    found = sum(
        1 for line, mark in zip(cut, marks, strict=True) if mark and names_one(read_label(line))
    )
    return cut if found >= _FEWEST else None


def _lists(lines: list[str], form: Form) -> list[str] | None:
    """`- **Name:** text`, `1. Name: text`."""
    cut: list[str] = []
    found, inside = 0, False
    for line in lines:
        mark = _BULLET.match(line)
        if mark is not None and names_one(read_label(line[mark.end() :])):
            cut.append(line[mark.end() :])
            found, inside = found + 1, True
        elif inside and line[:1] in (" ", "\t"):
            cut.append(line.lstrip())
        else:
            inside = inside and not line.strip()
            cut.append(line)
    return cut if found >= _FEWEST else None


def _tables(lines: list[str], form: Form) -> list[str] | None:
    """`| Name | text |`, `| **Name:** text |`; with a time in a column of its own or without."""
    cut: list[str] = []
    found = 0
    for line in lines:
        row = _ROW.fullmatch(line) if line.lstrip()[:1] == "|" else None
        if row is None:
            cut.append(line)
            continue
        if _RULE.fullmatch(line):
            cut.append("")
            continue
        cells = [cell.replace("\\|", "|").strip() for cell in _CELL.split(row["cells"])]
        turn = _row(cells)
        found += turn is not None
        cut.append(" ".join(cells).strip() if turn is None else turn)
    return cut if found >= _FEWEST else None


def _row(cells: list[str]) -> str | None:
    """A table's row as a labelled line, if it is a turn."""
    times = [cell for cell in cells[:2] if _TIME.fullmatch(cell)]
    rest = [cell for cell in cells if cell and cell not in times]
    if len(rest) == 1 and names_one(read_label(rest[0])):
        return f"{times[0]} {rest[0]}" if times else rest[0]
    if len(rest) < 2:
        return None
    name = rest[0].strip("*_ :")
    shape = names.shape(name)
    if shape is None or names.is_ordinary(name):
        return None
    time = f" ({shown(first_time(times[0]) or 0)})" if times else ""
    return f"**{name}**{time}: {' '.join(rest[1:])}"


def _headings(lines: list[str], form: Form) -> list[str] | None:
    """`### Name`, `### Name (0:12)`, `### [0:12] Name`."""
    titles: dict[int, tuple[str, str]] = {}
    for number, line in enumerate(lines):
        heading = _HEADING.fullmatch(line) if line.lstrip()[:1] == "#" else None
        if heading is not None:
            titles[number] = _name_and_time(heading["title"])
    return labelled(lines, titles, 2)


def _alone(lines: list[str], form: Form) -> list[str] | None:
    """A name alone on its line, with a time on the next line, or before its words, or without."""
    titles: dict[int, tuple[str, str]] = {}
    below: dict[int, tuple[int, str]] = {}
    for number, line in enumerate(lines):
        if len(line) > 60 or (number and form != "text" and lines[number - 1].strip()):
            continue
        name = line.strip(" \t\\")
        if _BRACED.fullmatch(name) and SOUNDS.isdisjoint(name[1:-1].casefold().split()):
            name = name[1:-1]
        if not name[:1].isupper():
            continue
        if names.shape(name) not in ("name", "role"):
            continue
        place, time = _time_below(lines, number)
        if time is not None:
            below[number] = place, time["words"]
        titles[number] = name, shown(first_time(time["time"]) or 0) if time else ""
    cut = labelled(lines, titles, 2 if len(below) * 2 > len(titles) else 3)
    if cut is not None:
        for number, (place, words) in below.items():
            if cut[number] is not lines[number]:
                cut[place] = words
    return cut


def _time_below(lines: list[str], number: int) -> tuple[int, re.Match[str] | None]:
    """The time that begins the line below a name, with that line's number.

    Behind a blank line it stands before words or is a paragraph: else it may be the next one's.
    """
    place = number + 1
    apart = place < len(lines) and not lines[place].strip()
    place += apart
    found = _TIME_BELOW.match(lines[place]) if place < len(lines) else None
    near = not apart or "".join(lines[place + 1 : place + 2]).strip() == ""
    return place, found if found and (near or found["words"]) else None


def _name_and_time(title: str) -> tuple[str, str]:
    """What a heading says, and the time printed before or after it."""
    title = title.strip()
    lead = _TIME.match(title)
    if lead is not None:
        return title[lead.end() :].strip("*_ :"), shown(first_time(lead[0]) or 0)
    label = read_label(title if title[:1] in ("*", "_") else f"**{title.strip(' :')}**")
    if label is not None and label.alone and not label.aside:
        return label.name, "" if label.start is None else shown(label.start)
    return title.strip("*_ :"), ""


def _html(lines: list[str], form: Form) -> list[str] | None:
    """`<p><b>Name:</b> text</p>`, `<h4>Name</h4>`, `<dt>Name</dt>`."""
    if form == "text":
        return None
    cut: list[str] = []
    found = 0
    for line in lines:
        element = _HTML_PARAGRAPH.fullmatch(line) if line.lstrip()[:1] == "<" else None
        if element is None:
            cut.append(line)
            continue
        inner, tag = element["inner"].strip(), element["tag"].lower()
        name = inner.strip(" :")
        if tag[0] in "hd" and names.shape(name) and not names.is_ordinary(name):
            inner = f"**{name}:**"
        elif tag[0] == "h":
            inner = f"{'#' * int(tag[1])} {inner}"
        found += names_one(read_label(inner))
        cut.append(inner)
    return cut if found >= _FEWEST else None


_WRITINGS: tuple[_Writing, ...] = (
    _quotes,
    _lists,
    _tables,
    _headings,
    _html,
)
"""Tried in this order, before names that run on into the words, and names alone."""
