"""This repository's own site, built aside and served, and a browser to look at it with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.site import chromium, kinds_of_pages, served
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the finished site."""
    source = tmp_path_factory.mktemp("source")
    shutil.copy(ROOT / "alignsite.toml", source)
    shutil.copytree(ROOT / "content", source / "content")
    subprocess.run(
        [sys.executable, "-m", "alignsite", "build", "-q", "--source", str(source)],
        check=True,
    )
    return source / "public"


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """The address of its home page; it ends with `/`."""
    with served(built) as address:
        yield address


@pytest.fixture(scope="session")
def kinds(built: Path) -> tuple[str, ...]:
    """The address of one page of each kind, relative to the home page."""
    found = kinds_of_pages(built)
    assert len(found) > 5, "the sample site has more kinds of pages than that"
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a file; each opens its own context."""
    with chromium() as one:
        yield one
