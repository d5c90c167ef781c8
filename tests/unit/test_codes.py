"""Every code there is can be met: somewhere the program makes a problem with it."""

from __future__ import annotations

from pathlib import Path

import pytest

import alignsite
from alignsite.problems import CODES

SOURCES = "\n".join(
    file.read_text(encoding="utf-8")
    for file in Path(alignsite.__file__).parent.rglob("*.py")
    if file.name != "problems.py"
)


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_used(code: str) -> None:
    assert f'"{code}"' in SOURCES
