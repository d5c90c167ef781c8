"""A comparison → words for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any, TypeVar

from alignsite.comparison.findings import (
    BrokenLink,
    ChangedId,
    Comparison,
    Difference,
    Evidence,
    FeedChange,
    GoneAnchor,
    GoneFile,
    GonePage,
    TextChange,
)
from alignsite.wording import plural

_SHOWN = 10
"""Entries of a list, and of a list within it, that are shown unless all are asked for."""
_WIDTH = 100
"""Characters of a quoted text that are shown."""
_REASONS: dict[Evidence, str] = {
    "redirect": "it led there before",
    "feed entry": "the same feed entry",
    "title": "the same title",
    "last part": "the same last part of the address",
    "words": "much the same words",
}
_T = TypeVar("_T")


def report(found: Comparison, every: bool = False) -> str:
    """What a person should know, the most important first. `every`: lists are not cut."""
    shown = None if every else _SHOWN
    parts = [
        _part(found.gone_pages, "page is gone", "pages are gone", _gone_page, shown),
        _part(found.broken_links, "link broke", "links broke", _broken_link, shown),
        _feeds(found, shown),
        _anchors(found.gone_anchors, shown),
        _part(found.gone_files, "file is gone", "files are gone", _gone_file, shown),
        _texts(found.texts, shown),
        _part(
            found.titles,
            "page has another title",
            "pages have another title",
            lambda one: [f"{one.address}: {_cut(one.old)!r} became {_cut(one.new)!r}"],
            shown,
        ),
        _part(
            found.theme_files,
            "file of the old theme is gone (no loss)",
            "files of the old theme are gone (no loss)",
            lambda one: [one],
            shown,
        ),
        _gains(found, every),
        [_verdict(found)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def as_json(found: Comparison) -> dict[str, Any]:
    """Everything, as docs/compare.md describes it."""
    return {
        "losses": found.losses,
        "pages": {
            "old": found.pages,
            "gone": [asdict(one) for one in found.gone_pages],
            "new": list(found.new_pages),
        },
        "links": {"broken": [asdict(one) for one in found.broken_links]},
        "feeds": {
            "gone": [asdict(one) for one in found.gone_feeds],
            "changed": [{**asdict(one), "loss": one.loss} for one in found.feeds],
            "new": list(found.new_feeds),
        },
        "anchors": {"gone": [asdict(one) for one in found.gone_anchors]},
        "files": {
            "gone": [asdict(one) for one in found.gone_files],
            "theme": list(found.theme_files),
            "new": list(found.new_files),
        },
        "texts": [{**asdict(one), "loss": one.loss} for one in found.texts],
        "titles": [asdict(one) for one in found.titles],
    }


def _part(
    entries: Sequence[_T],
    one: str,
    many: str,
    lines: Callable[[_T], Iterable[str]],
    shown: int | None,
) -> list[str]:
    """A heading with the number, and the entries below it."""
    if not entries:
        return []
    return [plural(len(entries), one, many), *_listed(entries, lines, shown)]


def _listed(
    entries: Sequence[_T], lines: Callable[[_T], Iterable[str]], shown: int | None
) -> Iterator[str]:
    for entry in entries[:shown]:
        for at, line in enumerate(lines(entry)):
            yield f"  {line}" if at == 0 else f"      {line}"
    if shown is not None and len(entries) > shown:
        yield f"  and {len(entries) - shown:,} more; --all shows them"


def _gone_page(one: GonePage) -> Iterator[str]:
    yield f"{one.address}  {_cut(one.title)}".rstrip()
    if one.proposal is not None:
        why = ", ".join(_REASONS[reason] for reason in one.proposal.evidence)
        yield f"= it may be {one.proposal.address} now ({why}); in that page's document:"
        yield f"  aliases: [{one.address}]"


def _broken_link(one: BrokenLink) -> Iterator[str]:
    others = f" and {plural(len(one.pages) - 1, 'other page')}" if len(one.pages) > 1 else ""
    yield f"{one.address}  on {one.pages[0]}{others}"


def _gone_file(one: GoneFile) -> Iterator[str]:
    yield one.address
    if one.proposal:
        yield f"= the same file is at {one.proposal} now"


def _feeds(found: Comparison, shown: int | None) -> list[str]:
    changed = [one for one in found.feeds if one.loss]
    count = len(found.gone_feeds) + len(changed)
    if not count:
        return []
    lines = [plural(count, "feed is gone or changed", "feeds are gone or changed")]
    lines += _listed(
        found.gone_feeds,
        lambda one: [
            f"{one.address} is gone",
            *([f"= its entries are in {one.proposal} now"] if one.proposal else []),
        ],
        shown,
    )
    lines += _listed(changed, lambda one: _feed(one, shown), shown)
    return lines


def _feed(one: FeedChange, shown: int | None) -> Iterator[str]:
    yield one.address
    if one.changed:
        ids = plural(len(one.changed), "entry has another id", "entries have another id")
        yield f"{ids}: feed readers will show them again"
        yield from _listed(one.changed, _changed_id, shown)
    if one.gone:
        yield plural(len(one.gone), "entry is gone", "entries are gone")
        yield from _listed(one.gone, lambda entry: [entry], shown)
    if one.reordered:
        yield "the entries stand in another order"


def _changed_id(one: ChangedId) -> list[str]:
    return [f"{_cut(one.title)}: {one.old} became {one.new}"]


def _anchors(gone: Sequence[GoneAnchor], shown: int | None) -> list[str]:
    """The anchors by page; those that the old site links to come first."""
    if not gone:
        return []
    pages = [
        (page, sorted(anchors, key=lambda one: not one.linked))
        for page, anchors in groupby(gone, key=lambda one: one.page)
    ]
    pages.sort(key=lambda page: -sum(one.linked for one in page[1]))

    def lines(page: tuple[str, list[GoneAnchor]]) -> Iterator[str]:
        yield page[0]
        yield from _listed(page[1], _gone_anchor, shown)

    heading = plural(len(gone), "anchor is gone", "anchors are gone")
    return [f"{heading} from {plural(len(pages), 'page')}", *_listed(pages, lines, shown)]


def _gone_anchor(one: GoneAnchor) -> list[str]:
    told = [f"#{one.name}"]
    if one.linked:
        told.append("(linked from other pages)")
    if one.proposal:
        told.append(f"= did you mean #{one.proposal}?")
    elif one.text:
        told.append(f"at {_cut(one.text)!r}")
    return ["  ".join(told)]


def _texts(changes: Sequence[TextChange], shown: int | None) -> list[str]:
    def lines(change: TextChange) -> Iterator[str]:
        yield f"{change.address}: {plural(len(change.differences), 'difference')}"
        yield from _listed(
            change.differences,
            _difference,
            shown,
        )

    return _part(changes, "page has other words", "pages have other words", lines, shown)


def _difference(one: Difference) -> list[str]:
    old = f"[-{_cut(one.old)}-]" if one.old else ""
    new = f"{{+{_cut(one.new)}+}}" if one.new else ""
    return [" ".join(part for part in ("…", one.before, old, new, one.after, "…") if part)]


def _gains(found: Comparison, every: bool) -> list[str]:
    gains = (
        ("page", found.new_pages),
        ("feed", found.new_feeds),
        ("file", found.new_files),
    )
    if every:
        return [f"new {kind}: {one}" for kind, ones in gains for one in ones]
    counts = [plural(len(ones), f"new {kind}") for kind, ones in gains if ones]
    return [", ".join(counts)] if counts else []


def _verdict(found: Comparison) -> str:
    if not found.losses:
        return f"Nothing is lost ({plural(found.pages, 'page')} compared)"
    return f"{plural(found.losses, 'loss', 'losses')} ({plural(found.pages, 'page')} compared)"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
