"""A built site, broken in every way that is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignsite.checker import Folder, check_site

BASE = "https://example.org/reading/"


def found(files: dict[str, str], base_url: str = BASE) -> list[tuple[str, str, str]]:
    """(code, file, message) of each problem."""
    data = {path: text.encode() for path, text in files.items()}
    return [(one.code, one.path, one.message) for one in check_site(data, base_url)]


def page(body: str) -> str:
    return f"<!DOCTYPE html><html lang=en><title>x</title><body>{body}"


TARGETS = {
    "index.html": page("<h1 id=top-of-page>Home</h1>"),
    "posts/b/index.html": page('<h2 id="results">x</h2><a name="old"></a><p id="größe">'),
    "notes.html": page(""),
    "images/a, b.png": "",
    "style.css": "",
}


@pytest.mark.parametrize(
    "body",
    [
        '<a href="">',
        '<a href="#">',
        '<a href="#top">',
        '<a href="/reading/">',
        '<a href="/reading">',
        '<a href="../../">',
        '<a href="/reading/posts/b/">',
        '<a href="/reading/posts/b">',
        '<a href="../b/index.html">',
        '<a href=" ../b/ ">',
        '<a href="../b/#results">',
        '<a href="../b/#old">',
        '<a href="../b/#gr%C3%B6%C3%9Fe">',
        '<a href="../b/#größe">',
        '<a href="../b/#results:~:text=one%20word">',
        '<a href="../b/?page=2#results">',
        '<a href="https://example.org/reading/posts/b/#results">',
        '<a href="https://example.org/elsewhere/">',
        '<a href="/reading/notes.html">',
        '<a href="https://elsewhere.example/">',
        '<a href="//elsewhere.example/x">',
        '<a href="mailto:a@example.org">',
        '<a href="http://[broken">',
        '<img src="/reading/images/a,%20b.png" alt="">',
        '<img srcset="/reading/images/a,%20b.png 1x, /reading/images/a,%20b.png 2x" alt="">',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<link rel="stylesheet" href="/reading/style.css">',
        '<form action="/reading/"></form>',
        '<meta http-equiv="refresh" content="0; url=/reading/posts/b/">',
        '<meta property="og:image" content="https://example.org/reading/images/a,%20b.png">',
        '<meta name="twitter:image" content="https://elsewhere.example/a.png">',
    ],
)
def test_good_links_are_passed_over(body: str) -> None:
    assert found({**TARGETS, "posts/a/index.html": page(body)}) == []


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ('<a href="../c/">', "/reading/posts/c/"),
        ('<a href="/reading/posts/c/">', "/reading/posts/c/"),
        ('<a href="https://example.org/reading/posts/c/">', "/reading/posts/c/"),
        ('<a href="/reading/style.css/">', "/reading/style.css/"),
        ('<a href="/reading/Notes.html">', "/reading/Notes.html"),
        ('<img src="a.png" alt="">', "/reading/posts/a/a.png"),
        ('<img srcset="/reading/images/a.png 2x" alt="">', "/reading/images/a.png"),
        ('<video poster="p.jpg"></video>', "/reading/posts/a/p.jpg"),
        ('<script src="x.js"></script>', "/reading/posts/a/x.js"),
        ('<object data="x.svg"></object>', "/reading/posts/a/x.svg"),
        ('<form action="/reading/find/"></form>', "/reading/find/"),
        ('<svg><use href="icons.svg#x"/></svg>', "/reading/posts/a/icons.svg"),
        ('<meta http-equiv="Refresh" content="0;URL=/reading/gone/">', "/reading/gone/"),
        (
            '<meta property="og:image" content="https://example.org/reading/gone.png">',
            "/reading/gone.png",
        ),
    ],
)
def test_a_link_without_a_file(body: str, missing: str) -> None:
    assert found({**TARGETS, "posts/a/index.html": page(body)}) == [
        (
            "html-broken-link",
            "posts/a/index.html",
            f"{missing} leads to no file of this site",
        )
    ]


@pytest.mark.parametrize("address", ["/reading/images/a,%20b.png", "a.png", ""])
def test_a_picture_for_other_sites_needs_a_whole_address(address: str) -> None:
    body = f'<meta property="og:image" content="{address}">'
    (problem,) = found({**TARGETS, "posts/a/index.html": page(body)})
    assert problem[:2] == ("html-broken-link", "posts/a/index.html")
    assert problem[2].endswith(f"an address that is not whole: {address!r}")


@pytest.mark.parametrize("href", ["/", "/posts/b/", "../../../posts/b/"])
def test_a_link_out_of_the_sites_sub_path(href: str) -> None:
    (problem,) = found({**TARGETS, "posts/a/index.html": page(f'<a href="{href}">')})
    assert problem[0] == "html-broken-link"
    assert "leads out of this site" in problem[2]


@pytest.mark.parametrize("href", ["#nowhere", "../b/#nowhere", "/reading/posts/b/#RESULTS"])
def test_a_link_to_a_place_that_is_not_there(href: str) -> None:
    (problem,) = found({**TARGETS, "posts/a/index.html": page(f'<a href="{href}">')})
    assert problem[:2] == ("html-broken-anchor", "posts/a/index.html")
    assert problem[2].endswith("that page has no element with this id")


def test_what_a_template_breaks_on_every_page_is_one_problem() -> None:
    footer = page('<a href="/reading/imprint/">')
    (problem,) = found({f"{name}.html": footer for name in "abc"} | {"index.html": page("")})
    assert problem == (
        "html-broken-link",
        "a.html",
        "/reading/imprint/ leads to no file of this site (and the same in 2 other files)",
    )


def test_a_problem_names_the_line() -> None:
    text = page('\n<p id="x">\n<a href="gone/?a=1&amp;b=2">\n<p id="x">')
    problems = check_site({"index.html": text.encode()}, BASE)
    assert [(one.code, one.line) for one in problems] == [
        ("html-duplicate-id", 2),
        ("html-broken-link", 3),
    ]


def test_an_id_on_a_link_is_one_id() -> None:
    assert found({"index.html": page('<a id="x" name="x" href="#x" src="#x">')}) == []


def test_ids_are_unique_within_a_page() -> None:
    assert found(
        {"index.html": page("<p id=x><p id=x><p id=y><p id=x>"), "a.html": page("<p id=x>")}
    ) == [("html-duplicate-id", "index.html", "the id 'x' stands 3 times on this page")]


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Notes</title><link>https://example.org/reading/</link><description>x</description>
<atom:link rel="self" href="https://example.org/reading/feed.xml"/>
<lastBuildDate>Mon, 06 May 2024 08:00:00 +0000</lastBuildDate>
<item><title>B</title><link>https://example.org/reading/posts/b/</link>
<guid isPermaLink="false">tag:example.org,2024:b</guid>
<pubDate>Mon, 06 May 2024 08:00:00 +0200</pubDate>
<content:encoded>&lt;a href="https://example.org/reading/posts/b/#results"&gt;</content:encoded></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2024:all</id><title>Notes</title>
<updated>2024-05-06T08:00:00Z</updated><author><name>Ada Example</name></author>
<link rel="self" href="https://example.org/reading/feed.atom.xml"/>
<link href="https://example.org/reading/"/>
<entry><id>tag:example.org,2024:b</id><title>B</title><updated>2024-05-06T08:00:00+02:00</updated>
<link href="https://example.org/reading/posts/b/"/>
<content type="html">&lt;img src="https://example.org/reading/style.css"&gt;</content></entry>
</feed>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Notes",
"home_page_url": "https://example.org/reading/",
"feed_url": "https://example.org/reading/feed.json",
"items": [{"id": "tag:example.org,2024:b", "url": "https://example.org/reading/posts/b/",
"title": "B", "content_html": "<p>x</p>", "date_published": "2024-05-06T08:00:00+02:00"}]}"""

SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/reading/</loc><lastmod>2024-05-06</lastmod></url>
<url><loc>https://example.org/reading/posts/b/</loc></url></urlset>"""

FEEDS = {
    "feed.xml": RSS,
    "feed.atom.xml": ATOM,
    "feed.json": JSON,
    "sitemap.xml": SITEMAP,
}


def test_good_feeds_are_passed_over() -> None:
    assert found({**TARGETS, **FEEDS}) == []


ENTRY = ATOM[ATOM.index("<entry>") : ATOM.index("</feed>")]
ITEM = RSS[RSS.index("<item>") : RSS.index("</channel>")]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("feed.xml", "</channel>", "", "it is not well-formed XML"),
        ("feed.xml", "<title>Notes</title>", "", "the feed has no title"),
        ("feed.xml", "<description>x</description>", "", "the feed has no description"),
        ("feed.xml", "06 May", "06 Floreal", "the feed has a date that cannot be read"),
        ("feed.xml", "<title>B</title>", "", "entry 1 has neither a title nor a description"),
        (
            "feed.xml",
            '<guid isPermaLink="false">tag:example.org,2024:b</guid>',
            "",
            "the entry 'B' has no guid",
        ),
        ("feed.xml", "</item>", "</item>" + ITEM, "has the same id as another"),
        ("feed.xml", "<pubDate>Mon, 06", "<pubDate>Mon, 36", "a date that cannot be read"),
        (
            "feed.xml",
            "<link>https://example.org/reading/posts/b/",
            "<link>/reading/posts/b/",
            "an address that is not absolute: '/reading/posts/b/'",
        ),
        (
            "feed.xml",
            'href="https://example.org/reading/posts/b/#results"',
            'href="#results"',
            "the entry 'B' links to what is not absolute: '#results'",
        ),
        (
            "feed.xml",
            "</item>",
            '<enclosure url="https://example.org/reading/style.css" type="audio/mpeg"/></item>',
            "an enclosure without a type or a length",
        ),
        (
            "feed.xml",
            "reading/feed.xml",
            "reading/index.html",
            "it calls itself https://example.org/reading/index.html",
        ),
        ("feed.atom.xml", "<id>tag:example.org,2024:all</id>", "", "the feed has no id"),
        ("feed.atom.xml", "<id>tag:example.org,2024:b</id>", "", "the entry 'B' has no id"),
        ("feed.atom.xml", "</feed>", ENTRY + "</feed>", "has the same id as another"),
        ("feed.atom.xml", "2024-05-06T08:00:00+02:00", "6 May", "a date that cannot be read"),
        ("feed.atom.xml", "<author><name>Ada Example</name></author>", "", "has no author"),
        ("feed.json", '"version"', "", "it is not JSON"),
        ("feed.json", '"items"', '"entries"', "the feed has no list of items"),
        ("feed.json", '"id": "tag:example.org,2024:b"', '"id": 7', "has no id that is text"),
        ("feed.json", '"<p>x</p>"', '""', "the entry 'B' has no content"),
        ("feed.json", "2024-05-06T", "soon", "a date that cannot be read"),
        ("sitemap.xml", "2024-05-06", "May", "address 1 has a date that cannot be read"),
        ("sitemap.xml", "posts/b/", "", "the address stands twice"),
    ],
)
def test_what_feed_readers_stumble_over(name: str, old: str, new: str, message: str) -> None:
    assert FEEDS[name].count(old) > 0, "the case changes nothing"
    files = {**TARGETS, name: FEEDS[name].replace(old, new, 1)}
    problems = found(files)
    assert {one[:2] for one in problems} == {("feed-invalid", name)}
    assert any(message in one[2] for one in problems)


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("feed.xml", "<link>https://example.org/reading/posts/b/"),
        ("feed.xml", "https://example.org/reading/posts/b/#results"),
        ("feed.atom.xml", "https://example.org/reading/posts/b/"),
        ("feed.json", "https://example.org/reading/posts/b/"),
        ("sitemap.xml", "https://example.org/reading/posts/b/"),
    ],
)
def test_an_address_in_a_feed_without_a_file(name: str, old: str) -> None:
    assert old in FEEDS[name], "the case changes nothing"
    files = {**TARGETS, name: FEEDS[name].replace(old, old.replace("posts/b", "posts/gone"), 1)}
    assert [one[:2] for one in found(files)] == [("html-broken-link", name)]


