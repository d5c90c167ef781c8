"""What builds remember, when another version wrote it, and when it is damaged: through the CLI."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import alignsite
from alignsite.theme.files import default_folder
from tests.sites import post, tree, write_site

DOCUMENT = "content/posts/a.md"
SITE = {
    "alignsite.toml": 'search = "builtin"\n',  # what Pagefind makes differs from run to run
    DOCUMENT: post("A", body="See [the other](b.md)."),
    "content/posts/b.md": post("B"),
}
HOME = "<!doctype html><html lang=en><title>{{ site.title }}</title><h1>Mine</h1></html>"
MEMORY = ".alignsite/public"


def build(
    site: Path, *options: str, program: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """`alignsite build` of this program, or of one that lies in another folder."""
    path = {"PYTHONPATH": str(program)} if program else {}
    return subprocess.run(
        [sys.executable, "-m", "alignsite", "build", *options],
        cwd=site,
        env=os.environ | path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an older version, whose state and records had one field more."""
    folder = tmp_path_factory.mktemp("older")
    package = folder / "alignsite"
    shutil.copytree(Path(alignsite.__file__).parent, package)
    for theme in ("templates", "static"):
        own = package / "default_theme" / theme
        shutil.copytree(default_folder() / theme, own, dirs_exist_ok=True)
    for name, line in (
        ("building/cache.py", '    engine: str = ""\n'),
        ("records.py", "    meta: Meta\n    body: Body\n"),
    ):
        file = package / name
        text = file.read_text(encoding="utf-8")
        assert line in text
        file.write_text(text.replace(line, f'{line}    mood: str = ""\n'), encoding="utf-8")
    return folder


@pytest.mark.parametrize("files", [SITE, SITE | {"templates/home.html": HOME}])
def test_the_first_build_after_an_upgrade_complains_of_nothing(
    tmp_path: Path, older: Path, files: dict[str, str]
) -> None:
    """Not even of an output folder whose home page does not say who made it."""
    write_site(tmp_path, files)
    assert build(tmp_path, "--strict", program=older).returncode == 0
    (tmp_path / DOCUMENT).unlink()

    upgraded = build(tmp_path, "-q", "--strict", "--explain", "index.html")

    assert (upgraded.returncode, upgraded.stderr) == (0, "")
    assert "alignsite, Python or a library changed" in upgraded.stdout
    assert not (tmp_path / "public/posts/a/index.html").exists()
    assert "nothing changed" in build(tmp_path).stderr


def cut_state(site: Path) -> None:
    state = site / MEMORY / "state"
    state.write_bytes(state.read_bytes()[:-9])


def cut_records(site: Path) -> None:
    for record in (site / MEMORY / "records").iterdir():
        record.write_bytes(record.read_bytes()[:60])


def change(file: Path, was: bytes, now: bytes) -> None:
    """Change bytes such that what is there can still be read, as other words."""
    data = file.read_bytes()
    assert was in data
    file.write_bytes(data.replace(was, now))


def change_state(site: Path) -> None:
    change(site / MEMORY / "state", b"Ada Example", b"Ida Example")


def change_records(site: Path) -> None:
    for record in (site / MEMORY / "records").iterdir():
        change(record, b"Ada Example", b"Ida Example")


def empty_records(site: Path) -> None:
    for record in (site / MEMORY / "records").iterdir():
        record.write_bytes(b"")


def without(path: str) -> Callable[[Path], None]:
    """Take one file of the output away, so that it has to be made of what is remembered."""
    return lambda site: (site / "public" / path).unlink()


def without_any(site: Path) -> None:
    """Take the whole output away: so much is made that several processes do it."""
    shutil.rmtree(site / "public")


@pytest.mark.parametrize(
    ("damage", "lose"),
    [
        (cut_state, without("posts/a/index.html")),
        (cut_records, without("posts/a/index.html")),
        (cut_records, without("feed.xml")),
        (cut_records, without("archive.json")),
        (cut_records, without("archive.sqlite")),
        (cut_records, without_any),
        (change_state, without("posts/a/index.html")),
        (change_records, without("posts/a/index.html")),
        (change_records, without("archive.sqlite")),
        (empty_records, without("posts/a/index.html")),
    ],
)
def test_damage_is_told_once_by_the_build_that_meets_it(
    tmp_path: Path, damage: Callable[[Path], None], lose: Callable[[Path], None]
) -> None:
    build(write_site(tmp_path, SITE))
    before = tree(tmp_path / "public")
    damage(tmp_path)
    lose(tmp_path)

    mended, after, later = (build(tmp_path, "--jobs", "2") for _ in range(3))

    assert mended.returncode == 0
    assert mended.stderr.count("cache-damaged") == 1
    assert "warning" not in after.stderr + later.stderr
    assert "nothing changed" in later.stderr
    assert tree(tmp_path / "public") == before


