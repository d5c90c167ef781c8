"""From a build to what is shown and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignsite.server.channel import Channel, View
from alignsite.server.place import Place
from alignsite.server.preview import Order, Preview, default_layout, read_layout, snapshot
from tests.previews import Built, SmallBuilder
from tests.sites import write_site

BROKEN = "title = \n"


def previewed(folder: Path, build: object) -> tuple[Preview, Channel, list[str]]:
    channel, talk = Channel(View(session="s")), list[str]()
    place = Place(folder / ".alignsite/preview", "serve", None)
    made = Preview(folder, place, "http://127.0.0.1:1", build, channel, talk.append)  # type: ignore[arg-type]
    return made, channel, talk


def test_the_configured_sub_path_is_kept_while_the_configuration_is_broken(tmp_path: Path) -> None:
    write_site(tmp_path, {"alignsite.toml": 'base_url = "https://example.org/r/"\n'})
    builder = SmallBuilder()
    made, _, _ = previewed(tmp_path, builder)

    made.build(parallel=True)
    (tmp_path / "alignsite.toml").write_text(BROKEN)
    made.build()

    output = tmp_path / ".alignsite/preview"
    assert builder.orders == [
        Order(tmp_path, output, "serve", "http://127.0.0.1:1/r/", parallel=True),
        Order(tmp_path, output, "serve", "http://127.0.0.1:1/r/", parallel=False),
    ]


def test_a_broken_configuration_has_no_layout(tmp_path: Path) -> None:
    write_site(tmp_path, {"alignsite.toml": BROKEN})
    assert read_layout(tmp_path) is None


def test_the_layout_follows_the_configuration(tmp_path: Path) -> None:
    write_site(tmp_path, {"alignsite.toml": '[paths]\ncontent = "texts/all"\n'})
    layout = read_layout(tmp_path)
    assert layout is not None
    assert layout.territory.relevant(str(tmp_path / "texts/all/a.md"))
    assert not layout.territory.relevant(str(tmp_path / "content/a.md"))


@pytest.mark.parametrize("config", ["", BROKEN])
def test_the_files_beside_the_configuration_are_watched(tmp_path: Path, config: str) -> None:
    write_site(tmp_path, {"alignsite.toml": config})
    territory = (read_layout(tmp_path) or default_layout(tmp_path)).territory
    assert territory.relevant(str(tmp_path / "people.yaml"))
    assert not territory.relevant(str(tmp_path / "people.proposal.yaml"))


def test_a_failed_write_is_told_without_the_folders_above(tmp_path: Path) -> None:
    def build(order: Order) -> Built:
        raise OSError(28, "No space left on device", str(order.output / "index.html"))

    made, channel, talk = previewed(tmp_path, build)
    made.build()

    assert talk == ["error: .alignsite/preview/index.html: No space left on device"]
    assert "No space left" in channel.newest.report.html
    assert str(tmp_path) not in channel.newest.report.html


def test_problems_are_said_once_not_after_every_build(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/a.txt": "An ERROR"})
    made, _, talk = previewed(tmp_path, SmallBuilder())
    made.build()
    made.build()
    assert len([line for line in talk if "content/a.txt:1:4: error[bad-date]" in line]) == 1


def test_a_snapshot_shows_edits_and_not_editors_leavings(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/a.md": "a"})
    layout = read_layout(tmp_path)
    assert layout is not None
    before = snapshot(layout.territory)

    write_site(tmp_path, {"content/a.md~": "a", "content/.a.md.swp": "a"})
    assert snapshot(layout.territory) == before
    write_site(tmp_path, {"content/a.md": "ab"})
    assert snapshot(layout.territory) != before


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError(), MemoryError()])
def test_a_bug_in_the_build_is_shown_and_survived(tmp_path: Path, error: Exception) -> None:
    def build(order: Order) -> Built:
        raise error

    made, channel, talk = previewed(tmp_path, build)
    made.build()
    assert channel.newest.report.errors == 1
    assert type(error).__name__ in channel.newest.report.html
    assert "Traceback" in talk[0]
