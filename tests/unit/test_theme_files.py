"""The default theme's files: small, and nothing inline but what the policy allows by its hash."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from alignsite.theme.files import default_folder

TEMPLATES = default_folder() / "templates"
STATIC = default_folder() / "static"


def text(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def test_the_style_sheet_is_small() -> None:
    assert (STATIC / "style.css").stat().st_size < 30_000


def test_the_scripts_are_small() -> None:
    assert sum(file.stat().st_size for file in STATIC.glob("*.js")) < 15_000


def test_the_scripts_of_the_page_of_search_are_small() -> None:
    assert sum(file.stat().st_size for file in STATIC.glob("search/*.js")) < 15_000


def test_web_assembly_is_allowed_on_the_page_of_search_alone() -> None:
    allowing = [file.name for file in TEMPLATES.rglob("*.html") if "wasm" in file.read_text()]
    assert allowing == ["search.html"]


def test_the_policy_allows_the_one_inline_script_by_its_hash() -> None:
    script = re.search(r"<script>(.*?)</script>", text("parts/theme.html"), re.S)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in text("parts/policy.html")


def test_the_policy_allows_nothing_inline_besides() -> None:
    policy = text("parts/policy.html")
    assert "unsafe" not in policy
    assert "object-src 'none'" in policy


@pytest.mark.parametrize("name", sorted(
    file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.html")
))  # fmt: skip
def test_no_template_has_inline_styles_handlers_or_other_scripts(name: str) -> None:
    html = text(name)
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=", html)
    kinds = re.findall(r"<script\b([^>]*)>", html)
    allowed = ("type=", " src=") if name != "parts/theme.html" else ("",)
    assert [one for one in kinds if not any(part in one for part in allowed)] == []
    assert not re.search(r"(?:src|href)=[\"']https?:", html)
