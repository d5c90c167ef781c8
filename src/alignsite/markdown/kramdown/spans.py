"""The span phase: emphasis, links, code, HTML and typography inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from typing import Literal

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown import starts, typography
from alignsite.markdown.kramdown.attributes import read_list, resolved
from alignsite.markdown.kramdown.blocks import is_for_html
from alignsite.markdown.kramdown.definitions import Definitions, link_name
from alignsite.markdown.kramdown.elements import Attributes
from alignsite.markdown.kramdown.scanner import Scanner

SpanType = Literal[
    "root", "text", "symbol", "em", "strong", "del", "a", "img", "code", "math", "html", "raw",
    "comment", "footnote", "br",
]  # fmt: skip

_EFFORT = 100_000
"""Characters read in vain, by openings that nothing closes, after which they count as text."""

_DEEPEST = 60
"""Inline elements within each other; tags of those that lie deeper are text."""

_EMPHASIS = re.compile(r"\*\*?|__?")
_TICKS = re.compile(r"`+")
_AUTOLINK = re.compile(
    rf"<(?:((?:mailto|https?|ftps?):[^\n]{{1,{p.LONGEST_VALUE}}}?)"
    rf"|([\w\-.]{{1,200}}@[\w\-.]{{1,200}}))>"
)
_HTML_START = re.compile(rf"<(?:{p.NAME}|!--|/)")
_FOOTNOTE = re.compile(rf"\[\^({p.ID_NAME})\]")
_LINK = re.compile(r"!?\[(?=[^^])")
_MATH = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
_ENTITY = re.compile(r"&(?:[A-Za-z0-9_:][\w:.\-]*|#[0-9]+|#x[0-9a-fA-F]+);")
_BREAK = re.compile(r"(?:  |\\\\)(?=\n)")
_ESCAPED = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=\-~])""")
_DELETED = re.compile(r"~~(?![ \t\r\n~])(.{0,5000}?[^ \t\r\n~])~~", re.DOTALL)
_BRACKET = r"(?P<close>\])|!?\["
_PARENTHESIS = re.compile(r"(\()|(\))|\s(?=['\"])")
_INLINE_NAME = re.compile(r"\s*?\[([^\]]+)?\]")
_ANGLED = re.compile(r"\(<(.*?)>")
_LINK_TITLE = re.compile(r"""\s*?(["'])(.+?)\1\s*?\)""", re.DOTALL)


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


