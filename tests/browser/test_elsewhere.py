"""Nothing is loaded from another host before the reader asks for it, whatever a document holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.site import WIDTHS, site_of
from tests.sites import post

pytestmark = pytest.mark.browser

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"></svg>'

EVERYTHING = """\
![A lamp](https://pictures.test/lamp.png) and ![](https://pictures.test/star.png)

![A rope](https://rope.test/1.png) some text [![A knot](https://rope.test/2.png) ![A
peg](https://peg.test/1.png)](https://target.test/ropes/)

<div class="picture"><a class="picture" href="https://pictures.test/">Words of our own</a></div>

<img src="//other.test/rung.png" alt="A rung" width="640" height="400">

<img src=" https://blank.test/1.png"> <img src="
https://break.test/1.png"> <img src="https:colon.test/1.png"> <img src="https:/slash.test/1.png">

<img src="HTTPS://upper.test/1.png"> <img src="ht
tps://within.test/1.png"> <img src="\\\\back.test\\1.png"> <img src="/&#9;/tab.test/1.png">

[![A ladder](https://pictures.test/ladder.png)](https://target.test/ladders/)

<img src="/lamp.svg" srcset="https://srcset.test/1.png 2x" alt="Our own lamp">

<picture><source srcset="https://source.test/1.webp"><img src="https://picture.test/1.png"></picture>

<video src="https://video.test/1.mp4" poster="https://poster.test/1.png" autoplay></video>

<video autoplay><source src="https://video.test/2.mp4"><track src="https://track.test/1"></video>

<audio src="https://audio.test/1.mp3" autoplay preload="auto"></audio>

<iframe src="https://www.youtube.com/embed/abcdefghi-_"></iframe>

<iframe src="https://frame.test/"></iframe>

<p style="background: url(https://style.test/1.png)">Styled</p>

<table background="https://background.test/1.png"><tr><td>Cell</td></tr></table>

<object data="https://object.test/1.svg"></object> <embed src="https://embed.test/1.svg">

<svg><image href="https://svg.test/1.png"/></svg> <input type="image" src="https://input.test/1.png">

<a href="/" ping="https://ping.test/">A link</a>

<link rel="icon" href="https://icon.test/1.png"><link rel="prefetch" href="https://prefetch.test/">

<style>@import "https://import.test/1.css";</style><script src="https://script.test/1.js"></script>

<meta http-equiv="refresh" content="0; url=https://refresh.test/">
"""
EPISODE = """\
---
title: "1 - Lamps"
date: 2024-02-11
media: [https://media.test/1.mp3, https://www.youtube.com/watch?v=abcdefghi-_]
image: https://image.test/1.png
---

**Ada Example** (00:00:05): Welcome. ![A lamp](https://pictures.test/lamp.png)

**Noor Field** (00:01:10): And a rung.
"""
FILES = {
    "alignsite.toml": 'title = "Notes"\nbase_url = "https://example.org/"\n',
    "content/posts/a.md": post(body=EVERYTHING),
    "content/episodes/a.md": EPISODE,
    "content/lamp.svg": DRAWING,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The home page of a site whose documents name everything that could be loaded."""
    with site_of(tmp_path_factory.mktemp("elsewhere"), FILES) as address:
        yield address


@contextmanager
def page_at(browser: Browser, address: str, **settings: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the addresses elsewhere that it has asked for so far."""
    size = {"width": 1280, "height": WIDTHS[1280]}
    context = browser.new_context(viewport=size, **settings)  # type: ignore[arg-type]
    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url.startswith("http://127.0.0.1"):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.fulfill(body=DRAWING, content_type="image/svg+xml")

    context.route("**/*", answer)
    try:
        page = context.new_page()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        yield page, asked
    finally:
        context.close()


def look_at_everything(page: Page) -> None:
    """Scroll by, for pictures that load late, and let the pointer rest on links."""
    for one in page.locator("main a:visible").all():
        one.scroll_into_view_if_needed()
        one.hover()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("address", ["posts/a/", "episodes/a/"])
def test_nothing_is_loaded_from_elsewhere_before_a_click(
    browser: Browser, root: str, address: str, scripts: bool
) -> None:
    with page_at(browser, root + address, java_script_enabled=scripts) as (page, asked):
        if scripts:
            look_at_everything(page)
        else:
            page.keyboard.press("End")
            page.wait_for_timeout(500)
        assert asked == []


def test_a_click_on_a_picture_shows_those_of_its_host_and_no_others(
    browser: Browser, root: str
) -> None:
    with page_at(browser, root + "posts/a/") as (page, asked):
        page.get_by_role("link", name="Picture: A lamp (from pictures.test)").click()
        lamp = page.get_by_role("img", name="A lamp", exact=True)
        expect(lamp).to_have_js_property("naturalWidth", 320)
        page.wait_for_load_state("networkidle")
        expected = {f"https://pictures.test/{name}.png" for name in ("lamp", "star", "ladder")}
        assert set(asked) == expected
        inside = page.locator('a[href="https://target.test/ladders/"] img')
        expect(inside).to_have_attribute("alt", "A ladder")
        expect(page.get_by_text("Leads to target.test/ladders")).to_be_hidden()
        expect(page.get_by_role("link", name="Picture: A rung (from other.test)")).to_be_visible()


def test_a_picture_is_shown_by_keyboard_too_and_keeps_its_place(
    browser: Browser, root: str
) -> None:
    with page_at(browser, root + "posts/a/") as (page, asked):
        link = page.get_by_role("link", name="Picture: A rung")
        before = link.bounding_box()
        link.press("Enter")
        picture = page.get_by_role("img", name="A rung")
        expect(picture).to_have_js_property("naturalWidth", 320)
        after = picture.bounding_box()
        assert asked == ["https://other.test/rung.png"]
        assert before is not None
        assert after is not None
        assert abs(before["height"] - after["height"]) < 4


def test_pictures_go_back_into_the_link_that_they_were_in_and_into_no_other(
    browser: Browser, root: str
) -> None:
    with page_at(browser, root + "posts/a/") as (page, _):
        page.get_by_role("link", name="Picture: A rope").click()
        rope = page.get_by_role("img", name="A rope")
        expect(rope).to_be_focused()
        linked = page.locator('a[href="https://target.test/ropes/"] img')
        expect(linked).to_have_count(1)
        expect(linked).to_have_attribute("alt", "A knot")
        page.get_by_role("link", name="Picture: A peg").press("Enter")
        expect(linked).to_have_count(2)
        expect(page.locator('a[href="https://target.test/ropes/"]')).to_be_focused()


def test_links_of_a_document_lead_on_whatever_class_they_have(browser: Browser, root: str) -> None:
    with page_at(browser, root + "posts/a/") as (page, _):
        page.get_by_role("link", name="Picture: A lamp (from pictures.test)").click()
        page.get_by_role("link", name="Words of our own").click()
        page.wait_for_url("https://pictures.test/")


def test_without_scripts_the_link_leads_to_the_picture(browser: Browser, root: str) -> None:
    with page_at(browser, root + "episodes/a/", java_script_enabled=False) as (page, asked):
        page.get_by_role("link", name="Picture: A lamp").click()
        assert page.url == "https://pictures.test/lamp.png"
        assert asked == ["https://pictures.test/lamp.png"]


def test_a_click_on_a_player_loads_that_player(browser: Browser, root: str) -> None:
    with page_at(browser, root + "posts/a/") as (page, asked):
        page.get_by_role("link", name="Watch on YouTube").click()
        expect(page.locator("iframe")).to_have_count(1)
        page.wait_for_load_state("networkidle")
        assert [one.split("?")[0] for one in asked] == [
            "https://www.youtube-nocookie.com/embed/abcdefghi-_"
        ]
