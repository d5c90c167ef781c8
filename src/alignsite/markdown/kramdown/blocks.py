"""The block phase: which lines are a paragraph, a list, code ..."""

from __future__ import annotations

import re
from collections.abc import Callable

from alignsite.markdown.kramdown import lists, tables
from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.attributes import is_for_html, read_list
from alignsite.markdown.kramdown.definitions import Definitions, LinkTarget, link_name
from alignsite.markdown.kramdown.elements import Attributes, Element
from alignsite.markdown.kramdown.html import HtmlRules
from alignsite.markdown.kramdown.options import Options
from alignsite.markdown.kramdown.scanner import Scanner

MAX_DEPTH = 50
"""Quotes, lists and HTML elements within each other; what lies deeper is left out."""

_INDENT = re.compile(rf"^{p.INDENT}", re.MULTILINE)
_CODE_START = re.compile(p.INDENT)
_LAZY_CODE = re.compile(r"\n( {0,3}[^ \t\r\n\f\v])")
_FENCED = re.compile(
    r" {0,3}(([~`]){3,})[ \t]*(([^ \t\r\n\f\v?]+)(?:\?[^ \t\r\n\f\v]*)?)?[ \t\r\f\v]*\n"
)
_QUOTE_MARKS = re.compile(rf"^{p.QUOTE.pattern}", re.MULTILINE)
_HEADING_ID = re.compile(r"[\t ]\{#([^\W\d][\w.:\-]*)\}\Z")
_CLOSING_MARKS = re.compile(r"[\t ]#+\Z")
_UNDERLINED = re.compile(rf"{p.SPACE}([^ \t\n].*)\n([-=])[-=]*[ \t\r\f\v]*\n")
_MATH = re.compile(rf"{p.SPACE}(\\)?\$\$(.*?)\$\$([ \t\r\f\v]*\n)?", re.DOTALL)
_ESCAPED_MATH = re.compile(rf"{p.SPACE}\\")
_LINK = re.compile(
    rf"{p.SPACE}\[([^\n\]]+)\]:[ \t]*(?:<(.*?)>|([^\n]*?\S[^\n]*?))"
    rf"""(?:(?:[ \t]*?\n|[ \t]+?)[ \t]*?(["'])(.+?)\4)?[ \t]*?\n"""
)
_TITLE_BEHIND = re.compile(r"""[ \t]+["']""")
_ABBREVIATION = re.compile(rf"{p.SPACE}\*\[(.+?)\]:(.*?)\n")
_EXTENSION_START = re.compile(rf"{p.SPACE}\{{:")


Rule = Callable[[], bool]


