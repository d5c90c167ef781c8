"""What a link within the site leads to, shown to who rests on it, below a sub-path."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.site import page_in, site_of

pytestmark = pytest.mark.browser

FILES = {
    "alignsite.toml": 'title = "Notes"\nbase_url = "https://example.org/reading/"\n',
    "content/episodes/talk.md": """\
---
title: "1 - Addresses with Ada Example"
date: 2024-02-11
---

**Noor Field** (00:00:05):
Welcome. See [the post](../posts/notes.md).

**Ada Example** (00:01:10):
That every turn has an address.
""",
    "content/issues/1.md": """\
---
title: "Digest #1"
number: 1
date: 2024-03-01
---

# Highlights

**[AI safety via debate](https://arxiv.org/abs/1805.00899)** *(Geoffrey Irving et al)*
(summarized by Noor): Two argue, one judges.
""",
    "content/posts/notes.md": """\
---
title: Notes at the side
date: 2024-03-05
authors: [Noor Field]
---

The first words of all. Read [the talk](../episodes/talk.md),
[the item](../issues/1.md#ai-safety-via-debate),
[elsewhere](https://example.com/) and [the tags](../../tags/).
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The home page of a small site that lies below a sub-path; the address ends with `/`."""
    with site_of(tmp_path_factory.mktemp("previews"), FILES) as address:
        yield address


@contextmanager
def page_at(browser: Browser, address: str, **settings: Any) -> Iterator[Page]:
    """A page in a window of its own, without an error in its console."""
    context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | settings))
    with page_in(context, address) as page:
        yield page


def link(page: Page, words: str) -> Locator:
    return page.locator(".prose").get_by_role("link", name=words)


def test_a_link_that_the_mouse_rests_on_says_where_it_leads(browser: Browser, root: str) -> None:
    with page_at(browser, root + "posts/notes/") as page:
        link(page, "the talk").hover()
        shown = page.get_by_role("tooltip")
        expect(shown).to_contain_text("Addresses with Ada Example")
        expect(shown).to_contain_text("11 February 2024")
        expect(link(page, "the talk")).to_have_accessible_description(
            shown.inner_text().replace("\n", " ")
        )
        shown.hover()  # what is shown can be gone over with the mouse
        page.wait_for_timeout(400)
        expect(shown).to_be_visible()
        page.locator("h1").hover()
        expect(shown).to_be_hidden()


def test_an_item_is_shown_by_its_own_words(browser: Browser, root: str) -> None:
    with page_at(browser, root + "posts/notes/") as page:
        link(page, "the item").hover()
        shown = page.get_by_role("tooltip")
        expect(shown).to_contain_text("AI safety via debate")
        expect(shown).to_contain_text("Two argue, one judges.")


def test_the_keyboard_shows_and_puts_away_and_stays_where_it_is(
    browser: Browser, root: str
) -> None:
    with page_at(browser, root + "posts/notes/") as page:
        page.locator(".byline a").focus()
        while not page.evaluate("document.activeElement.textContent.includes('the talk')"):
            page.keyboard.press("Tab")
        shown = page.get_by_role("tooltip")
        expect(shown).to_contain_text("Addresses with Ada Example")
        page.keyboard.press("Escape")
        expect(shown).to_be_hidden()
        expect(link(page, "the talk")).to_be_focused()
        page.keyboard.press("Tab")
        expect(shown).to_contain_text("AI safety via debate")
        page.keyboard.press("Tab")
        expect(shown).to_be_hidden()
        expect(link(page, "elsewhere")).to_be_focused()


@pytest.mark.parametrize("words", ["elsewhere", "the tags"])
def test_a_link_with_nothing_to_show_shows_nothing(browser: Browser, root: str, words: str) -> None:
    with page_at(browser, root + "posts/notes/") as page:
        link(page, words).hover()
        page.wait_for_timeout(900)
        expect(page.get_by_role("tooltip")).to_be_hidden()


def test_a_finger_gets_no_preview(browser: Browser, root: str) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with page_at(browser, root + "posts/notes/", **phone) as page:
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        link(page, "the talk").focus()
        page.wait_for_timeout(900)
        expect(page.get_by_role("tooltip")).to_be_hidden()
        link(page, "the talk").tap()
        page.wait_for_url("**/episodes/talk/")
        assert not [url for url in asked if "/previews/" in url]


def test_it_stays_within_a_narrow_window(browser: Browser, root: str) -> None:
    with page_at(browser, root + "posts/notes/", viewport={"width": 320, "height": 600}) as page:
        link(page, "the item").hover()
        box = page.get_by_role("tooltip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_with_scripts_off_links_are_links(browser: Browser, root: str) -> None:
    with page_at(browser, root + "posts/notes/", java_script_enabled=False) as page:
        link(page, "the talk").click()
        expect(page.locator("h1")).to_contain_text("Addresses with Ada Example")
