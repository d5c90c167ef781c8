"""What the filters of templates make of addresses, times and markup."""

from __future__ import annotations

import pytest

from alignsite import filters
from alignsite.records import Link, Markup, Turn


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/posts/a/", "/reading/posts/a/"),
        ("/", "/reading/"),
        ("/a/?q=1#b", "/reading/a/?q=1#b"),
        ("#turn", "#turn"),
        ("other/", "other/"),
        ("../a.png", "../a.png"),
        ("https://example.org/x", "https://example.org/x"),
        ("HTTPS://example.org/x", "HTTPS://example.org/x"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("//example.org/x", "//example.org/x"),
        ("", "#"),
        (None, "#"),
    ],
)
def test_an_address_of_the_site_gets_its_sub_path(address: str | None, expected: str) -> None:
    assert filters.site_url(address, "/reading/") == expected


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.org/x",
        "view-source:https://example.org/",
    ],
)
def test_an_address_that_could_run_a_script_leads_nowhere(address: str) -> None:
    assert filters.site_url(address, "/") == "#"
    assert filters.absolute_url(address, "https://example.org/", "/a/") == "https://example.org/a/#"


@pytest.mark.parametrize(
    ("address", "base", "expected"),
    [
        ("/a/", "https://example.org/", "https://example.org/a/"),
        ("/a/", "https://example.org/reading/", "https://example.org/reading/a/"),
        ("/", "https://example.org/reading/", "https://example.org/reading/"),
        ("#x", "https://example.org/reading/", "https://example.org/reading/p/#x"),
        ("https://other.example/x", "https://example.org/", "https://other.example/x"),
        ("mailto:ada@example.org", "https://example.org/", "mailto:ada@example.org"),
    ],
)
def test_an_absolute_address_names_the_host(address: str, base: str, expected: str) -> None:
    assert filters.absolute_url(address, base, "/p/") == expected


def local(address: str) -> str:
    return filters.site_url(address, "/reading/")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (Markup(), ""),
        (Markup(("<p>plain</p>",)), "<p>plain</p>"),
        (
            Markup(('<a href="', '">x</a> <a href="', '">y</a>'), (Link("b.md"), Link("#t"))),
            '<a href="/reading/b/">x</a> <a href="#t">y</a>',
        ),
        (Markup(('<a href="', '">x</a>'), (Link("gone.md"),)), '<a href="gone.md">x</a>'),
        (Markup(('<a href="', '">x</a>'), (Link("javascript:x"),)), '<a href="#">x</a>'),
        (Markup(('<a href="', '">x</a>'), (Link("slug:gone"),)), "<a>x</a>"),
        (Markup(('<a href="', '">x</a>'), (Link('?a&b"<'),)), '<a href="?a&amp;b&quot;&lt;">x</a>'),
    ],
)
def test_holes_are_filled_with_the_addresses_of_their_links(markup: Markup, expected: str) -> None:
    assert filters.fill(markup, {"b.md": "/b/"}, local) == expected


@pytest.mark.parametrize(
    ("seconds", "clock", "duration"),
    [
        (0, "0:00", "PT0M0S"),
        (65, "1:05", "PT1M5S"),
        (3599, "59:59", "PT59M59S"),
        (3600, "1:00:00", "PT1H0M0S"),
        (3765, "1:02:45", "PT1H2M45S"),
        (360000, "100:00:00", "PT100H0M0S"),
    ],
)
def test_seconds_are_told_for_people_and_for_programs(
    seconds: int, clock: str, duration: str
) -> None:
    assert (filters.clock(seconds), filters.duration(seconds)) == (clock, duration)


def turn(name: str, start: int | None) -> Turn:
    return Turn(name, "Ada Example", "Ada", start, "", (), Markup())


TURNS = (turn("a", None), turn("b", 10), turn("c", None), turn("d", 40))


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(None, None), (5, None), (10, "b"), (39, "b"), (40, "d"), (9999, "d")],
)
def test_a_time_leads_to_the_last_turn_begun_by_then(
    seconds: int | None, expected: str | None
) -> None:
    assert filters.turn_at(TURNS, seconds) == expected
