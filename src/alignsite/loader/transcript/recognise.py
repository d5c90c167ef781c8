"""Whether a document is an episode, told by its content alone and without reading it in full."""

from __future__ import annotations

import re

from alignsite.loader.document import Document
from alignsite.loader.transcript import front
from alignsite.loader.transcript.conversation import is_conversation
from alignsite.loader.transcript.layouts import as_markdown_if_talk, rewritten
from alignsite.markup.embeds import player_of

_TIMED = re.compile(
    r"^[ \t]*(?:[-*+•][ \t]*)?(?:\*\*)?[\[(]?\d{1,3}(?::[0-5]\d){1,2}[\])]?[ \t)–—:-]"
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


def looks_like_episode(document: Document) -> bool:
    """Whether people take turns in it, or it has a recording with show notes or an outline."""
    recorded = has_recording(document)
    if document.form == "html":
        if as_markdown_if_talk(document, recorded=recorded, need="talk").form != "html":
            return True
    elif (
        is_conversation(document.text, document.form, recorded=recorded)
        or rewritten(document, recorded=recorded) is not None
    ):
        return True
    if not recorded:
        return False
    return (
        any(document.matter.value(key) for key in _EPISODE_KEYS)
        or _is_tagged(document)
        or _SHOW_NOTES.search(document.text) is not None
        or len(_TIMED.findall(document.text)) >= 3
    )


def _is_tagged(document: Document) -> bool:
    """Whether the front matter says it is of the podcast and names a recording or a number."""
    words = " ".join(
        str(document.matter.value(key) or "") for key in ("category", "categories", "tags", "tag")
    )
    if re.search(r"\b(?:podcasts?|episodes?)\b", words, re.IGNORECASE) is None:
        return False
    show, number, _ = front.show_and_number(document.matter.text("title") or "")
    numbered = show is not None and number is not None
    return numbered or any(document.matter.value(key) for key in _MEDIA_KEYS)


def has_recording(document: Document) -> bool:
    """Whether front matter, a player or a link gives a recording of the conversation."""
    if any(document.matter.value(key) for key in _MEDIA_KEYS):
        return True
    if any(player_of(address) for address in _FRAME.findall(document.text)):
        return True
    return _PODCAST_LINK.search(document.text) is not None
