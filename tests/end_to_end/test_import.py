"""`alignsite import`: a Jekyll repository moves in, and no address, place or feed id is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alignsite.checker import Folder
from alignsite.comparison import compare, read_site, report
from alignsite.importing import Plan, account
from alignsite.reading.configuration import read_configuration
from alignsite.tasks.importer import Stopped, begin, plan_for, resume, unfinished
from tests.end_to_end.test_cli import alignsite
from tests.jekyll_sites import PLAIN, SITES, page
from tests.sites import NOW, build_site, codes, tree, write_site

LIVELY = {
    "_config.yml": """\
title: Lively notes
url: https://lively.example.org
permalink: /:title
timezone: America/New_York
excerpt_separator: <!--cut-->
include: [.well-known]
kramdown: {toc_levels: 2..3}
defaults:
  - scope: {type: posts}
    values: {author: Noor Field, mood: calm}
  - scope: {path: _posts/2021}
    values: {series: Early notes}
""",
    "_includes/player.html": '<iframe src="https://www.youtube.com/embed/{{ include.id }}">'
    "</iframe>",
    "_data/people.yml": "- Ada Example\n",
    "about.md": page("About") + "# Foo & bar\n\nWe are {{ site.data.people[0] }}.\n",
    "posts.md": "---\nlayout: posts\ntitle: All posts\n---\n",
    "404.html": page("Lost", "permalink: /404.html"),
    "plain.html": "<p>As it is.</p>\n",
    ".well-known/a.txt": "a",
    "assets/plot.svg": "<svg/>",
    "assets/data.yaml": "a: 1\n",
    "style.css": "---\n---\nbody {}\n",
    "es/_posts/2020-02-01-hola.md": page("Hola") + "![x](../plot.svg) [a](../../about.md)\n",
    "es/plot.svg": "<svg/>",
    "_posts/2020-01-01-player.md": page("Player", "youtube: abc12345678")
    + "{% include player.html\n  id=page.youtube %}\n\n"
    "## Notes -- here\n\nIt's said.[^n]\n\n[^n]: So.\n",
    "_posts/2020-01-02-links.md": page("Links")
    + "[p]({% post_url 2020-01-01-player %}) [a]({% link about.md %}#foo--bar)\n"
    + "{% raw %}{{ as it is }}{% endraw %}\n\n1. x\n{:toc}\n\n## A\n\n## A\n\n### B\n",
    "_posts/2020-01-03-open.md": page("Open")
    + "{% for one in site.posts %}{{ one.title }}{% endfor %}\n\n## After\n",
    "_posts/2021-01-04-late.md": page("Late", "date: 2021-01-04 23:30", "tags: one two")
    + "Before.\n<!--cut-->\nAfter.\n",
    "_posts/2021-01-05-talk.md": page("Talk with Ada")
    + "\n**Noor Field** (00:00:35):\nWhat do you read?\n\n**Ada Example** (00:00:41):\nI read"
    " papers.\n\n**Noor Field** (00:00:50):\nAnd you like them?\n\n**Ada Example** (00:01:02):\n"
    "I do, you know.\n",
    "_posts/2020-01-06-lines.md": page("Lines").replace("\n", "\r\n"),
    "_drafts/idea.md": page("Idea"),
}

SETTINGS = 'documents_first = true\npaths.files = "files"\n'


def imported(folder: Path) -> Plan:
    plan = plan_for(folder)
    assert isinstance(plan, Plan)
    assert plan.refusals == ()
    assert begin(folder, plan) is None
    return plan


def losses(site: Path, scratch: Path) -> str:
    """What the site loses when it is imported, as a report; "" where it is nothing."""
    before = build_site(site, now=NOW, output=scratch / "old")
    assert before.published, before.problems
    imported(site)
    assert read_configuration(site).jekyll is None
    after = build_site(site, now=NOW, output=scratch / "new")
    assert after.published, after.problems
    old, new = (read_site(Folder(scratch / name)) for name in ("old", "new"))
    found = compare(old, new, [], text=True)
    return report(found, True) if found.losses else ""


@pytest.mark.parametrize("name", [*SITES, "lively"])
def test_an_imported_site_loses_nothing(name: str, tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", {**SITES, "lively": LIVELY}[name])
    assert losses(site, tmp_path) == ""


@pytest.mark.parametrize("name", ["axrp", "imbue", "insideview"])
def test_an_imported_real_site_loses_nothing(name: str, corpus: Path, tmp_path: Path) -> None:
    shutil.copytree(corpus / "sites" / name, tmp_path / "site")
    assert losses(tmp_path / "site", tmp_path) == ""


@pytest.mark.parametrize("name", [*SITES, "lively"])
def test_every_file_is_moved_or_spoken_of(name: str, tmp_path: Path) -> None:
    site = write_site(tmp_path, {**SITES, "lively": LIVELY}[name])
    before = set(tree(site))
    plan = imported(site)
    after = set(tree(site))
    moved = {one.old for one in plan.moves}
    stays = tuple(one.path for one in plan.left)
    assert not moved & after
    assert {one.new for one in plan.moves} <= after
    visible = {one for one in before - moved if not any(p.startswith(".") for p in one.split("/"))}
    assert {one for one in visible if one not in after} == set()
    assert [one for one in visible if not one.startswith(stays) and "node_modules" not in one] == []


def test_what_was_imported_builds_without_new_warnings(tmp_path: Path) -> None:
    site = write_site(tmp_path, LIVELY)
    before = codes(build_site(site, now=NOW))
    imported(site)
    assert set(codes(build_site(site, now=NOW))) <= set(before)


def test_liquid_becomes_what_it_came_to(tmp_path: Path) -> None:
    imported(write_site(tmp_path, LIVELY))
    posts = tmp_path / "content/posts"
    assert (posts / "2020-01-01-player.md").read_text() == (
        "---\ntitle: Player\nyoutube: abc12345678\n"
        "permalink: /player\ndate: 2020-01-01 00:00:00 -0500\nguid: https://lively.example.org/player\n---\n"
        "Words of Player.\n"
        '<iframe src="https://www.youtube.com/embed/abc12345678"></iframe>\n'
        "\n## Notes -- here\n\nIt's said.[^n]\n\n[^n]: So.\n"
    )
    links = (posts / "2020-01-02-links.md").read_text()
    assert "[p](/player) [a](/about#foo--bar)\n{{ as it is }}\n" in links
    assert "{%" in (tmp_path / "_posts/2020-01-03-open.md").read_text()
    assert "{%" not in (posts / "2020-01-03-open.md").read_text()


def test_line_ends_stay(tmp_path: Path) -> None:
    imported(write_site(tmp_path, LIVELY))
    data = (tmp_path / "content/posts/2020-01-06-lines.md").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    site = write_site(tmp_path, LIVELY)
    before = tree(site)
    done = alignsite("import", site, "--dry-run")
    assert (done.returncode, done.stderr) == (0, "Nothing was changed.\n")
    assert tree(site) == before
    assert "  _posts/ -> content/episodes/  (1 file)\n    2021-01-05-talk.md" in done.stdout
    assert "  _includes/: what documents took from it stands in them now\n" in done.stdout
    assert '  title = "Lively notes"\n' in done.stdout


def test_the_command_imports_and_will_not_do_so_twice(tmp_path: Path) -> None:
    site = write_site(tmp_path, PLAIN)
    assert alignsite("import", site).returncode == 0
    assert not unfinished(site)
    after = tree(site)
    again = alignsite("import", site)
    assert (again.returncode, tree(site)) == (2, after)
    assert "it is no Jekyll site" in again.stderr


@pytest.mark.parametrize(
    "there", ["alignsite.toml", "content/x.md", "content", "_config.jekyll.yml"]
)
def test_what_is_there_is_never_overwritten(there: str, tmp_path: Path) -> None:
    site = write_site(tmp_path, PLAIN | {there: ""})
    before = tree(site)
    done = alignsite("import", site)
    assert done.returncode == 1
    assert f"{there.partition('/')[0]} is there already" in done.stdout
    assert tree(site) == before


def test_two_files_for_one_place_are_refused(tmp_path: Path) -> None:
    files = {"es/_posts/2020-01-02-a.md": page("A"), "_posts/es/2020-01-02-a.md": page("B")}
    plan = plan_for(write_site(tmp_path, PLAIN | files))
    assert isinstance(plan, Plan)
    assert account(plan) == (
        "Nothing can be done yet:\n"
        "  2 files would become content/posts/es/2020-01-02-a.md: rename all but one\n"
    )


def test_an_import_that_was_stopped_goes_on(tmp_path: Path) -> None:
    whole = write_site(tmp_path / "whole", PLAIN)
    imported(whole)
    site = write_site(tmp_path / "stopped", PLAIN)
    plan = plan_for(site)
    assert isinstance(plan, Plan)
    (site / "content").write_text("in the way")
    stopped = begin(site, plan)
    assert isinstance(stopped, Stopped)
    assert 0 < stopped.done < stopped.steps
    assert unfinished(site)
    (site / "content").unlink()
    assert resume(site) is None
    assert not unfinished(site)
    assert tree(site) == tree(whole)


def test_an_imported_site_is_built_again_only_where_it_changed(tmp_path: Path) -> None:
    imported(write_site(tmp_path, LIVELY))
    build_site(tmp_path, now=NOW)
    for edit in (
        {"files/assets/new.svg": "<svg/>"},
        {"files/.well-known/a.txt": "b"},
        {"alignsite.toml": f'{SETTINGS}markdown = "commonmark"\n'},
        {"alignsite.toml": f'{SETTINGS}markdown = "kramdown"\nkramdown.auto_ids = false\n'},
        {"content/about.md": "---\nlisted: false\ntitle: Us\n---\n# A & b\n"},
    ):
        write_site(tmp_path, edit)
        assert build_site(tmp_path, now=NOW).published
        build_site(tmp_path, now=NOW, output=tmp_path / "clean", state="clean")
        assert tree(tmp_path / "public") == tree(tmp_path / "clean"), edit
        shutil.rmtree(tmp_path / "clean")
        shutil.rmtree(tmp_path / ".alignsite/clean")


def test_no_empty_folder_stays(tmp_path: Path) -> None:
    imported(write_site(tmp_path, LIVELY))
    assert sorted(one.name for one in tmp_path.iterdir() if one.name != ".alignsite") == [
        "_config.jekyll.yml", "_data", "_includes", "_posts", "alignsite.toml", "content", "files",
    ]  # fmt: skip
