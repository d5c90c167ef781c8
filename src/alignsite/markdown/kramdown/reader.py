"""A document's blocks and paragraphs as markdown-it's tokens."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from alignsite.markdown.kramdown.attributes import as_html, resolved
from alignsite.markdown.kramdown.blocks import rules as block_rules
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.definitions import Definitions
from alignsite.markdown.kramdown.elements import Element, Span
from alignsite.markdown.kramdown.heading_ids import HeadingIds
from alignsite.markdown.kramdown.inline import InlineTokens
from alignsite.markdown.kramdown.options import Options
from alignsite.markdown.kramdown.spans import rules as span_rules
from alignsite.markdown.kramdown.spans.reader import SpanReader

_PAIRS = {
    "quote": ("blockquote", "blockquote"),
    "ul": ("bullet_list", "ul"),
    "ol": ("ordered_list", "ol"),
    "li": ("list_item", "li"),
    "dl": ("dl", "dl"),
    "dd": ("dd", "dd"),
}


class Reader:
    """Reads one document: its blocks first, then the inside of any paragraph.

    `footnotes`: the tokens of each footnote by its label; `replaced`: label, line (from 0) and
    tokens of those whose label a later one took. `too_deep`: the line below which blocks lay too
    deep within each other to be kept.
    """

    def __init__(self, options: Options) -> None:
        self._definitions = Definitions()
        self._options = options
        self._ids = HeadingIds(options.auto_id_prefix)
        self._lines = InlineTokens(self._definitions, options)
        self._contents: list[tuple[int, str, list[Span]]] = []
        self._places: list[tuple[Element, Token]] = []
        self.footnotes: dict[str, list[Token]] = {}
        self.replaced: list[tuple[str, int, list[Token]]] = []
        self.too_deep: int | None = None

    def blocks(self, text: str) -> list[Token]:
        """The block tokens of a document, whose "inline" ones hold unread source."""
        blocks = BlockReader(self._options, self._definitions, block_rules.rules_at)
        root = blocks.document(text)
        self._options = blocks.options
        self._lines = InlineTokens(self._definitions, self._options)
        self.too_deep = blocks.too_deep
        tokens: list[Token] = []
        self._inside(root, tokens, 0, as_jekyll=True)
        for label, note in self._definitions.footnotes.items():
            self.footnotes[label] = self._note(note)
        for label, note in self._definitions.replaced:
            self.replaced.append((label, note.line, self._note(note)))
        self._fill_contents(tokens)
        return tokens

    def inline(self, source: str) -> list[Token]:
        """The tokens inside a paragraph."""
        return self._lines.of(self._spans(source))

    def _spans(self, source: str) -> list[Span]:
        return SpanReader(source, self._definitions, span_rules.rules_at).read()

    def _note(self, note: Element) -> list[Token]:
        tokens: list[Token] = []
        self._inside(note, tokens, 0, as_jekyll=False)
        return tokens

    def _inside(self, element: Element, out: list[Token], level: int, *, as_jekyll: bool) -> None:
        for child in element.children:
            self._block(child, out, level, as_jekyll=as_jekyll)

    def _block(  # noqa: PLR0912 - one branch a kind of block
        self, element: Element, out: list[Token], level: int, *, as_jekyll: bool
    ) -> None:
        kind = element.type
        if kind in ("blank", "end"):
            return
        attributes = self._attributes(element)
        if kind == "p":
            _leaf(element, out, "paragraph", "p", level, attributes)
            if element.is_transparent:
                out[-3].hidden = out[-1].hidden = True
        elif kind == "heading":
            self._heading(element, out, level, attributes, as_jekyll=as_jekyll)
        elif kind == "code":
            out.append(_code(element, level, attributes))
        elif kind == "hr":
            out.append(_token(element, "hr", "hr", 0, level, attributes))
        elif kind == "math":
            out.append(_token(element, "math_block", "", 0, level, {}, element.value))
        elif kind == "raw":
            if element.value:
                out.append(_token(element, "html_block", "", 0, level, {}, element.value))
        elif kind == "html":
            self._html(element, out, level, attributes)
        elif kind == "table":
            _table(element, out, level, attributes)
        elif kind == "dt":
            self._term(element, out, level, attributes)
        elif kind in ("ul", "ol") and element.refers_to("toc"):
            out.append(_token(element, "html_block", "", 0, level, {}, "<!-- contents -->"))
            self._places.append((element, out[-1]))
        elif kind == "ul" and element.refers_to("footnotes"):
            return
        else:
            name, tag = _PAIRS[kind]
            opened = _token(element, f"{name}_open", tag, 1, level, attributes)
            if element.is_done is not None:
                opened.meta = {"checked": element.is_done}
            out.append(opened)
            self._inside(element, out, level + 1, as_jekyll=as_jekyll)
            out.append(Token(f"{name}_close", tag, -1, level=level, block=True))

    def _attributes(self, element: Element) -> dict[str, str]:
        return resolved(element.attributes, self._definitions.attributes)

    def _heading(
        self,
        element: Element,
        out: list[Token],
        level: int,
        attributes: dict[str, str],
        *,
        as_jekyll: bool,
    ) -> None:
        if element.explicit_id:
            attributes = {"id": element.explicit_id} | attributes
        spans = self._spans(element.text)
        if "id" not in attributes and self._options.auto_ids:
            attributes["id"] = self._ids.of(spans, as_github=as_jekyll)
        identifier = attributes.get("id", "")
        classes = attributes.get("class", "").split()
        if identifier and element.level in self._options.toc_levels and "no_toc" not in classes:
            self._contents.append((element.level, identifier, spans))
        _leaf(element, out, "heading", f"h{element.level}", level, attributes)

    def _term(
        self, element: Element, out: list[Token], level: int, attributes: dict[str, str]
    ) -> None:
        out.append(_token(element, "dt_open", "dt", 1, level, attributes))
        out.append(_inline(element.text, level + 1))
        out.append(Token("dt_close", "dt", -1, level=level, block=True))

    def _html(
        self, element: Element, out: list[Token], level: int, attributes: dict[str, str]
    ) -> None:
        """An HTML element: in one piece where nothing in it is Markdown."""
        opening = element.text
        if attributes:
            end = -2 if opening.endswith("/>") else -1
            opening = f"{opening[:end]}{as_html(attributes)}{opening[end:]}"
        closing = "" if element.is_closed else f"</{element.value}>"
        if all(child.type == "raw" for child in element.children) and element.model == "raw":
            inside = "".join(child.value for child in element.children)
            html = f"{opening}{inside}{closing}\n"
            out.append(_token(element, "html_block", "", 0, level, {}, html))
            return
        out.append(_token(element, "html_element_open", "", 1, level, {}))
        out.append(_token(element, "html_block", "", 0, level + 1, {}, opening))
        self._inside(element, out, level + 1, as_jekyll=False)
        out.append(_token(element, "html_block", "", 0, level + 1, {}, f"{closing}\n"))
        out.append(Token("html_element_close", "", -1, level=level, block=True))

    def _fill_contents(self, tokens: list[Token]) -> None:
        """Put the document's headings where `{:toc}` asks for them: at the first such list."""
        for number, (element, token) in enumerate(self._places):
            begin = next(index for index, one in enumerate(tokens) if one is token)
            if number == 0:
                tokens[begin : begin + 1] = self._contents_list(element)
            else:
                del tokens[begin]

    def _contents_list(self, element: Element) -> list[Token]:
        attributes = self._attributes(element)
        prefix = attributes.setdefault("id", "markdown-toc")
        tag = element.type
        kind = _PAIRS[tag][0]
        out: list[Token] = []
        opened: list[int] = []

        def close(count: int) -> None:
            for _ in range(count):
                opened.pop()
                out.append(Token("list_item_close", "li", -1, block=True))
                out.append(Token(f"{kind}_close", tag, -1, block=True))

        for level, identifier, spans in self._contents:
            deeper = not opened or opened[-1] < level
            if deeper:
                extra = attributes if not opened else {}
                out.append(_token(element, f"{kind}_open", tag, 1, 0, extra))
            else:
                higher = [one for one in opened if one >= level]
                close(len(higher) - 1)
                out.append(Token("list_item_close", "li", -1, block=True))
                opened.pop()
            opened.append(level)
            out.append(_token(element, "list_item_open", "li", 1, 1, {}))
            link = Span(
                "a",
                children=_for_contents(spans),
                attributes={"href": f"#{identifier}", "id": f"{prefix}-{identifier}"},
            )
            inline = _inline("", 2)
            inline.children = self._lines.of([link])
            out.append(inline)
        close(len(opened))
        return out


