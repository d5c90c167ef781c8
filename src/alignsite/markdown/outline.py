"""The levels of headings: as a page needs them, without gaps."""

from __future__ import annotations

import re

_TAG = re.compile(r'<(/?)h([1-6])(?=[ >])(?:(?= id="([^"]*)"))?')


class Outline:
    """Gives headings the level that their place in the outline has.

    A heading stands one level below the last one that was written with a lower number. `levels`
    holds the level given to each heading's id.
    """

    def __init__(self, top: int) -> None:
        self._top = top
        self._open: list[int] = []
        self.levels: dict[str, int] = {}

    def applied(self, html: str) -> str:
        """Sanitised HTML with the levels of all its headings given anew."""
        return _TAG.sub(self._renamed, html)

    def _renamed(self, found: re.Match[str]) -> str:
        """A heading's tag, opening or closing, with its new level."""
        written = int(found[2])
        if not found[1]:
            while self._open and self._open[-1] >= written:
                self._open.pop()
            self._open.append(written)
        level = min(6, self._top + max(0, len(self._open) - 1))
        if found[3]:
            self.levels[found[3]] = level
        return f"<{found[1]}h{level}"
