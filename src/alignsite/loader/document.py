"""A file on its way to a record: front matter apart, text decoded, places still known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from alignsite.languages import language_tag
from alignsite.loader.frontmatter import FrontMatter
from alignsite.markdown import KramdownOptions, Text, read
from alignsite.problems import Problem, problem
from alignsite.records import Record
from alignsite.sources import Catalogue, DocumentSettings
from alignsite.theme.words import Words

Form = Literal["markdown", "text", "html", "captions"]
"""How the text is to be read; the file's ending says it (.md, .markdown; .txt; .html, .htm; .vtt,
.srt)."""


@dataclass(frozen=True, slots=True)
class Document:
    """One decoded file.

    `text` has `\\n` for every line end and no control characters; its first line is line `line` of
    the file (1 where there is no front matter).
    """

    path: str
    form: Form
    matter: FrontMatter
    text: str
    line: int
    settings: DocumentSettings
    catalogue: Catalogue | None = None
    modified: int | None = None

    def read(self, *, plain: bool = False) -> Text:
        """The text's blocks, in the Markdown that the site is written in.

        `plain`: nothing in it is markup, whatever the file's ending says.
        """
        return read(
            self.text,
            words=self.words,
            first_line=self.line,
            path=self.path,
            syntax="text" if plain or self.form == "captions" else self.form,
            hosts=self.settings.hosts,
            kramdown=self._kramdown(),
        )

    @property
    def runs_liquid(self) -> bool:
        """Whether it has Liquid that is run: only the documents of Jekyll sites have."""
        if self.settings.jekyll is None or self.form in ("text", "captions"):
            return False
        return "{%" in self.text or "{{" in self.text

    @property
    def words(self) -> Words:
        """What the program says within the document: in its own language, if there are words."""
        return self.settings.words.of(self.language)

    @property
    def language(self) -> str | None:
        """The tag of the language it says it is in, such as `de-AT`; `None` where it says none."""
        return language_tag(self.matter.text("lang") or "")

    def _kramdown(self) -> KramdownOptions | None:
        """How kramdown is to read the document; `None` where it is not to."""
        rows = self.settings.kramdown_options
        if rows is None:
            return None
        return KramdownOptions().changed({str(row[0]): row[1] for row in rows})

    def problem(self, code: str, message: str, *, at: int | None = None, hint: str = "") -> Problem:
        """A problem of this file; `at` is an offset into `text`, turned into line and column."""
        if at is None:
            return problem(code, self.path, message, hint=hint)
        before = self.text.rfind("\n", 0, at) + 1
        after = self.text.find("\n", at)
        return problem(
            code,
            self.path,
            message,
            line=self.line + self.text.count("\n", 0, at),
            column=at - before + 1,
            hint=hint,
            excerpt=self.text[before : after if after >= 0 else len(self.text)],
        )

    def offset(self, line: int) -> int:
        """The offset in `text` of the first character of the file's line `line`."""
        at = 0
        for _ in range(line - self.line):
            found = self.text.find("\n", at)
            if found < 0:
                return len(self.text)
            at = found + 1
        return at


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: its record, unless an error stood in the way, and its problems."""

    record: Record | None
    problems: tuple[Problem, ...] = ()

    def with_problems(self, more: Sequence[Problem]) -> Loaded:
        """The same, with further problems before its own."""
        return Loaded(self.record, (*more, *self.problems)) if more else self
