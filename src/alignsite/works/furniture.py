"""Addresses that are no paper or post: homes of people and projects, profiles, players, shops."""

from __future__ import annotations

import re

from alignsite.works.identifiers import Identity

_EVERYTHING = frozenset(
    ("patreon.com", "ko-fi.com", "buymeacoffee.com", "linktr.ee", "gumroad.com", "paypal.com",
     "paypal.me", "teespring.com", "podcasts.apple.com", "itunes.apple.com", "apple.com",
     "open.spotify.com", "podcasters.spotify.com", "podcasts.google.com", "overcast.fm",
     "stitcher.com", "castbox.fm", "pca.st", "pocketcasts.com", "player.fm", "anchor.fm",
     "podbean.com", "discord.gg", "t.me", "facebook.com", "linkedin.com", "instagram.com",
     "tiktok.com", "threads.net", "orcid.org", "forms.gle", "tinyletter.com", "calendly.com",
     "eepurl.com", "funds.effectivealtruism.org", "survivalandflourishing.fund", "manifund.org")
)  # fmt: skip
_PROFILES = re.compile(
    r"(?:twitter\.com|github\.com|bsky\.app/profile|reddit\.com/(?:u|user|r)|medium\.com|t\.me|"
    r"huggingface\.co|quora\.com/profile|mastodon\.[\w.]+|(?:[\w-]+\.)?sigmoid\.social)/@?[^/?]+"
    r"|youtube\.com/(?:@[^/]+|channel/[^/]+|c/[^/]+|user/[^/]+)(?:/\w+)?"
    r"|(?:lesswrong\.com|alignmentforum\.org|greaterwrong\.com|forum\.effectivealtruism\.org)"
    r"/(?:users/.*|posts|about|tag/?|tags/all)"
    r"|scholar\.google\.[\w.]+/citations.*|docs\.google\.com/forms/.*|discord\.com/invite/.*"
    r"|(?:www\.)?google\.com/forms/.*|[\w-]+\.substack\.com/(?:subscribe|about)"
    r"|[\w.-]+\.list-manage\.com/.*"
    r"|(?:\w+\.)?wikipedia\.org/.*|en\.wiktionary\.org/.*"
    r"|[\w.:-]+/~[^/?]+",
    re.IGNORECASE,
)
_DOORS = re.compile(
    r"/(?:about|about-us|contact|donate|donations?|subscribe|sign-?up|join|jobs|careers|team|"
    r"people|podcast|blog|research|feed(?:\.xml)?|rss)",
    re.IGNORECASE,
)


def is_furniture(identity: Identity) -> bool:
    """Whether what the address leads to is a home, a profile or a shop, not something to read."""
    if identity.kind != "url":
        return False
    host, slash, path = identity.value.partition("/")
    if not slash:
        return "?" not in host
    if host in _EVERYTHING or _PROFILES.fullmatch(identity.value) is not None:
        return True
    return _DOORS.fullmatch(f"/{path}") is not None
