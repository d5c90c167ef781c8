"""Pages of papers and posts on a built site, and what an edit makes anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignsite.server.preview import read_layout
from tests.sites import build_site, codes, post, write_site

ISSUE = """\
---
title: "Digest #{number}"
number: {number}
date: 2023-01-0{number}
---

# Highlights

**[{title}]({url})** *(Bo Sample et al)* (summarized by Cleo Carr): {text} See [above](#{here}).

**Ada Example's opinion:** I like the [steps](../posts/one.md).
"""
EPISODE = """\
---
title: "1 - Rungs with Bo Sample"
date: 2023-02-01
---

**Cleo Carr** (00:00:05):
Welcome, Bo Sample.

**Bo Sample** (00:01:10):
We wrote [that survey](https://arxiv.org/pdf/2001.00001v2.pdf#page=2) & more. It was long ago.
"""
LINKING = (
    "## Steps\n\nAs [Ladders and Rungs](http://arxiv.org/abs/2001.00001v3) says: climb. Then rest."
)
SITE = {
    "content/issues/1.md": ISSUE.format(
        number=1,
        title="Ladders and Rungs",
        url="https://arxiv.org/abs/2001.00001",
        text="Words on rungs.",
        here="ladders-and-rungs",
    ),
    "content/issues/2.md": ISSUE.format(
        number=2,
        title="A Wall of Walls",
        url="https://example.org/walls",
        text="On walls.",
        here="a-wall-of-walls",
    ),
    "content/episodes/1.md": EPISODE,
    "content/posts/one.md": post("One", body=LINKING),
    "content/posts/two.md": post("Two"),
}
PAGE = "works/ladders-and-rungs/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path, SITE)
    result = build_site(tmp_path)
    assert result.published
    return tmp_path


def read(site: Path, path: str) -> str:
    return " ".join((site / "public" / path).read_text().split())


def test_a_works_page_has_all_that_the_archive_says_of_it(site):
    page = read(site, PAGE)
    assert "by Bo Sample and others" in page.replace('<a href="/authors/bo-sample/">', "").replace(
        "</a>", ""
    )
    assert '<a href="https://arxiv.org/abs/2001.00001">arXiv:2001.00001</a>' in page
    assert "Words on rungs." in page
    assert "Ada Example’s opinion" in page
    assert '<a href="/issues/1/#ladders-and-rungs">above</a>' in page
    assert '<a href="/posts/one/">steps</a>' in page
    assert "<p>We wrote <b>that survey</b> &amp; more.</p>" in page
    assert '<time datetime="PT1M10S">1:10</time>' in page
    assert "<p>As <b>Ladders and Rungs</b> says: climb.</p>" in page
    assert '<a href="/posts/one/#steps">in “Steps”</a>' in page
    assert page.index("Rungs with Bo Sample") < page.index("<b>Ladders and Rungs</b>")


def test_the_turn_is_linked_to(site):
    page = read(site, PAGE)
    (anchor,) = {part.partition('"')[0] for part in page.split('href="/episodes/1/#')[1:]}
    assert f'id="{anchor}"' in read(site, "episodes/1/index.html")


def test_records_lead_to_the_works_page(site):
    link = '<a href="/works/ladders-and-rungs/">'
    assert f"{link}discussed in 3 places</a>" in read(site, "issues/1/index.html")
    assert "discussed in" not in read(site, "issues/2/index.html")
    assert f"{link}Ladders and Rungs</a>" in read(site, "episodes/1/index.html")
    assert link not in read(site, "posts/two/index.html")


def test_the_lists_of_works(site):
    page = read(site, "works/index.html")
    assert page.index("Ladders and Rungs") < page.index("A Wall of Walls")
    assert "3 places · 1 post, 1 episode, 1 issue" in page.replace(" , ", ", ")
    assert "A Wall of Walls" in read(site, "works/titles/index.html")
    assert "/works/ladders-and-rungs/" in read(site, "sitemap.xml")
    assert '<a href="/works/">Works</a>' in read(site, "index.html")


def test_an_edited_item_makes_its_issue_and_its_work_anew_and_no_other_page(site):
    edited = SITE["content/issues/1.md"].replace("Words on rungs.", "Words on rungs and steps.")
    write_site(site, {"content/issues/1.md": edited})
    result = build_site(site)
    pages = {path for path in result.written if path.endswith(".html")}
    lists = {path for path in pages if "Words on rungs and steps" in read(site, path)}
    assert {"issues/1/index.html", PAGE} <= pages
    assert pages - {"numbers/index.html"} == lists  # the numbers count its words
    assert not any(path.startswith("works/") for path in pages - {PAGE})


def test_an_edited_sentence_makes_its_record_and_the_works_page_anew(site):
    edited = LINKING.replace("climb", "climb on")
    write_site(site, {"content/posts/one.md": post("One", body=edited)})
    result = build_site(site)
    works = {path for path in result.written if path.startswith(("works/", "issues/", "episodes/"))}
    assert works == {PAGE}


def test_works_yaml_is_noticed_when_it_comes_changes_and_goes(site):
    assert build_site(site).written == ()
    before = read(site, PAGE)
    stated = "rungs:\n  title: All of the Rungs\n  links: [arXiv:2001.00001]\n"
    write_site(site, {"works.yaml": stated})
    assert build_site(site).removed == (PAGE.replace("index.html", "cite.bib"),)
    assert 'http-equiv="refresh"' in read(site, PAGE)  # its former address leads to the new one
    assert "<h1>All of the Rungs</h1>" in read(site, "works/rungs/index.html")
    write_site(site, {"works.yaml": stated.replace("All", "Two")})
    build_site(site)
    assert "<h1>Two of the Rungs</h1>" in read(site, "works/rungs/index.html")
    (site / "works.yaml").unlink()
    build_site(site)
    assert read(site, PAGE) == before


def test_a_mistake_in_works_yaml_stops_publication_with_its_place(site):
    write_site(site, {"works.yaml": "rungs:\n  links: [nowhere]\n"})
    result = build_site(site)
    assert not result.published
    assert codes(result) == ["companion-value"]
    assert [one.line for one in result.problems] == [2]


def test_works_yaml_may_not_take_the_address_of_a_list(site):
    write_site(site, {"works.yaml": "titles:\n  links: [arXiv:2001.00001]\n"})
    result = build_site(site)
    assert not result.published
    assert [one.path for one in result.problems if one.code == "address-collision"] == [
        "works.yaml"
    ]


def test_works_yaml_is_watched(tmp_path):
    layout = read_layout(tmp_path)
    assert layout is not None
    assert layout.territory.relevant(str(tmp_path / "works.yaml"))


def test_works_can_be_turned_off(site):
    write_site(site, {"alignsite.toml": "[works]\nenabled = false\n"})
    build_site(site)
    assert not (site / "public/works").exists() or not list((site / "public/works").rglob("*.html"))
    assert "/works/" not in read(site, "index.html")
