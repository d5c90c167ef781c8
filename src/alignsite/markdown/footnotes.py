"""The footnotes of a text, numbered as they are referred to."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markdown_it.token import Token

from alignsite.markdown.parser import Environment
from alignsite.theme.words import Words


class Footnotes:
    """The footnotes that rendered text refers to, numbered in the order of their first mark.

    `definitions`: the tokens of each footnote by its label. `used`: label and tokens of those
    that were referred to, in order. `repeated`: label, line of the text (from 0) and tokens of
    those that another one of the same label keeps out.
    """

    __slots__ = (
        "_environment", "_is_named", "_marks", "_numbers", "_words",
        "definitions", "repeated", "used",
    )  # fmt: skip

    def __init__(self, environment: Environment, words: Words) -> None:
        self._environment = environment
        self._words = words
        self._is_named = "kramdown" in environment
        self._numbers: dict[str, int] = {}
        self._marks: dict[str, int] = {}
        self.definitions: dict[str, list[Token]] = {}
        self.used: list[tuple[str, list[Token]]] = []
        self.repeated: list[tuple[str, int, list[Token]]] = []

    def take_definitions(self, tokens: Sequence[Token]) -> list[Token]:
        """Keep what the tokens define by their labels; give back the tokens without that."""
        kept: list[Token] = []
        stack: list[list[Token]] = [kept]
        for token in tokens:
            if token.type == "footnote_reference_open":
                stack.append([])
                label = token.meta["label"]
                if label in self.definitions:
                    self.repeated.append((label, token.map[0] if token.map else 0, stack[-1]))
                else:
                    self.definitions[label] = stack[-1]
            elif token.type == "footnote_reference_close":
                stack.pop()
            else:
                stack[-1].append(token)
        return kept

    def mark(self, token: Token) -> str:
        """The HTML of one mark; its footnote is noted down."""
        label = token.meta.get("label")
        written_here = label is None
        if label is None:
            label = f"\n{token.meta['id']}"
        if label not in self._numbers:
            if written_here:
                note = self._environment["footnotes"]["list"][token.meta["id"]]
                tokens = _inline_note(note)
            else:
                tokens = self.definitions.get(label, [])
            self.used.append((label, tokens))
            self._numbers[label] = len(self.used)
        number = self._numbers[label]
        count = self._marks[label] = self._marks.get(label, 0) + 1
        told = escape(self._words("footnote", number=number))
        return (
            f'<sup class="footnote-ref"><a href="#{self.id_of(label)}"'
            f' id="{self._mark_id(label, count)}"'
            f' role="doc-noteref" aria-label="{told}">{number}</a></sup>'
        )

    def id_of(self, label: str) -> str:
        """The id of a footnote that is referred to: kramdown names it by its label."""
        return f"fn:{escape(label) if self._is_named else self._numbers[label]}"

    def _mark_id(self, label: str, count: int) -> str:
        """The id of a footnote's mark; `count`: which of its marks, from 1."""
        again = f":{count - self._is_named}" if count > 1 else ""
        return f"fnref:{self.id_of(label).removeprefix('fn:')}{again}"

    def backlinks(self, label: str) -> str:
        """Links from a footnote to each of its marks."""
        number = self._numbers[label]
        links = []
        for count in range(1, self._marks[label] + 1):
            key = "back_to_reference_again" if count > 1 else "back_to_reference"
            told = escape(self._words(key, number=number, again=count))
            links.append(
                f'<a href="#{self._mark_id(label, count)}" class="footnote-backref"'
                f' role="doc-backlink" aria-label="{told}">↩</a>'
            )
        return " ".join(links)

    def unused(self) -> list[tuple[str, list[Token]]]:
        """Footnotes that nothing refers to."""
        return [one for one in self.definitions.items() if one[0] not in self._numbers]


def _inline_note(note: dict[str, object]) -> list[Token]:
    """The tokens of a footnote that is written where it is marked, `^[...]`."""
    inline = Token("inline", "", 0, content=str(note["content"]))
    inline.children = note["tokens"]  # type: ignore[assignment]
    return [Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)]
