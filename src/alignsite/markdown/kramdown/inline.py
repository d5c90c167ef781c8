"""A paragraph's pieces as markdown-it's inline tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape

from markdown_it.token import Token

from alignsite.markdown.kramdown.attributes import as_html, resolved
from alignsite.markdown.kramdown.definitions import Definitions
from alignsite.markdown.kramdown.elements import Span
from alignsite.markdown.kramdown.options import Options

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
        out: list[str | Token] = []
        self._all(spans, out)
        return _joined(out)

    def _all(
        self, spans: Sequence[Span], out: list[str | Token], *, within: Span | None = None
    ) -> None:
        """Add the tokens of some pieces; `within`: the HTML element that holds them."""
        for span in spans:
            kind = span.type
            if kind == "text":
                self._text(span.value, out, within)
            elif kind == "symbol":
                out.append(span.value)
            else:
                self._one(span, out, within)

    def _one(self, span: Span, out: list[str | Token], within: Span | None) -> None:
        kind = span.type
        if kind in _TAGS:
            tag = _TAGS[kind]
            out.append(Token(f"{kind}_open", tag, 1, attrs=dict(span.attributes)))
            self._all(span.children, out, within=within)
            out.append(Token(f"{kind}_close", tag, -1))
        elif kind == "a":
            out.append(Token("link_open", "a", 1, attrs=dict(span.attributes)))
            self._all(span.children, out, within=within)
            out.append(Token("link_close", "a", -1))
        elif kind == "img":
            _image(span, out)
        elif kind == "html":
            self._html(span, out)
        elif kind == "raw":
            out.append(_tag(span.value))
        elif kind == "br":
            out.append(Token("hardbreak", "br", 0))
        elif kind == "lost_mark":
            out.append(Token("text_special", "", 0, content=span.value))
        elif kind == "footnote":
            out.append(Token("footnote_ref", "", 0, meta={"label": span.name}))
        elif kind == "code":
            code = Token("code_inline", "code", 0, content=span.value, attrs=dict(span.attributes))
            out.append(code)
        elif kind == "math":
            out.append(Token("math_inline", "math", 0, content=span.value))

    def _text(self, text: str, out: list[str | Token], within: Span | None) -> None:
        if within is not None and within.is_raw:
            out.append(unescape(text))
            return
        if "&" in text:
            text = _ENTITY.sub(lambda found: unescape(found[0]), text)
        parts = text.split(self._break) if within is None else [text]
        for number, part in enumerate(parts):
            if number:
                out.append(Token("hardbreak", "br", 0))
            self._abbreviated(part, out)

    def _abbreviated(self, text: str, out: list[str | Token]) -> None:
        done = 0
        if self._abbreviation is not None:
            for found in self._abbreviation.finditer(text):
                out.append(text[done : found.start()])
                title, mark = self._definitions.abbreviations[found[0]]
                values = resolved(mark.attributes, self._definitions.attributes)
                if title:
                    values["title"] = title
                out += [_tag(f"<abbr{as_html(values)}>"), _plain(found[0]), _tag("</abbr>")]
                done = found.end()
        out.append(text[done:] if done else text)

    def _html(self, span: Span, out: list[str | Token]) -> None:
        opening = _MARKDOWN.sub("", span.value)
        if span.attributes:
            end = -2 if opening.endswith("/>") else -1
            opening = f"{opening[:end]}{as_html(span.attributes)}{opening[end:]}"
        out.append(_tag(opening))
        self._all(span.children, out, within=span)
        if not span.is_void:
            out.append(_tag(f"</{span.name}>"))


def _plain(text: str) -> Token:
    return Token("text", "", 0, content=text)


def _tag(html: str) -> Token:
    return Token("html_inline", "", 0, content=html)


def _joined(pieces: Sequence[str | Token]) -> list[Token]:
    """The tokens, with words that stand together as one.

    Not where blanks meet: those before a line's end are left out of each piece by itself.
    """
    tokens: list[Token] = []
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, Token):
            if run:
                tokens.append(_plain("".join(run)))
                run = []
            tokens.append(piece)
        elif piece:
            if run and run[-1].endswith(" ") and piece[0] in " \n":
                tokens.append(_plain("".join(run)))
                run = []
            run.append(piece)
    if run:
        tokens.append(_plain("".join(run)))
    return tokens


def _image(span: Span, out: list[str | Token]) -> None:
    description = [_plain(span.value)]
    image = Token("image", "img", 0, attrs=dict(span.attributes), children=description)
    if span.name != "standalone":
        out.append(image)
        return
    caption = escape(span.value, quote=False)
    out += [_tag("<figure>"), image, _tag(f"<figcaption>{caption}</figcaption></figure>")]
