"""One document's text: its blocks, and what they come to on a page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from alignsite.markdown import blocks as blocks_module
from alignsite.markdown import hypertext, scraped
from alignsite.markdown.blocks import Block
from alignsite.markdown.dialects import commonmark_blocks, kramdown_blocks
from alignsite.markdown.endnotes import render_section, report_unplaced
from alignsite.markdown.footnotes import Footnotes
from alignsite.markdown.headings import addresses
from alignsite.markdown.holes import Places, ids, with_holes
from alignsite.markdown.kramdown import Options as KramdownOptions
from alignsite.markdown.outline import Outline
from alignsite.markdown.parser import MAX_NESTING, Environment, parse_inline
from alignsite.markdown.plain import (
    collapsed,
    has_words_outside_links,
    inline_children,
    plain_inline,
    plain_text,
    word_count,
    words_alone,
)
from alignsite.markdown.rawhtml import RawHtml
from alignsite.markdown.render import Renderer
from alignsite.markdown.reports import Reports
from alignsite.markup.sanitizer import sanitised
from alignsite.problems import Problem
from alignsite.records import Body, Heading, Markup
from alignsite.theme.words import Words

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
        "_blocks", "_environment", "_first_line", "_footnotes", "_hosts", "_ids", "_places",
        "_plain", "_raw", "_reports", "_text", "_words", "syntax",
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
        self._plain = syntax == "text"
        self.syntax = syntax
        self._first_line = first_line
        self._environment: Environment = {} if kramdown is None else {"kramdown": None}
        self._places = Places(text, first_line)
        self._reports = Reports(text, path, first_line, self._places)
        self._raw = RawHtml(self._reports, words)
        self._footnotes = Footnotes(self._environment, words)
        self._ids: dict[str, int] = {}
        self._blocks: tuple[Block, ...] | None = None
        if syntax == "text":
            self._environment["scraped"] = True
        elif syntax == "html":
            self._blocks = hypertext.blocks(text, first_line)
        else:
            self._blocks = self._read_markdown(kramdown)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text's blocks, in their order."""
        if self._blocks is None:  # of text without markup nothing else depends on them
            self._blocks = scraped.blocks(self._text, self._first_line)
        return self._blocks

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What has been met so far, in the order in which it was met."""
        return tuple(self._reports.problems)

    def addresses(self) -> tuple[tuple[str, str], ...]:
        """The ids that the text gives, in order, each with its heading's title or nothing.

        A name that holds white space, as no id may, is there as the id that the theme's script
        takes it for.
        """
        return tuple(addresses(self._text, self.blocks, self._environment))

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
            self._reports.line = block.line
            renderer.blocks(block.tokens, block.start, block.stop)
        return self._body(renderer, blocks[0].line, blocks[-1].end_line, top)

    def markup(self, blocks: Sequence[Block], *, top: int | None = None) -> Markup:
        """The HTML of `render` alone, sooner: without what only a whole body needs."""
        if not blocks:
            return Markup()
        if len(blocks) == 1 and (words := words_alone(blocks[0], self._environment)) is not None:
            return Markup((f"<p>{words}</p>",))
        renderer = self._renderer()
        for block in blocks:
            self._reports.line = block.line
            renderer.blocks(block.tokens, block.start, block.stop)
        html, _ = self._html(renderer, top)
        return self._with_holes(html, blocks[0].line, blocks[-1].end_line)[0]

    def plain_and_markup(
        self, blocks: Sequence[Block], *, top: int | None = None
    ) -> tuple[str, Markup]:
        """What `plain` and `markup` give, sooner than one after the other."""
        if len(blocks) == 1 and (words := words_alone(blocks[0], self._environment)) is not None:
            return collapsed(words), Markup((f"<p>{words}</p>",))
        return self.plain(blocks), self.markup(blocks, top=top)

    def inline_markup(self, paragraph: Block) -> Markup:
        """The HTML that `inline` gives of a paragraph, sooner."""
        words = words_alone(paragraph, self._environment)
        if words is not None:
            return Markup((words,))
        return self.inline(paragraph.source, paragraph.line).markup

    def inline(self, source: str, line: int, *, marked: bool = False) -> Body:
        """The inside of a paragraph as HTML, without the paragraph.

        `marked`: it is Markdown, whatever the document is.
        """
        if not source.strip():
            return Body()
        self._reports.line = line
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
        return plain_text(blocks, self._environment)

    def is_prose(self, block: Block, least: int = 5) -> bool:
        """Whether the block is a paragraph of running text, not a row of links or a picture.

        `least`: how many words it must have outside links.
        """
        if block.kind != "paragraph":
            return False
        tokens = inline_children(block.tokens[block.start + 1], self._environment)
        return has_words_outside_links(tokens, least)

    def plain_inline(self, source: str) -> str:
        """A paragraph's source as plain text."""
        if self._plain:
            return collapsed(source)
        return collapsed(plain_inline(parse_inline(source.strip(), self._environment)))

    def footnotes(self) -> Body:
        """The footnotes that were referred to so far, as one section; empty without any."""
        report_unplaced(self._footnotes, self._first_line, self._reports, self._environment)
        if not self._footnotes.used:
            return Body()
        renderer = self._renderer()
        render_section(renderer, self._footnotes, self._words)
        first, last_line = self._first_line, self._first_line + self._text.count("\n")
        return self._body(renderer, first, last_line, 0)

    def _renderer(self) -> Renderer:
        self._raw.begin()
        self._reports.token = None
        return Renderer(self._environment, self._footnotes, self._raw, self._reports, self._words)

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
        self._reports.token = None
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

    def _read_markdown(self, kramdown: KramdownOptions | None) -> tuple[Block, ...]:
        shared = (self._environment, self._footnotes, self._ids)
        if kramdown is None:
            tokens, too_deep = commonmark_blocks(self._text, *shared)
        else:
            tokens, too_deep = kramdown_blocks(self._text, kramdown, *shared)
        if too_deep is not None:
            self._reports.line = self._first_line + too_deep
            self._reports.add(
                "nesting-limit",
                f"quotes and lists lie more than {MAX_NESTING // 2} deep within each other; what"
                " lies deeper was left out",
                "take some of the levels away",
            )
        return blocks_module.tree(tokens, self._text.split("\n"), self._first_line)
