"""`_config.yml`, the files beside it, and what of them a document depends on."""

from __future__ import annotations

import pytest

from alignsite.jekyll import find_files, read_inputs, read_jekyll
from alignsite.jekyll.data import data_tree, key_of
from alignsite.jekyll.defaults import defaults_of, matter_for
from alignsite.jekyll.inputs import pairs
from alignsite.jekyll.names import ALWAYS_EXCLUDED, Names
from tests.words import BODY_WORDS


def told(text: str, cname: str = "") -> list[str]:
    _, _, problems = read_jekyll(text, "_config.yml", cname)
    return [f"{one.line}:{one.code}: {one.message}" for one in problems]


def test_settings_are_taken_over() -> None:
    text = """\
title: Notes
description: >-
  What was
  read.
url: https://example.org/
baseurl: /notes
lang: fr
author: {name: Ada Example, email: ada@example.org}
future: true
feed: {path: atom.xml, posts_limit: 5}
permalink: pretty
timezone: Europe/Paris
"""
    site, config, problems = read_jekyll(text, "_config.yml", "")
    assert problems == ()
    assert (config.title, config.description) == ("Notes", "What was read.")
    assert (config.base_url, config.language) == ("https://example.org/notes/", "fr")
    assert (config.authors, config.future) == (("Ada Example",), True)
    assert (config.feed_path, config.feed_format, config.feed_size) == ("/atom.xml", "atom", 5)
    assert (site.style, site.posts) == (
        "pretty",
        "/:categories/:year/:month/:day/:title/",
    )
    assert site.timezone == "Europe/Paris"


def test_a_site_without_settings_has_jekylls() -> None:
    site, config, _ = read_jekyll("", "_config.yml", "")
    assert (site.style, site.timezone, site.excerpt_separator) == ("date", "UTC", "\n\n")
    assert (config.feed_path, config.feed_size) == ("/feed.xml", 10)


def test_cname_tells_the_host_where_the_url_is_empty() -> None:
    _, config, problems = read_jekyll('url: ""\n', "_config.yml", "notes.example.org\n")
    assert config.base_url == "https://notes.example.org/"
    assert config.own_hosts == ("notes.example.org",)
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title: x\nurl: ""\n', "2:jekyll-url: the site's own address is not set"),
        (
            "url: https://example.org\nplugins: [jekyll-archives]\n",
            "2:jekyll-setting: the plugin jekyll-archives is not run",
        ),
        (
            "url: https://example.org\ntimezone: Mars/Olympus\n",
            "2:config-value: there is no time zone 'Mars/Olympus'",
        ),
        (
            "url: https://example.org\npaginate: 5\n",
            "2:jekyll-setting: lists are not cut into pages as jekyll-paginate does",
        ),
        (
            "url: https://example.org\ncollections: [notes]\n",
            "2:jekyll-setting: the collection notes has no pages of its own (output is not true)",
        ),
    ],
)
def test_what_is_not_done_is_told_with_its_place(text: str, message: str) -> None:
    assert told(text) == [message]


def test_yaml_that_cannot_be_read_is_an_error() -> None:
    _, _, problems = read_jekyll("title: [\n", "_config.yml", "")
    assert [one.code for one in problems if one.severity == "error"] == ["config-syntax"]


def test_anchors_and_types_are_as_in_ruby() -> None:
    text = (
        "url: https://e.org\na: &a {n: 1, on: yes}\nb:\n  <<: *a\n  n: '1'\nc: 2.5\nd: 2020-01-02\n"
    )
    site, _, _ = read_jekyll(text, "_config.yml", "")
    assert site.values["b"] == {"n": "1", "on": True}
    assert (site.values["c"], site.values["d"]) == (2.5, "2020-01-02")


def test_aliases_that_multiply_are_refused() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    _, _, problems = read_jekyll("\n".join(rows), "_config.yml", "")
    assert problems[0].message == "the file holds more than 200,000 values"


NAMES = Names((".well-known", "_extra"), ("drafts.txt", "secret*", "old/", *ALWAYS_EXCLUDED))


@pytest.mark.parametrize(
    ("path", "folder", "passed"),
    [
        ("a.md", False, False),
        (".hidden", False, True),
        (".well-known", True, False),
        ("_layouts", True, True),
        ("_extra", True, False),
        ("#a.md#", False, True),
        ("~a.md", False, True),
        ("a.md~", False, True),
        ("drafts.txt", False, True),
        ("secret-plan.md", False, True),
        ("old", True, True),
        ("older", True, False),
        ("vendor/bundle", True, True),
        ("vendor/own", True, False),
        ("Gemfile.lock", False, True),
    ],
)
def test_names_that_are_passed_over(path: str, folder: bool, passed: bool) -> None:
    assert NAMES.passed(path, folder) is passed


MATTER = b"---\ntitle: A\n---\n"
FILES = {
    "_config.yml": b"",
    "_posts/2020-01-02-a.md": b"no matter",
    "_posts/deep/2020-01-02-b.md": MATTER,
    "es/_posts/2020-01-02-c.markdown": MATTER,
    "_posts/undated.md": MATTER,
    "_posts/2020-01-02-picture.png": b"png",
    "_drafts/idea.md": MATTER,
    "about.md": MATTER,
    "README.md": b"# Read me",
    "plain.css": b"---\n---\nbody {}\n",
    "feed.xml": b"---\n---\n{{ site.title }}",
    "style.scss": b"---\n---\nbody {}\n",
    "_talks/one.md": MATTER,
    "_talks/one.png": b"png",
    "_notes/one.md": MATTER,
    "_layouts/default.html": b"{{ content }}",
    "assets/a.svg": b"<svg/>",
}


