"""References within the archive, read backwards: what refers to each record, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from alignsite.entries import Entry
from alignsite.mentions import Mention


@dataclass(frozen=True, slots=True)
class Reference:
    """One link from a record to another. `anchor`: the place meant; `None` for the whole page."""

    source: Entry
    mention: Mention
    target: Entry
    anchor: str | None


def references(
    entries: Iterable[Entry], links: Mapping[str, Mapping[str, str]]
) -> Iterator[Reference]:
    """Every reference from one record to another, in the order of `entries` and of their text.

    `links`: by record address, what each of its link targets resolved to.
    """
    listed = tuple(entries)
    by_url = {entry.meta.url: entry for entry in listed}
    for entry in listed:
        resolved = links[entry.meta.url]
        for mention in entry.mentions:
            if mention.outside or not (found := resolved.get(mention.target)):
                continue
            url, _, anchor = found.partition("#")
            target = by_url.get(url)
            if target is not None and target is not entry:
                yield Reference(entry, mention, target, anchor or None)


def by_target(found: Iterable[Reference]) -> Mapping[str, tuple[Reference, ...]]:
    """The references to each record, by its address."""
    grouped: defaultdict[str, list[Reference]] = defaultdict(list)
    for one in found:
        grouped[one.target.meta.url].append(one)
    return {url: tuple(group) for url, group in grouped.items()}