def _for_contents(spans: Sequence[Span]) -> list[Span]:
    """A heading's inside as it stands in a list of contents: no footnotes, no links."""
    kept: list[Span] = []
    for span in spans:
        if span.type == "a":
            kept += _for_contents(span.children)
        elif span.type not in ("footnote", "comment"):
            if span.children:
                attributes = {k: v for k, v in span.attributes.items() if k != "id"}
                span = Span(  # noqa: PLW2901 - the same without links inside
                    span.type, span.value, span.name, _for_contents(span.children), attributes
                )
            kept.append(span)
    return kept


def _token(
    element: Element,
    kind: str,
    tag: str,
    nesting: int,
    level: int,
    attributes: dict[str, str],
    content: str = "",
) -> Token:
    return Token(
        kind,
        tag,
        -1 if nesting < 0 else 1 if nesting else 0,
        attrs=dict(attributes),
        map=[element.line, max(element.end_line, element.line + 1)],
        level=level,
        content=content,
        block=True,
    )


def _inline(source: str, level: int) -> Token:
    return Token("inline", "", 0, content=source, level=level, children=[], block=True)


def _leaf(
    element: Element, out: list[Token], kind: str, tag: str, level: int, attributes: dict[str, str]
) -> None:
    out.append(_token(element, f"{kind}_open", tag, 1, level, attributes))
    out.append(_inline(element.text, level + 1))
    out.append(Token(f"{kind}_close", tag, -1, level=level, block=True))


