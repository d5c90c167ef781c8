"""What readers do to find something, with the built-in search and with the index of all words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.site import served
from tests.browser.test_tools import page_at
from tests.sites import build_site, post, write_site

pytestmark = pytest.mark.browser

EPISODE = """\
---
title: "1 - Lanterns with Ada Example"
date: 2023-02-11
show: Slow Reading
tags: [lights]
---

## The first part

**Noor Field** (00:00:05):
Welcome. What is a lantern good for?

## The second part

**Ada Example** (00:01:10):
It shows the way to the harbour, and nothing beyond the harbour wall.

**Noor Field** (00:02:20):
And who trims the wick?
"""
ISSUE = """\
---
title: "Digest #1"
number: 1
date: 2022-03-04
---

# Highlights

**[Safety via lighthouses](https://example.org/lighthouses)** *(Bo Sample et al)*
(summarized by Noor Field): Two towers argue, and a pilot judges.

# Interpretability

**[Zoom in](https://example.org/zoom)** *(Cleo Sample et al)*
(summarized by Ada Example): Circuits made of glass.
"""
SETTINGS = 'title = "Notes"\nbase_url = "https://example.org/reading/"\nsearch = "{search}"\n'
POSTS = {
    f"content/posts/wick-{number}.md": post(
        title=f"Wick {number}",
        date=f"2021-01-{number:02}",
        tags="wicks",
        authors="Bo Sample",
        body="Of cotton.\n\n## Oil\n\nWhale oil.",
    )
    for number in range(1, 13)
}
COAST = post("Übersicht der Küste", "2021-02-01", "coast", "Ada Example")
FILES = {
    "content/episodes/lanterns.md": EPISODE,
    "content/issues/1.md": ISSUE,
    "content/posts/uebersicht.md": COAST,
    **POSTS,
}


def built(folder: Path, search: str) -> Path:
    write_site(folder, {**FILES, "alignsite.toml": SETTINGS.format(search=search)})
    assert build_site(folder, full_text=True).published
    return folder / "public"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The home page of a site with the built-in search, below a sub-path."""
    with served(built(tmp_path_factory.mktemp("small"), "builtin")) as address:
        yield address


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same site with an index of all words."""
    with served(built(tmp_path_factory.mktemp("whole"), "pagefind")) as address:
        yield address


def results(page: Page) -> list[str]:
    return page.locator(".results h2").all_inner_texts()


def test_a_slash_leads_to_the_field_and_enter_to_what_is_found(
    browser: Browser, small: str
) -> None:
    with page_at(browser, f"{small}posts/") as page:
        page.keyboard.press("/")
        expect(page.locator("header [name=q]")).to_be_focused()
        page.keyboard.type("kuste")
        page.keyboard.press("Enter")
        page.wait_for_url("**/reading/search/?q=kuste")
        expect(page.get_by_role("status").first).to_have_text("One result")
        assert results(page) == ["Übersicht der Küste"]
        assert page.locator(".results h2 mark").all_inner_texts() == ["Küste"]


def test_a_slash_in_a_field_is_a_slash(browser: Browser, small: str) -> None:
    with page_at(browser, f"{small}search/") as page:
        page.keyboard.press("/")
        expect(page.locator("[name=q]")).to_be_focused()
        page.keyboard.type("a/b")
        expect(page.locator("[name=q]")).to_have_value("a/b")
        expect(page.locator("#found--")).to_have_text(re.compile("Nothing found"))


def test_results_come_as_one_types_and_arrows_lead_to_an_item(browser: Browser, small: str) -> None:
    with page_at(browser, f"{small}search/") as page:
        page.keyboard.press("/")
        page.keyboard.type("lighth")
        expect(page.locator(".results h2 a")).to_have_text(["Safety via lighthouses", "Digest #1"])
        link = page.locator(".places a")
        expect(link).to_have_text("Safety via lighthouses")
        for _ in range(3):  # the work, the issue, the item in it
            page.keyboard.press("ArrowDown")
        expect(link).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("[name=q]")).to_be_focused()
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/reading/issues/1/#**")
        expect(page.locator(".item:target h3")).to_have_text("Safety via lighthouses")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("kind", "episode", ["1 - Lanterns with Ada Example"]),
        ("person", "Noor Field", ["1 - Lanterns with Ada Example", "Digest #1"]),
        ("tag", "Interpretability", ["Digest #1"]),
        ("year", "2022", ["Digest #1"]),
    ],
)
@pytest.mark.parametrize(
    "engine", ["small", pytest.param("whole", marks=pytest.mark.pagefind)]
)  # fmt: skip
def test_what_is_found_can_be_narrowed(
    browser: Browser, request: pytest.FixtureRequest, engine: str, name: str, value: str,
    expected: list[str],
) -> None:  # fmt: skip
    with page_at(browser, f"{request.getfixturevalue(engine)}search/") as page:
        select = page.locator(f"select[name={name}]")
        page.locator("[name=q]").focus()
        page.locator("[name=q]").fill("a")
        select.locator(f"option[value='{value}']").wait_for(state="attached")
        page.locator("[name=q]").fill("")
        select.select_option(value)
        expect(page.locator(".results h2")).to_have_count(len(expected))
        assert sorted(results(page)) == expected
        page.reload()
        expect(page.locator(".results h2")).to_have_count(len(expected))
        expect(select).to_have_value(value)


def test_many_results_come_in_parts(browser: Browser, small: str) -> None:
    with page_at(browser, f"{small}search/?q=wick") as page:
        expect(page.locator("#found--")).to_have_text("12 results")
        expect(page.get_by_text("Search needs JavaScript")).to_be_hidden()
        expect(page.locator(".results > li")).to_have_count(10)
        page.get_by_role("button", name="Show more").click()
        expect(page.locator(".results > li")).to_have_count(12)
        expect(page.locator(".results > li").nth(10).locator("h2 a")).to_be_focused()
        expect(page.get_by_role("button", name="Show more")).to_be_hidden()


def test_nothing_is_loaded_before_a_reader_searches(browser: Browser, small: str) -> None:
    with page_at(browser, small) as page:
        names = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
        assert [one for one in names if "search" in one] == []


def test_with_scripts_off_the_lists_lead_everywhere(browser: Browser, small: str) -> None:
    with page_at(browser, small, java_script_enabled=False) as page:
        page.locator("header [name=q]").fill("lantern")
        page.locator("header [name=q]").press("Enter")
        page.wait_for_url("**/search/?q=lantern")
        expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
        expect(page.locator(".choices")).to_be_hidden()
        page.locator(".ways a").first.click()
        page.wait_for_url("**/posts/")


@pytest.mark.pagefind
@pytest.mark.parametrize(
    ("words", "label", "target"),
    [
        ("harbour wall", "Ada Example · The second part", ".turn:target .said"),
        ("towers pilot", "Safety via lighthouses", ".item:target"),
    ],
)
def test_all_words_are_found_at_their_place(
    browser: Browser, whole: str, words: str, label: str, target: str
) -> None:
    with page_at(browser, f"{whole}search/") as page:
        page.keyboard.press("/")
        page.keyboard.type(words)
        link = page.locator(".places a").first
        expect(link).to_have_text(label)
        expect(page.locator(".places mark").first).to_have_text(re.compile(words.partition(" ")[0]))
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(target)).to_contain_text(words.partition(" ")[0])


@pytest.mark.pagefind
def test_a_place_under_a_heading_is_found(browser: Browser, whole: str) -> None:
    with page_at(browser, f"{whole}search/?q=whale") as page:
        expect(page.locator("#found--")).to_have_text("12 results")
        link = page.locator(".places a").first
        expect(link).to_have_text("Oil")
        link.click()
        expect(page.locator("h2:target")).to_have_text("Oil")


@pytest.mark.pagefind
def test_a_first_search_asks_for_few_files(browser: Browser, whole: str) -> None:
    with page_at(browser, f"{whole}posts/") as page:
        asked: list[str] = []
        page.context.on("request", lambda one: asked.append(one.url.removeprefix(whole)))
        page.goto(f"{whole}search/?q=whale")
        expect(page.locator(".results > li")).to_have_count(10)
        assert len([one for one in asked if one.startswith("pagefind/fragment/")]) == 10
        assert len([one for one in asked if one.startswith("pagefind/")]) < 25


@pytest.mark.pagefind
def test_without_its_index_the_small_search_is_used(browser: Browser, tmp_path: Path) -> None:
    public = built(tmp_path, "pagefind")
    (public / "pagefind/pagefind.js").write_text("throw new Error('damaged');")
    with served(public) as address, page_at(browser, f"{address}search/?q=coast") as page:
        expect(page.locator(".results h2")).to_have_text("Übersicht der Küste")
