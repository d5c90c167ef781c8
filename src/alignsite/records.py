"""The vocabulary of the whole program: what a document becomes once it has been read.

Everything here is frozen and complete when made. Times inside a recording are whole seconds.
`docs/records.md` shows the same fields as the JSON that `alignsite inspect --json` prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["post", "episode", "issue"]
Role = Literal["host", "guest"]
MediaType = Literal["youtube", "spotify", "apple", "rss", "audio", "other"]


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A date, or a date and time, as its source gave it.

    `epoch`: seconds since 1970 in UTC, to sort by (a date alone, or a time without an offset,
    counts as UTC). `text`: ISO 8601, with the offset the source gave: `2018-03-16` or
    `2021-06-17T09:00:00-07:00`.
    """

    epoch: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to somewhere inside the archive: a hole in a `Markup` until the archive fills it.

    `target` is the reference as it was written: `other-post.md`, `/tags/rl/`, `#turn-x`,
    `../assets/a.png`. `line` and `column` say where in the file it stands.
    """

    target: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Markup:
    """Sanitised HTML with a hole where each link into the archive goes.

    `pieces` has one entry more than `links`: the HTML is pieces[0], the address of links[0],
    pieces[1], and so on. Addresses outside the archive stand in the pieces as they are.
    """

    pieces: tuple[str, ...] = ("",)
    links: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        return self.pieces != ("",)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: its anchor, its level (1 to 6) and its plain text."""

    id: str
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Body:
    """A stretch of running text, ready for a page.

    `anchors`: every id in the HTML, for checking links into the page. `external`: addresses of
    links that leave the archive, in order, without repeats.
    """

    markup: Markup = Markup()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    external: tuple[str, ...] = ()
    words: int = 0

    def __bool__(self) -> bool:
        return bool(self.markup)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named as an author: name as plain text, and what the document links it to."""

    name: str
    url: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What every record has, whatever its kind.

    `path`: the file, relative to the site's source folder, with `/`. `url`: the page's address
    from the site's root, beginning with `/`, without the site's sub-path. `summary`: plain text.
    `series`: the show or newsletter the record is part of. `extra`: front matter that alignsite
    does not know, for a site's own templates, as (key, value) pairs in the file's order.
    `inferred`: names of fields that were worked out rather than stated. `listed`: false for a page
    of its own (About), which stands in no list, no feed and no row of neighbours. `language`: a tag
    such as `de`, where the document says that it is in another language than the site.
    """

    kind: Kind
    path: str
    url: str
    title: str
    date: Moment | None = None
    updated: Moment | None = None
    authors: tuple[Person, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    words: int = 0
    series: str | None = None
    draft: bool = False
    aliases: tuple[str, ...] = ()
    guid: str | None = None
    image: str | None = None
    extra: tuple[tuple[str, object], ...] = ()
    inferred: tuple[str, ...] = ()
    listed: bool = True
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A front-matter post, or any document that is neither an episode nor an issue."""

    meta: Meta
    body: Body


@dataclass(frozen=True, slots=True)
class Media:
    """Where the recording can be heard or seen."""

    type: MediaType
    url: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person who speaks, with every spelling of their label in this document."""

    name: str
    labels: tuple[str, ...]
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A time printed inside a turn: seconds from the start, and the offset in the turn's text."""

    start: int
    offset: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What one printed label covers: everything up to the next label.

    `speaker` is the name of one of the episode's speakers; `label` is printed text, without marks,
    time, bracketed aside and colon. `text` is plain; `markup` is the same words for a page, with
    headings that stand inside the turn in their place.
    """

    id: str
    speaker: str
    label: str
    start: int | None
    text: str
    times: tuple[Timestamp, ...]
    markup: Markup


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the transcript, or an entry of the printed outline.

    `turn` is the id of the turn that follows the heading; `inside` says that the heading stands
    within that turn instead (its markup already holds it). Both are empty for an outline entry
    that no heading matches.
    """

    id: str
    title: str
    level: int
    start: int | None
    turn: str | None = None
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of the show notes."""

    text: str
    start: int | None
    markup: Markup


@dataclass(frozen=True, slots=True)
class Quote:
    """A highlight, or a quote pulled out of the conversation.

    `title`: what is printed over it ("On unusual ideas"), or empty.
    """

    title: str
    text: str
    start: int | None
    speaker: str | None
    turn: str | None
    markup: Markup


@dataclass(frozen=True, slots=True)
class Episode:
    """A podcast's page, with or without its transcript.

    `intro` stands before the transcript (the show notes, quotes and outline are taken out of it),
    `outro` after it.
    """

    meta: Meta
    number: str | None
    media: tuple[Media, ...]
    speakers: tuple[Speaker, ...]
    turns: tuple[Turn, ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[Note, ...]
    quotes: tuple[Quote, ...]
    intro: Body
    outro: Body


@dataclass(frozen=True, slots=True)
class IssueReference:
    """A printed `AN #k`: the issue's number, and the id of the item meant, where it is known.

    `near`: the words printed before it, and `link`: the address of a link that ends right before
    it; they tell the archive which item is meant.
    """

    issue: int
    item: str | None = None
    near: str = ""
    link: str | None = None

    @property
    def target(self) -> str:
        """What a `Link` to it holds; `from_target` reads it back."""
        return f"issue:{self.issue}?{self.near}" + (f"\n{self.link}" if self.link else "")

    @classmethod
    def from_target(cls, target: str) -> IssueReference:
        """The reference that a link's target was made of. Raises `ValueError` for any other."""
        number, _, rest = target.removeprefix("issue:").partition("?")
        near, _, link = rest.partition("\n")
        return cls(int(number), None, near, link or None)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thinks of the item: the name as printed, and the words."""

    by: str
    text: str
    markup: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One paper or post that an issue tells of.

    `part` is the group above the section. `title`, `authors`, `summarizer` and `hat_tip` are as
    printed, without brackets; `heading` is the title as a reader sees it, where the printed one
    holds markup; `heading_markup` has its links where there are several, and is empty otherwise.
    `text` is plain and empty for an item that is only listed. Each other `..._markup` holds the
    same words for a page.
    """

    id: str
    part: str | None
    section: str | None
    title: str
    heading: str
    heading_markup: Markup
    url: str | None
    authors: str | None
    summarizer: str | None
    hat_tip: str | None
    text: str
    markup: Markup
    prerequisites: str | None
    prerequisites_markup: Markup
    read_more: str | None
    read_more_markup: Markup
    opinions: tuple[Opinion, ...]
    references: tuple[IssueReference, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """What belongs to no item: the preamble, the podcast notice."""

    title: str
    text: str
    markup: Markup


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a newsletter."""

    meta: Meta
    number: int | None
    items: tuple[Item, ...]
    asides: tuple[Aside, ...]


Record = Post | Episode | Issue
