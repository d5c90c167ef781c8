"""Players of recordings: what an address plays, and how an embedded player becomes a link.

A page loads nothing from others by itself, so a player's frame is turned into a link to the
same recording; a theme's script may turn that into a player when the reader asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from alignsite.records import Media, MediaType
from alignsite.theme.words import Words


@dataclass(frozen=True, slots=True)
class Player:
    """A known player: its name in the page and to people, its hosts, what kind of medium it plays.

    `shows`: it shows something to watch, not only to listen to.
    """

    name: str
    title: str
    hosts: tuple[str, ...]
    type: MediaType
    shows: bool = False


PLAYERS: tuple[Player, ...] = (
    Player(
        "youtube",
        "YouTube",
        ("youtube.com", "youtube-nocookie.com", "youtu.be"),
        "youtube",
        shows=True,
    ),
    Player("spotify", "Spotify", ("open.spotify.com", "spotify.com"), "spotify"),
    Player(
        "spotify",
        "Spotify",
        ("anchor.fm", "podcasters.spotify.com", "creators.spotify.com"),
        "other",
    ),
    Player(
        "apple",
        "Apple Podcasts",
        ("embed.podcasts.apple.com", "podcasts.apple.com", "itunes.apple.com"),
        "apple",
    ),
    Player("captivate", "Captivate", ("player.captivate.fm", "captivate.fm"), "other"),
    Player("simplecast", "Simplecast", ("player.simplecast.com",), "other"),
    Player("buzzsprout", "Buzzsprout", ("buzzsprout.com",), "other"),
    Player("libsyn", "Libsyn", ("play.libsyn.com", "html5-player.libsyn.com"), "other"),
    Player("transistor", "Transistor", ("share.transistor.fm",), "other"),
    Player("soundcloud", "SoundCloud", ("w.soundcloud.com", "soundcloud.com"), "other"),
    Player("vimeo", "Vimeo", ("player.vimeo.com", "vimeo.com"), "other", shows=True),
)
"""Every player whose frames are kept as links."""

_AUDIO = (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac", ".aac")
_RSS_ENDINGS = ("/rss", ".rss", "/feed", "/feed/", "/feed.xml", "/rss.xml", "/atom.xml", ".rss.xml")
_YOUTUBE_ID = re.compile(r"[\w-]{11}")


def host_of(url: str) -> str:
    """The host of an address in lower case, without `www.` and port; empty where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.")


def player_of(url: str) -> Player | None:
    """The known player that an http(s) or protocol-relative address belongs to."""
    if not url.lower().startswith(("http://", "https://", "//")):
        return None
    host = host_of(url)
    for player in PLAYERS:
        if host in player.hosts:
            return player
    return None


def invitation(player: Player, words: Words) -> str:
    """What the link to a player's recording says: `Watch on YouTube`."""
    return words("watch_on" if player.shows else "listen_on", name=player.title)


def media_type(url: str) -> MediaType:
    """What kind of recording an address leads to; "other" where it does not tell."""
    player = player_of(url)
    path = _path(url).lower()
    if path.endswith(_RSS_ENDINGS) or host_of(url) in (
        "feeds.simplecast.com",
        "feeds.buzzsprout.com",
    ):
        return "rss"
    if path.endswith(_AUDIO):
        return "audio"
    return player.type if player else "other"


def media(url: str) -> Media:
    """The address with its kind."""
    return Media(media_type(url), url)


def watch_address(url: str) -> str:
    """The page that a player's frame stands for, where that can be told, else the frame's address.

    `https://www.youtube-nocookie.com/embed/ID` → `https://www.youtube.com/watch?v=ID`.
    """
    if url.startswith("//"):
        url = f"https:{url}"
    host, path = host_of(url), _path(url)
    if host in ("youtube.com", "youtube-nocookie.com") and path.startswith("/embed/"):
        identifier = path.removeprefix("/embed/").strip("/")
        if _YOUTUBE_ID.fullmatch(identifier):
            return f"https://www.youtube.com/watch?v={identifier}"
    if host == "open.spotify.com":
        for prefix in ("/embed-podcast/", "/embed/"):
            if path.startswith(prefix):
                return f"https://open.spotify.com/{path.removeprefix(prefix)}"
    if host == "embed.podcasts.apple.com":
        return url.replace("embed.podcasts.apple.com", "podcasts.apple.com", 1)
    if host == "player.vimeo.com" and path.startswith("/video/"):
        return f"https://vimeo.com/{path.removeprefix('/video/')}"
    return url


def youtube_id(url: str) -> str | None:
    """The video's id in a YouTube address of any form."""
    if media_type(url) != "youtube":
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    tail = parts.path.strip("/").rpartition("/")[2]
    identifier = (parse_qs(parts.query).get("v") or [tail])[0]
    return identifier if _YOUTUBE_ID.fullmatch(identifier) else None


def at_time(media: Iterable[Media], seconds: int) -> str | None:
    """The address that plays the recording from a time on, where one of its places can.

    YouTube takes the time in its query, a sound file in its fragment.
    """
    for medium in media:
        if medium.type == "youtube" and (identifier := youtube_id(medium.url)):
            return f"https://www.youtube.com/watch?v={identifier}&t={seconds}s"
        if medium.type == "audio":
            return f"{medium.url.partition('#')[0]}#t={seconds}"
    return None


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
