"""File stamps: whether a file on disk is still the one that was read, without reading it.

This module and what it imports are all that a build needs which finds nothing changed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b

Stamp = tuple[int, int, int, int]
"""Size in bytes, modification and change time in nanoseconds, inode.

The change time cannot be set from outside, so an edit that keeps size and modification time (as
`cp -p` and some editors do) still shows.
"""

_RACY_NS = 50_000_000
"""A file that changed so shortly before it was read may change again within the same tick of the
file system's clock: its stamp proves nothing."""

UNPROVEN: Stamp = (-1, 0, 0, 0)

STAMP_FILE = "stamp.json"

CONFIG_NAME = "alignsite.toml"
JEKYLL_CONFIG_NAME = "_config.yml"

PEOPLE_NAME = "people.yaml"
WORKS_NAME = "works.yaml"

SITE_FILES = (CONFIG_NAME, JEKYLL_CONFIG_NAME, PEOPLE_NAME, WORKS_NAME)
"""Single files in a site's folder that a build reads; none need be there."""

_LIBRARIES = (
    "feedgen", "jinja2", "latex2mathml", "lxml", "markdown_it_py", "mdit_py_plugins", "nh3",
    "pagefind", "pillow", "pygments", "pyyaml",
)  # fmt: skip


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file whose status is known."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def site_files(source: str) -> dict[str, Stamp | None]:
    """The stamp of each of the `SITE_FILES` in a folder; `None` for one that is not there."""
    stamps: dict[str, Stamp | None] = {}
    for name in SITE_FILES:
        try:
            stamps[name] = stamp_of(os.stat(f"{source}/{name}"))  # noqa: PTH116 - pathlib is slow
        except OSError:
            stamps[name] = None
    return stamps


def same_site_files(known: Mapping[str, object], source: str) -> bool:
    """Whether the `SITE_FILES` in a folder are as they were when `known` was saved as JSON."""
    return known == {
        name: None if stamp is None else list(stamp) for name, stamp in site_files(source).items()
    }


def scan(
    folder: str, passed: Collection[str] = (), hidden: Collection[str] = ()
) -> Iterator[tuple[str, Stamp, bool]]:
    """Every file below a folder: path relative to it with `/`, stamp, whether it is irregular.

    Hidden files and folders are passed over, except those of the names in `hidden`; so are the
    folders `passed` (paths relative to `folder`). What is neither file nor folder (symlinks, which
    are not followed, pipes, devices) and names that are not UTF-8 or hold control characters are
    irregular. A folder that does not exist has no files.
    """
    waiting = [("", folder)]
    while waiting:
        prefix, current = waiting.pop()
        try:
            listing = os.scandir(current)
        except (FileNotFoundError, NotADirectoryError):
            continue
        with listing:
            for one in listing:
                if one.name.startswith(".") and one.name not in hidden:
                    continue
                path = f"{prefix}{one.name}"
                if path in passed:
                    continue
                if one.is_symlink() or not one.name.isprintable():
                    yield path, UNPROVEN, True
                elif one.is_dir():
                    waiting.append((f"{path}/", one.path))
                elif not one.is_file():
                    yield path, UNPROVEN, True
                else:
                    yield path, stamp_of(one.stat(follow_symlinks=False)), False


def proven(stamp: Stamp, read_at_ns: int) -> Stamp:
    """The stamp, unless the file changed too shortly before `read_at_ns` for it to prove much."""
    return UNPROVEN if stamp[2] > read_at_ns - _RACY_NS else stamp


def engine() -> str:
    """What made a result beside its input: this program's files, Python, the libraries.

    Results of another engine are not trusted. Read off names and stamps, so it costs no import.
    """
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib is slow
    hasher = blake2b(sys.version.encode(), digest_size=12)
    for path, stamp, _ in sorted(scan(here)):
        if path.endswith((".py", ".ttf")):
            hasher.update(f"{path}:{stamp[0]}:{stamp[1]}\n".encode())
    for folder in sys.path:
        if not folder.endswith("-packages"):
            continue
        try:
            names = os.listdir(folder)  # noqa: PTH208
        except OSError:
            continue
        for name in sorted(names):
            if name.endswith(".dist-info") and name.lower().startswith(_LIBRARIES):
                hasher.update(name.encode())
    return hasher.hexdigest()


def load_stamps(state: str) -> dict[str, object] | None:
    """What the last build of this state folder saw, or `None` if there is nothing to trust."""
    try:
        with open(os.path.join(state, STAMP_FILE), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            found = json.load(file)
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def same_files(
    known: Mapping[str, object],
    folder: str,
    passed: Collection[str] = (),
    hidden: Collection[str] = (),
) -> bool:
    """Whether a folder holds exactly the files of `known` (path → stamp as a list).

    `passed`, `hidden`: as they were when it was scanned.
    """
    seen = 0
    for path, stamp, link in scan(folder, passed, hidden):
        if link:
            continue
        if known.get(path) != list(stamp):
            return False
        seen += 1
    return seen == len(known)


def all_there(known: Mapping[str, object], folder: str) -> bool:
    """Whether every file of `known` lies below the folder as it was written."""
    stat, join = os.stat, folder + "/"
    try:
        return all(list(output_stamp(stat(join + path))) == one for path, one in known.items())
    except OSError:
        return False


def output_stamp(status: os.stat_result) -> tuple[int, int]:
    """Size and modification time: what a copy of the output may be expected to keep."""
    return (status.st_size, status.st_mtime_ns)


def save_json(path: str, value: object) -> None:
    """Write a value beside its place and put it there at once."""
    aside = f"{path}.new"
    with open(aside, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(json.dumps(value, separators=(",", ":")))  # `dump` takes ten times as long
    os.replace(aside, path)  # noqa: PTH105
