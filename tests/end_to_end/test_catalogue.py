"""A catalogue beside issues: it comes, changes and goes, and the pages follow."""

from __future__ import annotations

import shutil
from pathlib import Path

from alignsite.records import Issue
from alignsite.tasks.inspector import inspect_files
from tests.sites import build_site, codes, post, tree, write_site

ISSUE = "Highlights A Wall (Bob Writer) : Tall. Read more: Wall Paper Old Ladder (Ada Example) : L."
SITE = {
    "content/issues/an-1.txt": ISSUE,
    "content/issues/an-1.yaml": "title: Example Digest 1\ndate: 2023-03-04\n",
    "content/issues/an-2.txt": ISSUE.replace("Wall", "Rope"),
    "content/issues/an-2.yaml": "title: Example Digest 2\ndate: 2023-03-05\n",
    "content/issues/note.md": "---\nkind: post\ntitle: A note\ndate: 2023-01-01\n---\n\nBeside.\n",
    "content/posts/first.md": post("First"),
}
FIRST, SECOND = "issues/1/index.html", "issues/2/index.html"
CATALOGUE = "title,url,issue\nOld Ladder,{},1\nA Wall,,1\nOld Ladder,https://e.org/two,2\n"


def pages(folder: Path) -> dict[str, bytes]:
    """Every page of the built site but those of works, which follow the catalogue's addresses."""
    made = tree(folder / "public")
    return {
        path: data
        for path, data in made.items()
        if path.endswith("index.html") and path[:6] != "works/"
    }


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Which of the documents' own pages differ."""
    assert before.keys() == after.keys()
    own = {path for path in after if path.startswith(("issues/", "posts/")) and path.count("/") > 1}
    return {path for path in own if before[path] != after[path]}


def as_clean(folder: Path, aside: Path) -> bool:
    """Whether the site is what a build from nothing makes of it."""
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(folder / "content", aside / "content")
    build_site(aside)
    return tree(folder / "public") == tree(aside / "public")


def test_a_catalogue_comes_changes_and_goes(tmp_path: Path) -> None:
    site, aside = write_site(tmp_path / "site", SITE), tmp_path / "clean"
    catalogue = site / "content/issues/catalogue.csv"
    build_site(site)
    plain = pages(site)

    catalogue.write_text(CATALOGUE.format("https://e.org/one"))
    assert build_site(site).problems == ()
    with_one = pages(site)
    assert changed(plain, with_one) == {FIRST, SECOND}
    assert b"https://e.org/one" in with_one[FIRST]
    assert b"https://e.org/two" in with_one[SECOND]
    assert not (site / "public/issues/catalogue.csv").exists()
    assert as_clean(site, aside)

    catalogue.write_text(CATALOGUE.format("https://e.org/new"))
    build_site(site)
    assert changed(with_one, pages(site)) == {FIRST}
    assert as_clean(site, aside)

    catalogue.unlink()
    build_site(site)
    assert pages(site) == plain
    assert as_clean(site, aside)


def test_the_nearest_catalogue_counts(tmp_path: Path) -> None:
    site = write_site(
        tmp_path, {**SITE, "content/catalogue.csv": CATALOGUE.format("https://far.org/")}
    )
    build_site(site)
    far = pages(site)
    assert b"https://far.org/" in far[FIRST]
    near = site / "content/issues/catalogue.csv"
    near.write_text(CATALOGUE.format("https://near.org/"))
    build_site(site)
    assert FIRST in changed(far, pages(site))
    assert b"https://near.org/" in pages(site)[FIRST]


def test_a_broken_row_is_told_once(tmp_path: Path) -> None:
    broken = CATALOGUE.format("https://e.org/one") + "Rope,,soon\n"
    result = build_site(write_site(tmp_path, {**SITE, "content/issues/catalogue.csv": broken}))
    assert result.published
    assert codes(result) == ["catalogue-row"]
    (wrong,) = result.problems
    assert (wrong.path, wrong.line, wrong.excerpt) == (
        "content/issues/catalogue.csv", 5, "Rope,,soon",
    )  # fmt: skip


def test_a_missing_title_is_told_with_its_line_after_rows_have_moved(tmp_path: Path) -> None:
    table = CATALOGUE.format("https://e.org/one") + "A Wail,,1\n"
    site = write_site(tmp_path, {**SITE, "content/issues/catalogue.csv": table})
    (wrong,) = build_site(site).problems
    assert (wrong.code, wrong.line) == ("catalogue-title-missing", 5)
    built = pages(site)

    moved = table.replace("A Wail", "\n\nA Wail")
    (site / "content/issues/catalogue.csv").write_text(moved)
    (wrong,) = build_site(site).problems
    assert (wrong.code, wrong.line) == ("catalogue-title-missing", 7)
    assert pages(site) == built


def test_a_single_file_is_inspected_with_the_catalogue_beside_it(tmp_path: Path) -> None:
    files = {**SITE, "content/catalogue.csv": CATALOGUE.format("https://e.org/one")}
    site = write_site(tmp_path, files)
    (found,) = inspect_files(site, [site / "content/issues/an-1.txt"])
    assert isinstance(found.loaded.record, Issue)
    assert [one.url for one in found.loaded.record.items] == [None, "https://e.org/one"]