class SpanReader:
    """Reads one paragraph's inside."""

    def __init__(self, source: str, definitions: Definitions) -> None:
        self._source = Scanner(source)
        self._definitions = definitions
        self._tree = Span("root")
        self._outer: list[Span] = []
        self._effort = _EFFORT + 4 * len(source)

    def read(self) -> list[Span]:
        """The pieces of the whole."""
        self._spans(self._tree)
        return self._tree.children

    def _spans(
        self,
        into: Span,
        stop: str = "",
        accepts: Callable[[re.Match[str]], bool] | None = None,
        *,
        html_alone: bool = False,
    ) -> bool:
        """Read pieces into `into` up to `stop` where `accepts` agrees; whether it was met."""
        self._outer.append(self._tree)
        self._tree = into
        source = self._source
        signs = starts.OPENINGS_AND_BRACKETS if "]" in stop else starts.OPENINGS
        if html_alone:
            signs = starts.TAGS
        stopping = re.compile(stop) if stop else None
        is_met = False
        while not source.at_end:
            begin = starts.next_start(source.text, source.position, signs)
            if begin is None:
                if stop:
                    break
                self._text(source.text[source.position :])
                source.position = len(source.text)
                break
            self._text(source.text[source.position : begin])
            source.position = begin
            if stopping is None and self._quote_in_word():
                continue
            closing = source.check(stopping) if stopping else None
            if closing is not None and (accepts is None or accepts(closing)):
                is_met = True
                break
            if not self._piece(html_alone=html_alone):
                self._text(source.text[source.position])
                source.position += 1
        self._tree = self._outer.pop()
        return is_met

    def _piece(self, *, html_alone: bool) -> bool:
        if html_alone:
            return self._html()
        first = self._source.text[self._source.position]
        return any(rule(self) for rule in _RULES_AT.get(first, _RULES_ELSEWHERE))

    def _quote_in_word(self) -> bool:
        """Read a letter and the quote behind it, by far most of all quotes: what `_quotes` does."""
        at, text = self._source.position, self._source.text
        behind = text[at + 1 : at + 2]
        if behind not in typography.RIGHT or not text[at].isalnum():
            return False
        self._text(text[at])
        self._source.position += 2
        return self._add(Span("symbol", typography.RIGHT[behind]))

    def _text(self, text: str) -> None:
        if not text:
            return
        children = self._tree.children
        if children and children[-1].type == "text":
            children[-1].value += text
        else:
            children.append(Span("text", text))

    def _add(self, span: Span) -> bool:
        self._tree.children.append(span)
        return True

    def _as_text(self, text: str, begin: int) -> bool:
        """Take an opening that nothing closes as text."""
        self._effort -= self._source.position - begin
        self._source.position = begin + len(text)
        self._text(text)
        return True

    def _is_within(self, *types: SpanType) -> bool:
        return self._tree.type in types or any(one.type in types for one in self._outer)

    def _emphasis(self) -> bool:
        source = self._source
        begin = source.position
        found = source.scan(_EMPHASIS)
        if found is None:
            return False
        mark = found[0]
        kind: SpanType = "strong" if len(mark) == 2 else "em"
        follower = source.text[source.position : source.position + 1]
        if (
            (mark[0] == "_" and _is_inside_word(source.text, begin))
            or follower in " \t\r\n\f\v"
            or self._is_within(kind)
            or self._effort < 0
        ):
            self._text(mark)
            return True
        span = self._emphasised(mark, kind)
        if span is None and kind == "strong" and self._tree.type != "em":
            self._effort -= len(source.text) - begin
            source.position = begin + 1
            mark = mark[0]
            span = self._emphasised(mark, "em")
        if span is None:
            self._effort -= len(source.text) - begin
            source.position = begin
            return self._as_text(found[0], begin)
        source.position += len(mark)
        return self._add(span)

    def _emphasised(self, mark: str, kind: SpanType) -> Span | None:
        """The emphasis that the mark just read opens; `None` where it never closes."""
        source, text = self._source, self._source.text
        if not source.still_has(mark):
            return None
        span = Span(kind)

        def closes(found: re.Match[str]) -> bool:
            at, end = found.start(), found.end()
            if text[at - 1].isspace() or not span.children:
                return False
            if kind == "em" and text.startswith(mark * 2, at) and text[at + 2 : at + 3] != mark:
                return False
            return not (mark[0] == "_" and text[end : end + 1].isalnum())

        return span if self._spans(span, re.escape(mark), closes) else None

    def _code(self) -> bool:
        source = self._source
        begin = source.position
        ticks = source.scan(_TICKS)
        if ticks is None:
            return False
        mark = ticks[0]
        before = source.text[begin - 1 : begin]
        follower = source.text[source.position : source.position + 1]
        if mark == "`" and (not before or before.isspace()) and follower.isspace():
            self._text(mark)
            return True
        end = source.text.find(mark, source.position) if source.still_has(mark) else -1
        if end < 0:
            self._text(mark)
            return True
        code = source.text[source.position : end]
        if mark != "`":
            code = code.removeprefix(" ")
            code = code.removesuffix(" ")
        source.position = end + len(mark)
        return self._add(Span("code", code))

    def _autolink(self) -> bool:
        found = self._source.scan(_AUTOLINK)
        if found is None:
            return False
        address = found[1] or f"mailto:{found[2]}"
        shown = (found[1] or found[2]).removeprefix("mailto:")
        return self._add(
            Span("a", children=[Span("text", shown)], attributes={"href": unescape(address)})
        )

    def _html(self) -> bool:
        source = self._source
        if source.check(_HTML_START) is None:
            return False
        if source.text.startswith("<!--", source.position) and source.still_has("-->"):
            comment = source.scan(p.HTML_COMMENT)
            if comment is not None:
                return self._add(Span("comment", comment[0]))
        closing = source.scan(p.HTML_CLOSE)
        if closing is not None:
            self._text(closing[0])
            return True
        tag = source.scan(p.HTML_TAG)
        if tag is None:
            self._text("<")
            source.position += 1
            return True
        name = p.html_name(tag[1])
        if name in p.BLOCK_ELEMENTS or len(self._outer) > _DEEPEST:
            self._text(tag[0])
            return True
        is_open = not tag[3] and name not in p.WITHOUT_BODY
        span = self._add_html(tag, name, is_void=not is_open)
        if is_open:
            span.is_raw = is_raw = _is_raw(tag[2], name, self._tree)
            stop = rf"(?i:</{re.escape(name)}\s*>)"
            if self._spans(span, stop, html_alone=is_raw):
                source.scan(re.compile(stop))
            else:
                rest = source.text[source.position :]
                if rest:
                    span.children.append(Span("text", rest))
                source.position = len(source.text)
        return True

    def _add_html(self, tag: re.Match[str], name: str, *, is_void: bool) -> Span:
        span = Span("html", tag[0].replace("\n", " "), name, is_void=is_void)
        self._tree.children.append(span)
        return span

    def _footnote(self) -> bool:
        found = self._source.scan(_FOOTNOTE)
        if found is None:
            return False
        if found[1] in self._definitions.footnotes:
            return self._add(Span("footnote", name=found[1]))
        self._text(found[0])
        return True

    def _link(self) -> bool:
        source = self._source
        begin = source.position
        opened = source.scan(_LINK)
        if opened is None:
            return False
        kind: SpanType = "img" if opened[0] == "![" else "a"
        is_nested = kind == "a" and self._is_within("a", "img")
        if is_nested or self._effort < 0 or len(self._outer) > _DEEPEST:
            self._text(opened[0])
            return True
        inside = source.position
        span = Span(kind)
        depth = 1

        def closes(found: re.Match[str]) -> bool:
            nonlocal depth
            depth += -1 if found["close"] else 1
            return depth - sum(one.type == "img" for one in span.children) == 0

        if not source.still_has("]") or not self._spans(span, _BRACKET, closes):
            return self._as_text(opened[0], begin)
        shown = _ESCAPED.sub(r"\1", source.text[inside : source.position])
        source.position += 1
        named = source.scan(_INLINE_NAME)
        if named is not None or source.text[source.position : source.position + 1] != "(":
            name = link_name((named[1] if named else None) or shown)
            target = self._definitions.links.get(name)
            if target is None:
                return self._as_text(opened[0], begin)
            extra = resolved(target.mark.attributes, self._definitions.attributes)
            return self._finish_link(span, target.address, target.title, shown, extra)
        address = self._address()
        if address is not None:
            return self._finish_link(span, address[0], address[1], shown, {})
        return self._as_text(opened[0], begin)

    def _address(self) -> tuple[str, str | None] | None:
        """What stands in parentheses behind a link's text: address and title."""
        source = self._source
        angled = source.scan(_ANGLED)
        if angled is not None:
            address = angled[1]
            if source.text.startswith(")", source.position):
                source.position += 1
                return address, None
        else:
            begin, depth = source.position, 0
            while (found := _PARENTHESIS.search(source.text, source.position)) is not None:
                source.position = found.end()
                if found[2]:
                    depth -= 1
                    if depth == 0:
                        break
                elif found[1]:
                    depth += 1
                else:
                    break
            address = source.text[begin + 1 : source.position - 1].strip()
            if depth == 0:
                return address, None
        title = source.scan(_LINK_TITLE)
        return (address, title[2]) if title else None

    def _finish_link(
        self, span: Span, address: str, title: str | None, shown: str, extra: dict[str, str]
    ) -> bool:
        span.attributes = dict(extra)
        span.attributes["href" if span.type == "a" else "src"] = unescape(address)
        if title:
            span.attributes["title"] = unescape(title)
        if span.type == "img":
            span.value = unescape(shown)
            span.children = []
        return self._add(span)

    def _quotes(self) -> bool:
        found = typography.quotes(self._source)
        if found is None:
            return False
        for is_symbol, text in found:
            if is_symbol:
                self._add(Span("symbol", text))
            else:
                self._text(text)
        return True

    def _math(self) -> bool:
        if not self._source.still_has("$$"):
            return False
        found = self._source.scan(_MATH)
        return found is not None and self._add(Span("math", found[1].strip()))

    def _extension(self) -> bool:
        source = self._source
        if not source.text.startswith("{:", source.position):
            return False
        extension = source.check(p.SPAN_EXTENSION)
        if extension is not None:
            return self._extension_tag(extension)
        found = source.check(p.SPAN_IAL)
        last = self._tree.children[-1] if self._tree.children else None
        if found is None or last is None or last.type == "text":
            return False
        source.position = found.end()
        attributes = Attributes()
        read_list(found[1], attributes)
        for key, value in resolved(attributes, self._definitions.attributes).items():
            if key == "class" and "class" in last.attributes:
                last.attributes[key] += f" {value}"
            else:
                last.attributes[key] = value
        if "standalone" in attributes.references and last.type == "img":
            last.name = "standalone"
        return True

    def _extension_tag(self, found: re.Match[str]) -> bool:
        """`{::comment}...{:/}`, `{::nomarkdown}...{:/}`."""
        source, name = self._source, found[1]
        if name not in ("comment", "nomarkdown", "options"):
            return False
        end, body = found.end(), ""
        if not found[3]:
            if not source.still_has("{:/"):
                return False
            closing = re.compile(rf"\{{:/(?:{name})?\}}").search(source.text, end)
            if closing is None:
                return False
            body, end = source.text[end : closing.start()], closing.end()
        attributes = Attributes()
        read_list(found[2] or "", attributes)
        source.position = end
        if name == "nomarkdown" and is_for_html(attributes):
            return self._add(Span("raw", body))
        return self._add(Span("comment", body))

    def _entity(self) -> bool:
        found = self._source.check(_ENTITY)
        if found is None:
            return False
        name = found[0].removeprefix("&")
        character = unescape(found[0]) if name.startswith("#") else html5.get(name)
        if character is None:
            return False
        self._source.position = found.end()
        return self._add(Span("symbol", character))

    def _symbol(self) -> bool:
        symbol = typography.symbol(self._source)
        return symbol is not None and self._add(Span("symbol", symbol))

    def _break(self) -> bool:
        return self._source.scan(_BREAK) is not None and self._add(Span("br"))

    def _escaped(self) -> bool:
        found = self._source.scan(_ESCAPED)
        if found is None:
            return False
        self._text(found[1])
        return True

    def _deleted(self) -> bool:
        source = self._source
        if self._effort < 0 or not source.still_has("~~"):
            return False
        found = source.scan(_DELETED)
        if found is None:
            self._effort -= p.LONGEST_VALUE
            return False
        return self._add(
            Span("del", children=SpanReader(found[1], self._definitions).read(), name="del")
        )