def test_files_are_sorted_as_jekyll_sorts_them() -> None:
    text = "collections: {talks: {output: true}, notes: {}}"
    site, _, _ = read_jekyll(text, "_config.yml", "")
    found = find_files(FILES, site, FILES.__getitem__, ["_config.yml"])
    assert [(one.path, one.collection) for one in found.documents] == [
        ("_drafts/idea.md", "drafts"),
        ("_posts/2020-01-02-a.md", "posts"),
        ("_posts/deep/2020-01-02-b.md", "posts"),
        ("_talks/one.md", "talks"),
        ("about.md", "pages"),
        ("es/_posts/2020-01-02-c.markdown", "posts"),
    ]
    assert [(one.url, one.skipped) for one in found.copied] == [
        ("/README.md", 0),
        ("/talks/one.png", 0),
        ("/assets/a.svg", 0),
        ("/plain.css", 8),
    ]
    assert [(one.path, one.code) for one in found.problems] == [
        ("_posts/2020-01-02-picture.png", "jekyll-file"),
        ("_posts/undated.md", "jekyll-file"),
        ("feed.xml", "jekyll-file"),
        ("style.scss", "jekyll-file"),
    ]


ROWS = defaults_of(
    [
        {"scope": {"path": ""}, "values": {"lang": "en", "box": {"a": 1, "b": 1}}},
        {"scope": {"path": "", "type": "posts"}, "values": {"layout": "post"}},
        {"scope": {"path": "es", "type": "post"}, "values": {"lang": "es", "box": {"b": 2}}},
        {"scope": {"path": "_posts/*/deep"}, "values": {"deep": True}},
        {"scope": {"path": ""}, "values": {"lang": "fr", "layout": "any"}},
        {"nonsense": True},
    ]
)


@pytest.mark.parametrize(
    ("path", "kind", "matter"),
    [
        ("about.md", "pages", {"lang": "fr", "layout": "any", "box": {"a": 1, "b": 1}}),
        ("_posts/a.md", "posts", {"lang": "en", "layout": "post", "box": {"a": 1, "b": 1}}),
        ("es/_posts/a.md", "posts", {"lang": "es", "layout": "post", "box": {"a": 1, "b": 2}}),
        (
            "_posts/x/deep/a.md",
            "posts",
            {"lang": "en", "layout": "post", "box": {"a": 1, "b": 1}, "deep": True},
        ),
    ],
)
def test_the_longer_path_then_the_typed_then_the_later_default_wins(
    path: str, kind: str, matter: dict[str, object]
) -> None:
    assert matter_for(ROWS, path, kind) == matter


def test_data_is_one_tree() -> None:
    files = {
        "menu.yml": b"- {title: About, n: 1}\n",
        "people/ada b.json": b'{"name": "Ada"}',
        "papers.csv": b"title,year\nA paper,2020\nAnother\n",
        "rows.tsv": b"a\tb\n1\t2\n",
        "notes.txt": b"not data",
    }
    tree, problems = data_tree(files, "_data")
    assert problems == ()
    assert tree == {
        "menu": [{"title": "About", "n": 1}],
        "people": {"ada_b": {"name": "Ada"}},
        "papers": [{"title": "A paper", "year": "2020"}, {"title": "Another", "year": None}],
        "rows": [{"a": "1", "b": "2"}],
    }


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.yml", b"a: [\n"), ("a.json", b"{"), ("a.csv", b"\xff,b\n"), ("a.csv", b'a\n"b')],
)
def test_data_that_cannot_be_read_is_told(name: str, data: bytes) -> None:
    _, problems = data_tree({name: data}, "_data")
    assert [(one.path, one.code, one.severity) for one in problems] == [
        (f"_data/{name}", "jekyll-data", "warning")
    ]


def test_a_name_of_data_becomes_a_key() -> None:
    assert key_of("my list's file") == "my_lists_file"


def test_a_table_becomes_pairs_and_a_list_stays_one() -> None:
    assert pairs({"a": {"b": [1, {"c": 2}]}}) == (("a", (("b", [1, (("c", 2),)]),)),)


def test_only_liquid_depends_on_data_and_includes() -> None:
    site, _, _ = read_jekyll("kramdown: {hard_wrap: true}\nx: 1\n", "_config.yml", "")
    inputs = read_inputs(site, {"_data/a.yml": b"b: 1", "_includes/c.html": b"<b>c</b>"})
    whole = inputs.settings(BODY_WORDS, "a.md", "pages", liquid=True).jekyll
    plain = inputs.settings(BODY_WORDS, "a.md", "pages", liquid=False).jekyll
    assert whole is not None
    assert plain is not None
    assert whole.data == (("a", (("b", 1),)),)
    assert whole.includes == (("c.html", "<b>c</b>"),)
    assert (plain.data, plain.includes) == ((), ())
    assert plain.config == (("kramdown", (("hard_wrap", True),)),)
