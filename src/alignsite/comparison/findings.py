"""What a comparison finds. Addresses begin with `/` at the site's home page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Evidence = Literal["redirect", "feed entry", "title", "last part", "words"]
"""What speaks for a page being another's successor, the strongest first."""


@dataclass(frozen=True, slots=True)
class PageProposal:
    """The page that an alias at the missing address should lead to, and what speaks for it."""

    address: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class GonePage:
    """A page that the new site does not answer for."""

    address: str
    title: str
    proposal: PageProposal | None = None


@dataclass(frozen=True, slots=True)
class GoneFile:
    """A file that is not a page nor a feed. `proposal`: where the new site has the same bytes."""

    address: str
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that led somewhere and does not. `pages`: those of the new site that it stands on.

    `address` has the fragment, after `#`.
    """

    address: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoneAnchor:
    """An anchor that a kept page has lost.

    `text`: the words it stood at. `linked`: the old site itself links to it from another page.
    `proposal`: the anchor on the new page that was likely meant.
    """

    page: str
    name: str
    text: str
    linked: bool
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class GoneFeed:
    """A feed that the new site does not answer for. `proposal`: one with the same entries."""

    address: str
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class ChangedId:
    """An entry that feed readers will show again, as new."""

    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FeedChange:
    """What differs between two states of one feed.

    `gone` and `added` are the ids of entries that one has and the other has not; entries that newer
    ones pushed out at the end are not among them. `reordered`: those in both changed their order.
    """

    address: str
    changed: tuple[ChangedId, ...] = ()
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    reordered: bool = False

    @property
    def loss(self) -> bool:
        """Whether anything but additions happened."""
        return bool(self.changed or self.gone or self.reordered)


@dataclass(frozen=True, slots=True)
class TitleChange:
    """A page of another title."""

    address: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where words differ: `old` stood where `new` stands, either may be empty."""

    before: str
    old: str
    new: str
    after: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A page whose words differ."""

    address: str
    differences: tuple[Difference, ...]

    @property
    def loss(self) -> bool:
        """Whether any word went, rather than words only having been added."""
        return any(one.old for one in self.differences)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything found; each part in the order of addresses.

    `theme_files`: styles, scripts and fonts that are gone, which only the old pages themselves use.
    """

    pages: int = 0
    gone_pages: tuple[GonePage, ...] = ()
    broken_links: tuple[BrokenLink, ...] = ()
    gone_feeds: tuple[GoneFeed, ...] = ()
    feeds: tuple[FeedChange, ...] = ()
    gone_anchors: tuple[GoneAnchor, ...] = ()
    gone_files: tuple[GoneFile, ...] = ()
    texts: tuple[TextChange, ...] = ()
    titles: tuple[TitleChange, ...] = ()
    theme_files: tuple[str, ...] = ()
    new_pages: tuple[str, ...] = ()
    new_feeds: tuple[str, ...] = ()
    new_files: tuple[str, ...] = ()

    @property
    def losses(self) -> int:
        """How much of what readers and links may rely on is gone; no addition counts."""
        return (
            len(self.gone_pages)
            + len(self.broken_links)
            + len(self.gone_feeds)
            + len(self.gone_anchors)
            + len(self.gone_files)
            + sum(one.loss for one in self.feeds)
            + sum(one.loss for one in self.texts)
        )
