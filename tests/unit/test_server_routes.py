"""What requests ask for, and who may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignsite.server.routes import (
    Missing,
    Redirect,
    Refused,
    Resource,
    Route,
    SiteFile,
    host_allowed,
    origin,
    own_hosts,
    route,
    sender_allowed,
)

FILES = frozenset(
    {
        "index.html", "why.html", "why/index.html", "how/index.html", "posts/ä b.html",
        "style.css", "notes", "notes.html", "x//evil.example/index.html",
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/", SiteFile("index.html")),
        ("/?q=1", SiteFile("index.html")),
        ("/why", SiteFile("why.html")),
        ("/why/", SiteFile("why/index.html")),
        ("/notes", SiteFile("notes")),
        ("/how", Redirect(301, "/how/")),
        ("/how?q=a%20b&c", Redirect(301, "/how/?q=a%20b&c")),
        ("/how/", SiteFile("how/index.html")),
        ("/posts/%C3%A4%20b", SiteFile("posts/ä b.html")),
        ("/posts/\u00c3\u00a4%20b.html", SiteFile("posts/ä b.html")),
        ("/style.css#x", SiteFile("style.css")),
        ("/style.css/", Missing()),
        ("/STYLE.css", Missing()),
        ("/how//", Missing()),
        ("/-/alignsite/state", Resource("state")),
        ("/-/alignsite/events?x", Resource("events")),
        ("/-/alignsite/", Missing()),
        ("/-/alignsite/overlay.py", Missing()),
        ("/%252e%252e/x", Missing()),
    ],
)
def test_routes(target: str, expected: Route) -> None:
    assert route(target, "/", FILES) == expected


@pytest.mark.parametrize(
    "target",
    [
        "/..", "/../x", "/a/../b", "/./a", "/.%2e/", "/%2e%2e/", "/%2E%2E/", "/a%2fb", "/a%2Fb",
        "/a%5cb", "/a\\b", "/%00", "/a%00.html", "/a%0d%0ab", "/%7f", "/%ff", "/%c3", "//a", "",
        "a", "*", "http://localhost/", "http://evil.example/",
    ],
)  # fmt: skip
def test_paths_that_no_page_has(target: str) -> None:
    assert isinstance(route(target, "/", FILES), Refused)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/", Redirect(302, "/reading%20list/")),
        ("/reading%20list", Redirect(302, "/reading%20list/")),
        ("/reading%20list/", SiteFile("index.html")),
        ("/reading%20list/how", Redirect(301, "/reading%20list/how/")),
        ("/why", Missing()),
        ("/reading%20listed", Missing()),
        ("/-/alignsite/state", Resource("state")),
    ],
)
@pytest.mark.parametrize("base", ["/reading list/", "/reading%20list/"])
def test_a_site_below_a_sub_path(base: str, target: str, expected: Route) -> None:
    assert route(target, base, FILES) == expected


@given(
    st.lists(st.sampled_from(["/", "..", ".", "%2e", "%2f", "%5c", "%00", "how", "why", "%", "?"]))
)
def test_only_names_of_the_output_are_ever_answered(parts: list[str]) -> None:
    found = route("/" + "".join(parts), "/", FILES)
    if isinstance(found, SiteFile):
        assert found.path in FILES
    elif isinstance(found, Redirect):
        assert found.location.startswith("/")
        assert not found.location.startswith("//")


@pytest.mark.parametrize(
    ("host", "port", "local", "header", "allowed"),
    [
        ("127.0.0.1", 8000, None, "127.0.0.1:8000", True),
        ("127.0.0.1", 8000, None, "localhost:8000", True),
        ("127.0.0.1", 8000, None, "LocalHost:8000", True),
        ("127.0.0.1", 8000, None, "[::1]:8000", True),
        ("127.0.0.1", 8000, None, "localhost", False),
        ("127.0.0.1", 80, None, "localhost", True),
        ("127.0.0.1", 8000, None, "localhost:80000", False),
        ("127.0.0.1", 8000, None, "localhost.:8000", False),
        ("127.0.0.1", 8000, None, "evil.example:8000", False),
        ("127.0.0.1", 8000, None, "127.0.0.1.evil.example:8000", False),
        ("127.0.0.1", 8000, None, "192.168.1.5:8000", False),
        ("127.0.0.1", 8000, None, "a@localhost:8000", False),
        ("127.0.0.1", 8000, None, "", False),
        ("127.0.0.1", 8000, None, None, False),
        ("desk.example", 8000, None, "desk.example:8000", True),
        ("::1", 8000, None, "[::1]:8000", True),
        ("0.0.0.0", 8000, "192.168.1.5", "192.168.1.5:8000", True),
        ("0.0.0.0", 8000, "192.168.1.5", "192.168.1.6:8000", False),
        ("0.0.0.0", 8000, "192.168.1.5", "evil.example:8000", False),
        ("::", 8000, "::ffff:192.168.1.5", "192.168.1.5:8000", True),
    ],
)
def test_hosts(host: str, port: int, local: str | None, header: str | None, allowed: bool) -> None:
    assert host_allowed(header, own_hosts(host, port, local)) is allowed


@pytest.mark.parametrize(
    ("sent", "site", "allowed"),
    [
        (None, None, True),
        (None, "same-origin", True),
        (None, "none", True),
        (None, "same-site", False),
        (None, "cross-site", False),
        ("http://localhost:8000", "same-origin", True),
        ("http://localhost:8000", "cross-site", False),
        ("http://localhost:3000", None, False),
        ("https://localhost:8000", None, False),
        ("http://evil.example", None, False),
        ("null", None, False),
    ],
)
def test_senders(sent: str | None, site: str | None, allowed: bool) -> None:
    assert sender_allowed(sent, site, own_hosts("127.0.0.1", 8000)) is allowed


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:1"),
        ("::1", "http://[::1]:1"),
        ("0.0.0.0", "http://localhost:1"),
    ],
)
def test_origin(host: str, expected: str) -> None:
    assert origin(host, 1) == expected
