"""The tree that kramdown's rules build, before it becomes markdown-it's tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BlockType = Literal[
    "root", "blank", "end", "p", "heading", "code", "quote", "hr", "ul", "ol", "li", "dl", "dt",
    "dd", "table", "html", "raw", "math", "footnote",
]  # fmt: skip

SpanType = Literal[
    "root", "text", "symbol", "em", "strong", "del", "a", "img", "code", "math", "html", "raw",
    "comment", "footnote", "lost_mark", "br",
]  # fmt: skip

Model = Literal["raw", "span", "block"]
"""How the inside of an HTML element is read: not at all, as a paragraph's inside, as blocks."""


@dataclass(slots=True)
class Attributes:
    """What an attribute list says: attributes, and names of lists that are defined elsewhere."""

    values: dict[str, str] = field(default_factory=dict)
    references: list[str] = field(default_factory=list)

    def add(self, key: str, value: str) -> None:
        """Set an attribute; classes add up."""
        if key == "class":
            value = f"{self.values.get(key, '')} {value}".strip()
        self.values[key] = value

    def merge(self, other: Attributes) -> None:
        """Set all that another list says."""
        self.references += other.references
        for key, value in other.values.items():
            self.add(key, value)


@dataclass(slots=True)
class Element:
    """One block while it is being read.

    `value`: text that is not read further (of code, HTML, maths, a language). `text`: a
    paragraph's or heading's source. `line`, `end_line`: counted from 0, the end not included.
    """

    type: BlockType
    line: int = 0
    end_line: int = 0
    value: str = ""
    text: str = ""
    level: int = 0
    children: list[Element] = field(default_factory=list)
    attributes: Attributes | None = None
    explicit_id: str = ""
    model: Model = "block"
    is_transparent: bool = False
    is_closed: bool = False
    is_done: bool | None = None
    rows: list[tuple[str, list[list[str]]]] = field(default_factory=list)
    alignment: list[str] = field(default_factory=list)

    def ial(self) -> Attributes:
        """Its attribute list, made where there is none."""
        if self.attributes is None:
            self.attributes = Attributes()
        return self.attributes

    def refers_to(self, name: str) -> bool:
        """Whether its attribute list has a bare name, like `toc` in `{:toc}`."""
        return self.attributes is not None and name in self.attributes.references


@dataclass(slots=True)
class Span:
    """A piece of a paragraph's inside.

    `value`: its text; of HTML its opening tag. `name`: an element's name, a footnote's label.
    """

    type: SpanType
    value: str = ""
    name: str = ""
    children: list[Span] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    is_void: bool = False
    is_raw: bool = False
