"""The problems of one text, each with its place."""

from __future__ import annotations

from markdown_it.token import Token

from alignsite.markdown.holes import Places
from alignsite.problems import Problem, problem


class Reports:
    """Notes what is met while a text is rendered, in the order in which it is met.

    `line`: the line of the file that is being rendered. `token`: the block token that is; it tells
    the line more closely, if it can.
    """

    __slots__ = ("_first_line", "_path", "_places", "_text", "line", "problems", "token")

    def __init__(self, text: str, path: str, first_line: int, places: Places) -> None:
        self._text = text
        self._path = path
        self._first_line = first_line
        self._places = places
        self.line = first_line
        self.token: Token | None = None
        self.problems: list[Problem] = []

    def add(self, code: str, message: str, hint: str, snippet: str = "") -> None:
        """Note a problem where `snippet` stands, at or after the block that is being rendered."""
        line, column = self.line, None
        if self.token is not None and self.token.map:
            line = self._first_line + self.token.map[0]
        begin = self._places.offset(line)
        found = self._text.find(snippet, begin) if snippet else -1
        if found >= 0:
            line, column = self._places.place(found)
            begin = self._places.offset(line)
        end = self._text.find("\n", begin)
        self.problems.append(
            problem(
                code,
                self._path,
                message,
                line=line,
                column=column,
                hint=hint,
                excerpt=self._text[begin : end if end >= 0 else None],
            )
        )
