"""The colors of tokens, as style sheets set them."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignsite.theme.colors import read_colors, token_colors
from alignsite.theme.files import Theme, default_folder


@pytest.mark.parametrize(
    ("sheet", "colors"),
    [
        (":root { --bg: light-dark(#fdfcf9, #15171a); }", {"bg": "#fdfcf9"}),
        (":root{--bg:#FDFCF9;--text:#123}", {"bg": "#fdfcf9", "text": "#112233"}),
        ("--bg: #ffffff80;", {"bg": "#ffffff"}),
        ("--bg: light-dark( #fff , #000 ); @media print { --bg: #eee }", {"bg": "#ffffff"}),
        ("/* --bg: #111111; */ --text: #222222;", {"text": "#222222"}),
        ("--bg: oklch(90% 0 0); --measure: 33em; color: #123456;", {}),
        ("--bg: #12345;", {}),
    ],
)
def test_token_colors(sheet: str, colors: dict[str, str]) -> None:
    assert token_colors(sheet) == colors


def test_a_sites_own_sheets_go_before_the_default_ones(tmp_path: Path) -> None:
    default = default_folder() / "static"
    (tmp_path / "site.css").write_text(":root { --link: light-dark(#7a1f3d, #f0a0b8); }")
    (tmp_path / "unreadable.css").mkdir()
    templates = (default_folder() / "templates",)
    plain = read_colors(Theme(templates, (default,)))
    own = read_colors(Theme(templates, (tmp_path, default)))
    assert own == plain | {"link": "#7a1f3d"}
    assert plain["link"] != "#7a1f3d"
