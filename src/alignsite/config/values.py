"""Values of `alignsite.toml`, each with what is wrong with it and where."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields

from alignsite.config import Config
from alignsite.problems import CODES, Problem, problem

_SETTINGS = tuple(one.name for one in fields(Config))
"""The keys at the top of the file: in TOML, what stands below a [table] belongs to it."""


class ConfigReader:
    """Takes values out of the parsed table and gathers what is wrong with them.

    tomllib does not say where a key stands, so places are looked up in the text.
    """

    def __init__(self, path: str, lines: list[str], base: Config) -> None:
        self.path = path
        self.base = base
        self.lines = lines
        self.problems: list[Problem] = []

    def place(self, key: str, table: str | None, number: int = 0) -> tuple[int | None, int | None]:
        """Line and column of a key of the (`number`-th) table, `None` for the top of the file.

        A table may also be written in a line, alone or as one of several between brackets. Where
        the key is not found, the place is the table's.
        """
        inside, seen = table is None, -1
        heads: list[tuple[int, int]] = []
        assignment = re.compile(rf"\s*[\"']?({re.escape(key)})[\"']?\s*[.=]")
        header = re.compile(rf"\s*\[\[?\s*(?:[\w-]+\.)*({re.escape(key)})\s*[\].]")
        for index, line in enumerate(self.lines, start=1):
            start = re.match(r"\s*\[\[?\s*([\w.-]+)", line)
            if start:
                if table is None and (named := header.match(line)):
                    return index, named.start(1) + 1
                if start[1] == table:
                    seen += 1
                    heads.append((index, start.start(1) + 1))
                inside = start[1] == table and seen == number
            elif inside and (found := assignment.match(line)):
                return index, found.start(1) + 1
        places = list(self._inline(key, table)) or heads
        return places[min(number, len(places) - 1)] if places else (None, None)

    def _inline(self, key: str, table: str | None) -> Iterator[tuple[int, int]]:
        """The places of a key from the line on that assigns the table, or in the whole file."""
        assigned = re.compile(rf"\s*{re.escape(table or key)}\s*=")
        begin = next((at for at, line in enumerate(self.lines) if assigned.match(line)), 0)
        for index, line in enumerate(self.lines[begin:], start=begin + 1):
            for found in re.finditer(rf"\b({re.escape(key)})\b\s*=", line):
                yield index, found.start(1) + 1

    def report(
        self, code: str, key: str, table: str | None, message: str, hint: str, number: int = 0
    ) -> None:
        """Take down a problem with the place of a key."""
        line, column = self.place(key, table, number)
        self.problems.append(
            problem(
                code,
                self.path,
                message,
                line=line,
                column=column,
                hint=hint,
                excerpt=self.lines[line - 1] if line else None,
            )
        )

    def unknown(self, key: str, table: str | None, known: Iterable[str], number: int = 0) -> None:
        """Take down that a key means nothing."""
        known = sorted(known)
        close = difflib.get_close_matches(key, known, n=1)
        above = difflib.get_close_matches(key, _SETTINGS, n=1) if table else []
        where = f" in [{table}]" if table else ""
        if above and (above[0] == key or not close):
            meant = "" if above[0] == key else f"did you mean {above[0]!r}? "
            hint = f"{meant}it belongs at the top of the file, above the first [table]".strip()
        else:
            hint = f"did you mean {close[0]!r}?" if close else f"known keys: {', '.join(known)}"
        self.report("config-unknown-key", key, table, f"unknown key {key!r}{where}", hint, number)

    def wrong(self, key: str, table: str | None, expected: str, number: int = 0) -> None:
        """Take down that a key holds something else than it must."""
        self.report(
            "config-value", key, table, f"{key} must be {expected}", f"give {expected}", number
        )

    def table(self, key: str, value: object, known: Iterable[str]) -> dict[str, object] | None:
        """What a table says of the `known` keys; nothing where it is no table."""
        if not isinstance(value, dict):
            self.wrong(key, None, f"a table: [{key}]")
            return None
        names = tuple(known)
        for name in value:
            if name not in names:
                self.unknown(name, key, names)
        return {name: one for name, one in value.items() if name in names}


def read_text(
    reader: ConfigReader, key: str, value: object, table: str | None = None, number: int = 0
) -> str | None:
    """A text."""
    if isinstance(value, str):
        return value
    reader.wrong(key, table, 'text in quotes, such as "An archive"', number)
    return None


def read_texts(reader: ConfigReader, key: str, value: object) -> tuple[str, ...] | None:
    """A list of texts, or one text as a list of one."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    reader.wrong(key, None, 'a list of texts, such as ["one", "two"]')
    return None


def read_codes(reader: ConfigReader, key: str, value: object) -> tuple[str, ...] | None:
    """Codes of problems, or "*"."""
    names = read_texts(reader, key, value)
    for name in names or ():
        if name not in CODES and name != "*":
            close = difflib.get_close_matches(name, CODES, n=1)
            hint = f"did you mean {close[0]!r}?" if close else "docs/problems.md lists the codes"
            reader.report("config-value", key, None, f"there is no code {name!r}", hint)
    return names


def read_count(
    reader: ConfigReader, key: str, value: object, table: str | None = None
) -> int | None:
    """A whole number of 1 or more."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    reader.wrong(key, table, "a whole number of 1 or more")
    return None


def read_flag(
    reader: ConfigReader, key: str, value: object, table: str | None = None
) -> bool | None:
    """True or false."""
    if isinstance(value, bool):
        return value
    reader.wrong(key, table, "true or false")
    return None


def one_of(*allowed: str) -> Callable[[ConfigReader, str, object], str | None]:
    """Read one of these words."""
    quoted = [f'"{one}"' for one in allowed]
    expected = f"{', '.join(quoted[:-1])} or {quoted[-1]}"

    def read(reader: ConfigReader, key: str, value: object) -> str | None:
        if value in allowed:
            return str(value)
        reader.wrong(key, None, expected)
        return None

    return read
