"""A document's blocks, read from one to the next."""

from __future__ import annotations

from collections.abc import Callable

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.definitions import Definitions
from alignsite.markdown.kramdown.elements import Attributes, Element
from alignsite.markdown.kramdown.options import Options
from alignsite.markdown.kramdown.scanner import Scanner

MAX_DEPTH = 50
"""Quotes, lists and HTML elements within each other; what lies deeper is left out."""

Rule = Callable[["BlockReader"], bool]
"""Reads a block at the reader's place; whether there was one. If not, the next rule is asked."""

RulesAt = Callable[[str], tuple[Rule, ...]]
"""The rules whose blocks can begin with a character, in the order in which they are asked."""


class BlockReader:
    """Reads blocks into a tree of elements; what is defined on the way goes to `definitions`.

    `tree`: the element whose inside is being read. `pending`: the attribute list of the block that
    follows. `too_deep`: the first line that lay too deep to be read.
    """

    def __init__(self, options: Options, definitions: Definitions, rules_at: RulesAt) -> None:
        self.options = options
        self.definitions = definitions
        self.source = Scanner("")
        self.tree = Element("root")
        self.pending: Attributes | None = None
        self.too_deep: int | None = None
        self._depth = 0
        self._is_stopped = False
        self._rules_at = rules_at

    def document(self, text: str) -> Element:
        """The tree of a whole document."""
        root = Element("root")
        self.read(root, text.rstrip("\n") + "\n", 0)
        return root

    def read(self, into: Element, text: str, line: int) -> None:
        """Read a text of its own into an element's children; `line`: of its first line."""
        outer, self.source = self.source, Scanner(text, line)
        self.read_on(into)
        self.source = outer

    def read_on(self, into: Element) -> bool:
        """Read blocks from the place on; whether the element's closing tag ended them."""
        if self._depth >= MAX_DEPTH:
            if self.too_deep is None:
                self.too_deep = self.source.line
            self.source.position = len(self.source.text)
            return False
        outer, self.tree = self.tree, into
        pending, self.pending = self.pending, None
        self._depth += 1
        stopped = False
        while not self.source.at_end and not stopped:
            for rule in self._rules_at(self.source.text[self.source.position]):
                if rule(self):
                    break
            stopped, self._is_stopped = self._is_stopped, False
        self._depth -= 1
        self.tree, self.pending = outer, pending
        return stopped

    def stop(self) -> None:
        """End the blocks that are being read: their element's closing tag was met."""
        self._is_stopped = True

    def add(self, element: Element) -> Element:
        """Put an element into the tree, with the attribute list that stood before it."""
        if self.pending is not None:
            element.attributes, self.pending = self.pending, None
        element.end_line = self.source.line
        self.tree.children.append(element)
        return element

    def add_bare(self, element: Element) -> None:
        """Put in a comment or raw text: an attribute list before it is for what follows."""
        element.end_line = self.source.line
        self.tree.children.append(element)

    @property
    def last(self) -> Element | None:
        """The block before the place, blank lines among them."""
        return self.tree.children[-1] if self.tree.children else None

    def after_boundary(self) -> bool:
        """Whether a block may begin here that must not stand right below another."""
        last = self.last
        if last is None or self.pending is not None:
            return True
        return last.type == "blank" or (last.type == "end" and not last.value)

    def before_boundary(self) -> bool:
        """Whether what was just read is followed by nothing that would belong to it."""
        return self.source.check(p.BOUNDARY) is not None
