"""One document's text: its blocks, and what they come to on a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from html import escape
from itertools import islice
from typing import Literal

from markdown_it.token import Token

from alignsite.markdown import blocks as blocks_module
from alignsite.markdown import hypertext, scraped
from alignsite.markdown.blocks import Block
from alignsite.markdown.footnotes import Footnotes
from alignsite.markdown.headings import EXPLICIT_ANCHOR, name_headings
from alignsite.markdown.holes import Places, ids, with_holes
from alignsite.markdown.kramdown import Options as KramdownOptions
from alignsite.markdown.outline import Outline
from alignsite.markdown.parser import MAX_NESTING, Environment, parse_blocks, parse_inline
from alignsite.markdown.plain import (
    collapsed,
    inline_children,
    plain_blocks,
    plain_inline,
    word_count,
)
from alignsite.markdown.rawhtml import RawHtml
from alignsite.markdown.render import Renderer
from alignsite.markup.sanitizer import sanitised
from alignsite.problems import Problem, problem
from alignsite.records import Body, Heading, Markup
from alignsite.slugs import anchor, heading_id, unused
from alignsite.theme.words import Words

_WORD = re.compile(r"\S+")
_WORDS = bytes({*range(32, 256)} - {*b"\\`~*_[<>&$^", 0x7F, 0xC2})
"""Bytes that no reader takes for markup and no cleaner for anything else than words."""

_FRAME_ID = re.compile(r"""<iframe\s[^<>]*?\bid\s*=\s*["']([^"'<>]+)""", re.IGNORECASE)


Syntax = Literal["markdown", "text", "html"]


def read(
    text: str,
    *,
    words: Words,
    first_line: int = 1,
    path: str = "",
    syntax: Syntax = "markdown",
    hosts: Collection[str] = (),
    kramdown: KramdownOptions | None = None,
) -> Text:
    """Read a document's text into blocks.

    `words`: what is said within it, in its language. `first_line`: the line of the file that the
    text begins on. `path`: the file, for problems. The syntax "text": nothing in it is markup;
    lines are paragraphs, runs of lines with bullets are lists, addresses are links. The syntax
    "html": one block of HTML. `hosts`: the site's own, in lower case: full addresses there are
    links within it. `kramdown`: Markdown is read as kramdown reads it, with these options.
    """
    options = kramdown if syntax == "markdown" else None
    return Text(_normalised(text), words, first_line, syntax, path, hosts, options)


def _normalised(text: str) -> str:
    """The text with the one kind of line end that markdown-it counts on, and without NUL."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in text else text


class Text:
    """A document's text, read once.

    Link definitions and footnotes are shared by everything rendered from it. `render` and
    `inline` number footnotes and tell of problems in the order in which they are called, so call
    them in the order of the text, and `footnotes` and `problems` last.
    """

    __slots__ = (
        "_blocks", "_current", "_environment", "_first_line", "_footnotes", "_hosts", "_ids",
        "_line", "_path", "_places", "_plain", "_problems", "_raw", "_repeated_footnotes", "_text",
        "_words", "syntax",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        words: Words,
        first_line: int,
        syntax: Syntax,
        path: str,
        hosts: Collection[str] = (),
        kramdown: KramdownOptions | None = None,
    ) -> None:
        self._hosts = hosts
        self._words = words
        self._text = text
        self._path = path
        self._plain = syntax == "text"
        self.syntax = syntax
        self._first_line = first_line
        self._line = first_line
        self._current: Renderer | None = None
        self._environment: Environment = {} if kramdown is None else {"kramdown": None}
        self._problems: list[Problem] = []
        self._raw = RawHtml(self._report, words)
        self._footnotes = Footnotes(self._environment, words)
        self._repeated_footnotes: list[tuple[str, int, list[Token]]] = []
        self._places = Places(text, first_line)
        self._ids: dict[str, int] = {}
        self._blocks: tuple[Block, ...] | None = None
        if syntax == "text":
            self._environment["scraped"] = True
        elif syntax == "html":
            self._blocks = hypertext.blocks(text, first_line)
        elif kramdown is not None:
            self._blocks = self._read_kramdown(kramdown)
        else:
            self._blocks = self._read_blocks()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text's blocks, in their order."""
        if self._blocks is None:  # of text without markup nothing else depends on them
            self._blocks = scraped.blocks(self._text, self._first_line)
        return self._blocks

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What has been met so far, in the order in which it was met."""
        return tuple(self._problems)

    def addresses(self) -> tuple[tuple[str, str], ...]:
        """The ids that the text gives, in order, each with its heading's title or nothing.

        A name that holds white space, as no id may, is there as the id that the theme's script
        takes it for.
        """
        found: dict[str, str] = {}
        waiting = list(reversed(self.blocks))
        while waiting:
            block = waiting.pop()
            waiting += reversed(block.children)
            if block.kind == "heading":
                title = self.plain([block])
                written = EXPLICIT_ANCHOR.findall(block.source)
                for name in (block.id, *written, *(anchor(one) for one in written)):
                    found.setdefault(name, title)
        for name in EXPLICIT_ANCHOR.findall(self._text) + _FRAME_ID.findall(self._text):
            found.setdefault(name, "")
            found.setdefault(anchor(name), "")
        return tuple(
            (name, title)
            for name, title in found.items()
            if name and not any(letter.isspace() for letter in name)
        )

    def paragraph(self, source: str, line: int) -> Block:
        """A paragraph with text of one's own, said to start at that line of the file."""
        if self._plain:
            return scraped.paragraph(source, line)
        return blocks_module.paragraph(source, line)

    def render(self, blocks: Sequence[Block], *, top: int | None = None) -> Body:
        """The blocks as HTML for a page.

        `top`: the level of the topmost headings (a page has one `h1` of its own); the others follow
        level by level, without gaps. `None`: every heading keeps the level it was written with.
        """
        if not blocks:
            return Body()
        renderer = self._renderer()
        for block in blocks:
            self._line = block.line
            renderer.blocks(block.tokens, block.start, block.stop)
        return self._body(renderer, blocks[0].line, blocks[-1].end_line, top)

    def markup(self, blocks: Sequence[Block], *, top: int | None = None) -> Markup:
        """The HTML of `render` alone, sooner: without what only a whole body needs."""
        if not blocks:
            return Markup()
        if len(blocks) == 1 and (words := self._words_alone(blocks[0])) is not None:
            return Markup((f"<p>{words}</p>",))
        renderer = self._renderer()
        for block in blocks:
            self._line = block.line
            renderer.blocks(block.tokens, block.start, block.stop)
        html, _ = self._html(renderer, top)
        return self._with_holes(html, blocks[0].line, blocks[-1].end_line)[0]

    def plain_and_markup(
        self, blocks: Sequence[Block], *, top: int | None = None
    ) -> tuple[str, Markup]:
        """What `plain` and `markup` give, sooner than one after the other."""
        if len(blocks) == 1 and (words := self._words_alone(blocks[0])) is not None:
            return collapsed(words), Markup((f"<p>{words}</p>",))
        return self.plain(blocks), self.markup(blocks, top=top)

    def inline_markup(self, paragraph: Block) -> Markup:
        """The HTML that `inline` gives of a paragraph, sooner."""
        words = self._words_alone(paragraph)
        if words is not None:
            return Markup((words,))
        return self.inline(paragraph.source, paragraph.line).markup

    def inline(self, source: str, line: int, *, marked: bool = False) -> Body:
        """The inside of a paragraph as HTML, without the paragraph.

        `marked`: it is Markdown, whatever the document is.
        """
        if not source.strip():
            return Body()
        self._line = line
        renderer = self._renderer()
        if self._plain and not marked:
            renderer.inline(scraped.inline(source))
        else:
            renderer.inline(parse_inline(source.strip(), self._environment))
        return self._body(renderer, line, line + source.count("\n"), None)

    def plain(self, blocks: Sequence[Block]) -> str:
        """The blocks as plain text: no markup, entities decoded, white space collapsed.

        Footnote marks are left out; an image counts as its description.
        """
        parts: list[str] = []
        for block in blocks:
            words = self._words_alone(block)
            if words is not None:
                parts.append(words)
            else:
                parts += plain_blocks(block.tokens, block.start, block.stop, self._environment)
        return collapsed(" ".join(parts))

    def _words_alone(self, block: Block) -> str | None:
        """A paragraph that has nothing but words, on one line; `None` for any other block.

        It shows what is written, so that nothing has to be read.
        """
        source = block.source
        if block.kind != "paragraph" or "://" in source or "kramdown" in self._environment:
            return None
        if (
            source.encode("utf-8", "surrogatepass").translate(None, _WORDS)
            or source != source.strip()
        ):
            return None
        opened = block.tokens[block.start]
        return None if opened.hidden or opened.attrs else source

    def is_prose(self, block: Block, least: int = 5) -> bool:
        """Whether the block is a paragraph of running text, not a row of links or a picture.

        `least`: how many words it must have outside links.
        """
        if block.kind != "paragraph":
            return False
        tokens = inline_children(block.tokens[block.start + 1], self._environment)
        outside, depth = [], 0
        for token in tokens:
            depth += (token.type == "link_open") - (token.type == "link_close")
            if depth == 0 and token.type in ("text", "text_special", "code_inline", "softbreak"):
                outside.append(token.content or " ")
        found = (one for one in _WORD.finditer("".join(outside)) if any(map(str.isalpha, one[0])))
        return next(islice(found, least - 1, None), None) is not None

    def plain_inline(self, source: str) -> str:
        """A paragraph's source as plain text."""
        if self._plain:
            return collapsed(source)
        return collapsed(plain_inline(parse_inline(source.strip(), self._environment)))

    def footnotes(self) -> Body:
        """The footnotes that were referred to so far, as one section; empty without any."""
        for label, tokens in self._footnotes.unused():
            self._unplaced_footnote(
                f"nothing refers to the footnote [^{label}], so it is not shown",
                f"put [^{label}] where the footnote belongs, or delete it",
                (label, self._first_line, tokens),
            )
        where = "below" if "kramdown" in self._environment else "above"
        for repeated in self._repeated_footnotes:
            self._unplaced_footnote(
                f"there is a footnote [^{repeated[0]}] {where}, so this one is not shown",
                "give it a name of its own",
                repeated,
            )
        if not self._footnotes.used:
            return Body()
        renderer = self._renderer()
        told = escape(self._words("footnotes"))
        renderer.write(
            f'<section class="footnotes" role="doc-endnotes" aria-label="{told}">\n<ol>\n'
        )
        number = 0
        while number < len(self._footnotes.used):  # a footnote can refer to further ones
            label, tokens = self._footnotes.used[number]
            number += 1
            renderer.write(f'<li id="{self._footnotes.id_of(label)}">')
            last = len(tokens) - 1
            ends_in_paragraph = last >= 0 and tokens[last].type == "paragraph_close"
            renderer.blocks(tokens, 0, last if ends_in_paragraph else last + 1)
            renderer.write(f" {self._footnotes.backlinks(label)}")
            renderer.write("</p></li>\n" if ends_in_paragraph else "</li>\n")
        renderer.write("</ol>\n</section>\n")
        first, last_line = self._first_line, self._first_line + self._text.count("\n")
        return self._body(renderer, first, last_line, 0)

    def _unplaced_footnote(
        self, message: str, hint: str, footnote: tuple[str, int, list[Token]]
    ) -> None:
        """Report a footnote (label, line, tokens) that is shown nowhere, with its words."""
        label, self._line, tokens = footnote
        words = collapsed(" ".join(plain_blocks(tokens, 0, len(tokens), self._environment)))
        self._report("unplaced-text", f"{message}: {words}", hint, f"[^{label}]:")

    def _renderer(self) -> Renderer:
        self._raw.begin()
        self._current = Renderer(
            self._environment, self._footnotes, self._raw, self._report, self._words
        )
        return self._current

    def _body(self, renderer: Renderer, line: int, end_line: int, top: int | None) -> Body:
        html, headings = self._html(renderer, top)
        if not html:
            return Body()
        markup, external = self._with_holes(html, line, end_line)
        return Body(
            markup=markup,
            headings=tuple(
                Heading(identifier, level, title) for identifier, level, title in headings
            ),
            anchors=tuple(ids(html)),
            external=tuple(external),
            words=word_count("".join(renderer.words_in)),
        )

    def _html(self, renderer: Renderer, top: int | None) -> tuple[str, list[tuple[str, int, str]]]:
        """What was rendered, made safe, and its headings: id, level and title."""
        self._current = None
        html = sanitised(renderer.html.strip()).strip()
        headings = renderer.headings
        if renderer.has_raw_heading:
            html, headings = hypertext.named_headings(html, self._ids)
        if top is not None and "<h" in html:
            outline = Outline(top)
            html = outline.applied(html)
            headings = [
                (one, outline.levels.get(one, level), title) for one, level, title in headings
            ]
        return html, headings

    def _with_holes(self, html: str, line: int, end_line: int) -> tuple[Markup, list[str]]:
        """The HTML with its links into the archive as holes, and the links that leave it."""
        if '="' not in html:
            return Markup((html,)), []
        self._places.between(line, end_line)
        return with_holes(html, self._places.find, self._hosts)

    def _report(self, code: str, message: str, hint: str, snippet: str = "") -> None:
        """Note a problem where `snippet` stands, at or after the block that is being rendered."""
        line, column = self._line, None
        token = self._current.token if self._current else None
        if token is not None and token.map:
            line = self._first_line + token.map[0]
        begin = self._places.offset(line)
        found = self._text.find(snippet, begin) if snippet else -1
        if found >= 0:
            line, column = self._places.place(found)
            begin = self._places.offset(line)
        end = self._text.find("\n", begin)
        self._problems.append(
            problem(
                code,
                self._path,
                message,
                line=line,
                column=column,
                hint=hint,
                excerpt=self._text[begin : end if end >= 0 else None],
            )
        )

    def _read_blocks(self) -> tuple[Block, ...]:
        tokens = parse_blocks(self._text, self._environment)
        if "footnotes" in self._environment:
            tokens, repeated = self._footnotes.take_definitions(tokens)
            self._repeated_footnotes = [
                (label, self._first_line + line, inside) for label, line, inside in repeated
            ]
        name_headings(tokens, self._text, self._ids, self._environment)
        if any(token.level >= MAX_NESTING - 1 for token in tokens):
            deep = next(token for token in tokens if token.level >= MAX_NESTING - 1)
            self._report_depth(deep.map[0] if deep.map else 0)
        return blocks_module.tree(tokens, self._text.split("\n"), self._first_line)

    def _read_kramdown(self, options: KramdownOptions) -> tuple[Block, ...]:
        from alignsite.markdown.kramdown.reader import Reader  # noqa: PLC0415 - for Jekyll alone

        reader = Reader(options)
        tokens = reader.blocks(self._text)
        self._environment["kramdown"] = reader
        self._footnotes.definitions.update(reader.footnotes)
        self._repeated_footnotes += [
            (label, self._first_line + line, note) for label, line, note in reader.replaced
        ]
        for token in tokens:
            if token.type == "heading_open" and "id" in token.attrs:
                identifier = anchor(str(token.attrs["id"])) or heading_id("")
                token.attrs["id"] = unused(identifier, self._ids)
        if reader.too_deep is not None:
            self._report_depth(reader.too_deep)
        return blocks_module.tree(tokens, self._text.split("\n"), self._first_line)

    def _report_depth(self, line: int) -> None:
        self._line = self._first_line + line
        self._report(
            "nesting-limit",
            f"quotes and lists lie more than {MAX_NESTING // 2} deep within each other; what"
            " lies deeper was left out",
            "take some of the levels away",
        )
