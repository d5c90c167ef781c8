"""Lists say of each record what helps to choose it, and nothing that all of the list have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sites import build_site, post, write_site

ISSUE = """\
---
title: "Digest #{number}"
number: {number}
newsletter: Digest
date: 2022-03-0{number}
---

# Highlights

**[Paper {number}](https://example.org/{number})** *(Bo Sample)* (summarized by Ada): Words on it.

**Ada's opinion:** A good one.

**[Second {number}](https://example.org/2{number})** *(Bo Sample)* (summarized by Cleo): More.
"""


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    posts = {
        f"content/posts/p{number}.md": post(
            f"Post {number}", f"202{number % 4}-01-0{number}", "reading, robots"
        )
        for number in range(1, 9)
    }
    issues = {f"content/issues/{number}.md": ISSUE.format(number=number) for number in (1, 2)}
    files = {"alignsite.toml": 'title = "T"\npage_size = 3\n', **posts, **issues}
    folder = write_site(tmp_path_factory.mktemp("lists"), files)
    build_site(folder)
    return folder / "public"


def page(public: Path, path: str) -> str:
    return (public / path / "index.html").read_text(encoding="utf-8")


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_a_tags_list_does_not_say_the_tag_of_each_record(public: Path) -> None:
    main = page(public, "tags/robots").partition("<main")[2]
    assert main.count('<a href="/tags/reading/">') == 3
    assert ">robots</a>" not in main


def test_a_long_list_leads_to_each_year(public: Path) -> None:
    main = page(public, "posts").partition("<main")[2]
    years = re.findall(r'<li><a href="([^"]+)">(20\d\d)</a> <span class="count">(\d)', main)
    assert years == [
        ("/posts/", "2023", "2"),
        ("/posts/", "2022", "2"),
        ("/posts/page/2/", "2021", "2"),
        ("/posts/page/3/", "2020", "2"),
    ]


def test_the_home_page_shows_each_record_once(public: Path) -> None:
    home = page(public, "")
    paths = [*(f"/posts/p{number}/" for number in range(1, 9)), "/issues/1/", "/issues/2/"]
    assert [home.count(f'<a href="{path}">') for path in paths] == [1] * len(paths)
    assert "5 January 2021 · 1 min" in words(home)
    assert "<h2>Issues</h2>" not in home  # all of them are among the latest


def test_what_somebody_summarised_does_not_name_them_each_time(public: Path) -> None:
    text = words(page(public, "authors/ada"))
    summarised, opinions = text.partition("Gave opinions")[2].split("Gave opinions")[:2]
    assert "summarised by Ada" not in summarised
    assert "opinion: Ada" in summarised
    assert "summarised by Ada" in opinions
    assert "opinion: Ada" not in opinions


def test_a_work_of_one_record_names_it(public: Path) -> None:
    row = page(public, "works").partition("Paper 1</a>")[2].partition("</li>")[0]
    assert words(row) == "Bo Sample Digest #1 · summarised"


def test_a_site_that_does_not_describe_itself_is_described_by_what_is_new(public: Path) -> None:
    home = (public / "index.html").read_text()
    assert '<meta name="description" content="Post 7; Post 3; Digest #2">' in home
