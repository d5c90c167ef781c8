"""What browsers are told after a build."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from alignsite.server.channel import Channel, View, after_build, after_failure
from alignsite.server.overlay import Report

FILES = frozenset({"index.html", "style.css", "page.js"})
SHOWN = View(session="s", base_path="/r/", files=FILES, version=4, pages=3, assets=2)
TROUBLE = Report(1, 0, "<p>x</p>", "d")


def built(view: View, *changed: str, files: frozenset[str] = FILES, base: str = "/r/") -> View:
    return after_build(view, base_path=base, files=files, changed=changed, report=Report())


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ((), {}),
        (("feed.xml", "search.json", "robots.txt"), {}),
        (("index.html",), {"version": 5, "pages": 5}),
        (("gone.html", "feed.xml"), {"version": 5, "pages": 5}),
        (("style.css",), {"version": 5, "styles": (("/r/style.css", 5),)}),
        (("page.js",), {"version": 5, "assets": 5}),
        (("gone.css",), {"version": 5, "pages": 5}),
        (
            ("index.html", "style.css"),
            {"version": 5, "pages": 5, "styles": (("/r/style.css", 5),)},
        ),
    ],
)
def test_what_a_build_changes(changed: tuple[str, ...], told: dict[str, object]) -> None:
    assert built(SHOWN, *changed) == replace(SHOWN, **told)


def test_style_sheets_keep_the_version_they_changed_with() -> None:
    view = built(built(SHOWN, "style.css"), "index.html")
    assert (view.version, view.styles) == (6, (("/r/style.css", 5),))


def test_the_first_good_build_and_a_moved_site_concern_every_page() -> None:
    assert built(View(session="s")).pages == 1
    assert built(SHOWN, base="/elsewhere/").pages == 5


def test_a_failure_keeps_the_site_and_tells_what_is_wrong() -> None:
    view = after_failure(SHOWN, TROUBLE)
    assert view == replace(SHOWN, version=5, report=TROUBLE)
    assert after_failure(view, TROUBLE) is view


def test_mending_tells_of_no_other_page() -> None:
    view = built(after_failure(SHOWN, TROUBLE))
    assert (view.version, view.pages, view.report) == (6, 3, Report())


def test_a_name_that_is_no_text_does_not_break_the_message() -> None:
    assert "\n" not in built(SHOWN, "a\n\udcff.css", files=FILES | {"a\n\udcff.css"}).as_json()


def test_waiting_ends_with_a_new_view_and_with_the_end() -> None:
    channel = Channel(SHOWN)
    assert channel.wait(4, timeout=0.0) == SHOWN

    heard: list[View] = []
    waiting = threading.Thread(target=lambda: heard.append(channel.wait(4, timeout=30.0)))
    waiting.start()
    channel.publish(replace(SHOWN, version=5))
    waiting.join(30.0)
    assert [one.version for one in heard] == [5]

    waiting = threading.Thread(target=lambda: heard.append(channel.wait(5, timeout=30.0)))
    waiting.start()
    channel.close()
    waiting.join(30.0)
    assert channel.closed
    assert len(heard) == 2
