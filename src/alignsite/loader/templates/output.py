"""What a template writes, with a note of which part of the source each line came from."""

from __future__ import annotations

from bisect import bisect_right

from liquid.output import LimitedStringIO


class TracedOutput(LimitedStringIO):
    """The text written so far; `mark` says where in the source the next words come from."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._marks: list[tuple[int, int, bool]] = []

    def mark(self, source: int, *, moves: bool) -> None:
        """What is written from here on comes from that offset of the source.

        `moves`: word for word, so that places within it are known too.
        """
        self._marks.append((self.tell(), source, moves))

    def offsets(self, text: str) -> list[int]:
        """For each line of the text that was written, its first character's place in the source."""
        written = [mark[0] for mark in self._marks]
        found: list[int] = []
        begin = 0
        for line in text.split("\n"):
            index = bisect_right(written, begin) - 1
            if index < 0:
                found.append(0)
            else:
                at, source, moves = self._marks[index]
                found.append(source + (begin - at if moves else 0))
            begin += len(line) + 1
        return found
