"""Which paths matter, and which folders are watched for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignsite.server.watcher import Territory

SITE = Territory(
    source="/site",
    folders=("/site/content", "/site/texts/more", "/theme/templates"),
    files=("/site/alignsite.toml",),
    ignored=("/site/.alignsite", "/site/content/out"),
)


@pytest.mark.parametrize(
    ("path", "relevant"),
    [
        ("/site/content/a.md", True),
        ("/site/content/posts/ä b.md", True),
        ("/site/content", True),
        ("/site/texts/more/x.png", True),
        ("/site/texts", True),
        ("/site/alignsite.toml", True),
        ("/theme/templates/base.html", True),
        ("/site", False),
        ("/site/texts/other", False),
        ("/site/contents/a.md", False),
        ("/site/README.md", False),
        ("/site/public/index.html", False),
        ("/site/.alignsite/preview/a.html", False),
        ("/site/content/out/a.html", False),
        ("/site/content/.a.md.swp", False),
        ("/site/content/a.md~", False),
        ("/site/content/4913", False),
        ("/site/content/.#a.md", False),
        ("/site/content/#a.md#", False),
        ("/site/content/#1.md", True),
        ("/site/content/.git/index", False),
        ("/site/content/.goutputstream-1", False),
    ],
)
def test_paths_that_matter(path: str, relevant: bool) -> None:
    assert SITE.relevant(path) is relevant


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).mkdir(parents=True)
    return folder


def plan(folder: Path, *folders: str) -> list[tuple[str, bool]]:
    territory = Territory(
        str(folder),
        tuple(str(folder / one) if one else str(folder) for one in folders),
        ignored=(str(folder / "public"), str(folder / ".alignsite")),
    )
    return [(Path(path).relative_to(folder).as_posix(), below) for path, below in territory.plan()]


def test_a_folder_is_watched_with_what_is_above_it(tmp_path: Path) -> None:
    made(tmp_path, "texts/more/deep", "public")
    assert plan(tmp_path, "texts/more", "static") == [
        (".", False), ("texts", False), ("texts/more", True),
    ]  # fmt: skip


def test_a_folder_within_a_watched_one_needs_no_watch(tmp_path: Path) -> None:
    made(tmp_path, "content/posts")
    assert plan(tmp_path, "content", "content/posts") == [(".", False), ("content", True)]


def test_documents_in_the_source_folder_itself(tmp_path: Path) -> None:
    made(tmp_path, "posts", "public", ".alignsite/preview", ".git")
    assert plan(tmp_path, "") == [(".", False), ("posts", True)]


def test_links_are_not_followed(tmp_path: Path) -> None:
    made(tmp_path, "elsewhere")
    (tmp_path / "content").symlink_to(tmp_path / "elsewhere")
    assert plan(tmp_path, "content") == [(".", False)]