@pytest.mark.parametrize(("was", "now"), [(b"escape", b"escap3"), (b"Mine", b"Thin")])
def test_damaged_templates_are_compiled_anew(tmp_path: Path, was: bytes, now: bytes) -> None:
    """Without a word: nothing has to be read again. The bytes name what is not, or other words."""
    build(write_site(tmp_path, SITE | {"templates/home.html": HOME}))
    before = tree(tmp_path / "public")
    damaged = [
        one for one in (tmp_path / MEMORY / "templates").iterdir() if was in one.read_bytes()
    ]
    assert damaged
    for file in damaged:
        change(file, was, now)
    without("index.html")(tmp_path)
    without("posts/a/index.html")(tmp_path)

    assert "warning" not in build(tmp_path, "--strict").stderr
    assert tree(tmp_path / "public") == before
    mended = [one for one in damaged if now not in one.read_bytes()]
    assert mended


def test_damage_that_strict_builds_refuse_is_mended_all_the_same(tmp_path: Path) -> None:
    build(write_site(tmp_path, SITE))
    cut_records(tmp_path)
    without("posts/a/index.html")(tmp_path)

    refused, mended = (build(tmp_path, "--strict") for _ in range(2))

    assert refused.returncode == 1
    assert "error[cache-damaged]" in refused.stderr
    assert (mended.returncode, "cache-damaged" in mended.stderr) == (0, False)


@pytest.mark.parametrize("path", [".alignsite", MEMORY])
def test_a_file_in_the_place_of_the_memory_is_named(tmp_path: Path, path: str) -> None:
    write_site(tmp_path, SITE | {path: "mine"})

    done = build(tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert f"{tmp_path / path} is no folder" in done.stderr
    assert "delete it, or give it another name" in done.stderr
    assert (tmp_path / path).read_text() == "mine"


CONFIG = SITE["alignsite.toml"]
PAGE = "public/posts/a/index.html"


def moved_and_back(site: Path) -> None:
    """Have a build publish in another folder, after which the output lies where it lay."""
    (site / "alignsite.toml").write_text(CONFIG + '[paths]\noutput = "site2"\n')
    build(site)
    (site / "alignsite.toml").write_text(CONFIG)


def without_memory(site: Path) -> None:
    shutil.rmtree(site / ".alignsite")


def without_stamps(site: Path) -> None:
    """Lose the state, and all that the stamps tell."""
    for name in ("state", "stamp.json"):
        (site / MEMORY / name).unlink()


@pytest.mark.parametrize("forget", [moved_and_back, without_memory, without_stamps])
def test_pages_of_withdrawn_documents_that_no_build_remembers_are_told_once(
    tmp_path: Path, forget: Callable[[Path], None]
) -> None:
    build(write_site(tmp_path, SITE))
    write_site(tmp_path, {"public/mine.txt": "mine", "public/CNAME": "example.org"})
    (tmp_path / DOCUMENT).unlink()
    forget(tmp_path)

    told, later = build(tmp_path), build(tmp_path)

    assert told.returncode == 0
    assert told.stderr.count("leftover-output") == 1
    assert "files are not of this one (mine.txt, posts/a/c" in told.stderr
    assert "warning" not in later.stderr
    assert (tmp_path / PAGE).exists()
    assert (tmp_path / "public/mine.txt").exists()


def test_a_strict_build_publishes_nothing_beside_what_no_build_remembers(tmp_path: Path) -> None:
    build(write_site(tmp_path, SITE))
    (tmp_path / DOCUMENT).unlink()
    without_memory(tmp_path)
    before = tree(tmp_path / "public")

    refused = build(tmp_path, "--strict")
    assert (refused.returncode, "error[leftover-output]" in refused.stderr) == (1, True)
    assert tree(tmp_path / "public") == before

    shutil.rmtree(tmp_path / "public/posts/a")
    (tmp_path / "public/references.csv").unlink()  # there was one link
    assert build(tmp_path, "--strict").returncode == 0


@pytest.mark.parametrize("forget", [moved_and_back, without_memory, without_stamps])
def test_an_output_folder_with_nothing_but_the_site_is_no_problem(
    tmp_path: Path, forget: Callable[[Path], None]
) -> None:
    """Nor are a domain's `CNAME`, hidden files, and the index of all words."""
    kept = {"public/CNAME": "example.org", "public/.nojekyll": "", "public/pagefind/x": "x"}
    assert build(write_site(tmp_path, SITE | {"public/CNAME": "example.org"})).returncode == 0
    write_site(tmp_path, kept)
    forget(tmp_path)

    assert "warning" not in build(tmp_path, "--strict").stderr
    assert all((tmp_path / path).exists() for path in kept)


def test_stamps_that_name_no_place_tell_what_was_published(tmp_path: Path) -> None:
    """A version that did not save the place left them, and a state that is not read."""
    build(write_site(tmp_path, SITE))
    stamps = tmp_path / MEMORY / "stamp.json"
    saved = json.loads(stamps.read_text())
    del saved["place"]
    stamps.write_text(json.dumps(saved))
    state = tmp_path / MEMORY / "state"
    state.write_bytes(b"0" * 24 + b"\x80")
    (tmp_path / DOCUMENT).unlink()

    assert "warning" not in build(tmp_path, "--strict").stderr
    assert not (tmp_path / PAGE).exists()
