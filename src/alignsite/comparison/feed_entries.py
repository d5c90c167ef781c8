"""Two states of a feed → what feed readers will show twice, or lose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alignsite.checker.feed import FeedEntry
from alignsite.comparison.findings import ChangedId, FeedChange
from alignsite.comparison.snapshot import SiteFeed
from alignsite.comparison.spelling import plain


def feed_change(address: str, old: SiteFeed, new: SiteFeed) -> FeedChange | None:
    """How the entries differ; None where they do not.

    An entry whose id is gone is looked for by its page's address, then by its title.
    """
    was = [one.id for one in old.entries]
    now = [one.id for one in new.entries]
    known, there = set(was), set(now)
    lost = [one for one in old.entries if one.id not in there]
    fresh = [one for one in new.entries if one.id not in known]
    changed = _changed(lost, fresh)
    told = {one.old for one in changed}
    renamed = {one.new for one in changed}
    gone = [one.id for one in lost if one.id not in told]
    pushed_out = _pushed_out(was, now, told)
    change = FeedChange(
        address,
        tuple(changed),
        tuple(one for one in gone if one not in pushed_out),
        tuple(one.id for one in fresh if one.id not in renamed),
        reordered=[one for one in was if one in there] != [one for one in now if one in known],
    )
    return change if change.loss or change.added else None


def _changed(lost: Sequence[FeedEntry], fresh: Sequence[FeedEntry]) -> list[ChangedId]:
    by_address = {_path(one.address): one for one in fresh if one.address}
    by_title = {plain(one.title): one for one in fresh if one.title}
    changed = []
    for one in lost:
        match = by_address.get(_path(one.address)) or by_title.get(plain(one.title))
        if match is not None:
            changed.append(ChangedId(one.title, one.id, match.id))
    return changed


def _pushed_out(was: Sequence[str], now: Sequence[str], told: set[str]) -> set[str]:
    """Entries at the old feed's end that newer ones pushed out: the feed did not get shorter."""
    if len(now) < len(was):
        return set()
    kept = {*now, *told}
    last = max((at for at, one in enumerate(was) if one in kept), default=len(was))
    return set(was[last + 1 :])


def _path(address: str) -> str:
    """An address without its host, which may differ between two builds."""
    return address.partition("//")[2].partition("/")[2].removesuffix("index.html")


def feed_proposal(old: SiteFeed, feeds: Mapping[str, SiteFeed]) -> str | None:
    """The path of the feed that shares most ids with the old one, else most titles, if any."""
    ids = {one.id for one in old.entries}
    titles = {plain(one.title) for one in old.entries if one.title}

    def shared(path: str) -> tuple[int, int]:
        entries = feeds[path].entries
        return (
            sum(one.id in ids for one in entries),
            sum(plain(one.title) in titles for one in entries),
        )

    best = max(sorted(feeds), key=shared, default=None)
    return best if best is not None and any(shared(best)) else None
