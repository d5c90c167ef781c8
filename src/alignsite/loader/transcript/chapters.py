"""Chapters: the transcript's headings, with the times of the printed outline; or the outline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher, get_close_matches

from alignsite import slugs
from alignsite.loader.transcript import names
from alignsite.loader.transcript.arrows import without_arrows
from alignsite.loader.transcript.outline import Entry
from alignsite.loader.transcript.segments import Head
from alignsite.markdown import Text
from alignsite.records import Chapter, Turn

_ID = re.compile(r"""<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']([^"']+)["']""", re.IGNORECASE)


def head_ids(text: Text, heads: Sequence[Head]) -> list[str]:
    """The anchor of each heading: the one printed in it, else the one its text gives; unique."""
    taken: dict[str, int] = {}
    found: list[str] = []
    for head in heads:
        wanted = slugs.anchor(head.anchor) if head.anchor else head.block.id
        found.append(slugs.unused(wanted or slugs.heading_id(head_title(text, head)), taken))
    return found


def head_title(text: Text, head: Head) -> str:
    """The heading's plain text, without a time printed in it."""
    if head.title is not None:
        return text.plain_inline(head.title)
    return text.plain_inline(without_arrows(head.block.source))


def make_chapters(
    text: Text,
    heads: Sequence[Head],
    ids: Sequence[str],
    turns: Sequence[Turn],
    entries: Sequence[Entry],
) -> tuple[list[Chapter], list[Entry]]:
    """The chapters, and the outline's entries whose links lead nowhere, or to a guess.

    An entry belongs to the heading that has its anchor, or its title. Where the transcript has
    headings, what else the outline lists keeps its place among them.
    """
    titles = [head_title(text, head) for head in heads]
    matches, guessed = _matches(heads, ids, titles, entries)
    times = {head: entries[entry].start for entry, head in matches.items()}
    chapters: list[Chapter] = []
    for number, head in enumerate(heads):
        start = head.start if head.start is not None else times.get(number)
        turn = turns[head.turn]
        if start is None and not head.inside:
            start = turn.start
        level = head.block.level or 2
        chapters.append(Chapter(ids[number], titles[number], level, start, turn.id, head.inside))
    if not entries:
        return chapters, []
    base = min((chapter.level for chapter in chapters), default=2)
    placed: list[tuple[int, int, Chapter]] = [(n, 1, c) for n, c in enumerate(chapters)]
    taken = dict.fromkeys((*ids, *(turn.id for turn in turns)), 0)
    last, lost = -1, []
    for number, entry in enumerate(entries):
        if number in matches:
            last = max(last, matches[number])
            if number in guessed:
                lost.append(entry)
            continue
        lost.append(entry)
        wanted = slugs.anchor(entry.anchor) if entry.anchor else slugs.slugify(entry.title)
        identifier = slugs.unused(wanted or slugs.slugify(entry.title), taken)
        level = min(6, base + entry.depth - 1)
        placed.append((last, 2, Chapter(identifier, entry.title, level, entry.start)))
    placed.sort(key=lambda one: (one[0], one[1]))
    return [chapter for _, _, chapter in placed], lost if heads else []


def _matches(
    heads: Sequence[Head], ids: Sequence[str], titles: Sequence[str], entries: Sequence[Entry]
) -> tuple[dict[int, int], set[int]]:
    """Entry number → head number: by anchor, by title where the anchor fits none, else by place.

    The second result holds the entries that were matched by their place alone.
    """
    by_anchor: dict[str, int] = {}
    by_title: dict[str, int] = {}
    for number, head in enumerate(heads):
        for anchor in (ids[number], head.block.id):
            by_anchor.setdefault(_key(anchor), number)
        by_title.setdefault(names.key(titles[number]), number)
    found: dict[int, int] = {}
    used: set[int] = set()
    ways: tuple[Callable[[Entry], int | None], ...] = (
        lambda entry: by_anchor.get(_key(entry.anchor)) if entry.anchor else None,
        lambda entry: by_title.get(names.key(entry.title)),
        lambda entry: by_title.get(names.key(entry.anchor)) if entry.anchor else None,
    )
    for way in ways:
        for number, entry in enumerate(entries):
            place = way(entry) if number not in found else None
            if place is not None and place not in used:
                found[number] = place
                used.add(place)
    sure = set(found)
    _match_by_place(found, titles, entries)
    return found, set(found) - sure


def _match_by_place(found: dict[int, int], titles: Sequence[str], entries: Sequence[Entry]) -> None:
    """Join an entry to a heading that is left over at the same place and has a similar title."""
    for number, entry in enumerate(entries):
        if number in found:
            continue
        before = found.get(number - 1, -1 if number == 0 else None)
        after = found.get(number + 1, len(titles) if number + 1 == len(entries) else None)
        if before is None or after is None or after - before != 2:
            continue
        a, b = names.key(entry.title)[:200], names.key(titles[before + 1])[:200]
        if SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.6:
            found[number] = before + 1


def _key(anchor: str) -> str:
    return slugs.anchor(anchor).casefold()


def anchors_in(source: str) -> set[str]:
    """Every id and anchor that a document's own HTML sets."""
    return {_key(one) for one in _ID.findall(source)} if "<" in source else set()


def likely(entry: Entry, chapters: Sequence[Chapter]) -> Chapter | None:
    """The chapter that an entry which leads nowhere most likely means."""
    by_title = {chapter.title: chapter for chapter in chapters if chapter.turn is not None}
    close = get_close_matches(entry.title, list(by_title)[:400], n=1, cutoff=0.6)
    return by_title[close[0]] if close else None
