"""Whether a document is an episode, told by its content alone and without reading it in full."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from alignsite.embeds import player_of
from alignsite.loader.document import Document
from alignsite.loader.transcript import names
from alignsite.loader.transcript.cast import cast
from alignsite.loader.transcript.labels import read_label
from alignsite.loader.transcript.recurrence import Printed, small_words

_TIMED = re.compile(
    r"^[ \t]*(?:[-*+•][ \t]+)?(?:\*\*)?[\[(]?\d{1,3}(?::[0-5]\d){1,2}[\])]?[ \t)–—:-]"
    r"|\[\d{1,3}(?::[0-5]\d){1,2}\][ \t]*$",
    re.MULTILINE,
)
_FRAME = re.compile(r"""<iframe\b[^<>]*?\ssrc\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)
_PODCAST_LINK = re.compile(
    r"\]\(\s*https?://(?:www\.|m\.)?(?:open\.spotify\.com/(?:show|episode)|podcasts\.apple\.com"
    r"|anchor\.fm|pca\.st|overcast\.fm)",
    re.IGNORECASE,
)
_SHOW_NOTES = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|\*\*)?(?:show|episode) notes\b", re.I | re.M)
_FENCE = re.compile(r"^[ \t]{0,3}(?:```|~~~)")
_MEDIA_KEYS = (
    "youtubeId",
    "youtube_id",
    "spotifyId",
    "spotify_id",
    "audio",
    "media",
    "video",
    "youtube",
    "spotify",
)
_EPISODE_KEYS = ("spotifyId", "spotify_id", "guest", "guests", "episode", "speakers")
_TALK = re.compile(r"\b(?:I|you|your|we|me|my|yeah|yes|hi|hello|thanks)\b|\?", re.IGNORECASE)
"""What people say to each other, and lists of labelled facts do not."""

_FEWEST = 6
"""Turns that make a transcript, where nothing but the text says that it is one."""

_FEWEST_TIMED = 4
"""The same, of turns with times."""

_SAMPLE = 200
"""Turns that are looked at for such words."""

_SHARE = 0.45
"""Part of a document's words that turns make up when it is a transcript."""


def looks_like_episode(document: Document) -> bool:
    """Whether people take turns in it, or it has a recording with show notes or an outline."""
    if document.form != "html" and _has_turns(document):
        return True
    if not _has_recording(document):
        return False
    return (
        any(document.matter.value(key) for key in _EPISODE_KEYS)
        or _is_tagged(document)
        or _SHOW_NOTES.search(document.text) is not None
        or len(_TIMED.findall(document.text)) >= 3
    )


def _is_tagged(document: Document) -> bool:
    """Whether the front matter says it is of the podcast and names a recording itself."""
    words = " ".join(
        str(document.matter.value(key) or "") for key in ("category", "categories", "tags", "tag")
    )
    named = any(document.matter.value(key) for key in _MEDIA_KEYS)
    return named and re.search(r"\b(?:podcasts?|episodes?)\b", words, re.IGNORECASE) is not None


def _has_recording(document: Document) -> bool:
    if any(document.matter.value(key) for key in _MEDIA_KEYS):
        return True
    if any(player_of(address) for address in _FRAME.findall(document.text)):
        return True
    return _PODCAST_LINK.search(document.text) is not None


def _has_turns(document: Document) -> bool:
    """Whether two people or more speak by turns through most of the text."""
    lines = list(_paragraph_lines(document))
    printed = _printed(lines)
    seen = Counter(one.label.name for one in printed)
    if sum(count >= 2 for count in seen.values()) < 2:
        return False
    found = cast(printed, (), lambda: document.text).speaking
    fewest = _FEWEST_TIMED if _is_timed(found) else _FEWEST
    if len(found) < fewest or not _is_exchange(found, document.text):
        return False
    stretch = [line for _, line in lines[found[0].block : found[-1].block + 10]]
    spoken = sum(line.count(" ") + 1 for line in stretch)
    return spoken >= _SHARE * len(document.text.split()) and _is_talk(found)


def _printed(lines: Sequence[tuple[bool, str]]) -> list[Printed]:
    """The lines that have a label's form."""
    printed: list[Printed] = []
    for number, (opens, line) in enumerate(lines):
        label = read_label(line)
        if label is not None:
            words = line[label.end :][:400].strip()
            if label.alone and number + 1 < len(lines):
                words = lines[number + 1][1][:400].strip()
            printed.append(Printed(number, 0 if opens else 1, label, words))
    return printed


def _is_exchange(found: Sequence[Printed], text: str) -> bool:
    """Whether the labels are those of a few people who answer each other."""
    counts = Counter(names.key(one.label.name) for one in found)
    if sum(count >= 2 for count in counts.values()) < 2 or max(counts.values()) * 20 < len(found):
        return False
    small = functools.cache(lambda: small_words(text))
    if sum(_names_somebody(one, small) for one in found) * 3 < len(found):
        return False
    switches = sum(
        names.key(a.label.name) != names.key(b.label.name) for a, b in itertools.pairwise(found)
    )
    return switches * 4 >= len(found)


def _is_timed(found: Sequence[Printed]) -> bool:
    """Whether most labels carry a time, as nothing else does that has a label's form."""
    return sum(one.label.start is not None for one in found) * 2 > len(found)


def _is_talk(found: Sequence[Printed]) -> bool:
    """Whether what follows the labels is what people say to each other."""
    if _is_timed(found):
        return True
    sample = found[:_SAMPLE]
    return sum(_TALK.search(one.words) is not None for one in sample) * 3 >= len(sample)


def _names_somebody(one: Printed, small: Callable[[], frozenset[str]]) -> bool:
    """Whether a label is somebody's name: it carries a time, or a word the text never has small."""
    label = one.label
    if label.start is not None:
        return True
    if label.shape not in ("name", "joint") or names.is_ordinary(label.name):
        return False
    return not all(word.casefold().strip(".,") in small() for word in label.name.split())


def _paragraph_lines(document: Document) -> Iterator[tuple[bool, str]]:
    """Lines outside fences, quotes and lists: whether it opens a paragraph, and the line."""
    opens, fenced = True, False
    for line in document.text.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        if fenced:
            continue
        stripped = line.strip()
        if not stripped:
            opens = True
            continue
        if stripped[0] not in ">|#" and stripped[:2] not in ("- ", "* ", "+ ", "• "):
            yield opens or document.form == "text", line
        opens = document.form == "text"
