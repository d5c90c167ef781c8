"""Pictures from other hosts: links in a page, which hold the picture for who asks for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alignsite.markup.pictures import asked_for, has_remote_pictures
from alignsite.records import Body, Link, Markup, Meta, Post
from tests.sites import build_site, post, write_site
from tests.words import ENGLISH, read

LAMP = '<img loading="lazy" src="https://a.test/lamp.png" alt="A lamp">'

OWN = ("own.test", "old.test")


def shown(html: str) -> str:
    """The HTML as readers have it: what waits in a `template` left out."""
    return re.sub("<template>.*?</template>", "", asked_for(html, OWN, ENGLISH))


@pytest.mark.parametrize(
    "html",
    [
        "<p>No picture.</p>",
        '<p><img src="/lamp.png" alt="A lamp"></p>',
        '<p><img src="https://own.test/lamp.png" alt="A lamp"></p>',
        '<p><a href="/b/"><img src="https://OLD.test/lamp.png" alt="A lamp"></a></p>',
        '<p>&lt;img src="https://a.test/lamp.png"&gt;</p>',
        '<p><a href="https://a.test/lamp.png">A lamp</a></p>',
        '<audio controls="" preload="none" src="https://a.test/lamp.mp3"></audio>',
    ],
)
def test_what_is_no_picture_from_elsewhere_stays(html: str) -> None:
    assert asked_for(html, OWN, ENGLISH) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            f"<p>See {LAMP} there.</p>",
            '<p>See <a data-picture="" href="https://a.test/lamp.png">'
            "<span>Picture: A lamp (from a.test)</span></a> there.</p>",
        ),
        (
            f"<p>{LAMP}</p>",
            '<p><a data-picture="" class="alone" href="https://a.test/lamp.png">'
            "<span>Picture: A lamp (from a.test)</span></a></p>",
        ),
        (
            '<img src="HTTP://www.A.test:80/x?a=1&amp;b=2" alt="" id="x">',
            '<a data-picture="" class="alone" id="x" href="HTTP://www.A.test:80/x?a=1&amp;b=2">'
            "<span>Picture from a.test</span></a>",
        ),
        (
            '<p>1 <img src="https://a.test/x" alt="&lt;b&gt; {c}" width="30" height="20"></p>',
            '<p>1 <a data-picture="" href="https://a.test/x">'
            '<svg width="30" height="20" viewBox="0 0 30 20" aria-hidden="true"></svg>'
            "<span>Picture: &lt;b&gt; {c} (from a.test)</span></a></p>",
        ),
        (
            '<p>1 <img src="https://a.test/x" alt="" width="30" height="0"></p>',
            '<p>1 <a data-picture="" href="https://a.test/x">'
            "<span>Picture from a.test</span></a></p>",
        ),
        (
            f'<figure class="wide">{LAMP}<figcaption>Lit.</figcaption></figure>',
            '<figure class="wide"><a data-picture="" class="alone" href="https://a.test/lamp.png">'
            "<span>Picture: A lamp (from a.test)</span></a><figcaption>Lit.</figcaption></figure>",
        ),
    ],
)
def test_a_picture_from_elsewhere_is_a_link_that_says_what_it_shows(
    html: str, expected: str
) -> None:
    assert shown(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            f'<p><a class="big" href="https://b.test/read/">{LAMP}</a></p>',
            '<p>PICTURE <a data-pictured="" href="https://b.test/read/">'
            "<span>Leads to b.test/read</span></a></p>",
        ),
        (
            f'<p><a href="/posts/b/" title="More">{LAMP} More on <b>lamps</b></a> and rungs</p>',
            '<p>PICTURE <a data-pictured="" href="/posts/b/" title="More"> More on <b>lamps</b></a>'
            " and rungs</p>",
        ),
        (f'<p><a href="https://a.test/lamp.png">{LAMP}</a></p>', "<p>PICTURE</p>"),
        (f'<p><a id="lamp">{LAMP}</a></p>', '<p>PICTURE<span id="lamp"></span></p>'),
        (
            f'<a href="/x"><figure>{LAMP}</figure></a>',
            'PICTURE <a data-pictured="" href="/x"><span>Leads to /x</span></a>',
        ),
        (
            f'<a href="/x">{LAMP} {LAMP}<img src="/own.png" alt=""></a>',
            'PICTUREPICTURE <a data-pictured="" href="/x"> <img src="/own.png" alt=""></a>',
        ),
        (
            f'<a href="https://b.test/{"very/" * 20}">{LAMP}</a>',
            f'PICTURE <a data-pictured="" href="https://b.test/{"very/" * 20}">'
            f"<span>Leads to b.test/{'very/' * 10}ve…</span></a>",
        ),
    ],
)
def test_a_link_around_a_picture_goes_on_leading_where_it_led(html: str, expected: str) -> None:
    told = re.sub(r'<a data-picture="(?:linked)?".*?</a>', "PICTURE", shown(html))
    assert told == expected


def test_a_picture_is_marked_where_the_link_that_it_was_in_follows_it() -> None:
    other = LAMP.replace("a.test", "b.test")
    told = shown(
        f'{LAMP} Text <a href="/x">{LAMP}{other}</a> <a href="https://a.test/lamp.png">{LAMP}</a>'
    )
    marks = re.findall(r' data-(picture(?:d|="\w*"))', told)
    assert marks == ['picture=""', 'picture="linked"', 'picture="linked"', "pictured", 'picture=""']


@pytest.mark.parametrize(
    "address",
    [
        " https://a.test/lamp.png",
        "\nhttps://a.test/lamp.png\n",
        "\x01\t https://a.test/lamp.png",
        "ht\ntps:/\t/a.test/lamp.png",
        "h&#116;tps&colon;//a.test/lamp.png",
        "https:a.test/lamp.png",
        "https:/a.test/lamp.png",
        "https:\\\\a.test\\lamp.png",
        "//a.test/lamp.png",
        " ///a.test/lamp.png",
        "/\\a.test/lamp.png",
        "/\t/a.test/lamp.png",
        "https://a.test\\@own.test/../lamp.png",
    ],
)
def test_a_picture_from_elsewhere_is_known_however_its_address_is_written(address: str) -> None:
    text = read(f'Text.\n\n<img alt="A lamp" src="{address}">\n')
    markup = text.render(text.blocks).markup
    assert has_remote_pictures(markup)
    told = shown("".join(markup.pieces))
    assert "<img" not in told
    assert 'href="https://a.test/' in told


def test_the_picture_waits_as_it_was_written() -> None:
    attributes = 'src="https://a.test/x" alt="X" class="c" width="3" height="2" title="T"'
    waiting = f'<template><img tabindex="-1" {attributes}></template>'
    assert waiting in asked_for(f"<img {attributes}>", (), ENGLISH)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (Markup((f"<p>{LAMP}</p>",)), True),
        (Markup(('<p><img src="\nhttps://a.test/x.png"></p>',)), True),
        (Markup(('<p><img alt="" src="', f'">{LAMP}</p>'), (Link("x.png"),)), True),
        (Markup(('<p><img alt="" src="', '"></p>'), (Link("x.png"),)), False),
        (Markup(('<p><a href="https://a.test/x.png">x</a></p>',)), False),
    ],
)
def test_whether_a_record_has_pictures_from_elsewhere(markup: Markup, expected: bool) -> None:
    record = Post(Meta(kind="post", path="a.md", url="/a/", title="A"), Body(markup))
    assert has_remote_pictures([None, (record,)]) is expected


SITE = {
    "content/posts/a.md": post(body="![A lamp](https://a.test/lamp.png)"),
    "content/posts/b.md": post(body="No picture."),
}


def built(folder: Path, name: str) -> str:
    return (folder / "public" / name).read_text(encoding="utf-8")


def test_a_page_may_load_pictures_from_elsewhere_only_where_its_document_has_some(
    tmp_path: Path,
) -> None:
    build_site(write_site(tmp_path, SITE))
    assert "img-src 'self' data: http: https:;" in built(tmp_path, "posts/a/index.html")
    for name in ("posts/b/index.html", "posts/index.html", "index.html", "404.html"):
        assert "img-src 'self' data:;" in built(tmp_path, name)


def test_a_picture_at_a_further_host_of_the_site_is_the_sites_own(tmp_path: Path) -> None:
    lamps = "![There](https://old.test/lamp.png) ![Gone](https://old.test/gone.png)"
    settings = 'base_url = "https://own.test/"\nhosts = ["Old.test"]\n'
    files = {"content/posts/a.md": post(body=lamps), "content/lamp.png": "A lamp"}
    build_site(write_site(tmp_path, files | {"alignsite.toml": settings}))
    page = built(tmp_path, "posts/a/index.html")
    assert 'src="/lamp.png" alt="There"' in page
    assert 'src="https://old.test/gone.png" alt="Gone"' in page
    assert "data-picture" not in page
    assert "img-src 'self' data:;" in page


def test_a_picture_is_named_in_the_language_of_its_document(tmp_path: Path) -> None:
    lamp = "![Eine Lampe](https://a.test/lamp.png)"
    german = f"---\ntitle: B\ndate: 2023-01-02\nlang: de\n---\n{lamp}"
    linked = f"---\ntitle: C\ndate: 2023-01-02\nlang: de\n---\n[{lamp}](https://b.test/x)"
    files = SITE | {"content/posts/b.md": german, "content/posts/c.md": linked}
    build_site(write_site(tmp_path, files))
    assert "Picture: A lamp (from a.test)" in built(tmp_path, "posts/a/index.html")
    assert "Bild: Eine Lampe (von a.test)" in built(tmp_path, "posts/b/index.html")
    assert "Führt zu b.test/x" in built(tmp_path, "posts/c/index.html")
    words = {"templates/words/de.toml": 'picture = "Abbildung: {alt} ({host})"\n'}
    build_site(write_site(tmp_path, words))
    assert "Abbildung: Eine Lampe (a.test)" in built(tmp_path, "posts/b/index.html")


def test_feeds_keep_pictures_and_a_setting_keeps_them_everywhere(tmp_path: Path) -> None:
    build_site(write_site(tmp_path, SITE))
    assert "<img " not in re.sub(
        "<template>.*?</template>", "", built(tmp_path, "posts/a/index.html")
    )
    assert "https://a.test/lamp.png" in built(tmp_path, "feed.xml")
    assert "<template>" not in built(tmp_path, "feed.xml")
    build_site(write_site(tmp_path, {"alignsite.toml": 'remote_pictures = "show"'}))
    page = built(tmp_path, "posts/a/index.html")
    assert '<p><img loading="lazy" decoding="async" src="https://a.test/lamp.png"' in page
    assert "<template>" not in page
