"""Bytes → the output folder.

Outputs are written aside, in a staging folder, and moved into place once all of them are there:
a page that is being read is the old one or the new one, never half of either. Where the output
does not exist yet, the staging folder itself becomes it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from alignsite.problems import Problem, problem
from alignsite.stamps import output_stamp, save_json, scan
from alignsite.wording import plural

GENERATOR = b'<meta name="generator" content="alignsite'
"""What tells a folder that alignsite made from somebody else's: the mark of its home page."""

_JOURNAL = "publishing.json"


class Staging:
    """The folder beside the output in which one build gathers what it will publish."""

    def __init__(self, state: Path) -> None:
        self.folder = state / "staging"
        self._root = str(self.folder)
        self._made: set[str] = set()

    def clear(self) -> None:
        """Remove what an earlier build left."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._made.clear()

    def place(self, path: str) -> str:
        """Where one output is to be put; the folder it lies in is there."""
        file = f"{self._root}/{path}"
        parent = file.rpartition("/")[0]
        if parent not in self._made:
            self._make(parent)
        return file

    def write(self, path: str, data: bytes) -> None:
        """Put one output there."""
        with open(self.place(path), "wb", buffering=0) as out:  # noqa: PTH123 - thousands of times
            out.write(data)

    def _make(self, folder: str) -> None:
        """Make a folder and those it lies in; other processes make some of them meanwhile."""
        above = folder.rpartition("/")[0]
        if above not in self._made and folder != self._root:
            self._make(above)
        with suppress(FileExistsError):
            os.mkdir(folder)  # noqa: PTH102
        self._made.add(folder)


def check_output(output: Path, source: Path, owned: bool) -> Problem | None:
    """Whether it is safe to publish there; `owned`: the last build did."""
    real, site = output.resolve(), source.resolve()
    name = str(output)
    if real in (site, Path.home().resolve(), *site.parents):
        text = "the output folder is the site's own folder, one above it, or your home"
        return problem("unsafe-output", name, text, hint="name a folder of its own: public")
    for inner in ("content", "templates", "static", "src", ".git", "_posts"):
        if real == site / inner or (site / inner) in real.parents:
            text = f"the output folder lies in {inner}/, which holds the site's sources"
            return problem("unsafe-output", name, text, hint="name a folder of its own: public")
    if not output.exists() or owned:
        return None
    if not output.is_dir():
        return problem("foreign-output", name, "the output is a file", hint="name a folder")
    names = {one.name for one in output.iterdir() if not one.name.startswith(".")} - {"CNAME"}
    if not names or is_output(output):
        return None
    return problem(
        "foreign-output",
        name,
        f"the folder holds files that alignsite did not make ({', '.join(sorted(names)[:3])})",
        hint="name another folder with --output, or empty this one",
    )


def is_output(output: Path) -> bool:
    """Whether alignsite made what lies in a folder, by the mark on its home page."""
    try:
        with (output / "index.html").open("rb") as page:
            return GENERATOR in page.read(4096)
    except OSError:
        return False


def check_leftover(
    output: Path, made: Collection[str], passed: Collection[str] = ()
) -> Problem | None:
    """What to say of files in an output folder that are none of the site's: they stay published.

    `made`: the paths the site consists of; `passed`: folders that are not looked into. A domain's
    `CNAME` and hidden files are the keeper's.
    """
    there = {path for path, _, _ in scan(str(output), passed)}
    left = sorted(there.difference(made, ("CNAME",)))
    if not left:
        return None
    are = f"{plural(len(left), 'file')} {'is' if len(left) == 1 else 'are'}"
    named = ", ".join(left[:3]) + (", ..." if len(left) > 3 else "")
    return problem(
        "leftover-output",
        str(output),
        f"nothing tells what earlier builds put here, and {are} not of this one ({named})",
        hint="delete what is not to be published any more; alignsite will not, for it may be yours",
    )


def publish(
    staging: Staging, output: Path, state: Path, written: Sequence[str], removed: Iterable[str]
) -> None:
    """Move staged outputs into place and delete those the site no longer has.

    Pages come before feeds, so that no feed tells of a page that is not there yet. A journal in
    the state folder lists what is under way: whatever ends this early, the next build knows.
    """
    save_json(str(state / _JOURNAL), list(written))
    if not output.exists() and written:
        output.parent.mkdir(parents=True, exist_ok=True)
        try:
            staging.folder.rename(output)
        except OSError:  # another file system
            _move(staging, output, written)
    else:
        _move(staging, output, written)
    _remove(output, removed)


def _move(staging: Staging, output: Path, written: Sequence[str]) -> None:
    made: set[str] = set()
    for path in sorted(written, key=_rank):
        target = f"{output}/{path}"
        parent = target.rpartition("/")[0]
        if parent not in made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103
            made.add(parent)
        try:
            os.replace(f"{staging.folder}/{path}", target)  # noqa: PTH105
        except OSError:
            aside = f"{target}.new"
            shutil.copyfile(f"{staging.folder}/{path}", aside)
            os.replace(aside, target)  # noqa: PTH105


def _rank(path: str) -> tuple[int, str]:
    """Assets first, then pages, then what announces them."""
    if path.endswith(".html"):
        return (1, path)
    return (2, path) if path.endswith(".xml") else (0, path)


def _remove(output: Path, removed: Iterable[str]) -> None:
    for path in removed:
        file = output / path
        file.unlink(missing_ok=True)
        for folder in file.parents:
            if folder == output or folder not in file.parents:
                break
            try:
                folder.rmdir()
            except OSError:
                break


def finish(state: Path, staging: Staging) -> None:
    """The publication is complete and remembered: forget the journal."""
    (state / _JOURNAL).unlink(missing_ok=True)
    staging.clear()


def unfinished(state: Path) -> tuple[str, ...]:
    """What a build that was cut short may have put into the output without remembering it."""
    import json  # noqa: PLC0415 - hardly ever needed

    try:
        return tuple(json.loads((state / _JOURNAL).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return ()


def stamps_of(output: Path, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The stamp of each published file, of those that are there."""
    found = {}
    for path in paths:
        try:
            found[path] = output_stamp(os.stat(f"{output}/{path}"))  # noqa: PTH116 - thousands
        except OSError:
            continue
    return found
