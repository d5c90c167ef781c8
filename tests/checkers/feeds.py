"""`python -m tests.checkers.feeds FOLDER`: every feed of a built site, as a feed reader sees it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import feedparser


def is_feed(path: Path) -> bool:
    """Whether the XML file is RSS or Atom, by its first element."""
    head = path.read_bytes()[:2000]
    return b"<rss" in head or b"<feed" in head


def complaints(path: Path) -> list[str]:
    """What a feed reader would stumble over."""
    feed: Any = feedparser.parse(path.read_bytes())
    found = []
    if feed.bozo:
        found.append(f"not well-formed: {feed.bozo_exception}")
    if feed.version not in ("rss20", "atom10"):
        found.append(f"read as {feed.version or 'no feed at all'}")
    found += [f"the feed has no {key}" for key in ("title", "link") if not feed.feed.get(key)]
    ids = [entry.get("id") for entry in feed.entries]
    if len(set(ids)) != len(ids):
        found.append("two entries have the same id")
    for number, entry in enumerate(feed.entries, start=1):
        name = f"entry {number} ({entry.get('title', 'without a title')})"
        found += [f"{name} has no {key}" for key in ("id", "title", "link") if not entry.get(key)]
        if not (entry.get("published_parsed") or entry.get("updated_parsed")):
            found.append(f"{name} has no date that can be read")
        if not (entry.get("content") or entry.get("summary")):
            found.append(f"{name} has no text")
    return found


def json_complaints(path: Path) -> list[str]:
    """What JSON Feed 1.1 requires and the file lacks."""
    feed = json.loads(path.read_text(encoding="utf-8"))
    found = [f"no {key}" for key in ("version", "title", "items") if key not in feed]
    for item in feed.get("items", []):
        if not isinstance(item.get("id"), str):
            found.append(f"an item's id is not text: {item.get('id')!r}")
        if "content_html" not in item and "content_text" not in item:
            found.append(f"the item {item.get('id')!r} has no content")
    return found


def main(folder: Path) -> int:
    """Check all feeds below the folder; the exit code."""
    reports = [(path, complaints(path)) for path in sorted(folder.rglob("*.xml")) if is_feed(path)]
    reports += [
        (path, json_complaints(path))
        for path in sorted(folder.rglob("*.json"))
        if b"jsonfeed.org/version" in path.read_bytes()[:500]
    ]
    for path, found in reports:
        for complaint in found:
            print(f"{path.relative_to(folder)}: {complaint}")
    bad = sum(bool(found) for _, found in reports)
    print(f"feeds: {len(reports) - bad} good, {bad} bad")
    return 1 if bad or not reports else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