class BlockReader:
    """Reads blocks into a tree of elements; what is defined on the way goes to `definitions`."""

    def __init__(self, options: Options, definitions: Definitions) -> None:
        self.options = options
        self.definitions = definitions
        self.source = Scanner("")
        self.tree = Element("root")
        self.pending: Attributes | None = None
        self.is_too_deep: int | None = None
        self._depth = 0
        self._is_stopped = False
        html = HtmlRules(self)
        self._rules: tuple[tuple[str, Rule], ...] = (
            (" ", self._blank),
            (" ", self._code),
            ("~`", self._fence),
            (">", self._quote),
            ("#", self._heading),
            ("*-_", self._rule),
            ("+*-0123456789", self._list),
            (":", self._definition_list),
            ("<", html.block),
            ("", self._underlined_heading),
            ("\\$", self._math),
            ("", self._table),
            ("[", self._footnote),
            ("[", self._link),
            ("*", self._abbreviation),
            ("{", self._extension),
            ("^", self._end),
            ("", self._paragraph),
        )
        self._rules_at: dict[str, tuple[Rule, ...]] = {}

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
            if self.is_too_deep is None:
                self.is_too_deep = self.source.line
            self.source.position = len(self.source.text)
            return False
        outer, self.tree = self.tree, into
        pending, self.pending = self.pending, None
        self._depth += 1
        stopped = False
        while not self.source.at_end and not stopped:
            for rule in self._rules_here():
                if rule():
                    break
            stopped, self._is_stopped = self._is_stopped, False
        self._depth -= 1
        self.tree, self.pending = outer, pending
        return stopped

    def _rules_here(self) -> tuple[Rule, ...]:
        """The rules whose blocks can begin with the character at the place; behind blanks, all."""
        first = self.source.text[self.source.position]
        rules = self._rules_at.get(first)
        if rules is None:
            every = first.isspace()
            rules = self._rules_at[first] = tuple(
                rule for starts, rule in self._rules if every or not starts or first in starts
            )
        return rules

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

    def after_boundary(self) -> bool:
        """Whether a block may begin here that must not stand right below another."""
        if not self.tree.children or self.pending is not None:
            return True
        last = self.tree.children[-1]
        return last.type == "blank" or (last.type == "end" and not last.value)

    def before_boundary(self) -> bool:
        """Whether what was just read is followed by nothing that would belong to it."""
        return self.source.check(p.BOUNDARY) is not None

    def _blank(self) -> bool:
        found = self.source.scan(p.BLANK_LINES)
        if found is None:
            return False
        if self.tree.children and self.tree.children[-1].type == "blank":
            self.tree.children[-1].value += found[0]
        else:
            self.add(Element("blank", value=found[0]))
        return True

    def _code(self) -> bool:
        if self.source.check(_CODE_START) is None:
            return False
        line = self.source.line
        found = self.source.scan(p.CODE)
        if found is None or not found[0]:
            return False
        self.add(Element("code", line, value=_INDENT.sub("", _LAZY_CODE.sub(r" \1", found[0]))))
        return True

    def _fence(self) -> bool:
        if self.source.check(p.FENCE) is None:
            return False
        found = self.source.check(_FENCED)
        if found is None or not self.source.still_has(found[2] * 3):
            return False
        closing = re.compile(
            rf"^ {{0,3}}{re.escape(found[1])}{re.escape(found[2])}*[ \t\r\f\v]*\n", re.MULTILINE
        )
        end = closing.search(self.source.text, found.end())
        if end is None:
            return False
        line = self.source.line
        code = self.source.text[found.end() : end.start()]
        self.source.position = end.end()
        self.add(Element("code", line, value=code, text=found[4] or ""))
        return True

    def _quote(self) -> bool:
        if self.source.check(p.QUOTE) is None:
            return False
        line = self.source.line
        begin = self.source.position
        self.source.take_line()
        while self.source.check(p.LAZY_END) is None:
            self.source.take_line()
        written = self.source.text[begin : self.source.position]
        self.read(self.add(Element("quote", line)), _QUOTE_MARKS.sub("", written), line)
        return True

    def _heading(self) -> bool:
        found = self.source.check(p.HEADING)
        if found is None:
            return False
        text, identifier = _heading_parts(found[2])
        text = _CLOSING_MARKS.sub("", text).rstrip()
        return self._add_heading(found, len(found[1]), text, identifier)

    def _underlined_heading(self) -> bool:
        if not self.source.next_line_begins("-="):
            return False
        found = self.source.check(_UNDERLINED)
        if found is None or not self.after_boundary():
            return False
        text, identifier = _heading_parts(found[1])
        return self._add_heading(found, 2 if found[2] == "-" else 1, text, identifier)

    def _add_heading(self, found: re.Match[str], level: int, text: str, identifier: str) -> bool:
        if not text:
            return False
        line = self.source.line
        self.source.position = found.end()
        self.add(Element("heading", line, text=text, level=level, explicit_id=identifier))
        return True

    def _rule(self) -> bool:
        line = self.source.line
        if self.source.scan(p.RULE) is None:
            return False
        self.add(Element("hr", line))
        return True

    def _list(self) -> bool:
        return self.source.check(p.LIST) is not None and lists.read_list_block(self)

    def _definition_list(self) -> bool:
        return self.source.check(p.DEFINITION) is not None and lists.read_definitions(self)

    def _table(self) -> bool:
        return (
            self.source.line_has("|")
            and self.source.check(tables.START) is not None
            and tables.read_table(self)
        )

    def _math(self) -> bool:
        source = self.source
        if not source.still_has("$$"):
            return False
        found = source.check(_MATH)
        if found is None or not self.after_boundary():
            return False
        if found[1]:
            if found[3]:
                source.scan(_ESCAPED_MATH)
            return False
        line, begin = source.line, source.position
        source.position = found.end()
        if not self.before_boundary():
            source.position = begin
            return False
        self.add(Element("math", line, value=found[2].strip()))
        return True

    def _footnote(self) -> bool:
        line = self.source.line
        found = self.source.scan(p.FOOTNOTE)
        if found is None:
            return False
        note = Element("footnote", line, self.source.line)
        self.read(note, _INDENT.sub("", found[2]), line)
        footnotes = self.definitions.footnotes
        if found[1] in footnotes:
            self.definitions.replaced.append((found[1], footnotes[found[1]]))
        footnotes[found[1]] = note
        self.add(Element("end", value="footnote"))
        return True

    def _link(self) -> bool:
        found = self.source.check(_LINK)
        if found is None or _TITLE_BEHIND.search(found[3] or ""):
            return False
        self.source.position = found.end()
        mark = self.add(Element("end", value="link"))
        address = found[2] if found[2] is not None else found[3]
        self.definitions.links[link_name(found[1])] = LinkTarget(address, found[5], mark)
        return True

    def _abbreviation(self) -> bool:
        found = self.source.scan(_ABBREVIATION)
        if found is None:
            return False
        mark = self.add(Element("end", value="abbreviation"))
        self.definitions.abbreviations[found[1]] = (found[2].strip(), mark)
        return True

    def _end(self) -> bool:
        if self.source.scan(p.END_OF_BLOCK) is None:
            return False
        self.add(Element("end"))
        return True

    def _extension(self) -> bool:
        source = self.source
        if source.check(_EXTENSION_START) is None:
            return False
        named = source.scan(p.ALD)
        if named is not None:
            read_list(named[2], self.definitions.attributes.setdefault(named[1], Attributes()))
            self.add(Element("end", value="attributes"))
            return True
        found = source.check(p.BLOCK_EXTENSION)
        if found is not None:
            return self._extension_block(found)
        found = source.scan(p.IAL_BLOCK)
        if found is None:
            return False
        last = self.tree.children[-1] if self.tree.children else None
        if (
            last is not None
            and last.type != "blank"
            and (last.type != "end" or last.value in ("link", "abbreviation", "footnote"))
        ):
            read_list(found[1], last.ial())
            if source.check(p.IAL_BLOCK) is None:
                self.add(Element("end", value="ial"))
        else:
            if self.pending is None:
                self.pending = Attributes()
            read_list(found[1], self.pending)
        return True

    def _extension_block(self, found: re.Match[str]) -> bool:
        """`{::comment} ... {:/comment}`, `{::nomarkdown}` and `{::options ... /}`."""
        name = found[1]
        if name not in ("comment", "nomarkdown", "options"):
            return False
        source, line = self.source, self.source.line
        attributes = Attributes()
        read_list(found[2] or "", attributes)
        body = ""
        end = found.end()
        if not found[3]:
            closing = re.compile(
                rf"^{p.SPACE}\{{:/(?:{name})?\}}[ \t\r\f\v]*\n", re.MULTILINE
            ).search(source.text, end)
            if closing is None:
                return False
            body = source.text[end : closing.start()].removesuffix("\n")
            end = closing.end()
        source.position = end
        if name == "nomarkdown" and is_for_html(attributes):
            self.add_bare(Element("raw", line, value=f"{body}\n"))
        elif name != "options":
            self.add_bare(Element("raw", line))
        else:
            self._set_options(attributes)
            self.add(Element("end", value="extension"))
        return True

    def _set_options(self, attributes: Attributes) -> None:
        self.options = self.options.changed(attributes.values)

    def _paragraph(self) -> bool:
        source = self.source
        line, begin = source.line, source.position
        source.take_line()
        while source.begins_with_a_letter or source.check(p.PARAGRAPH_END) is None:
            source.take_line()
        text = source.text[begin : source.position].rstrip()
        last = self.tree.children[-1] if self.tree.children else None
        if last is not None and last.type == "p":
            joint = "  \n" if source.text[max(0, begin - 3) : begin] == "  \n" else "\n"
            last.text = f"{last.text}{joint}{text}"
            last.end_line = source.line
        else:
            self.add(Element("p", line, text=text.lstrip()))
        return True


def _heading_parts(written: str) -> tuple[str, str]:
    """A heading's text, and the id that `{#id}` at its end gives."""
    text = written.rstrip()
    found = _HEADING_ID.search(text)
    if found is None:
        return text, ""
    return text[: found.start()].rstrip(), found[1]
