"""Templates and contexts become pages; mistakes in templates become problems with their place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import jinja2
import pytest

from alignsite.pages.contexts import NotFoundContext, PostContext, RobotsContext
from alignsite.pages.views import Head, Neighbours, Site, Stored
from alignsite.problems import Problem
from alignsite.records import Body, Link, Markup, Meta, Post, Record
from alignsite.renderer import Renderer
from alignsite.theme.files import Theme, find_theme

SITE = Site(
    title="Notes & <Queries>",
    description="",
    base_url="https://example.org/reading/",
    language="en",
    authors=(),
    copyright="",
    menu=(),
    sections=(),
    feeds=(),
)
HEAD = Head(url="/a/", title="A")
POST = Post(
    Meta(kind="post", path="posts/a.md", url="/a/", title="A <post>"),
    Body(Markup(('<p><a href="', '">x</a> &amp; y</p>'), (Link("b.md"),))),
)


def renderer(
    folder: Path, templates: Mapping[str, str], records: Mapping[str, Record] | None = None
) -> Renderer:
    """A renderer over a site with these templates, above a default theme of one small template."""
    own, default = folder / "templates", folder / "default"
    for root, files in (
        (own, templates),
        (default, {"base.html": "<title>{{ head.title }}</title>{% block main %}{% endblock %}\n"}),
    ):
        for name, text in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        root.mkdir(exist_ok=True)
    theme = Theme(templates=(own, default), static=())
    return Renderer(theme, SITE.base_url, dict(records or {}).__getitem__, folder)


def rendered(folder: Path, text: str, **templates: str) -> str:
    """What a template makes of a page without a record."""
    files = {"page.html": text, **{f"{name}.html": one for name, one in templates.items()}}
    return renderer(folder, files).render("page.html", NotFoundContext(SITE, HEAD)).decode()


def mistake(folder: Path, files: Mapping[str, str]) -> Problem:
    """The problem that rendering `page.html` ends in."""
    one = renderer(folder, files)
    with pytest.raises(Exception) as caught:
        one.digest("page.html")
        one.render("page.html", NotFoundContext(SITE, HEAD))
    return one.explain(caught.value, "page.html")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ site.title }}", "Notes &amp; &lt;Queries&gt;"),
        ("{{ '/x/' | url }}", "/reading/x/"),
        ("{{ 'javascript:alert(1)' | url }}", "#"),
        ("{{ '/x/' | absolute }}", "https://example.org/reading/x/"),
        ("{{ 3 | plural('turn') }}", "3 turns"),
        ("{% if true %}\n  yes\n{% endif %}\n", "  yes\n"),
        (
            "{% extends 'base.html' %}{% block main %}<p>hi</p>{% endblock %}",
            "<title>A</title><p>hi</p>",
        ),
        ("é", "é"),
    ],
)
def test_a_template_prints_its_variables_escaped(tmp_path: Path, text: str, expected: str) -> None:
    assert rendered(tmp_path, text) == expected


OF_POST = PostContext(
    SITE,
    HEAD,
    Stored("d1"),
    (),
    (),
    1,
    Neighbours(None, None),
    (),
    (),
    None,
    {"b.md": "/b/"},
    (),
)


def test_a_record_takes_the_place_of_its_digest_and_its_links_are_filled(tmp_path: Path) -> None:
    text = "{{ record.meta.title }}: {{ record.body.markup | fill }}"
    page = renderer(tmp_path, {"post.html": text}, {"d1": POST}).render("post.html", OF_POST)
    assert page.decode() == 'A &lt;post&gt;: <p><a href="/reading/b/">x</a> &amp; y</p>'


def test_a_macro_fills_links_when_it_is_imported_with_context(tmp_path: Path) -> None:
    files = {
        "post.html": "{% from 'parts/b.html' import b with context %}{{ b(record.body) }}",
        "parts/b.html": "{% macro b(body) %}{{ body.markup | fill }}{% endmacro %}",
    }
    page = renderer(tmp_path, files, {"d1": POST}).render("post.html", OF_POST)
    assert b'href="/reading/b/"' in page


def test_a_sites_template_extends_the_default_one_of_the_same_name(tmp_path: Path) -> None:
    own = "{% extends 'default/base.html' %}{% block main %}mine{% endblock %}"
    assert rendered(tmp_path, "{% extends 'base.html' %}", base=own) == "<title>A</title>mine"


@pytest.mark.parametrize(
    ("files", "code", "path", "line", "column", "message"),
    [
        (
            {"page.html": "<p>\n  {{ sight.title }}\n</p>"},
            "template-failed", "templates/page.html", 2, 3, "'sight' is undefined",
        ),
        (
            {"page.html": "<p>{{ site.titel }}"},
            "template-failed", "templates/page.html", 1, 1, "titel",
        ),
        (
            {"page.html": "{% include 'parts/a.html' %}", "parts/a.html": "\n\n {{ 1 / 0 }}"},
            "template-failed", "templates/parts/a.html", 3, 2, "division by zero",
        ),
        (
            {"page.html": "\n{% if %}\n"},
            "template-syntax", "templates/page.html", 2, 1, "Expected an expression",
        ),
        (
            {"page.html": "{% include 'parts/a.html' %}", "parts/a.html": "\n{{ x | nofilter }}"},
            "template-syntax", "templates/parts/a.html", 2, 1, "No filter named 'nofilter'",
        ),
        (
            {"page.html": "{% extends 'gone.html' %}"},
            "template-missing", "templates/page.html", 1, 1, "gone.html",
        ),
        (
            {"page.html": "{% include site.title %}"},
            "template-syntax", "templates/page.html", 1, 1, "a name in quotes",
        ),
        (
            {
                "page.html": "{% extends 'base.html' %}",
                "base.html": "{% extends 'default/base.html' %}\n{% block main %}{{ nope }}"
                "{% endblock %}",
            },
            "template-failed", "templates/base.html", 2, 1, "'nope' is undefined",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_line_and_column(
    tmp_path: Path,
    files: dict[str, str],
    code: str,
    path: str,
    line: int | None,
    column: int | None,
    message: str,
) -> None:
    found = mistake(tmp_path, files)
    assert (found.code, found.path, found.line, found.column) == (code, path, line, column)
    assert message in found.message
    assert found.severity == "error"


def test_a_mistake_in_a_default_template_is_not_blamed_on_the_one_that_extends_it(
    tmp_path: Path,
) -> None:
    one = renderer(tmp_path, {"base.html": "{% extends 'default/base.html' %}"})
    with pytest.raises(jinja2.UndefinedError) as caught:
        one.render("base.html", RobotsContext(SITE))  # it has no head
    found = one.explain(caught.value, "base.html")
    assert (found.path, found.line) == ("default/base.html", 1)
    assert found.excerpt is not None
    assert "{{ head.title }}" in found.excerpt


FILES = {
    "page.html": "{% extends 'base.html' %}{% from 'parts/a.html' import a %}",
    "base.html": "{% include 'parts/b.html' %}",
    "parts/a.html": "{% from 'parts/c.html' import c %}{% macro a() %}{{ c() }}{% endmacro %}",
    "parts/b.html": "b",
    "parts/c.html": "{% macro c() %}c{% endmacro %}",
    "other.html": "other",
}


@pytest.mark.parametrize(
    ("changed", "matters"),
    [
        ("page.html", True),
        ("base.html", True),
        ("parts/a.html", True),
        ("parts/b.html", True),
        ("parts/c.html", True),
        ("other.html", False),
    ],
)
def test_a_digest_changes_with_everything_a_template_refers_to(
    tmp_path: Path, changed: str, matters: bool
) -> None:
    before = renderer(tmp_path / "before", FILES).digest("page.html")
    edited = FILES | {changed: FILES[changed] + "\n<!-- edited -->"}
    after = renderer(tmp_path / "after", edited).digest("page.html")
    assert (before != after) is matters


def test_a_digest_does_not_depend_on_where_the_site_lies(tmp_path: Path) -> None:
    digests = {renderer(tmp_path / name, FILES).digest("page.html") for name in ("here", "there")}
    assert len(digests) == 1


def test_a_digest_changes_when_a_site_puts_its_own_template_over_a_default_one(
    tmp_path: Path,
) -> None:
    page = {"page.html": "{% extends 'base.html' %}"}
    before = renderer(tmp_path / "before", page).digest("page.html")
    after = renderer(tmp_path / "after", page | {"base.html": "own"}).digest("page.html")
    assert before != after


def default_templates() -> list[str]:
    folder = find_theme(Path("none"), Path("none")).default_templates
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.*")
        if path.suffix != ".toml"
    )


@pytest.mark.parametrize("name", default_templates())
def test_every_template_of_the_default_theme_can_be_read(name: str) -> None:
    nowhere = Path("none")
    one = Renderer(find_theme(nowhere, nowhere), SITE.base_url, {}.__getitem__, nowhere)
    assert one.digest(name)
