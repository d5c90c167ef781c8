"""A record's texts, each word as often as a reader can find it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

from alignsite.placement.words import words_of
from alignsite.problems import Problem
from alignsite.records import Episode, Issue, Item, Markup, Post, Record

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)([^<>]*)>")
_ALT = re.compile(r"""\b(?:alt|title)="([^"]*)\"""")
_INLINE_NAMES = "a abbr b code em font i mark s small span strong sub sup u"
_INLINE_TAGS = frozenset(_INLINE_NAMES.split())


def _shown(markup: Markup) -> str:
    """The text of a stretch of HTML, with the descriptions of its images."""
    return unescape(_TAG.sub(_tag_text, "".join(markup.pieces)))


def _tag_text(match: re.Match[str]) -> str:
    if match[3] and ("alt=" in match[3] or "title=" in match[3]):
        return f" {' '.join(_ALT.findall(match[3]))} "
    if match[3] and "footnote-ref" in match[3]:
        return " "
    return "\x00" if match[2].lower() in _INLINE_TAGS else " "


_NOT_IN_TEXT = re.compile(r"<(?:h[1-6]|aside|img|math|table|pre|sup|dl|p class)\b")
"""What a page shows beyond a record's plain text: headings, notes, descriptions of images."""


def _either(text: str, markup: Markup) -> str:
    """The words of two forms of the same text, each as often as in the form that has it oftener."""
    if not any(_NOT_IN_TEXT.search(piece) for piece in markup.pieces):
        return text
    more = Counter(words_of(_shown(markup))) - Counter(words_of(text))
    return f"{text}\n{' '.join(more.elements())}" if more else text


def texts_of(record: Record, problems: Iterable[Problem]) -> Iterator[str]:
    """Everything that holds words of the document."""
    yield record.meta.title
    for person in record.meta.authors:
        yield f"{person.name} {person.email or ''}"
    for one in problems:
        yield one.message
    match record:
        case Post():
            yield _shown(record.body.markup)
        case Episode():
            yield from _kept_of_episode(record)
        case Issue():
            yield from _kept_of_issue(record)


def _kept_of_episode(episode: Episode) -> Iterator[str]:
    yield _shown(episode.intro.markup)
    for turn in episode.turns:
        yield turn.label
        yield _either(turn.text, turn.markup)
    for chapter in episode.chapters:
        if not chapter.inside:
            yield chapter.title
    for note in episode.notes:
        yield _either(note.text, note.markup)
    for quote in episode.quotes:
        yield f"{quote.title} {quote.speaker or ''}"
        yield _either(quote.text, quote.markup)
    yield _shown(episode.outro.markup)


def _kept_of_issue(issue: Issue) -> Iterator[str]:
    if issue.number is not None:
        yield f"{issue.meta.series or ''} {issue.number}"
    for aside in issue.asides:
        yield aside.title
        yield _either(aside.text, aside.markup)
    before: Item | None = None
    for item in issue.items:
        if before is None or item.part != before.part:
            yield item.part or ""
        if before is None or (item.part, item.section) != (before.part, before.section):
            yield item.section or ""
        before = item
        yield from _kept_of_item(item)


def _kept_of_item(item: Item) -> Iterator[str]:
    yield item.title
    if item.authors:
        yield item.authors
    if item.summarizer:
        yield f"summarized by {item.summarizer}"
    if item.hat_tip:
        yield f"H/T {item.hat_tip}"
    yield _either(item.text, item.markup)
    if item.prerequisites:
        yield f"prerequisites: {_either(item.prerequisites, item.prerequisites_markup)}"
    if item.read_more:
        yield f"read more: {_either(item.read_more, item.read_more_markup)}"
    for one in item.opinions:
        yield f"{one.by}'s opinion:"
        yield _either(one.text, one.markup)
