"""Pagefind: pages → an index of all their words that a browser loads in pieces.

The only module that knows how it is run. It is the optional dependency `search`: a program that
comes in a wheel.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ENTRY = "pagefind-entry.json"
"""The file of an index that names all others."""

INSTALL = 'pip install "alignsite[search]"'

_PROGRAMS = ("pagefind_bin_extended", "pagefind_bin")
_NOT_READ = (
    ".trail", ".facts", ".tags", ".speakers", ".media", ".contents", ".sections", ".more",
    ".permalink", ".who a", ".who time", ".at", ".cite", ".neighbours", ".referrers",
    ".related", ".shared",
)  # fmt: skip
"""What of a document's page is about the document, not of it; what quotes other documents."""
_NOT_NEEDED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js")
"""Interfaces of its own, which the theme does not use: 400 kB."""


def is_installed() -> bool:
    """Whether it can be run."""
    return find_spec("pagefind") is not None and any(map(find_spec, _PROGRAMS))


def make_index(site: Path, index: Path) -> str | None:
    """Index the pages of a built site into the folder `index`, which must not exist.

    Pages are read where one of their elements has `data-pagefind-body`. Returns what went wrong,
    in the program's own words, or `None`.
    """
    command = [sys.executable, "-m", "pagefind", "--quiet", "--site", str(site)]
    command += ["--output-path", str(index), "--exclude-selectors", ", ".join(_NOT_READ)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        return str(error)
    if done.returncode != 0 or not (index / ENTRY).is_file():
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        return said[-1] if said else f"it ended with status {done.returncode}"
    for pattern in _NOT_NEEDED:
        for file in index.glob(pattern):
            file.unlink()
    return None
