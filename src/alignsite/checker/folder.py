"""A folder on disk as a mapping from path to bytes: the checker's one touch of the outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path


class Folder(Mapping[str, bytes]):
    """The files below a folder, by path relative to it with `/`; each is read when asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._paths = {
            path.relative_to(root).as_posix(): path
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }

    def __getitem__(self, path: str) -> bytes:
        return self._paths[path].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
