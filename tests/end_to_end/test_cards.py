"""Card pictures of a built site, with and without Pillow."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from alignsite.cards import installation
from alignsite.checker import Folder, check_site
from tests.sites import build_site, codes, post, tree, write_site

EPISODE = """\
---
title: 3 - Ladders with Bo Sample
show: The Example Show
date: 2023-03-04
---

**Ada Example** (00:00:01):
What is a ladder?

**Bo Sample** (00:00:05):
A way up.
"""
ISSUE = """\
---
title: "Digest #1"
number: 1
date: 2023-04-05
---

# Highlights

**[A paper](https://papers.example/paper)** *(Cleo Sample)* (summarized by Ada Example): Words.
"""
SITE = {
    "content/posts/one.md": post("One"),
    "content/posts/two.md": post("Two"),
    "content/episodes/three.md": EPISODE,
    "content/issues/1.md": ISSUE,
}
PNG = b"\x89PNG\r\n"


def cards(public: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(public).items() if path.endswith("card.png")}


def page(public: Path, path: str) -> str:
    return (public / path / "index.html").read_text(encoding="utf-8")


def picture_of(html: str) -> str | None:
    found = re.search(r'<meta property="og:image" content="([^"]*)">', html)
    return found[1] if found else None


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, SITE)


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "is_installed", lambda: False)


@pytest.mark.pillow
def test_documents_works_people_and_the_site_have_a_card_each(site: Path) -> None:
    result = build_site(site, cards=True)
    assert codes(result) == []
    found = cards(site / "public")
    assert sorted(found) == [
        "authors/ada-example/card.png",
        "authors/bo-sample/card.png",
        "card.png",
        "episodes/three/card.png",
        "issues/1/card.png",
        "posts/one/card.png",
        "posts/two/card.png",
        "works/a-paper/card.png",
    ]
    assert all(data.startswith(PNG) for data in found.values())
    assert len(set(found.values())) == len(found)


@pytest.mark.pillow
@pytest.mark.parametrize(
    ("path", "picture", "says"),
    [
        ("posts/one", "posts/one/card.png", "One"),
        ("authors/bo-sample", "authors/bo-sample/card.png", "Bo Sample"),
        ("works/a-paper", "works/a-paper/card.png", "A paper"),
        ("", "card.png", "An archive"),
        ("posts", "card.png", "An archive"),
        ("tags/reading", "card.png", "An archive"),
    ],
)
def test_a_page_tells_other_sites_of_its_card(
    site: Path, path: str, picture: str, says: str
) -> None:
    build_site(site, cards=True, base_url="https://example.org/sub/")
    html = page(site / "public", path)
    assert picture_of(html) == f"https://example.org/sub/{picture}"
    assert '<meta property="og:image:width" content="1200">' in html
    assert '<meta property="og:image:height" content="630">' in html
    assert f'<meta property="og:image:alt" content="{says}">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html


@pytest.mark.pillow
def test_search_engines_are_told_of_a_documents_card(site: Path) -> None:
    build_site(site, cards=True, base_url="https://example.org/")
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page(site / "public", "posts/one")
    )
    (article,) = [one for one in map(json.loads, blocks) if one["@type"] == "Article"]
    assert article["image"] == "https://example.org/posts/one/card.png"


@pytest.mark.pillow
@pytest.mark.parametrize("image", ["/plan.png", "plan.png", "https://example.net/plan.png"])
def test_a_picture_that_a_document_names_goes_before_the_card(site: Path, image: str) -> None:
    text = post("One").replace("title:", f"image: {image}\ntitle:")
    write_site(site, {"content/posts/one.md": text, "content/plan.png": "a picture"})
    build_site(site, cards=True, base_url="https://example.org/")
    html = page(site / "public", "posts/one")
    expected = image if ":" in image else "https://example.org/plan.png"
    assert picture_of(html) == expected
    assert "og:image:width" not in html
    assert not (site / "public/posts/one/card.png").exists()


def test_a_picture_that_is_named_and_not_there_is_found_by_check(site: Path) -> None:
    text = post("One").replace("title:", "image: /gone.png\ntitle:")
    write_site(site, {"content/posts/one.md": text})
    build_site(site, base_url="https://example.org/")
    problems = check_site(Folder(site / "public"), "https://example.org/")
    assert [(one.code, one.path, one.message) for one in problems] == [
        ("html-broken-link", "posts/one/index.html", "/gone.png leads to no file of this site")
    ]


@pytest.mark.pillow
def test_a_site_with_cards_passes_its_check(site: Path) -> None:
    build_site(site, cards=True, base_url="https://example.org/")
    assert check_site(Folder(site / "public"), "https://example.org/") == ()


@pytest.mark.pillow
def test_a_card_is_drawn_again_only_when_what_it_shows_changes(site: Path) -> None:
    build_site(site, cards=True)
    write_site(site, {"content/posts/two.md": post("Two", body="Other words entirely.")})
    result = build_site(site, cards=True)
    assert [path for path in result.reasons if path.endswith(".png")] == []
    write_site(site, {"content/posts/two.md": post("The second", body="Other words entirely.")})
    result = build_site(site, cards=True)
    assert [path for path in result.reasons if path.endswith(".png")] == ["posts/two/card.png"]
    assert result.reasons["posts/two/card.png"].fields == ("title",)
    write_site(site, {"static/site.css": ":root { --link: #7a1f3d; }"})
    result = build_site(site, cards=True)
    drawn = [path for path in result.reasons if path.endswith("card.png")]
    assert "posts/one/card.png" in drawn
    assert "works/a-paper/card.png" not in drawn  # it has another color


@pytest.mark.pillow
def test_an_incremental_build_equals_a_clean_one(site: Path) -> None:
    build_site(site, cards=True)
    text = post("Zwei", authors="Bo Sample")
    write_site(site, {"content/posts/two.md": text, "alignsite.toml": 'title = "Notes"\n'})
    (site / "content/posts/one.md").unlink()
    build_site(site, cards=True)
    build_site(site, cards=True, output=site / "clean", state="clean")
    assert tree(site / "public") == tree(site / "clean")
    assert "posts/one/card.png" not in tree(site / "public")


@pytest.mark.pillow
def test_as_many_processes_as_there_are_draw_the_same(tmp_path: Path) -> None:
    files = {f"content/posts/{number}.md": post(f"Post {number}") for number in range(25)}
    site = write_site(tmp_path, files)
    build_site(site, cards=True, jobs=2)
    build_site(site, cards=True, jobs=1, output=site / "alone", state="alone")
    assert cards(site / "public") == cards(site / "alone")


@pytest.mark.pillow
def test_an_address_that_a_card_has_is_taken(site: Path) -> None:
    write_site(site, {"content/posts/one/card.png": "mine"})
    result = build_site(site, cards=True)
    assert [(one.code, one.message) for one in result.problems] == [
        (
            "address-collision",
            "the address /posts/one/card.png is taken by the card of content/posts/one.md already",
        )
    ]


@pytest.mark.pillow
def test_where_documents_come_first_a_file_in_a_cards_place_stays(site: Path) -> None:
    setting = "documents_first = true\n"
    write_site(site, {"alignsite.toml": setting, "content/posts/one/card.png": "mine"})
    result = build_site(site, cards=True)
    assert codes(result) == []
    assert (site / "public/posts/one/card.png").read_text() == "mine"
    assert picture_of(page(site / "public", "posts/one")) is None


@pytest.mark.usefixtures("missing")
def test_without_pillow_pages_have_no_picture_and_nothing_is_said(site: Path) -> None:
    result = build_site(site, cards=True)
    assert codes(result) == []
    assert cards(site / "public") == {}
    html = page(site / "public", "posts/one")
    assert picture_of(html) is None
    assert '<meta name="twitter:card" content="summary">' in html


@pytest.mark.usefixtures("missing")
def test_cards_asked_for_without_pillow_are_told_once_with_what_to_install(site: Path) -> None:
    write_site(site, {"alignsite.toml": 'cards = "on"\n'})
    result = build_site(site, cards=True)
    assert [(one.code, one.path, one.hint) for one in result.problems] == [
        ("cards-missing", "alignsite.toml", 'pip install "alignsite[cards]"')
    ]
    assert result.published
    assert codes(build_site(site)) == []  # a preview draws none


@pytest.mark.pillow
def test_cards_go_when_they_are_turned_off(site: Path) -> None:
    build_site(site, cards=True)
    write_site(site, {"alignsite.toml": 'cards = "off"\n'})
    build_site(site, cards=True)
    assert cards(site / "public") == {}
    assert picture_of(page(site / "public", "posts/one")) is None


def test_pillow_is_not_loaded_where_no_card_is_drawn(site: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.sites import build_site;"
        "assert build_site(Path(sys.argv[1])).published; assert 'PIL' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(site)], check=True)


@pytest.mark.parametrize("value", ['"yes"', "true", "3"])
def test_a_setting_that_does_not_exist_is_an_error(site: Path, value: str) -> None:
    write_site(site, {"alignsite.toml": f"cards = {value}\n"})
    assert codes(build_site(site)) == ["config-value"]
