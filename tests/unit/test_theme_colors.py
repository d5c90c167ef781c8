"""The default theme's colours can be read: contrasts as WCAG 2.2 asks, in light and in dark."""

from __future__ import annotations

import re

import pytest

from alignsite.theme.files import default_folder

STYLE = (default_folder() / "static" / "style.css").read_text(encoding="utf-8")
COLORS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"^  --([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);$", STYLE, re.M
    )
}
TEXT = ("text", "muted", "link", "visited", "opinion")
SPEAKERS = tuple(f"speaker-{number}" for number in range(1, 9))
CODE = tuple(name for name in COLORS if name.startswith("code-"))

PAIRS = [
    *((text, ground, 4.5) for text in TEXT for ground in ("bg", "surface", "target")),
    *((speaker, "bg", 4.5) for speaker in SPEAKERS),
    *((code, "surface", 4.5) for code in CODE),
    ("text", "mark", 4.5),
    ("bg", "text", 4.5),
    ("control", "bg", 3),
    ("focus", "bg", 3),
    ("focus", "surface", 3),
]


def luminance(color: str) -> float:
    """Relative luminance of `#rrggbb`, by WCAG's definition."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("color", "ground", "least"), PAIRS)
def test_colors_stand_out_from_their_ground(
    color: str, ground: str, least: float, scheme: int
) -> None:
    assert contrast(COLORS[color][scheme], COLORS[ground][scheme]) >= least
