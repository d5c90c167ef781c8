"""`alignsite compare`: two builds of one site, with the changes that lose readers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.end_to_end.test_cli import alignsite
from tests.sites import build_site

POST = "posts/specification-gaming"


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sample site as it is, and after a careless afternoon."""
    folder = tmp_path_factory.mktemp("sites")
    sites = folder / "old", folder / "new"
    for site in sites:
        shutil.copytree(ROOT / "content", site / "content")
        shutil.copy(ROOT / "alignsite.toml", site)
    posts = sites[1] / "content" / "posts"

    _edit(posts / "specification-gaming.md", "---\n", "---\npermalink: /gaming/\n")
    _edit(posts / "mesa-optimisation.md", "---\n", "---\nguid: another\n")
    _edit(posts / "glossary.md", "## ", "**", 1)
    for site in sites:
        build_site(site, now=1_900_000_000)
    return sites[0] / "public", sites[1] / "public"


def _edit(file: Path, old: str, new: str, count: int = 1) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, count), encoding="utf-8")


def test_a_site_compared_with_itself_lost_nothing(builds: tuple[Path, Path]) -> None:
    done = alignsite("compare", builds[0], builds[0], "--text")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing is lost (")


def test_what_was_lost_is_told_with_what_would_mend_it(builds: tuple[Path, Path]) -> None:
    done = alignsite("compare", *builds, "--all")

    assert done.returncode == 1
    assert f"  aliases: [/{POST}/]" in done.stdout
    assert "it may be /gaming/ now" in done.stdout
    assert "1 entry has another id" in done.stdout
    assert "became another" in done.stdout
    assert "  /posts/glossary/\n" in done.stdout


def test_programs_get_the_same_as_json(builds: tuple[Path, Path]) -> None:
    told = json.loads(alignsite("compare", *builds, "--json", "--text").stdout)

    assert [one["address"] for one in told["pages"]["gone"]] == [f"/{POST}/"]
    assert told["pages"]["gone"][0]["proposal"]["address"] == "/gaming/"
    assert {one["page"] for one in told["anchors"]["gone"]} == {"/posts/glossary/"}
    assert all(
        {"another"} <= {entry["new"] for entry in feed["changed"]}
        for feed in told["feeds"]["changed"]
        if feed["address"] == "/feed.xml"
    )


def test_an_alias_mends_a_missing_address(builds: tuple[Path, Path], tmp_path: Path) -> None:
    site = tmp_path / "mended"
    shutil.copytree(builds[1].parent, site, ignore=shutil.ignore_patterns("public", ".alignsite"))
    _edit(site / "content" / f"{POST}.md", "---\n", f"---\naliases: [/{POST}/]\n")
    build_site(site, now=1_900_000_000)

    told = json.loads(alignsite("compare", builds[0], site / "public", "--json").stdout)

    assert told["pages"]["gone"] == []


def test_what_cannot_be_compared_is_a_mistake_of_use(
    builds: tuple[Path, Path], tmp_path: Path
) -> None:
    assert alignsite("compare", builds[0]).returncode == 2
    assert alignsite("compare", builds[0], tmp_path / "nowhere").returncode == 2
    empty = alignsite("compare", builds[0], tmp_path)
    assert empty.returncode == 2
    assert "has no pages" in empty.stderr
    wrong = alignsite("compare", builds[0], builds[0], "--base-url", "example")
    assert wrong.returncode == 2
    assert "not a full address" in wrong.stderr
