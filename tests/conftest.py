"""What the tests share: what a machine must have for some of them, and the documents of others.

A test that needs a program says so by a marker (`browser`, `java`, `node`,
`jekyll`, `checkers`). Where the
program is missing the test is skipped, with the reason; on a build server (`CI=true`), where a
silent skip would hide a missing install step, it fails.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHECKERS = ROOT / "tests" / "checkers" / "node_modules"


def _missing() -> dict[str, str]:
    """What this machine lacks: marker → reason, with the way to mend it."""
    reasons = {}
    if shutil.which("chromium") is None:
        reasons["browser"] = "Chromium is not installed (apt-get install chromium)"
    if shutil.which("java") is None:
        reasons["java"] = "Java is not installed (apt-get install default-jre-headless)"
    if shutil.which("node") is None:
        reasons["node"] = "Node.js is not installed"
    if find_spec("pagefind") is None:
        reasons["pagefind"] = "Pagefind is not installed (pip install 'pagefind[bin]')"
    if find_spec("PIL") is None:
        reasons["pillow"] = "Pillow is not installed (pip install pillow)"
    if shutil.which("jekyll") is None:
        reasons["jekyll"] = "Jekyll is not installed (apt-get install jekyll ruby-jekyll-feed)"
    if not CHECKERS.is_dir():
        reasons["checkers"] = (
            "the page checkers are not installed (npm ci --prefix tests/checkers --ignore-scripts)"
        )
    return reasons


MISSING = _missing()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what cannot run here; fail instead on a build server."""
    for marker, reason in MISSING.items():
        if item.get_closest_marker(marker) is None:
            continue
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents that `ALIGNSITE_CORPUS` names."""
    name = os.environ.get("ALIGNSITE_CORPUS")
    if not name:
        pytest.skip("set ALIGNSITE_CORPUS to a folder of real documents")
    folder = Path(name).resolve()
    if not folder.is_dir():
        pytest.fail(f"ALIGNSITE_CORPUS is not a folder: {name}", pytrace=False)
    return folder
