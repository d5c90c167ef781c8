"""Tokens → HTML, not yet sanitised, with what was met on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape as _escape

from markdown_it.token import Token

from alignsite.markdown import rawhtml
from alignsite.markdown.footnotes import Footnotes
from alignsite.markdown.parser import Environment
from alignsite.markdown.plain import inline_children, plain_inline
from alignsite.markdown.reports import Reports
from alignsite.markup.highlighter import code_block
from alignsite.markup.mathematics import formula
from alignsite.theme.words import Words

_LINE_END = re.compile(r" +\n")
_NOTE_MARK = re.compile(r"\[\^\w{1,40}\](?![(\[])")
_UNSAFE_SCHEME = re.compile(
    r"\s*(?!(?:https?|mailto|slug):)([A-Za-z][A-Za-z0-9+.-]*):", re.IGNORECASE
)
_SIMPLE_TAGS = frozenset({"em", "strong", "s", "del"})
_TEXT_KINDS = frozenset({"text", "text_special"})
_ALIGNMENT = {"text-align:left": "left", "text-align:right": "right", "text-align:center": "center"}

_RAW_HEADING = re.compile(r"<h[1-6](?=[\s>])", re.IGNORECASE)


def escape(text: str) -> str:
    """Text as HTML."""
    return _escape(text, quote=False)


class Renderer:
    """One rendering: feed it tokens, then take `html` and `text`."""

    __slots__ = (
        "_environment", "_footnotes", "_html", "_raw", "_reports", "_words",
        "has_raw_heading", "headings", "words_in",
    )  # fmt: skip

    def __init__(
        self,
        environment: Environment,
        footnotes: Footnotes,
        raw: rawhtml.RawHtml,
        reports: Reports,
        words: Words,
    ) -> None:
        self._words = words
        self._environment = environment
        self._footnotes = footnotes
        self._raw = raw
        self._reports = reports
        self._html: list[str] = []
        self.words_in: list[str] = []
        self.headings: list[tuple[str, int, str]] = []
        self.has_raw_heading = False

    @property
    def html(self) -> str:
        """What the tokens came to."""
        return "".join(self._html)

    def write(self, html: str) -> None:
        """Put in HTML of one's own."""
        self._html.append(html)

    def blocks(self, tokens: Sequence[Token], start: int, stop: int) -> None:
        """Render a stretch of block tokens."""
        out, reports = self._html, self._reports
        for index in range(start, stop):
            token = reports.token = tokens[index]
            kind = token.type
            if kind == "inline":
                self.inline(inline_children(token, self._environment))
            elif token.hidden:
                if kind == "paragraph_close" and index + 1 < stop:
                    follower = tokens[index + 1]
                    if follower.nesting != -1:
                        out.append("\n")
            elif kind == "paragraph_open":
                out.append(f"<p{_attributes(token)}>" if token.attrs else "<p>")
            elif kind == "paragraph_close":
                out.append("</p>\n")
                self.words_in.append(" ")
            elif kind == "heading_open":
                self._heading(token, tokens[index + 1])
            elif token.nesting == 0:
                self._leaf(token)
            else:
                self._container(token)

    def _leaf(self, token: Token) -> None:
        """A block without blocks or paragraphs inside."""
        kind, content = token.type, token.content
        if kind in ("fence", "code_block"):
            info = token.info.split(maxsplit=1)
            block = code_block(content, info[0].strip("{.}") if info else "")
            self._html.append(
                f"<div{_attributes(token)}>\n{block}</div>\n" if token.attrs else block
            )
        elif kind == "html_block":
            self.has_raw_heading |= _RAW_HEADING.search(content) is not None
            self._html.append(self._raw.block(content))
            content = rawhtml.text_of(content)
        elif kind == "hr":
            self._html.append(f"<hr{_attributes(token)}>\n")
        else:
            block = formula(content, display=True)
            self._html.append(f'<div class="math" tabindex="0">{block}</div>\n')
        self.words_in.append(f" {content} ")

    def _heading(self, token: Token, inline: Token) -> None:
        identifier = str(token.attrs.get("id", ""))
        level = int(token.tag[1])
        self._raw.heading_id = identifier
        title = plain_inline(inline_children(inline, self._environment))
        self.headings.append((identifier, level, " ".join(title.split())))
        self._html.append(
            f'<{token.tag} id="{_escape(identifier)}"{_attributes(token, "id")}>'
            if identifier
            else f"<{token.tag}{_attributes(token)}>"
        )

    def _container(self, token: Token) -> None:
        tag = token.tag
        out = self._html
        if not tag:
            return
        if token.nesting == -1:
            out.append(f"</{tag}>\n")
            self.words_in.append(" ")
            if tag == "table":
                out.append("</div>\n")
            return
        if tag == "table":
            told = _escape(self._words("table"))
            out.append(f'<div class="table" role="group" tabindex="0" aria-label="{told}">')
        attributes = ""
        for name, value in token.attrs.items():
            if name == "style":
                aligned = _ALIGNMENT.get(str(value))
                attributes += f' class="align-{aligned}"' if aligned else ""
            else:
                attributes += f' {name}="{_escape(str(value))}"'
        if tag == "th":
            attributes += ' scope="col"'
        out.append(f"<{tag}{attributes}>")
        if tag == "li" and token.meta and "checked" in token.meta:
            key, mark = ("task_done", "☑") if token.meta["checked"] else ("task_open", "☐")
            told = _escape(self._words(key))
            out.append(f'<span class="task" role="img" aria-label="{told}">{mark}</span> ')

    def inline(self, tokens: Sequence[Token]) -> None:  # noqa: PLR0912 - one branch a token type
        """Render a paragraph's inside."""
        out, words = self._html, self.words_in
        left_open: frozenset[int] | None = None  # few paragraphs hold HTML
        for token in tokens:
            kind = token.type
            if kind in _TEXT_KINDS:
                words.append(token.content)
                if "[^" in token.content:
                    self._marks_without_notes(token)
                text = escape(token.content)
                out.append(_LINE_END.sub("\n", text) if " \n" in text else text)
            elif kind == "softbreak":
                words.append("\n")
                out.append("\n")
            elif token.tag in _SIMPLE_TAGS:
                out.append(
                    f"<{token.tag}{_attributes(token)}>"
                    if token.nesting == 1
                    else f"</{token.tag}>"
                )
            elif kind == "link_open":
                out.append(self._link(token))
            elif kind == "link_close":
                out.append("</a>")
            elif kind == "html_inline":
                if token.content[:3].lower() == "<br":
                    words.append("\n")
                if left_open is None:
                    left_open = rawhtml.tags_left_open(tokens)
                swallows = id(token) in left_open
                show = self._raw.left_open if swallows else self._raw.inline
                out.append(show(token.content))
            elif kind == "code_inline":
                words.append(token.content)
                out.append(f"<code{_attributes(token)}>{escape(token.content)}</code>")
            elif kind == "hardbreak":
                words.append("\n")
                out.append("<br>\n")
            elif kind == "image":
                out.append(self._image(token))
            elif kind == "footnote_ref":
                out.append(self._footnotes.mark(token))
            elif kind.startswith("math_inline"):
                words.append(token.content)
                out.append(formula(token.content))
            else:
                words.append(token.content)
                out.append(escape(token.content))

    def _marks_without_notes(self, token: Token) -> None:
        """Report what is left of footnotes' marks in a text: no footnote has their name."""
        as_kramdown = "kramdown" in self._environment  # which has escaped ones as any text
        if "scraped" in self._environment or (as_kramdown and token.type == "text"):
            return
        for mark in _NOTE_MARK.finditer(token.content):
            self._reports.add(
                "missing-footnote",
                f"there is no footnote {mark[0]}, so the mark stands as text",
                f"add a line {mark[0]}: with its words, or put a backslash before the mark",
                mark[0],
            )

    def _link(self, token: Token) -> str:
        address = str(token.attrs.get("href", ""))
        title = token.attrs.get("title")
        shown = f' title="{_escape(str(title))}"' if title else ""
        shown += _attributes(token, "href", "title")
        if self._refused(address):
            return f"<a{shown}>"
        return f'<a href="{_escape(address)}"{shown}>'

    def _image(self, token: Token) -> str:
        address = str(token.attrs.get("src", ""))
        title = token.attrs.get("title")
        alt = plain_inline(token.children or [])
        self.words_in.append(alt)
        if self._refused(address):
            return escape(alt)
        shown = f' title="{_escape(str(title))}"' if title else ""
        shown += _attributes(token, "src", "alt", "title")
        return f'<img src="{_escape(address)}" alt="{_escape(alt)}"{shown}>'

    def _refused(self, address: str) -> bool:
        """Whether the address must not stand in a page; reported where that is so."""
        if ":" not in address:
            return False
        found = _UNSAFE_SCHEME.match(address)
        if found is None:
            return False
        self._reports.add(
            "unsafe-url",
            f"a link to a `{found[1].lower()}:` address was taken out: {address[:80]}",
            "link to http, https or mailto addresses, or to a page of this site",
            address,
        )
        return True


def _attributes(token: Token, *others: str) -> str:
    """A token's attributes as they stand in a tag, but for those that are written elsewhere."""
    if not token.attrs:
        return ""
    return "".join(
        f' {name}="{_escape(str(value))}"'
        for name, value in token.attrs.items()
        if name not in others
    )
