"""One document of a Jekyll site → the same document where no Jekyll reads it.

What its record says is read twice: by Jekyll's rules from the old text, and by alignsite's own from
the new. Where the two differ, front matter says what Jekyll worked out; so a document that needs no
change gets none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC

from alignsite.config import Config
from alignsite.config.document_settings import document_settings
from alignsite.importing.folders import CONTENT
from alignsite.importing.links import Moved, with_links
from alignsite.importing.liquid import without_liquid
from alignsite.importing.matter import with_keys
from alignsite.loader import jekyll_dates, load
from alignsite.loader.decode import decode, decoded_text
from alignsite.loader.document import Document
from alignsite.problems import Problem
from alignsite.records import Meta, Moment, Record
from alignsite.sources import DocumentSettings, Source

SHARED_BY_RULE = frozenset({"layout", "permalink", "category", "categories", "tag", "tags"})
"""Keys of a site's defaults that Jekyll reads by rules of its own, or that mean nothing here."""

_TAG_KEYS = ("categories", "category", "tag")
_COMPARED = (
    "kind", "url", "title", "date", "updated", "authors", "tags", "summary", "series", "draft",
    "aliases", "guid", "image", "listed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class JekyllDocument:
    """A document as a Jekyll build reads it; `collection` as in `JekyllSettings`."""

    source: Source
    settings: DocumentSettings
    collection: str


@dataclass(frozen=True, slots=True)
class Read:
    """A document that Jekyll's rules were applied to, and the record that came of it."""

    given: JekyllDocument
    document: Document
    record: Record


@dataclass(frozen=True, slots=True)
class Remade:
    """A document in its new place.

    `data` is `None` where the file need not change. `left_out`: tags of Liquid that show nothing.
    `differs`: names of what the new reading could not be brought to agree on.
    """

    data: bytes | None
    left_out: tuple[Problem, ...] = ()
    differs: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """Where documents go. `config`: the new site's settings; `moved`: every file's old and new."""

    config: Config
    moved: Moved
    timezone: str = "UTC"
    own: Mapping[str, object] = field(default_factory=dict)


def read_as_jekyll(given: JekyllDocument) -> Read | str:
    """The document's record by Jekyll's rules, or why there is none."""
    loaded = load(given.source, given.settings)
    document, _ = decode(given.source, given.settings)
    if loaded.record is None or document is None:
        errors = [one.message for one in loaded.problems if one.severity == "error"]
        return errors[0] if errors else "it cannot be read"
    return Read(given, document, loaded.record)


def remade(read: Read, path: str, target: Target, matter: Mapping[str, object]) -> Remade:
    """The document for its new path. `matter`: what it must say that the site's defaults said."""
    source = read.given.source
    whole, _ = decoded_text(source.data, source.path)
    assert whole is not None  # it was read before
    head = whole[: len(whole) - len(read.document.text)]
    plain = without_liquid(read.document, target.moved.addresses)
    text = head + with_links(plain.text, source.path, path, target.moved)
    text = with_keys(text, matter)
    changed = tuple(matter)
    for _ in range(2):  # the second time for what hung on the first's changes
        changes = dict(_changes(read, _read_anew(read, text, path, target), target))
        text = with_keys(text, changes)
        changed = (*changed, *(one for one in changes if one not in changed))
    ours = _read_anew(read, text, path, target)
    data = None if text == whole else _encoded(text, source.data)
    return Remade(data, plain.problems, tuple(_differences(read, ours, target)), changed)


def _read_anew(read: Read, text: str, path: str, target: Target) -> Meta | None:
    words = read.given.settings.words
    settings = document_settings(target.config, words, CONTENT, path)
    record = load(Source(path, text.encode()), settings).record
    return record.meta if record is not None else None


def _changes(read: Read, ours: Meta | None, target: Target) -> Iterator[tuple[str, object]]:
    """The keys that front matter needs for the new reading to say what the old one said."""
    if ours is None:
        return
    meta = read.record.meta
    if ours.kind != meta.kind:
        yield "kind", meta.kind
    if _has_address(read) and ours.url != meta.url:
        yield "permalink", meta.url
    if ours.title != meta.title:
        yield "title", meta.title
    yield from _moments(read, ours, target.timezone)
    if ours.tags != meta.tags:
        yield "tags", meta.tags
        for key in _TAG_KEYS:
            yield key, None
    if ours.draft != meta.draft:
        yield "draft", meta.draft
    if ours.listed != meta.listed:
        yield "listed", meta.listed
    guid = feed_id(meta.guid, target.config)
    if _is_in_feeds(read) and ours.guid != guid:
        yield "guid", guid


def _moments(read: Read, ours: Meta, timezone: str) -> Iterator[tuple[str, object]]:
    """The keys that must change for its dates to be the same."""
    meta = read.record.meta
    if read.given.collection != "drafts" and not _same_moment(ours.date, meta.date):
        yield "date", _written(meta.date, timezone)
    if meta.date is None and ours.date is not None and _page_date(read) is not None:
        yield "date", None
        if "extra" not in read.document.matter.entries:
            yield "extra", {"date": _page_date(read)}
    if not _same_moment(ours.updated, meta.updated):
        yield "updated", _written(meta.updated, timezone)


def feed_id(guid: str | None, config: Config) -> str | None:
    """The id as subscribers know it: below the site's address, where that is known."""
    if guid is None or not guid.startswith("/") or guid.startswith("//") or not config.located:
        return guid
    return config.base_url + guid[1:]


def _differences(read: Read, ours: Meta | None, target: Target) -> Iterator[str]:
    """Names of fields that are not what they were."""
    if ours is None:
        yield "everything"
        return
    meta = read.record.meta
    for name in _COMPARED:
        was, now = getattr(meta, name), getattr(ours, name)
        if name == "url":
            same = was == now or not _has_address(read)
        elif name == "guid":
            same = feed_id(was, target.config) == now or not _is_in_feeds(read)
        elif name == "date":
            same = _same_moment(now, was) or read.given.collection == "drafts"
        elif name == "updated":
            same = _same_moment(now, was)
        else:
            same = was == now
        if not same:
            yield name


def _has_address(read: Read) -> bool:
    """Whether its address is known to anybody: a draft's is made when it is published."""
    matter = read.document.matter
    return read.given.collection != "drafts" or ":" in (matter.text("permalink") or "")


def _page_date(read: Read) -> str | None:
    """The date that a page says itself, and that Jekyll passes over: a page has none."""
    return read.document.matter.text("date")


def _is_in_feeds(read: Read) -> bool:
    return read.given.collection == "posts"


def _same_moment(ours: Moment | None, jekylls: Moment | None) -> bool:
    """Whether they are one, of the same day. A page's own date is none: Jekyll does not read it."""
    if jekylls is None or ours is None:
        return jekylls is None
    return (ours.epoch, _day(ours)) == (jekylls.epoch, _day(jekylls))


def _day(when: Moment) -> str:
    """The day that pages show."""
    return when.text.partition("T")[0]


def _written(when: Moment | None, timezone: str) -> str | None:
    """A moment as front matter has it, in the site's time zone."""
    if when is None:
        return None
    here = jekyll_dates.zone(timezone) or UTC
    if "T" not in when.text and jekyll_dates.local(when, UTC).strftime("%H%M%S") == "000000":
        return when.text
    return jekyll_dates.local(when, here).strftime("%Y-%m-%d %H:%M:%S %z")


def _encoded(text: str, before: bytes) -> bytes:
    """The text with the line ends, and the mark at its beginning, that the file had."""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.encode()
