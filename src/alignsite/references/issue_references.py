"""Which item of an issue a printed `AN #k` means.

A summary names an item and then its issue: "as in Learning the prior (AN #109)". The words right
before, or the address of a link that ends there, tell the item where they are its title, or so
much of it that they can mean no other item of that issue. In doubt no item is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from alignsite.entries import Entry, ItemEntry
from alignsite.records import Issue, IssueReference

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_MAIN = re.compile(r"(?<=\w)(?::|\s[-–—|]\s|\s\()")
"""What ends the main part of a title: "AI-GAs: AI-generating algorithms"."""
_COMMON = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how",
    "if", "in", "into", "is", "it", "its", "last", "not", "of", "on", "or", "our", "should", "so",
    "some", "that", "the", "their", "these", "they", "this", "to", "towards", "via", "was", "we",
    "what", "when", "why", "will", "with", "week's", "see", "e", "g", "highlight", "post", "paper",
    "work", "previous", "section", "summary"
))  # fmt: skip
_HIGHLIGHT = re.compile(r"\bhighlight$", re.IGNORECASE)
_ADDRESS = re.compile(r"^https?://(?:www\.)?|[#?].*$|(?:v\d+)?(?:\.pdf)?/?$", re.IGNORECASE)


class Issues:
    """The issues of an archive, to be found by their number."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_number: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.meta.kind == "issue" and entry.number:
                self._by_number[entry.number].append(entry)

    def find(self, reference: IssueReference, series: str | None) -> Entry | None:
        """The issue meant: of the same newsletter, or of the only one that has the number."""
        having = self.having(reference, series)
        return having[0] if len(having) == 1 else None

    def having(self, reference: IssueReference, series: str | None) -> list[Entry]:
        """The issues that have the number: those of the same newsletter, else all others."""
        every = self._by_number.get(str(reference.issue), [])
        return [one for one in every if one.meta.series == series] or every

    def item(self, reference: IssueReference, series: str | None) -> str | None:
        """The id of the item meant, where that can be told."""
        entry = self.find(reference, series)
        return item_meant(reference, entry.items) if entry else None


def resolved(issue: Issue, issues: Issues) -> Issue:
    """The issue with the item that each of its references means, where that can be told."""
    items = []
    for item in issue.items:
        references = tuple(
            replace(one, item=issues.item(one, issue.meta.series)) for one in item.references
        )
        items.append(replace(item, references=references) if references else item)
    return replace(issue, items=tuple(items))


def item_meant(reference: IssueReference, items: Sequence[ItemEntry]) -> str | None:
    """The id of the item of an issue with these `items` that a reference means, or `None`."""
    if len(items) == 1:
        return items[0].id
    linked = _only(one for one in items if _same_address(one.url, reference.link))
    if linked is not None:
        return linked
    near = _words(reference.near)
    if not near:
        return None
    titles = [(one.id, _words(one.title), _parts(one.title)) for one in items]
    for found in (
        _longest((len(title), id_) for id_, title, _ in titles if _ends(near, title)),
        _longest(
            (len(part), id_) for id_, _, parts in titles for part in parts if _ends(near, part)
        ),
        _longest((_shared(near, title), id_) for id_, title, _ in titles),
        _longest((_shared(near, _words(one.read_more)), one.id) for one in items),
        _name(reference.near, items),
    ):
        if found is not None:
            return found
    if _HIGHLIGHT.search(reference.near):
        return _only(one for one in items if one.section == "Highlights")
    return None


def _only(items: Iterable[ItemEntry]) -> str | None:
    """The item's id, if there is exactly one."""
    found = list(items)
    return found[0].id if len(found) == 1 else None


def _longest(found: Iterable[tuple[int, str]]) -> str | None:
    """The id with the highest count, if no other has as many and any has at all."""
    ordered = sorted({(count, id_) for count, id_ in found if count}, reverse=True)
    if not ordered or (len(ordered) > 1 and ordered[0][0] == ordered[1][0]):
        return None
    return ordered[0][1]


def _same_address(item: str | None, link: str | None) -> bool:
    return bool(item and link) and _ADDRESS.sub("", item or "") == _ADDRESS.sub("", link or "")


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _parts(title: str) -> list[list[str]]:
    """What a title is shortened to: its main part, and each of two that are joined by "and"."""
    main = _MAIN.split(title, maxsplit=1)[0]
    return [_words(part) for part in (main, *main.split(" and ")[1:], *main.split(" and ")[:1])]


def _telling(words: Sequence[str]) -> int:
    """How many of the words are not in every other sentence."""
    return sum(1 for word in words if word not in _COMMON)


def _ends(near: list[str], title: list[str]) -> bool:
    """Whether the words before the reference end with all of a title that is not too common."""
    enough = _telling(title) > 1 or (len(title) == 1 and len(title[0]) > 8)
    return enough and near[-len(title) :] == title


def _shared(near: list[str], title: list[str]) -> int:
    """How many words before the reference are, together, a telling part of the title."""
    for count in range(min(len(near), len(title)), 1, -1):
        tail = near[-count:]
        starts = [at for at in range(len(title) - count + 1) if title[at : at + count] == tail]
        if starts:
            telling = _telling(tail)
            return count if telling > 2 or (telling > 1 and starts[0] == 0) else 0
    return 0


def _name(near: str, items: Sequence[ItemEntry]) -> str | None:
    """The item whose title alone holds the name right before the reference: `RLSP`, `AI-GAs`."""
    last = near.rsplit(maxsplit=1)[-1].strip("\"'“”‘’()[],.;:*_")
    if sum(char.isupper() or char.isdigit() for char in last) < 2:
        return None
    alone = re.compile(rf"(?<![\w-]){re.escape(last)}(?![\w-])")
    return _only(one for one in items if alone.search(one.title))