def test_what_an_entry_breaks_in_every_feed_is_one_problem() -> None:
    feed = ATOM.replace("https://example.org/reading/style.css", "x.css")
    twin = feed.replace("feed.atom.xml", "tags/feed.xml")
    files = {**TARGETS, "feed.atom.xml": feed, "tags/feed.xml": twin}
    assert [one[1:] for one in found(files)] == [
        (
            "feed.atom.xml",
            "the entry 'B' links to what is not absolute: 'x.css' (and the same in 1 other file)",
        )
    ]


def test_what_a_feed_lacks_has_no_line() -> None:
    feed = ATOM.replace("https://example.org/reading/style.css", "x.css")
    feed = feed.replace("<title>Notes</title>", '<title type="">Notes</title>')
    (problem,) = check_site(
        {path: text.encode() for path, text in {**TARGETS, "feed.atom.xml": feed}.items()}, BASE
    )
    assert problem.line is None


def test_a_guid_that_is_an_address_must_be_there() -> None:
    guid = '<guid isPermaLink="false">tag:example.org,2024:b</guid>'
    bad = RSS.replace(guid, "<guid>https://example.org/reading/posts/z/</guid>")
    assert [one[0] for one in found({**TARGETS, "feed.xml": bad})] == ["html-broken-link"]


def test_a_site_at_the_root_of_its_host() -> None:
    files = {"index.html": page('<a href="/a.html"><a href="b.html">'), "a.html": page("")}
    assert [one[2] for one in found(files, "https://example.org")] == [
        "/b.html leads to no file of this site"
    ]


def test_a_folder_is_read_as_a_site(tmp_path: Path) -> None:
    (tmp_path / "posts" / "a").mkdir(parents=True)
    (tmp_path / "index.html").write_text(page('<a href="posts/a/"><a href="posts/b/">'))
    (tmp_path / "posts" / "a" / "index.html").write_text(page(""))
    folder = Folder(tmp_path)
    assert list(folder) == ["index.html", "posts/a/index.html"]
    assert [(one.path, one.message) for one in check_site(folder, BASE)] == [
        ("index.html", "/reading/posts/b/ leads to no file of this site")
    ]
