"""The lines of an item, of whatever kind its list is."""

from __future__ import annotations

import functools
import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.attributes import read_list
from alignsite.markdown.kramdown.elements import Element

_ITEM_IAL = re.compile(rf"\s*\{{:(?!(?:{p.ID_NAME})?:|/){p.LIST_INSIDE}\}}\s*")
_ITEM_IS_EMPTY = re.compile(rf"(?:{_ITEM_IAL.pattern})?\s*\n")
_BEFORE_TAB = re.compile(r"( *)(\t+)")
_LEADING_TABS = re.compile(r"\t+")
_HIGHEST_INDENT = 200


@functools.lru_cache(maxsize=_HIGHEST_INDENT)
def continued(indentation: int) -> tuple[re.Pattern[str], re.Pattern[str], str]:
    """Patterns of an item's further lines: indented, and lazy; and the indent to take off."""
    fours, rest = divmod(indentation, 4)
    line = r"[ \t\r\f\v]*+[^ \t\r\n\f\v].*\n"
    content = re.compile(rf"(?:{p.INDENT}{{{fours}}} {{{rest}}}|{p.INDENT}{{{fours + 1}}}){line}")
    stops = p.LAZY_STOPS.removeprefix(p.SPACE)
    lazy = re.compile(rf"(?! {{0,{min(indentation, 3)}}}{stops}){line}")
    return content, lazy, " " * indentation


@functools.lru_cache(maxsize=32)
def further(kind: str, indentation: int) -> re.Pattern[str]:
    """What the next item begins with, given the indent of the one before."""
    marks = {"ul": "[+*-]", "ol": r"[0-9]+\.", "dl": ":"}[kind]
    spaces = indentation - 1 if 1 <= indentation <= 3 else 3
    return re.compile(rf"( {{0,{spaces}}}{marks})({p.TAIL})")


def first_line(mark: str, content: str) -> tuple[str, int]:
    """An item's first line without its mark, and the indent that its further lines need."""
    if _ITEM_IS_EMPTY.match(content):
        return content.lstrip(), 4
    indentation = len(mark)
    while (found := _BEFORE_TAB.match(content)) is not None:
        width = len(found[1]) + indentation
        spaces = 4 - width % 4 + (len(found[2]) - 1) * 4
        content = f"{found[1]}{' ' * spaces}{content[found.end() :]}"
    indentation += len(content) - len(content.lstrip(" "))
    return content.lstrip(), min(indentation, _HIGHEST_INDENT)


def take_ial(item: Element, content: str) -> str:
    """An item's first line without the attribute list that it begins with, which is the item's."""
    found = _ITEM_IAL.match(content)
    if found is None:
        return content
    read_list(found[1], item.ial())
    return content[found.end() :]


def without_tabs(line: str) -> str:
    """A line with four blanks for each tab that it begins with."""
    found = _LEADING_TABS.match(line)
    return f"{'    ' * len(found[0])}{line[found.end() :]}" if found else line
