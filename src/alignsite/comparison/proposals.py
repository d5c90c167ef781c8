"""A page that is gone → the new page that an alias at its address should lead to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from alignsite.comparison.findings import Evidence, PageProposal
from alignsite.comparison.places import Places
from alignsite.comparison.snapshot import SiteSnapshot
from alignsite.comparison.spelling import bare

_ENOUGH = 0.5
"""The share of words that two pages must have in common, if nothing else speaks for them."""
_RARE = 24
"""A page's rarest words, by which pages like it are found."""
_CLOSEST = 5
"""How many of the pages found so are looked at closely."""
_DATED = re.compile(r"^\d{4}-\d\d?-\d\d?-")


class Proposer:
    """What is known of two sites to tell which page became which."""

    def __init__(self, old: SiteSnapshot, was: Places, new: SiteSnapshot, now: Places) -> None:
        self._old, self._was, self._now = old, was, now
        self._addresses = {
            file: now.page_address(file) for file, page in new.pages.items() if not page.redirect
        }
        fresh = [file for file, one in self._addresses.items() if was.answer(one).file is None]
        self._by_title = _index((bare(new.pages[file].title), file) for file in fresh)
        self._by_name = _index((_last_part(self._addresses[file]), file) for file in fresh)
        self._words = {file: frozenset(new.pages[file].text.split()) for file in fresh}
        self._by_word = _index((word, file) for file in fresh for word in self._words[file])
        self._by_entry = _entries(old, was, new, now)

    def proposal(self, file: str, address: str) -> PageProposal | None:
        """The page to lead to from a gone page's address."""
        page = self._old.pages[file]
        if page.redirect is not None:
            return self._redirected(file, page.redirect)
        found: dict[str, list[Evidence]] = defaultdict(list)
        if (entry := self._by_entry.get(file)) is not None:
            found[entry].append("feed entry")
        for one in self._by_title.get(bare(page.title), ()):
            found[one].append("title")
        for one in self._by_name.get(_last_part(address), ()):
            found[one].append("last part")
        words = frozenset(page.text.split())
        shares = {one: self._share(words, one) for one in (found or self._like(words))}
        for one, share in shares.items():
            if share >= _ENOUGH:
                found[one].append("words")
        if not found:
            return None
        best = max(sorted(found), key=lambda one: (_weight(found[one]), shares[one]))
        return PageProposal(self._addresses[best], tuple(found[best]))

    def _redirected(self, file: str, redirect: str) -> PageProposal | None:
        """What was an alias may become one again."""
        target = self._was.of(redirect, file)
        if target is None or target.file is None or target.file not in self._old.pages:
            return None
        place = self._now.answer(self._was.page_address(target.file))
        if place.file is None or place.file not in self._addresses:
            return None
        return PageProposal(self._addresses[place.file], ("redirect",))

    def _share(self, words: frozenset[str], file: str) -> float:
        theirs = self._words.get(file, frozenset())
        return len(words & theirs) / max(1, len(words | theirs))

    def _like(self, words: frozenset[str]) -> list[str]:
        known = (word for word in words if word in self._by_word)
        rare = sorted(known, key=lambda word: (len(self._by_word[word]), word))[:_RARE]
        votes = Counter(file for word in rare for file in self._by_word[word])
        return [file for file, _count in votes.most_common(_CLOSEST)]


def _weight(evidence: Collection[Evidence]) -> tuple[bool, bool, bool]:
    return "feed entry" in evidence, "title" in evidence, "last part" in evidence


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """Files by what they are looked up by; by nothing, none is found."""
    index: dict[str, list[str]] = defaultdict(list)
    for key, file in pairs:
        if key:
            index[key].append(file)
    return dict(index)


def _last_part(address: str) -> str:
    """A page's own name in its address; "" where it is only a number, as in `/page/2/`."""
    name = address.rstrip("/").rpartition("/")[2].removesuffix(".html").removesuffix(".htm")
    part = bare(_DATED.sub("", name))
    return "" if part.isdecimal() else part


def _entries(old: SiteSnapshot, was: Places, new: SiteSnapshot, now: Places) -> dict[str, str]:
    """Old file → new file, where a feed entry of the same id leads to both."""
    there = _entry_files(new, now)
    return {file: there[one] for one, file in _entry_files(old, was).items() if one in there}


def _entry_files(site: SiteSnapshot, places: Places) -> dict[str, str]:
    """Feed entry's id → the page it leads to."""
    files = {}
    for feed in site.feeds.values():
        for entry in feed.entries:
            place = places.of(entry.address, "index.html")
            if place is not None and place.file is not None and place.file in site.pages:
                files[entry.id] = place.file
    return files
