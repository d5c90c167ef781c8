"""Style sheets → the colors of the theme's tokens, for what is drawn and not styled."""

from __future__ import annotations

import re
from contextlib import suppress

from alignsite.theme.files import Theme

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_TOKEN = re.compile(
    r"--([\w-]+)\s*:\s*(?:light-dark\(\s*)?(#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4}))\b", re.I
)


def token_colors(sheet: str) -> dict[str, str]:
    """The light color of each token that a style sheet sets, as `#rrggbb`.

    The first value counts: further ones are for the dark theme, paper and the like. Colors that are
    not written with `#` are passed over.
    """
    found: dict[str, str] = {}
    for name, color in _TOKEN.findall(_COMMENT.sub("", sheet)):
        found.setdefault(name, _six_digits(color.lower()))
    return found


def read_colors(theme: Theme) -> dict[str, str]:
    """The tokens of the default theme, and over them those of the site's own style sheets."""
    *own, default = theme.static
    sheets = [default / "style.css", *(file for one in own for file in sorted(one.rglob("*.css")))]
    found: dict[str, str] = {}
    for sheet in sheets:
        with suppress(OSError):  # it is told where the file is copied
            found |= token_colors(sheet.read_text(encoding="utf-8", errors="replace"))
    return found


def _six_digits(color: str) -> str:
    digits = color[1:]
    if len(digits) < 6:
        digits = "".join(one * 2 for one in digits)
    return f"#{digits[:6]}"
