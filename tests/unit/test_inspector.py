from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alignsite.tasks.inspector import no_documents
from tests.sites import write_site


def test_each_folder_is_listed_once_however_many_files_are_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [
        f"{folder}/{n}.{ending}" for folder in "ab" for n in range(9) for ending in ("md", "vtt")
    ]
    paths = [write_site(tmp_path, dict.fromkeys(names, "x")) / name for name in names]
    listed: list[Path] = []
    listing = Path.iterdir

    def counted(folder: Path) -> Iterator[Path]:
        listed.append(folder)
        return listing(folder)

    monkeypatch.setattr(Path, "iterdir", counted)

    others = no_documents(paths)

    assert set(others) == {path for path in paths if path.suffix == ".vtt"}
    assert listed == [tmp_path / "a", tmp_path / "b"]
