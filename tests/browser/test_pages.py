"""The finished pages as a reader meets them: on a phone, at a desk, by keyboard, scripts off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import WIDTHS

pytestmark = pytest.mark.browser

FOCUSABLE = "a[href], button, select, input, textarea, summary, audio[controls], [tabindex='0']"


@contextmanager
def window(browser: Browser, width: int = 1280, **settings: Any) -> Iterator[Page]:
    """A page in a window of its own."""
    size = {"width": width, "height": WIDTHS.get(width, 800)}
    context = browser.new_context(viewport=size, reduced_motion="reduce", **settings)  # type: ignore[arg-type]
    try:
        yield context.new_page()
    finally:
        context.close()


def lightness(page: Page, selector: str = "html", style: str = "backgroundColor") -> float:
    """From 0 (black) to 1 (white): an element's colour as drawn."""
    red, green, blue = page.evaluate(
        """([selector, style]) => {
          const drawing = document.createElement('canvas').getContext('2d');
          drawing.fillStyle = getComputedStyle(document.querySelector(selector))[style];
          drawing.fillRect(0, 0, 1, 1);
          return [...drawing.getImageData(0, 0, 1, 1).data].slice(0, 3);
        }""",
        [selector, style],
    )
    return float(red + green + blue) / 765


@pytest.mark.parametrize("width", [320, *WIDTHS])
def test_no_page_scrolls_sideways(
    browser: Browser, site: str, kinds: tuple[str, ...], width: int
) -> None:
    too_wide = {}
    with window(browser, width) as page:
        for address in kinds:
            page.goto(site + address)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            actual = page.evaluate("document.documentElement.scrollWidth")
            if actual > width:
                too_wide[address] = actual
    assert too_wide == {}


def test_every_page_has_a_heading_a_title_and_a_language(
    browser: Browser, site: str, kinds: tuple[str, ...]
) -> None:
    with window(browser) as page:
        for address in kinds:
            page.goto(site + address)
            assert page.locator("main h1").count() == 1, address
            assert page.title(), address
            assert page.locator("html").get_attribute("lang"), address


def test_nothing_is_fetched_from_elsewhere_and_nothing_is_missing(
    browser: Browser, site: str, kinds: tuple[str, ...]
) -> None:
    requests: set[str] = set()
    missing: set[str] = set()
    complaints: list[str] = []
    with window(browser) as page:
        page.on("request", lambda one: requests.add(one.url))
        page.on("response", lambda one: missing.add(one.url) if one.status >= 400 else None)
        page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda one: complaints.append(str(one)))
        for address in kinds:
            page.goto(site + address, wait_until="networkidle")
    assert {url for url in requests if not url.startswith((site, "data:"))} == set()
    assert missing == set()
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False])
def test_the_theme_is_the_systems(browser: Browser, site: str, scripts: bool) -> None:
    with window(browser, color_scheme="light", java_script_enabled=scripts) as page:
        page.goto(site)
        assert lightness(page) > 0.8
        assert lightness(page, "h1", "color") < 0.3
    with window(browser, color_scheme="dark", java_script_enabled=scripts) as page:
        page.goto(site)
        assert lightness(page) < 0.3
        assert lightness(page, "h1", "color") > 0.7


def test_the_theme_can_be_switched_and_the_choice_is_kept(
    browser: Browser, site: str, kinds: tuple[str, ...]
) -> None:
    with window(browser, color_scheme="dark") as page:
        page.goto(site)
        page.locator("select.theme").select_option("light")
        assert lightness(page) > 0.8
        page.goto(site + kinds[-1])
        assert lightness(page) > 0.8
        page.locator("select.theme").select_option("")
        assert lightness(page) < 0.3


def test_the_first_tab_leads_past_the_menu(
    browser: Browser, site: str, kinds: tuple[str, ...]
) -> None:
    with window(browser, 390) as page:
        for address in kinds:
            page.goto(site + address)
            page.keyboard.press("Tab")
            link = page.locator(":focus")
            assert link.get_attribute("href") == "#main--", address
            box = link.bounding_box()
            assert box is not None, address
            assert box["x"] >= 0, address
            assert box["y"] >= 0, address
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            inside = page.evaluate("document.activeElement.closest('main, footer') !== null")
            assert inside, f"{address}: behind the skip link, Tab goes on inside the content"


@pytest.mark.parametrize("width", WIDTHS)
def test_every_control_is_reached_by_keyboard_and_shows_it(
    browser: Browser, site: str, kinds: tuple[str, ...], width: int
) -> None:
    """As far as 150 controls: a transcript has a link at every time."""
    with window(browser, width) as page:
        for address in kinds:
            page.goto(site + address)
            expected = page.evaluate(
                """selector => [...document.querySelectorAll(selector)]
                  .filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0)
                  .slice(0, 150)
                  .map((one, number) => one.dataset.number = String(number))""",
                FOCUSABLE,
            )
            reached = []
            for _ in expected:
                page.keyboard.press("Tab")
                number, outlined = page.evaluate(
                    """() => {
                      const one = document.activeElement, style = getComputedStyle(one);
                      const outlined = style.outlineStyle !== 'none'
                        && parseFloat(style.outlineWidth) >= 2;
                      return [one.dataset.number, outlined];
                    }"""
                )
                assert outlined, f"{address}: no outline on control {number}"
                reached.append(number)
            assert reached == expected, address


def test_pages_hold_the_same_text_without_scripts(
    browser: Browser, site: str, kinds: tuple[str, ...]
) -> None:
    def words(page: Page, address: str) -> str:
        page.goto(site + address)
        return " ".join((page.locator("main").text_content() or "").split())

    with window(browser) as page, window(browser, java_script_enabled=False) as plain:
        for address in kinds:
            assert words(plain, address) == words(page, address) != "", address


def test_folded_parts_open_without_scripts(
    browser: Browser, site: str, kinds: tuple[str, ...]
) -> None:
    opened = 0
    with window(browser, 390, java_script_enabled=False) as page:
        for address in kinds:
            page.goto(site + address)
            for details in page.locator("main details").all()[:5]:
                summary = details.locator("> summary")
                if details.get_attribute("open") is None and summary.is_visible():
                    summary.press("Enter")
                    assert details.get_attribute("open") is not None, address
                    opened += 1
    assert opened > 0


def test_targets_are_large_enough_for_a_finger(
    browser: Browser, site: str, kinds: tuple[str, ...]
) -> None:
    """24 by 24 CSS pixels for what is not a link within running text (WCAG 2.5.8)."""
    small = set()
    with window(browser, 390) as page:
        for address in kinds:
            page.goto(site + address)
            small |= {
                f"{address}: {text}"
                for text in page.evaluate(
                    """() => [...document.querySelectorAll(
                        'header a, header select, summary, nav a, button')]
                      .filter(one => one.checkVisibility() && !one.closest('p'))
                      .filter(one => {
                        const {width, height} = one.getBoundingClientRect();
                        return width > 1 && height > 1 && (width < 24 || height < 24);
                      })
                      .map(one => one.outerHTML.slice(0, 120))"""
                )
            }
    assert small == set()
