"""A paragraph's pieces as markdown-it's inline tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape

from markdown_it.token import Token

from alignsite.markdown.kramdown.attributes import as_html, resolved
from alignsite.markdown.kramdown.definitions import Definitions
from alignsite.markdown.kramdown.options import Options
from alignsite.markdown.kramdown.spans import Span

_TAGS = {"em": "em", "strong": "strong", "del": "del"}
_MARKDOWN = re.compile(r"""\s+markdown\s*=\s*("[^"]*"|'[^']*'|\w+)""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);")


class InlineTokens:
    """Makes tokens of pieces, with the document's abbreviations marked."""

    def __init__(self, definitions: Definitions, options: Options) -> None:
        self._definitions = definitions
        self._break = "\n" if options.hard_wrap else "\\\n"
        names = sorted(definitions.abbreviations, key=len, reverse=True)
        alternatives = "|".join(re.escape(name) for name in names)
        self._abbreviation = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if names else None

    def of(self, spans: Sequence[Span]) -> list[Token]:
        """The tokens of a paragraph's inside."""
        return list(self._all(spans))

    def _all(self, spans: Sequence[Span], *, within: Span | None = None) -> Iterator[Token]:
        """The tokens of some pieces; `within`: the HTML element that holds them."""
        for span in spans:
            yield from self._one(span, within)

    def _one(self, span: Span, within: Span | None) -> Iterator[Token]:
        kind = span.type
        if kind == "text":
            yield from self._text(span.value, within)
        elif kind == "symbol":
            yield Token("text", "", 0, content=span.value)
        elif kind in _TAGS:
            tag = _TAGS[kind]
            yield Token(f"{kind}_open", tag, 1, attrs=dict(span.attributes))
            yield from self._all(span.children, within=within)
            yield Token(f"{kind}_close", tag, -1)
        elif kind == "a":
            yield Token("link_open", "a", 1, attrs=dict(span.attributes))
            yield from self._all(span.children, within=within)
            yield Token("link_close", "a", -1)
        elif kind == "img":
            yield from _image(span)
        elif kind == "html":
            yield from self._html(span)
        elif kind == "raw":
            yield Token("html_inline", "", 0, content=span.value)
        elif kind == "br":
            yield Token("hardbreak", "br", 0)
        elif kind == "footnote":
            yield Token("footnote_ref", "", 0, meta={"label": span.name})
        elif kind == "code":
            yield Token("code_inline", "code", 0, content=span.value, attrs=dict(span.attributes))
        elif kind == "math":
            yield Token("math_inline", "math", 0, content=span.value)

    def _text(self, text: str, within: Span | None) -> Iterator[Token]:
        if within is not None and within.is_raw:
            yield Token("text", "", 0, content=unescape(text))
            return
        if "&" in text:
            text = _ENTITY.sub(lambda found: unescape(found[0]), text)
        parts = text.split(self._break) if within is None else [text]
        for number, part in enumerate(parts):
            if number:
                yield Token("hardbreak", "br", 0)
            yield from self._abbreviated(part)

    def _abbreviated(self, text: str) -> Iterator[Token]:
        done = 0
        if self._abbreviation is not None:
            for found in self._abbreviation.finditer(text):
                if found.start() > done:
                    yield Token("text", "", 0, content=text[done : found.start()])
                title, mark = self._definitions.abbreviations[found[0]]
                values = resolved(mark.attributes, self._definitions.attributes)
                if title:
                    values["title"] = title
                yield Token("html_inline", "", 0, content=f"<abbr{as_html(values)}>")
                yield Token("text", "", 0, content=found[0])
                yield Token("html_inline", "", 0, content="</abbr>")
                done = found.end()
        if done < len(text):
            yield Token("text", "", 0, content=text[done:])

    def _html(self, span: Span) -> Iterator[Token]:
        opening = _MARKDOWN.sub("", span.value)
        if span.attributes:
            end = -2 if opening.endswith("/>") else -1
            opening = f"{opening[:end]}{as_html(span.attributes)}{opening[end:]}"
        yield Token("html_inline", "", 0, content=opening)
        yield from self._all(span.children, within=span)
        if not span.is_void:
            yield Token("html_inline", "", 0, content=f"</{span.name}>")


def _image(span: Span) -> Iterator[Token]:
    description = [Token("text", "", 0, content=span.value)]
    image = Token("image", "img", 0, attrs=dict(span.attributes), children=description)
    if span.name != "standalone":
        yield image
        return
    yield Token("html_inline", "", 0, content="<figure>")
    yield image
    caption = escape(span.value, quote=False)
    yield Token("html_inline", "", 0, content=f"<figcaption>{caption}</figcaption></figure>")
