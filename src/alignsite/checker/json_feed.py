"""JSON Feed 1.1 (jsonfeed.org) → what feed readers need of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from alignsite.checker.feed import FeedEntry, FeedReading

_ENTRY = ("id", "title", "url")


def is_json_feed(data: bytes) -> bool:
    """Whether a JSON file says that it is a feed: the version comes first in every one."""
    return b"jsonfeed.org/version/" in data[:500]


def read_json_feed(data: bytes) -> FeedReading:
    """Read a feed; the same complaints as of RSS and Atom."""
    try:
        feed: Any = json.loads(data)
    except ValueError as error:
        return FeedReading((f"it is not JSON: {error}",))
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return FeedReading(("the feed has no list of items",))
    complaints = [f"the feed has no {key}" for key in ("version", "title") if not feed.get(key)]
    addresses = [
        ("the feed", feed[key])
        for key in ("home_page_url", "feed_url", "next_url")
        if isinstance(feed.get(key), str)
    ]
    contents: list[tuple[str, str]] = []
    seen: set[object] = set()
    for number, item in enumerate(items, start=1):
        where = f"the entry {item['title']!r}" if item.get("title") else f"entry {number}"
        complaints += _complaints(item, where, seen)
        if isinstance(item.get("url"), str):
            addresses.append((where, item["url"]))
        if isinstance(item.get("content_html"), str):
            contents.append((where, item["content_html"]))
    own = feed.get("feed_url")
    return FeedReading(
        tuple(complaints),
        tuple(addresses),
        tuple(contents),
        own if isinstance(own, str) else None,
        tuple(FeedEntry(*(str(item.get(key) or "") for key in _ENTRY)) for item in items),
    )


def _complaints(item: dict[str, Any], where: str, seen: set[object]) -> Iterator[str]:
    """What is wrong with one entry; its id joins those `seen`."""
    one = item.get("id")
    if not isinstance(one, str) or not one:
        yield f"{where} has no id that is text"
    elif one in seen:
        yield f"{where} has the same id as another: {one}"
    else:
        seen.add(one)
    if not (item.get("content_html") or item.get("content_text")):
        yield f"{where} has no content"
    for key in ("date_published", "date_modified"):
        if key in item and not _is_date(item[key]):
            yield f"{where} has a date that cannot be read: {item[key]!r}"


def _is_date(value: object) -> bool:
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return True
