"""RSS, Atom and sitemap files → what feed readers and search engines need of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: what feed readers know it by, and its page's address; "" where one is missing."""

    id: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class FeedReading:
    """What one feed or sitemap holds.

    `complaints`: what its format does not allow. `addresses`: (where it stands, address) of
    everything that must be absolute and, within the site, be there. `contents`: (entry, HTML).
    `own`: the address that the feed gives as its own. `entries`: in the feed's order; None of what
    is no feed, such as a sitemap.
    """

    complaints: tuple[str, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
    contents: tuple[tuple[str, str], ...] = ()
    own: str | None = None
    entries: tuple[FeedEntry, ...] | None = None


class _Notes:
    """Gathers what is found on one walk through a feed."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.addresses: list[tuple[str, str]] = []
        self.contents: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.entries: list[FeedEntry] = []

    def require(self, parent: Element, tag: str, where: str) -> str:
        """The text of an element that must be there; empty, with a complaint, if it is not."""
        text = (parent.findtext(tag) or "").strip()
        if not text:
            self.complaints.append(f"{where} has no {_plain(tag)}")
        return text

    def date(self, text: str, where: str, read: Callable[[str], object]) -> None:
        try:
            read(text)
        except (ValueError, TypeError):
            self.complaints.append(f"{where} has a date that cannot be read: {text!r}")

    def identify(self, one: str, where: str) -> None:
        if one in self.ids:
            self.complaints.append(f"{where} has the same id as another: {one}")
        self.ids.add(one)

    def links(self, parent: Element, where: str) -> Iterator[Element]:
        """The Atom links of an element, their addresses noted."""
        for link in parent.iterfind(f"{ATOM}link"):
            self.addresses.append((where, link.get("href", "")))
            yield link

    def entry(self, one: str | None, title: str | None, address: str | None) -> None:
        texts = ((text or "").strip() for text in (one, title, address))
        self.entries.append(FeedEntry(*texts))

    def reading(self, own: str | None) -> FeedReading:
        return FeedReading(
            tuple(self.complaints),
            tuple(self.addresses),
            tuple(self.contents),
            own,
            tuple(self.entries),
        )


def read_xml(data: bytes) -> FeedReading:
    """Read any XML file of a site; one of a kind not known here need only be well-formed."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        return FeedReading((f"it is not well-formed XML: {error}",))
    match root.tag:
        case "rss":
            return _rss(root)
        case tag if tag == f"{ATOM}feed":
            return _atom(root)
        case tag if tag in (f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"):
            return _sitemap(root)
        case _:
            return FeedReading()


def _rss(root: Element) -> FeedReading:
    notes = _Notes()
    channel = root.find("channel")
    if channel is None:
        return FeedReading(("the feed has no channel",))
    notes.require(channel, "title", "the feed")
    notes.require(channel, "description", "the feed")
    notes.addresses.append(("the feed", notes.require(channel, "link", "the feed")))
    own = _own(notes.links(channel, "the feed"))
    for tag in ("pubDate", "lastBuildDate"):
        if text := channel.findtext(tag):
            notes.date(text, "the feed", parsedate_to_datetime)
    for number, item in enumerate(channel.iterfind("item"), start=1):
        _rss_item(notes, item, number)
    return notes.reading(own)


def _rss_item(notes: _Notes, item: Element, number: int) -> None:
    where = _name(item.findtext("title"), number)
    if not (item.findtext("title") or item.findtext("description")):
        notes.complaints.append(f"{where} has neither a title nor a description")
    guid = item.find("guid")
    if guid is None or not guid.text:
        notes.complaints.append(f"{where} has no guid")
    else:
        notes.identify(guid.text, where)
        if guid.get("isPermaLink", "true") == "true":
            notes.addresses.append((where, guid.text))
    link = notes.require(item, "link", where)
    notes.addresses.append((where, link))
    notes.entry(item.findtext("guid") or link, item.findtext("title"), link)
    if text := item.findtext("pubDate"):
        notes.date(text, where, parsedate_to_datetime)
    for enclosure in item.iterfind("enclosure"):
        notes.addresses.append((where, enclosure.get("url", "")))
        if not (enclosure.get("type") and enclosure.get("length", "").isdecimal()):
            notes.complaints.append(f"{where} has an enclosure without a type or a length")
    for tag in (CONTENT, "description"):
        if text := item.findtext(tag):
            notes.contents.append((where, text))


def _atom(root: Element) -> FeedReading:
    notes = _Notes()
    for tag in ("id", "title"):
        notes.require(root, f"{ATOM}{tag}", "the feed")
    notes.date(
        notes.require(root, f"{ATOM}updated", "the feed"), "the feed", datetime.fromisoformat
    )
    own = _own(notes.links(root, "the feed"))
    signed = root.find(f"{ATOM}author") is not None
    for number, entry in enumerate(root.iterfind(f"{ATOM}entry"), start=1):
        where = _name(entry.findtext(f"{ATOM}title"), number)
        notes.require(entry, f"{ATOM}title", where)
        if one := notes.require(entry, f"{ATOM}id", where):
            notes.identify(one, where)
        for tag in ("updated", "published"):
            text = entry.findtext(f"{ATOM}{tag}")
            if text is not None or tag == "updated":
                notes.date(text or "", where, datetime.fromisoformat)
        page = _page(notes.links(entry, where))
        notes.entry(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}title"), page)
        if not signed and entry.find(f"{ATOM}author") is None:
            notes.complaints.append(f"{where} has no author, and the feed has none either")
        for tag in ("content", "summary"):
            content = entry.find(f"{ATOM}{tag}")
            if content is not None and content.get("type") == "html":
                notes.contents.append((where, content.text or ""))
    return notes.reading(own)


def _sitemap(root: Element) -> FeedReading:
    notes = _Notes()
    for number, entry in enumerate(root, start=1):
        where = f"address {number}"
        address = notes.require(entry, f"{SITEMAP}loc", where)
        notes.addresses.append((where, address))
        if address in notes.ids:
            notes.complaints.append(f"the address stands twice: {address}")
        notes.ids.add(address)
        if text := entry.findtext(f"{SITEMAP}lastmod"):
            notes.date(text, where, datetime.fromisoformat)
    return FeedReading(tuple(notes.complaints), tuple(notes.addresses))


def _own(links: Iterator[Element]) -> str | None:
    """The `rel="self"` among the links, all of which are walked through."""
    return next((link.get("href") for link in list(links) if link.get("rel") == "self"), None)


def _page(links: Iterator[Element]) -> str | None:
    """The page among an entry's links, all of which are walked through."""
    pages = (
        link.get("href") for link in list(links) if link.get("rel", "alternate") == "alternate"
    )
    return next(pages, None)


def _name(title: str | None, number: int) -> str:
    """How an entry is named in a message."""
    return f"the entry {title.strip()!r}" if title and title.strip() else f"entry {number}"


def _plain(tag: str) -> str:
    return tag.rpartition("}")[2]