def _code(element: Element, level: int, attributes: dict[str, str]) -> Token:
    token = _token(element, "fence", "code", 0, level, {}, element.value)
    classes = attributes.get("class", "").split()
    named = [one.removeprefix("language-") for one in classes if one.startswith("language-")]
    token.info = named[0] if named else element.text
    others = [one for one in classes if not one.startswith("language-")]
    token.attrs = {k: v for k, v in attributes.items() if k != "class"}
    if others:
        token.attrs["class"] = " ".join(others)
    return token


def _table(element: Element, out: list[Token], level: int, attributes: dict[str, str]) -> None:
    out.append(_token(element, "table_open", "table", 1, level, attributes))
    for part, rows in element.rows:
        out.append(_token(element, f"{part}_open", part, 1, level + 1, {}))
        for row in rows:
            out.append(_token(element, "tr_open", "tr", 1, level + 2, {}))
            for cell, aligned in zip(row, element.alignment, strict=True):
                tag = "th" if part == "thead" else "td"
                style = {"style": f"text-align:{aligned}"} if aligned else {}
                out.append(_token(element, f"{tag}_open", tag, 1, level + 3, style))
                out.append(_inline(cell, level + 4))
                out.append(Token(f"{tag}_close", tag, -1, level=level + 3, block=True))
            out.append(Token("tr_close", "tr", -1, level=level + 2, block=True))
        out.append(Token(f"{part}_close", part, -1, level=level + 1, block=True))
    out.append(Token("table_close", "table", -1, level=level, block=True))
