"""The preview in a browser: pages patched in place, problems over them, many tabs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.previews import Client, preview
from tests.sites import write_site

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.site import chromium

pytestmark = pytest.mark.browser

SITE = {
    "content/index.txt": "Home",
    "content/why.txt": "Because\nof this",
    "static/style.css": "p { color: rgb(0, 0, 0) }",
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Client]:
    with preview(write_site(tmp_path, SITE)) as client:
        yield client


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    with chromium() as browser:
        made = browser.new_context(color_scheme="light")
        made.set_default_timeout(15_000)
        yield made


@pytest.fixture
def page(context: BrowserContext, site: Client) -> Iterator[Page]:
    made = context.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.goto(site.serving.url + "why")
    yield made
    made.close()
    assert errors == []


def save(site: Client, path: str, text: str) -> None:
    (site.builder.orders[0].source / path).write_text(text)


def test_eight_tabs_all_load_and_all_reload(context: BrowserContext, site: Client) -> None:
    tabs = [context.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(site.serving.url + "why")
    for text in ("Because of that", "Because of those"):
        save(site, "content/why.txt", text)
        for tab in tabs:
            expect(tab.locator("main")).to_contain_text(text)
    save(site, "content/why.txt", "An ERROR")
    for tab in tabs:
        expect(tab.get_by_role("dialog")).to_contain_text("content/why.txt:1:4")
    for tab in tabs[:4]:
        tab.close()  # among them the one that holds the event stream
    save(site, "content/why.txt", "Mended")
    for tab in tabs[4:]:
        expect(tab.locator("main")).to_contain_text("Mended")
        expect(tab.get_by_role("dialog")).to_have_count(0)
        tab.close()


def test_a_page_is_patched_where_its_reader_is(page: Page, site: Client) -> None:
    page.locator("summary").click()
    page.evaluate("scrollTo(0, 1200); window.kept = true")
    page.evaluate("document.querySelector('main').append('put there by a script')")

    save(site, "content/why.txt", "Because\nof something else\nand more")

    expect(page.locator("main")).to_contain_text("of something else")
    expect(page.locator("main")).to_contain_text("put there by a script")
    assert page.evaluate("window.kept && document.querySelector('details').open")
    assert page.evaluate("scrollY") >= 1200  # more where the browser keeps what is seen in place
    assert page.locator("main p").all_inner_texts()[-3:] == [
        "Because", "of something else", "and more",
    ]  # fmt: skip


def test_a_style_sheet_is_swapped(page: Page, site: Client) -> None:
    page.evaluate("window.kept = true")
    save(site, "static/style.css", "p { color: rgb(0, 128, 0) }")
    expect(page.locator("main p").last).to_have_css("color", "rgb(0, 128, 0)")
    assert page.evaluate("window.kept")
    expect(page.locator("link[rel=stylesheet]")).to_have_count(1)


def test_a_new_script_reloads_the_page(page: Page, site: Client) -> None:
    page.evaluate("window.kept = true")
    save(site, "static/new.js", "x")
    page.wait_for_function("window.kept === undefined")


def test_problems_are_shown_escaped_and_clear_by_themselves(page: Page, site: Client) -> None:
    dialog = page.get_by_role("dialog")
    save(site, "content/why.txt", "Here is <i>an ERROR</i> & one")

    expect(dialog).to_be_visible()
    expect(dialog).to_have_accessible_name("1 error")
    expect(dialog).to_contain_text("<b>ERROR</b> & co")
    expect(dialog.locator("pre")).to_have_text(
        "Here is <i>an ERROR</i> & one\n               ^", use_inner_text=True
    )
    expect(dialog).to_contain_text("take ERROR away")
    expect(page.locator("main p").last).to_have_text("of this")

    save(site, "content/why.txt", "Here is none")
    expect(page.locator("main p").last).to_have_text("Here is none")
    expect(dialog).to_have_count(0)


def test_dismissed_problems_stay_away_until_there_are_others(page: Page, site: Client) -> None:
    dialog = page.get_by_role("dialog")
    save(site, "content/why.txt", "ERROR")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()

    page.goto(site.serving.url)
    badge = page.get_by_role("button", name="1 error")
    expect(badge).to_be_visible()
    expect(dialog).to_be_hidden()
    badge.click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Dismiss").click()
    expect(dialog).to_be_hidden()

    save(site, "content/index.txt", "ERROR too")
    expect(dialog).to_be_visible()


def test_warnings_are_a_count_that_opens(page: Page, site: Client) -> None:
    save(site, "content/why.txt", "a WARNING\nand a WARNING")
    badge = page.get_by_role("button", name="2 warnings")
    expect(badge).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("main p").last).to_have_text("and a WARNING")
    badge.click()
    expect(page.get_by_role("dialog")).to_contain_text("content/why.txt:2:7")


def test_a_broken_first_build_turns_into_the_site(context: BrowserContext, tmp_path: Path) -> None:
    write_site(tmp_path, {**SITE, "content/why.txt": "ERROR"})
    with preview(tmp_path) as site:
        page = context.new_page()
        page.goto(site.serving.url + "why")
        expect(page.locator("main")).to_contain_text("content/why.txt:1:1")
        save(site, "content/why.txt", "Good")
        expect(page.locator("main p").last).to_have_text("Good")
        page.close()


def test_without_locks_a_tab_asks_by_itself(context: BrowserContext, site: Client) -> None:
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
    page.goto(site.serving.url + "why")
    save(site, "content/why.txt", "Asked for")
    expect(page.locator("main p").last).to_have_text("Asked for")
    page.close()
