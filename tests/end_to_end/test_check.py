"""`alignsite check`: the build's problems and those of the built pages, each told once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from alignsite.building.builds import Request, Silence
from alignsite.tasks.checking import check_source
from tests.sites import NOW, post, write_site

BROKEN = """\
See [this](sekond.md), [that](/gone/#x), [there](b.md#nowhere) and [here](#hier).

[over there](https://example.org/archive/away/), ![it](lost.png), [[wiki]].
"""


def checked(folder: Path, files: dict[str, str]) -> list[tuple[str, str, int | None, str]]:
    """Severity, code, line and file of each problem that a check finds."""
    settings = {"alignsite.toml": 'base_url = "https://example.org/archive/"\n'}
    source = write_site(folder, settings | files)
    result = check_source(Request(source=source, now=NOW), Silence())
    return [(one.severity, one.code, one.line, one.path) for one in result.problems]


def test_a_broken_link_of_a_document_is_one_error_at_its_place(tmp_path: Path) -> None:
    files = {"content/posts/a.md": post(body=BROKEN), "content/posts/b.md": post(body="# Head")}
    first = post(body=BROKEN)[: post(body=BROKEN).index("See")].count("\n") + 1
    path = "content/posts/a.md"
    assert checked(tmp_path, files) == [
        ("error", "broken-link", first, path),
        ("error", "broken-link", first, path),
        ("error", "broken-anchor", first, path),
        ("error", "broken-anchor", first, path),
        ("error", "broken-link", first + 2, path),
        ("error", "broken-link", first + 2, path),
        ("warning", "broken-link", first + 2, path),
    ]


def test_a_second_check_that_finds_nothing_changed_tells_the_same(tmp_path: Path) -> None:
    lost = post().replace("tags:", "image: lost.png\ntags:")
    request = Request(source=write_site(tmp_path, {"content/posts/a.md": lost}), now=NOW)
    time.sleep(0.06)  # files a moment old prove nothing
    first, second = (check_source(request, Silence()) for _ in range(2))
    assert (first.unchanged, second.unchanged) == (False, True)
    assert ("broken-link", 4) in [(one.code, one.line) for one in first.problems]
    assert second.problems == first.problems


@pytest.mark.parametrize(
    ("settings", "strict", "severities"),
    [
        ("", False, ["warning", "error"]),
        ("", True, ["error", "error"]),
        ('strict = ["missing-date"]', False, ["error", "error"]),
        ('strict = ["*"]', False, ["error", "error"]),
        ('strict = ["broken-anchor"]', False, ["warning", "error"]),
    ],
)
def test_a_strict_check_looks_at_the_pages_all_the_same(
    tmp_path: Path, settings: str, strict: bool, severities: list[str]
) -> None:
    files = {
        "alignsite.toml": f'base_url = "https://example.org/"\n{settings}\n',
        "content/posts/a.md": "---\ntitle: A\n---\n\nText.\n",
        "templates/404.html": '<!doctype html><html lang="en"><a href="/x/">x</a></html>',
    }
    request = Request(source=write_site(tmp_path, files), now=NOW, strict=strict)
    result = check_source(request, Silence())
    assert result.total > 1
    assert [one.code for one in result.problems] == ["html-broken-link", "missing-date"]
    assert [one.severity for one in reversed(result.problems)] == severities


def test_what_no_document_has_is_told_where_the_page_has_it(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        {
            "content/posts/a.md": post(body="[Gone](/gone/)"),
            "alignsite.toml": """\
base_url = "https://example.org/archive/"
[[menu]]
title = "Lost"
url = "/lost/"
""",
        },
    )
    assert [one[:2] for one in found] == [("error", "html-broken-link"), ("error", "broken-link")]