_RULES: tuple[tuple[str, Callable[[SpanReader], bool]], ...] = (
    ("*_", SpanReader._emphasis),
    ("`", SpanReader._code),
    ("<", SpanReader._autolink),
    ("<", SpanReader._html),
    ("[", SpanReader._footnote),
    ("![", SpanReader._link),
    ("", SpanReader._quotes),
    ("$", SpanReader._math),
    ("{", SpanReader._extension),
    ("&", SpanReader._entity),
    ("-.\\ <>", SpanReader._symbol),
    (" \\", SpanReader._break),
    ("\\", SpanReader._escaped),
    ("~", SpanReader._deleted),
)
"""What may begin at which characters; nothing: at any."""

_RULES_AT = {
    first: tuple(rule for begins, rule in _RULES if not begins or first in begins)
    for first in "".join(begins for begins, _ in _RULES)
}
_RULES_ELSEWHERE = (SpanReader._quotes,)


def _is_raw(attributes: str, name: str, tree: Span) -> bool:
    """Whether an inline element's inside is left unread."""
    asked = p.html_attributes(attributes, name).get("markdown")
    if asked == "span":
        return False
    if asked == "1":
        return p.model_of(name) == "raw"
    return asked == "0" or p.model_of(name) == "raw" or tree.is_raw


def _is_inside_word(text: str, at: int) -> bool:
    """Whether a `_` at this place stands behind letters, or behind letters and a hyphen."""
    before = text[max(0, at - 100) : at]
    stripped = before.rstrip("-") if before.endswith("-") else before
    if before.endswith("-"):
        return len(before) - len(stripped) == 1 and stripped[-1:].isalpha()
    return before[-1:].isalpha()
