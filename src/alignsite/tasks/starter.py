"""New sites and new documents: what `alignsite init` and `alignsite new` write."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from alignsite.records import Kind
from alignsite.slugs import slugify

_FOLDERS: dict[Kind, str] = {"post": "posts", "episode": "episodes", "issue": "issues"}

_BODIES: dict[Kind, str] = {
    "post": "Write here.\n",
    "episode": "**Host** (00:00:00):\nHello, and welcome.\n\n**Guest** (00:00:05):\nThank you.\n",
    "issue": (
        "# Highlights\n\n"
        "**[Title of a paper](https://example.com/paper)** *(Its Author et al)*"
        " (summarized by Editor): What it says.\n\n"
        "**Editor's opinion:** What you think of it.\n"
    ),
}


def starter_files() -> dict[str, bytes]:
    """The files of a new site, by path."""
    found: dict[str, bytes] = {".gitignore": b"/public/\n/.alignsite/\n"}

    def walk(folder: Traversable, prefix: str) -> None:
        for one in sorted(folder.iterdir(), key=lambda one: one.name):
            if one.is_dir():
                walk(one, f"{prefix}{one.name}/")
            elif not one.name.endswith((".py", ".pyc")):
                found[f"{prefix}{one.name}"] = one.read_bytes()

    walk(files("alignsite") / "starter_site", "")
    return found


def write_new(folder: Path, contents: dict[str, bytes]) -> list[str]:
    """Write files that are not there yet; the paths written. Raises `OSError`."""
    written = []
    for path, data in contents.items():
        file = folder / path
        if file.exists():
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        written.append(path)
    return written


def new_document(kind: Kind, title: str, date: str, number: int | None) -> tuple[str, bytes]:
    """Path below content/ and text of a new document. `date`: ISO 8601."""
    lines = ["---", f"title: {json.dumps(title, ensure_ascii=False)}", f"date: {date}"]
    if number is not None:
        lines.append(f"number: {number}")
    lines += ["tags: []", "---", "", _BODIES[kind]]
    return f"{_FOLDERS[kind]}/{slugify(title)}.md", "\n".join(lines).encode()
