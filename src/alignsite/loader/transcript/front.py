"""What stands at the head of an episode: title and byline in the text, show and number, media."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from alignsite.loader import dates
from alignsite.loader import people as authors
from alignsite.loader.frontmatter import FrontMatter, Value
from alignsite.loader.transcript import names, sections
from alignsite.loader.transcript.labels import read_label
from alignsite.loader.transcript.times import read_time_line
from alignsite.markdown import Block, Text
from alignsite.markup.embeds import host_of, media, media_type, watch_address
from alignsite.records import Media, Moment, Person

_NUMBER = r"\d{1,4}(?:\.\d{1,3})?"
_YEAR = r"(?:19|20)\d\d"
_NUMBERED = (
    re.compile(
        rf"(?P<show>[^#:]{{2,80}}?)\s*(?:[-–—|:,]\s*)?#\s?(?P<number>{_NUMBER})\b(?:\s*[:.–—|-]|\s|$)"
    ),
    re.compile(rf"(?!{_YEAR}\s*[-–—:|.])#?(?P<number>{_NUMBER})\s*(?:[-–—:|]|\.)\s+(?=\S)"),
    re.compile(
        rf"(?:(?P<show>[^#:]{{2,80}}?)\s*[-–—|:,]\s*)?(?:episode|ep\.?)\s*#?\s?(?P<number>{_NUMBER})\b",
        re.IGNORECASE,
    ),
)
_NUMBERED_LAST = re.compile(
    rf"(?P<topic>.+\S)\s*(?:\|\s*(?P<show>[^#|]{{2,80}}?)\s*#\s?(?P<number>{_NUMBER})"
    rf"|\((?:episode|ep\.?)\s*#?\s?(?P<bare>{_NUMBER})\))",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|written by|posted by)\s+(?P<authors>[^·•|\n]{2,200}?)\s*"
    r"(?:(?:[·•|,–—-]\s*)?(?:published|posted|updated)?(?:\s+on)?:?\s*(?P<date>"
    r"(?:[A-Za-z]+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Za-z]+\.?,? \d{4}|\d{4}-\d{2}-\d{2})))?\s*",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:published|posted|released|date)(?:\s+on)?:?\s+(?P<date>[\w ,.-]{8,40})", re.IGNORECASE
)
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*<?([^()\s<>]+)>?(?:\s+[\"'][^\"']*[\"'])?\s*\)")
_BARE_LINK = re.compile(r"<?(https?://[^\s<>\"()]+)>?")
_HTML_LINK = re.compile(
    r"""<a\s[^<>]*?href\s*=\s*["']([^"']+)["'][^<>]*>(.*?)</a\s*>""", re.I | re.S
)
_FRAME = re.compile(
    r"""<(?:iframe|audio|video|source|embed)\b[^<>]{0,999}?\ssrc\s*=\s*["']?([^"'\s<>]+)[^<>]{0,999}>""",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s·•|,;:/*_–—-]|&middot;|<[^<>]*>|[☀-➿🌀-🫿️]"
    r"|\b(?:listen|watch|on|or|and|subscribe|available|here|youtube|spotify|apple|podcasts?|rss|link"
    r"|video|audio|episode|transcript|links|download|mp3|google|stream)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"[\[(]?\d{1,3}(?:(?::\d{1,2}){1,2}(?:[.,]\d{1,7})?[\])]?\s*(?:-->|$)|:[0-5]\d:[0-5]\d\b)|WEBVTT\b"
)
"""A line of times alone, one that begins with hours, minutes and seconds, or a caption file's."""

_LIQUID = re.compile(r"\s*(?:\{%-?\s*include\b[^{}]*%\}\s*)+")
_MEDIA_HOSTS = ("pca.st", "overcast.fm", "podcasts.google.com", "castbox.fm", "stitcher.com",
                "pocketcasts.com", "music.amazon.com", "castro.fm", "podbean.com", "tunein.com",
                "podcastaddict.com", "deezer.com", "iheart.com", "pod.link")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, authors and date that the text itself prints, and the blocks that print them."""

    title: str | None
    authors: tuple[Person, ...]
    date: Moment | None
    blocks: frozenset[int]


def text_heading(
    text: Text,
    blocks: Sequence[Block],
    *,
    stated: str | None,
    plain: bool,
    turns: Set[int] = frozenset(),
) -> Heading:
    """The title (unless the front matter has stated one) and the byline, with their repeats.

    A title is the first heading of level 1, or, in plain text, a short first line. `turns`: the
    blocks, by number, in which somebody begins to speak: none of them is the title.
    """
    title = stated
    used: set[int] = set()
    people: tuple[Person, ...] = ()
    date: Moment | None = None
    place = next((i for i, block in enumerate(blocks[:6]) if not sections.is_blank(block)), None)
    if title is None and place is not None and place not in turns:
        opening = blocks[place]
        title = text.plain_inline(opening.source) if _is_title(opening, plain) else None
    key = names.key(title) if title else ""
    for number, block in enumerate(blocks[:12]):
        if block.kind not in ("paragraph", "heading") or len(block.source) > 320:
            continue
        said = text.plain_inline(block.source)
        if key and names.key(said) == key:
            used.add(number)
            continue
        byline = _BYLINE.fullmatch(said) if block.kind == "paragraph" else None
        if byline is not None and (byline["date"] or number <= 3):
            found = authors.from_text(byline["authors"], lambda _: None)
            when = dates.moment(byline["date"]) if byline["date"] else None
            if when is not None or all(names.shape(one.name) == "name" for one in found):
                people = people or tuple(found)
                date = date or when
                used.add(number)
                continue
        published = _PUBLISHED.fullmatch(said)
        if published is not None and (when := dates.moment(published["date"].strip())):
            date = date or when
            used.add(number)
    return Heading(None if stated else title, people, date, frozenset(used))


def _is_title(block: Block, plain: bool) -> bool:
    if block.kind == "heading":
        return block.level == 1 and sections.part_of(block) is None
    source = block.source.strip()
    return (
        plain
        and block.kind == "paragraph"
        and len(source) <= 200
        and "\n" not in source
        and not source.endswith((".", ":"))
        and not _is_of_talk(source)
    )


def _is_of_talk(line: str) -> bool:
    """Whether a line is a time, or a speaker's label with its time, as programs print them."""
    if _CLOCK.match(line) is not None or read_time_line(line) is not None:
        return True
    label = read_label(line)
    return label is not None and label.shape is not None and label.start is not None


