"""docs/theming.md names all a template can use: variables, fields, filters, blocks, tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args

import jinja2
import pytest
from jinja2 import nodes

from alignsite import records
from alignsite.pages import contexts, views
from alignsite.renderer import Renderer
from alignsite.theme.files import default_folder, find_theme
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "theming.md").read_text(encoding="utf-8")
TEMPLATES = default_folder() / "templates"
STYLE = (default_folder() / "static" / "style.css").read_text(encoding="utf-8")


def section(title: str) -> str:
    """What stands under a heading of the guide, up to the next one of any level."""
    found = re.search(rf"^###? `?{re.escape(title)}`?\n(.*?)(?=^##|\Z)", GUIDE, re.M | re.S)
    assert found, f"docs/theming.md has no section {title}"
    return found[1]


def row(table: str, type_name: str) -> str:
    """The row of a table that tells of a type."""
    found = re.search(rf"^\| `{type_name}` \|.*$", table, re.M)
    assert found, f"docs/theming.md has no row for {type_name}"
    return found[0]


def templates_and_fields() -> Iterator[tuple[str, str]]:
    for context in get_args(contexts.Context):
        names = re.findall(r"`([\w/]+\.(?:html|xml|txt|webmanifest))`", context.__doc__ or "")
        assert names, f"the docstring of {context.__name__} names no template"
        for field in fields(context):
            yield names[0], field.name


@pytest.mark.parametrize(("template", "field"), list(templates_and_fields()))
def test_every_variable_is_explained_under_its_template(template: str, field: str) -> None:
    assert f"`{field}`" in section(template)


def types_and_fields(module: object) -> Iterator[tuple[str, str]]:
    for name, kind in vars(module).items():
        own = getattr(kind, "__module__", "") == getattr(module, "__name__", "")
        if isinstance(kind, type) and is_dataclass(kind) and own:
            yield from ((name, field.name) for field in fields(kind))


HIDDEN = ("Stored", "Link", "Markup")
"""Types that templates never look into: the renderer and `fill` do."""


@pytest.mark.parametrize(
    ("type_name", "field"), [one for one in types_and_fields(views) if one[0] not in HIDDEN]
)
def test_every_field_of_a_view_is_listed(type_name: str, field: str) -> None:
    assert f"`{field}`" in row(section("Views"), type_name)


@pytest.mark.parametrize("field", [field.name for field in fields(contexts.Year)])
def test_every_field_of_a_year_is_listed(field: str) -> None:
    assert f"`{field}`" in row(section("Views"), "Year")


@pytest.mark.parametrize(
    ("type_name", "field"), [one for one in types_and_fields(records) if one[0] not in HIDDEN]
)
def test_every_field_of_a_record_is_listed(type_name: str, field: str) -> None:
    assert f"`{field}`" in row(section("Records"), type_name)


def own_filters() -> list[str]:
    nowhere = Path("does-not-exist")
    renderer = Renderer(
        find_theme(nowhere, nowhere), "https://example.org/", {}.__getitem__, nowhere
    )
    return sorted(renderer.filters)


@pytest.mark.parametrize("name", own_filters())
def test_every_filter_is_explained(name: str) -> None:
    assert f"| `{name}` |" in section("Filters")


def templates() -> list[str]:
    return sorted(
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*")
        if path.is_file() and path.suffix != ".toml"
    )


def blocks() -> Iterator[tuple[str, str]]:
    for name in templates():
        tree = jinja2.Environment().parse((TEMPLATES / name).read_text(encoding="utf-8"))
        own = {block.name for block in tree.find_all(nodes.Block)}
        filled = {"main", "trail", "brand", "data"} if name != "base.html" else set()
        yield from ((name, block) for block in sorted(own - filled))


@pytest.mark.parametrize(("template", "block"), list(blocks()))
def test_every_block_is_named_under_its_template(template: str, block: str) -> None:
    assert f"`{block}`" in section(template)


@pytest.mark.parametrize("part", [name for name in templates() if name.startswith("parts/")])
def test_every_part_is_listed(part: str) -> None:
    assert f"`{part}`" in section("Parts")


@pytest.mark.parametrize("token", sorted(set(re.findall(r"^  (--[\w-]+):", STYLE, re.M))))
def test_every_token_is_listed(token: str) -> None:
    assert f"`{token}`" in section("Tokens")
