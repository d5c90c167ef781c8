"""Small sites for tests: written from a mapping of paths to texts, built, and read back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from alignsite.building.builder import build
from alignsite.building.builds import Request, Result

NOW = 1_700_000_000
"""14 November 2023: the clock of every test build."""

POST = """\
---
title: {title}
date: {date}
tags: [{tags}]
authors: [{authors}]
---

{body}
"""


def post(
    title: str = "A post",
    date: str = "2023-01-02",
    tags: str = "reading",
    authors: str = "Ada Example",
    body: str = "Some words.",
) -> str:
    """The text of a post."""
    return POST.format(title=title, date=date, tags=tags, authors=authors, body=body)


def write_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder; those given as `bytes` as they are."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def build_site(folder: Path, now: int = NOW, **options: object) -> Result:
    """Build with the tests' clock, in this process."""
    return build(Request(source=folder, now=now, **options))  # type: ignore[arg-type]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def codes(result: Result) -> list[str]:
    """The codes of a build's problems, in the order they are reported."""
    return [one.code for one in result.problems]
