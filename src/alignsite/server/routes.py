"""What a request asks for, and who may ask. Pure: text in, values out.

A path is answered only if it is the name of a file of the last good build; the disk is never asked
whether something exists, so there is nothing to climb out of.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import quote, unquote, unquote_to_bytes

RESERVED = "/-/alignsite/"
"""Addresses below this are the preview's own."""

RESOURCES = ("events", "state", "problems", "reload.js", "overlay.css")
"""What there is below `RESERVED`."""

WILDCARDS = ("", "0.0.0.0", "::")
"""Hosts that mean: every network this computer is connected to."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the built site, its path relative to the output folder."""

    path: str


@dataclass(frozen=True, slots=True)
class Resource:
    """One of `RESOURCES`."""

    name: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """Ask again at `location`."""

    status: int
    location: str


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no such page."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A path no browser would send for a page of this site."""

    reason: str


Route = SiteFile | Resource | Redirect | Missing | Refused


def route(target: str, base_path: str, files: Container[str]) -> Route:
    """What the request target (`/reading/why?x=1`) stands for.

    `base_path` begins and ends with `/`. `files` are the output's files, relative, with `/`.
    """
    raw, mark, query = target.partition("?")
    raw = raw.partition("#")[0]
    path = _decoded(raw)
    if path is None:
        return Refused("this address is not well formed")
    if path.startswith(RESERVED):
        name = path.removeprefix(RESERVED)
        return Resource(name) if name in RESOURCES else Missing()
    base = unquote(base_path)
    if path in {"/", base.rstrip("/")} and path != base:
        return Redirect(302, _location(base, mark + query))
    if not path.startswith(base):
        return Missing()
    return _within(path.removeprefix(base), path, mark + query, files)


def _within(name: str, path: str, query: str, files: Container[str]) -> Route:
    """A path below the site's own sub-path."""
    if name == "" or name.endswith("/"):
        index = name + "index.html"
        return SiteFile(index) if index in files else Missing()
    if name in files:
        return SiteFile(name)
    if f"{name}.html" in files:
        return SiteFile(f"{name}.html")
    if f"{name}/index.html" in files:
        return Redirect(301, _location(path + "/", query))
    return Missing()


def _decoded(raw: str) -> str | None:
    """The path percent-decoded once, or `None` when it is not an honest one."""
    lower = raw.lower()
    if not raw.startswith("/") or raw.startswith("//") or "\\" in raw:
        return None
    if any(coded in lower for coded in ("%2e", "%2f", "%5c", "%00")):
        return None
    try:
        path = unquote_to_bytes(raw.encode("latin-1")).decode("utf-8")
    except UnicodeError:
        return None
    if any(ord(one) < 32 or ord(one) == 127 for one in path):
        return None
    if any(part in {".", ".."} for part in path.split("/")):
        return None
    return path


def _location(path: str, query: str) -> str:
    return quote(path, safe="/~!$&'()*+,;=:@") + quote(query, safe="/~!$&'()*+,;=:@?%")


def is_wildcard(host: str) -> bool:
    """Whether a server on this host can be reached from other computers whatever its name."""
    return host in WILDCARDS


def own_hosts(host: str, port: int, local: str | None = None) -> frozenset[str]:
    """The values of the Host header that mean this server.

    The list is exact, so that a foreign name made to point here (DNS rebinding) is told apart.
    `local` is the numeric address the connection came in at, given when the server listens on all
    of them: a number cannot be made to point anywhere.
    """
    names = {"localhost", "127.0.0.1", "[::1]", _bracketed(host)}
    if local is not None:
        names.add(_bracketed(local.removeprefix("::ffff:")))
    names.discard("")
    hosts = {f"{name}:{port}" for name in names}
    return frozenset(hosts | names if port == 80 else hosts)


def _bracketed(host: str) -> str:
    return f"[{host.lower()}]" if ":" in host else host.lower()


def origin(host: str, port: int) -> str:
    """The origin to write into addresses: `http://127.0.0.1:8000`."""
    name = "localhost" if is_wildcard(host) else _bracketed(host)
    return f"http://{name}:{port}"


def host_allowed(header: str | None, hosts: Container[str]) -> bool:
    """Whether the Host header names this server."""
    return header is not None and header.strip().lower() in hosts


def sender_allowed(
    origin_header: str | None, fetch_site: str | None, hosts: Container[str]
) -> bool:
    """Whether a request for the preview's own resources comes from one of its own pages.

    Programs that are no browsers send neither header.
    """
    if fetch_site is not None and fetch_site.strip() not in {"same-origin", "none"}:
        return False
    if origin_header is None:
        return True
    scheme, _, host = origin_header.strip().lower().partition("://")
    return scheme == "http" and host in hosts