def show_and_number(title: str) -> tuple[str | None, str | None, str]:
    """Show, number and the rest of a title.

    `Show #12: Name, Affiliation, on topic`, `38.4 - Name on Topic`, `Episode 3: Topic`; at the end
    `Name: Topic | Show #12`, `Name on Topic (Ep. 12)`.
    """
    last = _NUMBERED_LAST.fullmatch(title.strip())
    if last is not None:
        return last["show"], last["number"] or last["bare"], last["topic"]
    for pattern in _NUMBERED:
        found = pattern.match(title)
        if found is not None:
            show = found.groupdict().get("show")
            show = show.strip(" -–—|:,") if show else None
            if show and show.casefold() in ("episode", "ep", "no", "part"):
                show = None
            return show or None, found["number"], title[found.end() :].strip(" :-–—|.")
    return None, None, title


def stated_media(matter: FrontMatter) -> list[Media]:
    """The recordings that the front matter names."""
    found: list[Media] = []
    for keys, prefix in _IDS:
        for key in keys:
            found += [_media(one, prefix) for one in _strings(matter.value(key))]
    for key in ("apple", "rss", "audio", "media"):
        found += [
            Media("rss", one) if key == "rss" else media(one)
            for one in _strings(matter.value(key))
            if re.match(r"https?://|/", one)
        ]
    return found


_IDS = (
    (("youtubeId", "youtube_id", "youtube", "video"), "https://www.youtube.com/watch?v="),
    (("spotifyId", "spotify_id", "spotify"), "https://open.spotify.com/episode/"),
)
"""Front matter keys that hold an id or an address, and what an id is to be put after."""


def _media(value: str, prefix: str) -> Media:
    return media(value if "/" in value else prefix + value)


def _strings(value: Value) -> Iterator[str]:
    if isinstance(value, str) and value.strip() and not any(c in value for c in " <>\"'\\"):
        yield value.strip()
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for key in ("url", "link", "src"):
            yield from _strings(value.get(key))


def printed_media(blocks: Sequence[Block]) -> tuple[list[Media], frozenset[int]]:
    """The recordings that blocks of links and players lead to, and the numbers of these blocks."""
    found: list[Media] = []
    used: set[int] = set()
    for number, block in enumerate(blocks):
        if block.kind not in ("paragraph", "html"):
            continue
        source = block.source
        if _LIQUID.fullmatch(source):
            used.add(number)
            continue
        if "http" not in source and "//" not in source:
            continue
        own, rest = _recordings(source)
        if own and not _BETWEEN.sub("", rest):
            found += own
            used.add(number)
    return found, frozenset(used)


def _recordings(source: str) -> tuple[list[Media], str]:
    """The recordings linked in a block's source, and what remains of it without them.

    Nothing is found where one of the links leads elsewhere: then the block is prose.
    """
    found: list[Media] = []
    rest = source
    frames = _FRAME.findall(rest)
    found += [
        media(watch_address(one)) for one in frames if media_type(one) != "other" or _plays(one)
    ]
    if len(found) < len(frames):
        return [], source
    rest = re.sub(r"</(?:iframe|audio|video)\s*>", "", _FRAME.sub("", rest))
    for pattern, shown, address in ((_LINK, 1, 2), (_HTML_LINK, 2, 1)):
        for link in pattern.finditer(rest):
            words = re.sub(r"<[^<>]*>", "", link[shown])
            if len(words.split()) > 6 or not _plays(link[address]):
                return [], source
            found.append(media(link[address]))
        rest = pattern.sub("", rest)
    for bare in _BARE_LINK.finditer(rest):
        if not _plays(bare[1]):
            return [], source
        found.append(media(bare[1]))
    return found, _BARE_LINK.sub("", rest)


def _plays(url: str) -> bool:
    """Whether an address leads to a recording or a podcast's page."""
    if media_type(url) != "other":
        return True
    host = host_of(url if "://" in url else f"https:{url}")
    return host in _MEDIA_HOSTS or any(
        word in host for word in ("podcast", "anchor.fm", "simplecast", "buzzsprout", "libsyn",
                                  "captivate", "transistor.fm", "soundcloud", "vimeo", "acast",
                                  "spreaker", "megaphone", "blubrry", "podbean")
    )  # fmt: skip


def without_repeats(every: Sequence[Media]) -> tuple[Media, ...]:
    """The recordings once each, in order."""
    unique: dict[str, Media] = {}
    for one in every:
        unique.setdefault(one.url.rstrip("/"), one)
    return tuple(unique.values())
