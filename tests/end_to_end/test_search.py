"""What a build makes for readers' search, with and without Pagefind."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignsite.building import pagefind
from tests.sites import build_site, codes, post, tree, write_site

FILES = {"content/posts/one.md": post("One"), "content/posts/two.md": post("Two")}
SETTING = 'search = "{}"\n'
INDEX = "pagefind/pagefind-entry.json"


def without_index(public: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(public).items() if not path.startswith("pagefind/")}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, FILES)


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "is_installed", lambda: False)


@pytest.mark.usefixtures("missing")
def test_without_pagefind_there_is_the_small_search(site: Path) -> None:
    result = build_site(site, full_text=True)
    assert codes(result) == []
    page = (site / "public/search/index.html").read_text(encoding="utf-8")
    assert "wasm-unsafe-eval" not in page
    assert '<form class="search"' in (site / "public/index.html").read_text(encoding="utf-8")
    assert (site / "public/search.json").is_file()
    assert not (site / "public/pagefind").exists()


@pytest.mark.usefixtures("missing")
def test_pagefind_asked_for_and_missing_is_told_with_what_to_install(site: Path) -> None:
    write_site(site, {"alignsite.toml": SETTING.format("pagefind")})
    result = build_site(site, full_text=True)
    assert [(one.code, one.hint) for one in result.problems] == [
        ("search-missing", 'pip install "alignsite[search]"')
    ]
    assert result.published
    assert codes(build_site(site)) == []  # a preview does not index


def test_off_leaves_nothing_of_it(site: Path) -> None:
    write_site(site, {"alignsite.toml": SETTING.format("off")})
    build_site(site, full_text=True)
    assert [path for path in tree(site / "public") if "search/index" in path] == []
    assert not (site / "public/search.json").exists()
    assert 'role="search"' not in (site / "public/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ['"fast"', "true", "3"])
def test_an_engine_that_does_not_exist_is_an_error(site: Path, value: str) -> None:
    write_site(site, {"alignsite.toml": f"search = {value}\n"})
    assert codes(build_site(site)) == ["config-value"]


@pytest.mark.pagefind
def test_all_words_are_indexed_and_only_when_a_document_changed(site: Path) -> None:
    first = build_site(site, full_text=True)
    entry = site / "public" / INDEX
    stamp = entry.stat().st_mtime_ns
    page = (site / "public/search/index.html").read_text(encoding="utf-8")
    assert "script-src 'self' 'wasm-unsafe-eval'" in page
    assert "wasm" not in (site / "public/index.html").read_text(encoding="utf-8")
    assert first.problems == ()
    build_site(
        site, full_text=True
    )  # files that are younger than a tick of the clock prove nothing
    assert build_site(site, full_text=True).unchanged
    write_site(site, {"static/extra.txt": "no page"})
    assert not build_site(site, full_text=True).unchanged
    assert entry.stat().st_mtime_ns == stamp
    write_site(site, {"content/posts/two.md": post("Two", body="Lanterns.")})
    build_site(site, full_text=True)
    assert entry.stat().st_mtime_ns > stamp


@pytest.mark.pagefind
def test_beside_the_index_an_incremental_build_equals_a_clean_one(site: Path) -> None:
    build_site(site, full_text=True)
    write_site(site, {"content/posts/two.md": post("Two", body="Lanterns.")})
    build_site(site, full_text=True)
    build_site(site, full_text=True, output=site / "clean", state="clean")
    assert without_index(site / "public") == without_index(site / "clean")
    assert (site / "clean" / INDEX).is_file()


@pytest.mark.pagefind
def test_an_index_that_is_lost_is_made_again(site: Path) -> None:
    build_site(site, full_text=True)
    (site / "public" / INDEX).unlink()
    build_site(site, full_text=True)
    assert (site / "public" / INDEX).is_file()


@pytest.mark.pagefind
@pytest.mark.parametrize("setting", ["builtin", "off"])
def test_the_index_goes_when_it_is_turned_off(site: Path, setting: str) -> None:
    build_site(site, full_text=True)
    write_site(site, {"alignsite.toml": SETTING.format(setting)})
    build_site(site, full_text=True)
    assert not (site / "public/pagefind").exists()


@pytest.mark.pagefind
def test_when_pagefind_fails_the_old_index_stays_until_it_succeeds(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(site, full_text=True)
    before = tree(site / "public/pagefind")
    write_site(site, {"content/posts/two.md": post("Two", body="Lanterns.")})
    with monkeypatch.context() as broken:
        broken.setattr(pagefind, "make_index", lambda *_: "no space left")
        result = build_site(site, full_text=True)
        assert result.published
        assert [one.message for one in result.problems] == ["Pagefind failed: no space left"]
        assert tree(site / "public/pagefind") == before
    assert codes(build_site(site, full_text=True)) == []
    assert tree(site / "public/pagefind") != before


@pytest.mark.pagefind
def test_a_build_that_is_killed_while_it_indexes_is_not_taken_for_complete(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    build_site(site, full_text=True)
    before = tree(site / "public/pagefind")
    write_site(site, {"content/posts/two.md": post("Two", body="Lanterns.")})
    with monkeypatch.context() as broken:
        broken.setattr(pagefind, "make_index", killed)
        with pytest.raises(KeyboardInterrupt):
            build_site(site, full_text=True)
    assert tree(site / "public/pagefind") == before
    assert not build_site(site, full_text=True).unchanged
    assert tree(site / "public/pagefind") != before


@pytest.mark.pagefind
def test_a_folder_of_the_sites_own_is_left_alone(site: Path) -> None:
    write_site(site, {"content/pagefind/notes.svg": "mine"})
    result = build_site(site, full_text=True)
    assert codes(result) == ["search-failed"]
    assert (site / "public/pagefind/notes.svg").read_text() == "mine"
    write_site(site, {"alignsite.toml": SETTING.format("off")})
    build_site(site, full_text=True)
    assert (site / "public/pagefind/notes.svg").read_text() == "mine"
