"""A text that is read from its beginning to its end, by patterns, with line numbers."""

from __future__ import annotations

import re
from bisect import bisect_right


class Scanner:
    """A place in a text. Patterns are tried at the place itself.

    `line`: the number of the text's first line, counted from 0.
    """

    __slots__ = ("_line", "_missing", "_starts", "position", "text")

    def __init__(self, text: str, line: int = 0) -> None:
        self.text = text
        self.position = 0
        self._line = line
        self._starts: list[int] = []
        self._missing: dict[str, int] = {}

    @property
    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self.position >= len(self.text)

    @property
    def line(self) -> int:
        """The line of the place."""
        if not self._starts:
            self._starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        return self._line + bisect_right(self._starts, self.position) - 1

    def check(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match that begins here, without going on."""
        return pattern.match(self.text, self.position)

    def scan(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match that begins here; the place is behind it then."""
        found = pattern.match(self.text, self.position)
        if found is not None:
            self.position = found.end()
        return found

    def before(self) -> str:
        """The character before the place; empty at the beginning."""
        return self.text[self.position - 1] if self.position else ""

    @property
    def begins_with_a_letter(self) -> bool:
        """Whether a letter stands at the place."""
        return self.text[self.position : self.position + 1].isalpha()

    def line_has(self, words: str) -> bool:
        """Whether the words stand in the rest of the line."""
        end = self.text.find("\n", self.position)
        return self.text.find(words, self.position, end if end >= 0 else None) >= 0

    def next_line_begins(self, characters: str) -> bool:
        """Whether the next line begins with one of the characters."""
        begin = self.text.find("\n", self.position) + 1
        return begin > 0 and self.text[begin : begin + 1] in tuple(characters)

    def take_line(self) -> str:
        """The rest of the line with its end."""
        end = self.text.find("\n", self.position) + 1 or len(self.text)
        taken = self.text[self.position : end]
        self.position = end
        return taken

    def still_has(self, words: str) -> bool:
        """Whether the words stand somewhere ahead; what was missing once is not sought again."""
        if self.position >= self._missing.get(words, len(self.text) + 1):
            return False
        if self.text.find(words, self.position) < 0:
            self._missing[words] = self.position
            return False
        return True
