"""What readers do with a page: copy links and quotes, filter, play, cite; also below a sub-path."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.site import WIDTHS, page_in, site_of

pytestmark = pytest.mark.browser

VIDEO = "abcdefghi-_"
SILENCE = b"RIFF$\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0@\x1f\0\0@\x1f\0\0\1\0\x08\0data\0\0\0\0"

TURNS = """
**Noor Field** (00:00:05):
Welcome. What is the first thing to know?

**Ada Example** (00:01:10):
That every turn has an address, and a time where one is printed.

**Noor Field** (00:02:20):
And the second thing? {padding}
"""
EPISODE = """\
---
title: "1 - Addresses with Ada Example"
date: 2024-02-11
show: Slow Reading
media: [{media}]
---

## The first part

{turns}
"""
POST = """\
---
title: Notes at the side
date: 2024-03-05
authors: [Noor Field]
tags: [{tags}]
---

The first paragraph has a note[^1] and goes on.

{padding}

<iframe src="https://www.youtube.com/embed/{video}"></iframe>

[^1]: The note itself.
"""
ISSUE = """\
---
title: "Digest #1"
number: 1
---

# Highlights

**[AI safety via debate](https://arxiv.org/abs/1805.00899)** *(Geoffrey Irving et al)*
(summarized by Noor): Two argue.

**Noor's opinion:** Worth reading.

# Interpretability

**[Zoom in](https://distill.pub/2020/circuits/zoom-in/)** *(Chris Olah et al)*
(summarized by Noor): Circuits.
"""
PEOPLE = """\
- name: Ada B. Example
  aliases: [Ada Example]
- name: Noor Field
  aliases: [Noor]
"""
FILES = {
    "alignsite.toml": 'title = "Notes"\nbase_url = "https://example.org/reading/"\n',
    "people.yaml": PEOPLE,
    "content/episodes/video.md": EPISODE.format(
        media=f"https://www.youtube.com/watch?v={VIDEO}", turns=TURNS.format(padding="More. " * 900)
    ),
    "content/episodes/sound.md": EPISODE.format(
        media="https://example.org/reading/sound.wav", turns=TURNS.format(padding="")
    ),
    "content/episodes/plain.md": EPISODE.format(media="", turns=TURNS.format(padding="")),
    "content/posts/notes.md": POST.format(
        tags=", ".join(f"tag {letter}" for letter in "abcdefghijklmno") + ", Übersicht",
        padding="Words. " * 400,
        video=VIDEO,
    ),
    "content/issues/1.md": ISSUE,
    "content/sound.wav": SILENCE,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The home page of a small site that lies below a sub-path; the address ends with `/`."""
    with site_of(tmp_path_factory.mktemp("reading"), FILES) as address:
        assert address.endswith("/reading/")
        yield address


@contextmanager
def page_at(browser: Browser, address: str, width: int = 1280, **settings: Any) -> Iterator[Page]:
    """A page in a window of its own, which may use the clipboard; nothing leaves this machine."""
    size = {"width": width, "height": WIDTHS[width]}
    context = browser.new_context(viewport=size, reduced_motion="reduce", **settings)  # type: ignore[arg-type]
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.route("**/*", _local)
    with page_in(context, address) as page:
        yield page


def _local(route: Route) -> None:
    if route.request.url.startswith("http://127.0.0.1"):
        route.continue_()
    else:
        route.fulfill(body="a player", content_type="text/html")


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_copied_link_opens_at_its_turn(browser: Browser, root: str) -> None:
    with page_at(browser, root + "episodes/video/") as page:
        turn = page.locator(".turn").nth(1)
        turn.hover()
        turn.locator(".permalink").click()
        expect(page.get_by_role("status")).to_have_text("Link copied")
        copied = clipboard(page)
        assert copied == f"{root}episodes/video/#{turn.get_attribute('id')}"
    with page_at(browser, copied) as page:
        expect(page.locator(":target")).to_contain_text("every turn has an address")
        expect(page.locator(":target")).to_be_in_viewport()


def test_an_address_with_spaces_opens_at_the_id_with_hyphens(browser: Browser, root: str) -> None:
    with page_at(browser, root + "episodes/video/#the%20first%20part") as page:
        expect(page.locator(":target")).to_have_text("The first part")
        expect(page.locator(":target")).to_be_in_viewport()


def test_a_turn_is_quoted_by_keyboard_alone(browser: Browser, root: str) -> None:
    with page_at(browser, root + "episodes/video/") as page:
        page.locator(".turn").nth(1).locator(".permalink").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Copy quote")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Quote copied")
        words, source = clipboard(page).split("\n")
    assert words == "“That every turn has an address, and a time where one is printed.”"
    assert source.startswith(
        "— Ada B. Example, 1:10, “1 - Addresses with Ada Example”, 11 February 2024, http"
    )


def test_selected_words_are_quoted_with_a_link_to_them(browser: Browser, root: str) -> None:
    with page_at(browser, root + "episodes/video/") as page:
        page.evaluate(
            """() => {
              const text = document.querySelectorAll('.said')[1].querySelector('p').firstChild;
              getSelection().setBaseAndExtent(text, 5, text, 31);
            }"""
        )
        page.get_by_role("button", name="Copy quote").click()
        copied = clipboard(page)
    assert copied.startswith("“every turn has an address,”\n— Ada B. Example, 1:10")
    assert copied.endswith(":~:text=every%20turn%20has%20an%20address%2C")


def test_an_item_is_quoted_with_its_paper(browser: Browser, root: str) -> None:
    with page_at(browser, root + "issues/1/") as page:
        page.locator(".item .permalink").first.click()
        page.get_by_role("button", name="Copy quote").click()
        assert "— Noor Field, “AI safety via debate”, “Digest #1”" in clipboard(page)


def test_an_issue_is_filtered_by_section(browser: Browser, root: str) -> None:
    with page_at(browser, root + "issues/1/") as page:
        debate, circuits = page.locator(".item").all()
        link = page.locator(".sections a", has_text="Interpretability")
        link.click()
        expect(debate).to_be_hidden()
        expect(circuits).to_be_visible()
        page.locator(".contents a", has_text="debate").click()
        expect(debate).to_be_visible()
        expect(debate).to_be_in_viewport()
        link.click()
        link.click()
        expect(debate).to_be_visible()


def test_sections_are_links_without_scripts(browser: Browser, root: str) -> None:
    with page_at(browser, root + "issues/1/", 390, java_script_enabled=False) as page:
        page.locator(".sections a", has_text="Interpretability").click()
        assert page.url.endswith("#section--interpretability")
        expect(page.locator(".item")).to_have_count(2)


def test_an_index_is_filtered_by_typing(browser: Browser, root: str) -> None:
    with page_at(browser, root + "tags/") as page:
        rows = page.locator(".index li:visible")
        expect(page.locator(".index li")).to_have_count(18)
        page.locator("main").get_by_role("searchbox").fill("uber")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text("Übersicht")
        expect(page.locator("output")).to_have_text("1 of 18 shown")
        page.locator("main").get_by_role("searchbox").fill("")
        expect(rows).to_have_count(18)


def test_a_time_plays_the_video_from_there_once_it_is_asked_for(
    browser: Browser, root: str
) -> None:
    with page_at(browser, root + "episodes/video/") as page:
        assert page.locator("iframe").count() == 0
        page.get_by_role("link", name="Play from 1:10").click()
        source = f"https://www.youtube-nocookie.com/embed/{VIDEO}?autoplay=1&start=70"
        expect(page.locator("iframe")).to_have_attribute("src", source)
        expect(page.frame_locator("iframe").locator("body")).to_have_text("a player")
        page.get_by_role("button", name="Close").click()
        expect(page.locator("iframe")).to_have_count(0)
        expect(page.locator(":focus")).to_have_text("Play from 1:10")


def test_a_frame_of_a_document_is_a_link_until_it_is_clicked(browser: Browser, root: str) -> None:
    with page_at(browser, root + "posts/notes/") as page:
        page.locator("a.embed").click()
        expect(page.locator("iframe")).to_have_count(1)
    with page_at(browser, root + "posts/notes/", java_script_enabled=False) as page:
        address = page.locator("a.embed").get_attribute("href")
        assert address == f"https://www.youtube.com/watch?v={VIDEO}"


@pytest.mark.parametrize(
    ("episode", "address"),
    [
        ("video", f"https://www.youtube.com/watch?v={VIDEO}&t=70s"),
        ("sound", "https://example.org/reading/sound.wav#t=70"),
    ],
)
def test_a_time_leads_to_the_recording_without_scripts(
    browser: Browser, root: str, episode: str, address: str
) -> None:
    with page_at(browser, f"{root}episodes/{episode}/", java_script_enabled=False) as page:
        link = page.get_by_role("link", name="Play from 1:10")
        assert link.get_attribute("href") == address


def test_a_time_plays_the_sound_from_there(browser: Browser, root: str) -> None:
    with page_at(browser, root + "episodes/sound/") as page:
        page.evaluate("HTMLMediaElement.prototype.play = function () { window.played = this }")
        page.get_by_role("link", name="Play from 1:10").click()
        assert page.evaluate("window.played === document.querySelector('audio')")
        assert page.url.endswith("/episodes/sound/")


def test_a_time_is_plain_where_there_is_no_recording(browser: Browser, root: str) -> None:
    with page_at(browser, root + "episodes/plain/") as page:
        expect(page.locator(".turn time")).to_have_count(3)
        expect(page.locator("a.play")).to_have_count(0)


def test_the_chapter_being_read_is_marked(browser: Browser, root: str) -> None:
    with page_at(browser, root + "episodes/video/") as page:
        marked = page.locator(".contents [aria-current]")
        expect(marked).to_have_count(0)
        page.evaluate("scrollTo(0, 2500)")
        expect(marked).to_contain_text("The first part")


def test_footnotes_stand_beside_the_text_where_there_is_room(browser: Browser, root: str) -> None:
    for width, beside in ((1280, True), (390, False)):
        with page_at(browser, root + "posts/notes/", width) as page:
            note = page.locator(".footnotes li")
            mark = page.locator(".footnote-ref a")
            note_box, mark_box = note.bounding_box(), mark.bounding_box()
            assert note_box is not None
            assert mark_box is not None
            assert (abs(note_box["y"] - mark_box["y"]) < 30) is beside
            mark.press("Enter")
            expect(page.locator(":target")).to_contain_text("The note itself.")
            page.keyboard.press("Tab")
            expect(page.locator(":focus")).to_have_attribute("role", "doc-backlink")


def test_a_document_says_how_to_cite_it_without_scripts(browser: Browser, root: str) -> None:
    with page_at(browser, root + "posts/notes/", 390, java_script_enabled=False) as page:
        page.locator(".cite summary").press("Enter")
        expect(page.locator(".citation")).to_have_text(
            "Noor Field (5 March 2024). “Notes at the side”. Notes. "
            "https://example.org/reading/posts/notes/"
        )
        expect(page.locator(".cite code")).to_contain_text("@misc{field2024:posts/notes,")


@pytest.mark.parametrize("address", ["", "episodes/video/", "posts/notes/", "issues/1/", "tags/"])
def test_data_for_search_engines_is_json_with_whole_addresses(
    browser: Browser, root: str, address: str
) -> None:
    with page_at(browser, root + address) as page:
        found = page.evaluate(
            """[...document.querySelectorAll('script[type="application/ld+json"]')]
              .map(one => JSON.parse(one.textContent))"""
        )
        assert found
        for one in found:
            assert one["@context"] == "https://schema.org"
            assert one.get("url", "https://example.org/reading/").startswith(
                "https://example.org/reading/"
            )


def test_the_chosen_theme_is_there_before_any_file_is_loaded(browser: Browser, root: str) -> None:
    with page_at(browser, root, color_scheme="light") as page:
        page.locator("select.theme").select_option("dark")
        page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        page.goto(root + "tags/", wait_until="domcontentloaded")
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_chosen_theme_is_kept_where_the_host_forbids_scripts_in_pages(
    browser: Browser, root: str
) -> None:
    def strictly(route: Route) -> None:
        answer = route.fetch()
        policy = {"content-security-policy": "default-src 'self'"}
        route.fulfill(response=answer, headers={**answer.headers, **policy})

    with closing(browser.new_page(color_scheme="light")) as page:
        page.goto(root)
        page.locator("select.theme").select_option("dark")
        page.route("**/*", strictly)
        page.goto(root + "tags/")
        assert page.locator("select.theme").input_value() == "dark"
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
