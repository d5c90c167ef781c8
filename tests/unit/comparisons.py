"""Two small sites of invented pages, compared."""

from __future__ import annotations

from collections.abc import Mapping

from alignsite.comparison import Comparison, compare, read_site

BASE = "https://example.org/"


def page(
    body: str = "", title: str = "A page", canonical: str | None = None, head: str = ""
) -> str:
    """A built page, as any generator may write it."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title}</title>{link}{head}</head>"
        f"<body><main><h1>{title}</h1>{body}</main></body></html>"
    )


def redirect(to: str) -> str:
    """A page that only sends one on."""
    return f'<!DOCTYPE html><title>x</title><meta http-equiv="refresh" content="0; url={to}">'


def rss(*entries: tuple[str, str, str]) -> str:
    """A feed of (id, title, address) each."""
    items = "".join(
        f'<item><title>{title}</title><link>{link}</link><guid isPermaLink="false">{one}</guid>'
        "</item>"
        for one, title, link in entries
    )
    return f"<rss><channel><title>F</title>{items}</channel></rss>"


def compared(
    old: Mapping[str, str], new: Mapping[str, str], *base_urls: str, text: bool = False
) -> Comparison:
    """What comparing two folders of these files finds."""
    sites = [read_site({path: data.encode() for path, data in one.items()}) for one in (old, new)]
    return compare(sites[0], sites[1], base_urls, text)
