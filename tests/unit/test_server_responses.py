"""Types, conditions, ranges, and the script tag."""

from __future__ import annotations

import pytest

from alignsite.server.channel import View
from alignsite.server.responses import (
    Answer,
    byte_range,
    content_type,
    file_mark,
    matches,
    page,
    part,
    with_script,
)

VIEW = View(session="abc", version=7)
TAG = b'<script src="/-/alignsite/reload.js" data-session="abc" data-version="7"></script>'


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("A.HTML", "text/html; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.woff2", "font/woff2"),
        ("a.mp3", "audio/mpeg"),
        ("CNAME", "application/octet-stream"),
        ("a.strange", "application/octet-stream"),
    ],
)
def test_types(path: str, expected: str) -> None:
    assert content_type(path) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<!DOCTYPE html><body>x</body></html>", b"<!DOCTYPE html><body>x%s</body></html>"),
        (b"<html><BODY></body> </BODY>\n", b"<html><BODY></body> %s</BODY>\n"),
        (b"<!doctype html><p>x</html>", b"<!doctype html><p>x%s</html>"),
        (b"<!doctype html><p>x", b"<!doctype html><p>x%s"),
        (b"<p>a fragment</p>", b"<p>a fragment</p>"),
        (b"", b""),
    ],
)
def test_the_script_goes_last_into_whole_pages(body: bytes, expected: bytes) -> None:
    assert with_script(body, VIEW) == expected.replace(b"%s", TAG)


def test_a_page_a_script_reads_is_as_it_was_built() -> None:
    body = b"<!doctype html><body>x</body>"
    assert page(body, VIEW, shown=False).body == body


def test_a_known_page_is_not_sent_again_and_a_missing_one_always() -> None:
    body = b"<!doctype html>x"
    mark = dict(page(body, VIEW).headers)["ETag"]
    assert page(body, VIEW, known=mark) == Answer(304, page(body, VIEW).headers[1:])
    assert page(body, VIEW, known=mark, status=404).status == 404


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("bytes=0-3", (0, 4)),
        ("bytes=4-", (4, 10)),
        ("bytes=-3", (7, 10)),
        ("bytes=-30", (0, 10)),
        ("bytes=0-99", (0, 10)),
        ("Bytes=0-1", (0, 2)),
        ("bytes=10-", (10, 10)),
        ("bytes=-0", (10, 10)),
        ("bytes=3-2", None),
        ("bytes=-", None),
        ("bytes=0-1,3-4", None),
        ("lines=0-1", None),
        ("bytes=٣-", None),
    ],
)
def test_ranges(wanted: str, expected: tuple[int, int] | None) -> None:
    assert byte_range(wanted, 10) == expected


@pytest.mark.parametrize(
    ("headers", "status", "start", "length"),
    [
        ({}, 200, 0, 10),
        ({"wanted": "bytes=2-3"}, 206, 2, 2),
        ({"wanted": "bytes=2-3", "if_range": '"m"'}, 206, 2, 2),
        ({"wanted": "bytes=2-3", "if_range": '"old"'}, 200, 0, 10),
        ({"wanted": "bytes=10-"}, 416, 0, 0),
        ({"known": 'W/"m", "x"'}, 304, 0, 0),
    ],
)
def test_parts(headers: dict[str, str], status: int, start: int, length: int) -> None:
    found = part("a.mp3", 10, '"m"', **headers)
    assert (found.status, found.start, found.length) == (status, start, length)


@pytest.mark.parametrize(
    ("known", "expected"),
    [(None, False), ('"m"', True), ('"x", "m"', True), ("*", True), ('"M"', False), ("", False)],
)
def test_conditions(known: str | None, expected: bool) -> None:
    assert matches(known, '"m"') is expected


def test_a_file_of_another_stamp_has_another_mark() -> None:
    assert file_mark((10, 1, 1, 5)) != file_mark((10, 1, 2, 5))
