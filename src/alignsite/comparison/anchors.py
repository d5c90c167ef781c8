"""The anchors of a page then and now → those that are gone, with what was likely meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from alignsite.checker.contents import Anchor
from alignsite.comparison.findings import GoneAnchor
from alignsite.comparison.spelling import bare
from alignsite.slugs import anchor

_ALIKE = 0.75
"""How alike two ids, or two texts, must be for one to be taken for the other, from 0 to 1."""
_MANY = 300
"""Anchors of one page beyond which spellings are not compared: the time would be noticed."""


def gone_anchors(
    page: str, old: Sequence[Anchor], new: Sequence[Anchor], linked: Collection[str]
) -> Iterator[GoneAnchor]:
    """The anchors that links or readers may use and `new` lacks.

    Those are the anchors of the page's content, and those `linked` from other pages. A name with
    white space, as no id may have, is kept where `new` has it with hyphens: the theme leads there.
    """
    there = {one.name for one in new}
    gone = [
        one
        for one in old
        if one.name not in there
        and anchor(one.name) not in there
        and (one.content or one.name in linked)
    ]
    if not gone:
        return
    known = {one.name for one in old}
    targets = _Targets([one for one in new if one.content and one.name not in known], new)
    for one in gone:
        yield GoneAnchor(
            page, one.name, one.text, one.name in linked, targets.likely(one, len(gone) <= _MANY)
        )


class _Targets:
    """The anchors of the new page, by what one may look for: the ids that are new come first."""

    def __init__(self, fresh: Sequence[Anchor], every: Sequence[Anchor]) -> None:
        self._by_name: dict[str, str] = {}
        self._by_text: dict[str, str] = {}
        headings = [one for one in every if one.heading]
        for one in (*fresh, *headings):
            self._by_name.setdefault(bare(one.name), one.name)
        for one in (*(one for one in fresh if one.heading), *headings, *fresh):
            self._by_text.setdefault(bare(one.text), one.name)
        self._fresh = {one.name: one.name for one in fresh[:_MANY]}
        self._fresh_by_text = {one.text: one.name for one in fresh[:_MANY] if one.text}

    def likely(self, gone: Anchor, closely: bool) -> str | None:
        """The same letters, else the same words, else words like the id, else what is similar."""
        name, text = bare(gone.name), bare(gone.text)
        found = (name and self._by_name.get(name)) or (text and self._by_text.get(text))
        found = found or (name and self._by_text.get(name))
        if found or not closely:
            return found or None
        return _closest(gone.name, self._fresh) or _closest(gone.text, self._fresh_by_text)


def _closest(wanted: str, names: Mapping[str, str]) -> str | None:
    """The anchor under the spelling most like the one wanted."""
    return next((names[one] for one in get_close_matches(wanted, names, 1, _ALIKE)), None)
