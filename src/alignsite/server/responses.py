"""One file of the built site → status, headers and body: types, conditions, ranges, the script tag.

Nothing here reads the disk: a file's length and mark come in, the part to send comes out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from posixpath import splitext

from alignsite.digest import of_bytes
from alignsite.server.channel import View
from alignsite.server.routes import RESERVED

TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".bib": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".htm": "text/html; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".map": "application/json",
    ".md": "text/plain; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml; charset=utf-8",
    ".srt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".xsl": "application/xslt+xml; charset=utf-8",
}
"""Content types by ending. A table of our own: the system's differ from computer to computer."""

UNKNOWN_TYPE = "application/octet-stream"

PAGE_DESTINATIONS = frozenset({None, "document", "iframe", "frame", "embed", "object"})
"""Values of Sec-Fetch-Dest for which a page is shown; scripts that fetch one get it as built."""

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, its body in memory."""

    status: int
    headers: Headers
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Part:
    """An answer whose body is `length` bytes of a file, from `start`."""

    status: int
    headers: Headers
    start: int
    length: int


def content_type(path: str) -> str:
    """The content type of a file, by its name."""
    return TYPES.get(splitext(path)[1].lower(), UNKNOWN_TYPE)


def is_page(path: str) -> bool:
    """Whether a file is HTML."""
    return content_type(path).startswith("text/html")


def text(status: int, message: str) -> Answer:
    """A short answer for people, in plain words."""
    return Answer(
        status,
        (("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")),
        (message + "\n").encode(),
    )


def redirect(status: int, location: str) -> Answer:
    """Send the browser elsewhere. Not to be remembered: the site may change within the minute."""
    return Answer(status, (("Location", location), ("Cache-Control", "no-store")))


def live(name: str, body: bytes) -> Answer:
    """One of the preview's own resources; `name` gives its type."""
    return Answer(200, (("Content-Type", content_type(name)), ("Cache-Control", "no-store")), body)


def page(
    body: bytes, view: View, *, status: int = 200, shown: bool = True, known: str | None = None
) -> Answer:
    """An HTML file, with the script tag put in where a browser is going to show it.

    `shown`: the request is for a page and not for a script that reads it. `known` is the value of
    If-None-Match.
    """
    sent = with_script(body, view) if shown else body
    mark = f'"{of_bytes(sent)}"'
    headers = (
        ("Content-Type", content_type("page.html")),
        ("Cache-Control", "no-cache"),
        ("ETag", mark),
        ("Vary", "Sec-Fetch-Dest"),
    )
    if status == 200 and matches(known, mark):
        return Answer(304, headers[1:])
    return Answer(status, headers, sent)


def with_script(body: bytes, view: View) -> bytes:
    """The page with the script tag last in its body; a fragment of a page stays as it is."""
    head = body[:2048].lower()
    if b"<!doctype" not in head and b"<html" not in head:
        return body
    tag = (
        f'<script src="{RESERVED}reload.js" data-session="{escape(view.session)}"'
        f' data-version="{view.version}"></script>'
    ).encode()
    lower = body.lower()
    at = max(lower.rfind(b"</body>"), 0) or max(lower.rfind(b"</html>"), 0) or len(body)
    return body[:at] + tag + body[at:]


def file_mark(stamp: tuple[int, ...]) -> str:
    """The ETag of a file, from its stamp (size, times, inode)."""
    return '"' + "-".join(f"{number:x}" for number in stamp) + '"'


def part(
    path: str,
    size: int,
    mark: str,
    *,
    known: str | None = None,
    wanted: str | None = None,
    if_range: str | None = None,
) -> Part:
    """A file that is not HTML, or the range of it that is wanted.

    `known`, `wanted` and `if_range` are the values of If-None-Match, Range and If-Range.
    """
    headers: Headers = (
        ("Content-Type", content_type(path)),
        ("Cache-Control", "no-cache"),
        ("ETag", mark),
        ("Accept-Ranges", "bytes"),
    )
    if matches(known, mark):
        return Part(304, headers[1:], 0, 0)
    if wanted is None or (if_range is not None and if_range.strip() != mark):
        return Part(200, headers, 0, size)
    found = byte_range(wanted, size)
    if found is None:
        return Part(200, headers, 0, size)
    start, end = found
    if start >= end:
        return Part(416, (*headers, ("Content-Range", f"bytes */{size}")), 0, 0)
    line = ("Content-Range", f"bytes {start}-{end - 1}/{size}")
    return Part(206, (*headers, line), start, end - start)


def byte_range(wanted: str, size: int) -> tuple[int, int] | None:
    """Where a range begins and ends (exclusive), the same number twice if there is nothing there.

    `None` for several ranges at once or what is no range of bytes: then the whole is sent
    (RFC 9110, 14.2).
    """
    found = re.fullmatch(
        r"\s*bytes\s*=\s*(\d{0,18})-(\d{0,18})\s*", wanted, re.ASCII | re.IGNORECASE
    )
    if found is None or found[1] + found[2] == "":
        return None
    if found[1] == "":
        return max(0, size - int(found[2])), size
    start = int(found[1])
    end = min(size, int(found[2]) + 1) if found[2] else size
    if found[2] and int(found[2]) < start:
        return None
    return (start, end) if start < end else (size, size)


def matches(known: str | None, mark: str) -> bool:
    """Whether If-None-Match names this mark."""
    if known is None:
        return False
    marks = {one.strip().removeprefix("W/") for one in known.split(",")}
    return "*" in marks or mark in marks
