"""Every key of front matter that alignsite knows, by the kind of document."""

from __future__ import annotations

from alignsite.records import Kind

COMMON: tuple[str, ...] = (
    "title", "date", "updated", "lastmod", "last_modified_at", "modified", "author", "authors",
    "tags", "tag", "category", "categories", "summary", "description", "excerpt", "slug",
    "permalink", "url", "aliases", "redirect_from", "draft", "published", "kind", "layout",
    "image", "guid", "series", "comments", "toc", "math", "lang", "listed", "extra",
)  # fmt: skip
POST: tuple[str, ...] = ("subtitle", "weight", "featured")
EPISODE: tuple[str, ...] = (
    "show", "podcast", "number", "episode", "season", "host", "hosts", "guest", "guests",
    "speakers", "media", "audio", "video", "youtube", "youtubeId", "youtube_id", "spotify",
    "spotifyId", "spotify_id", "apple", "rss", "duration", "transcript",
)  # fmt: skip
ISSUE: tuple[str, ...] = (
    "newsletter", "number", "issue", "editor", "summarizer", "summarizers", "podcast", "audio",
)  # fmt: skip

KEYS: dict[Kind, tuple[str, ...]] = {
    "post": COMMON + POST,
    "episode": COMMON + EPISODE,
    "issue": COMMON + ISSUE,
}
"""The keys a document of each kind may have."""

EVERY_KEY: frozenset[str] = frozenset(key for keys in KEYS.values() for key in keys)
"""The keys of all kinds."""
