"""The filters that templates have: addresses, times, markup.

`docs/theming.md` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from alignsite.records import Markup, Turn

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAFE_SCHEME = re.compile(r"(https?|mailto):", re.IGNORECASE)
_NO_ADDRESS = ("issue:", "slug:")
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@lru_cache(maxsize=4096)  # the same addresses stand on every page
def site_url(address: str | None, base_path: str) -> str:
    """An address of the site with the sub-path before it; others as they are.

    Anything but http, https, mailto and relative addresses becomes `#`: front matter is printed
    through this filter, and must not run scripts.
    """
    if not address:
        return "#"
    clean = _INVISIBLE.sub("", address.strip()).replace(" ", "%20")
    if clean.startswith("/") and not clean.startswith("//"):
        return base_path + clean[1:]
    if _SCHEME.match(clean) and not _SAFE_SCHEME.match(clean):
        return "#"
    return clean


def absolute_url(address: str | None, base_url: str, page: str = "/") -> str:
    """The full address: `/x` below the site's base, `#x` on `page`, others as they are."""
    base_path = urlsplit(base_url).path or "/"
    local = site_url(address, base_path)
    if local.startswith("#"):
        return absolute_url(page, base_url) + local
    if local.startswith("/") and not local.startswith("//"):
        return base_url[: -len(base_path)] + local
    return local


def fill(markup: Markup, links: Mapping[str, str], address: Callable[[str], str]) -> str:
    """The HTML with every hole filled: `links` resolves a target, `address` prints the result.

    A target that was not resolved is printed as it was written (the problem has been reported);
    where it was no address to begin with, the link's text stays and its `href` goes.
    """
    if not markup.links:
        return markup.pieces[0]
    out = [markup.pieces[0]]
    for link, piece in zip(markup.links, markup.pieces[1:], strict=True):
        resolved = links.get(link.target)
        if resolved is None and link.target.startswith(_NO_ADDRESS):
            out[-1] = out[-1].removesuffix(' href="')
            out.append(piece.removeprefix('"'))
        else:
            out.append(_attribute(address(link.target if resolved is None else resolved)))
            out.append(piece)
    return "".join(out)


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def clock(seconds: int) -> str:
    """Seconds of a recording as they are printed: `1:02:45`, `2:05`."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def duration(seconds: int) -> str:
    """Seconds as HTML's `datetime` wants a duration: `PT1H2M45S`."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"PT{hours}H{minutes}M{left}S" if hours else f"PT{minutes}M{left}S"


def turn_at(turns: Iterable[Turn], seconds: int | None) -> str | None:
    """The id of the turn that was being said at that time: the last that had begun by then."""
    found: str | None = None
    if seconds is not None:
        for turn in turns:
            if turn.start is not None and turn.start <= seconds:
                found = turn.id
    return found
