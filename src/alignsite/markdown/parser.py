"""markdown-it, set up: which syntax there is beyond CommonMark."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, lheading
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    newline,
    strikethrough,
)
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_inline_dollar
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

MAX_NESTING = 100
"""Quotes and lists within each other; what lies deeper is left out, and reported."""

Environment = MutableMapping[str, Any]
"""Link definitions and footnotes of one document, shared by all its inline parsing.

`kramdown`: the document's reader, where it is read as kramdown reads it. `scraped`: there where
nothing in the document is markup.
"""

Rule = Callable[[StateInline, bool], bool]
BlockRule = Callable[[StateBlock, int, int, bool], bool]

_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")
_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WIKI_LINK = re.compile(r"\[\[([\w./-]+(?:#[\w./-]+)?)(?:\|([^\[\]|\n]+))?\]\](?!\()")
_HARD_BREAK = " \n"


def parse_blocks(text: str, environment: Environment) -> list[Token]:
    """The block phase: tokens whose "inline" ones hold unread source."""
    parser = _parser()
    tokens: list[Token] = []
    parser.block.parse(text, parser, environment, tokens)
    return tokens


def parse_inline(source: str, environment: Environment) -> list[Token]:
    """The inline phase for one paragraph's source."""
    kramdown = environment.get("kramdown")
    if kramdown is not None:
        tokens: list[Token] = kramdown.inline(source)
        return tokens
    if _MARKUP.search(source) is None and _HARD_BREAK not in source:
        return [Token("text", "", 0, content=source)]
    parser = _parser()
    return parser.inline.parse(source, parser, environment, [])


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt(
        "commonmark", {"maxNesting": MAX_NESTING, "html": True, "tasklists": True}
    ).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False)
    parser.use(deflist_plugin)
    parser.use(dollarmath_plugin, allow_labels=False, allow_blank_lines=False)
    parser.block.ruler.at("lheading", _underlined_heading, {"alt": []})
    parser.block = _ByFirstLetter(parser)
    parser.inline = _ByCharacter(parser.inline)
    # Addresses are judged where they are rendered, which can say so with a place; and links into
    # the archive are kept as they were written.
    setattr(parser, "validateLink", lambda url: True)  # noqa: B010
    setattr(parser, "normalizeLink", _normalised)  # noqa: B010
    return parser


def _underlined_heading(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """markdown-it's rule, not asked where no line follows that could be the underline."""
    if line + 1 >= end_line or state.isEmpty(line + 1):
        return False
    return lheading(state, line, end_line, silent)


def _normalised(url: str) -> str:
    """Addresses of the web percent-encoded as CommonMark asks; all others as written."""
    if _PLAIN_ADDRESS.fullmatch(url) or not _HAS_SCHEME.match(url):
        return url
    return normalizeLink(url)


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """`[[slug]]`, `[[slug#anchor]]` and `[[slug|text]]`: a link to a record by its slug."""
    if not state.src.startswith("[[", state.pos) or state.linkLevel:
        return False
    found = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        opened = state.push("link_open", "a", 1)
        opened.attrs = {"href": f"slug:{found[1]}"}
        state.push("text", "", 0).content = (found[2] or found[1]).strip()
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


_RULES: dict[str, tuple[Rule, ...]] = {
    "\n": (newline,),
    "\\": (escape,),
    "`": (backtick,),
    "~": (strikethrough.tokenize,),
    "*": (emphasis.tokenize,),
    "_": (emphasis.tokenize,),
    "[": (_wiki_link, link, footnote_ref),
    "!": (image,),
    "^": (footnote_inline,),
    "<": (autolink, html_inline),
    "&": (entity,),
    "$": (math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True),),
}
"""Which inline syntax can begin with a character."""

# `]` begins nothing, but the end of a link's text must be met.
_STOP = re.compile(r"[\n\\`~*_\[\]<&$!^]")  # one set: `re` finds it many times sooner
_MARKUP = re.compile(r"[\\`~*_\[<&$^]")


_BEGINS_WITH_A_LETTER = frozenset({"table", "code", "deflist", "lheading", "paragraph"})
"""The block syntax whose first line can begin with a letter."""


class _ByFirstLetter(ParserBlock):
    """markdown-it's block phase, trying only these five rules on a line that begins with a letter.

    The same tokens sooner: most lines of running text do, and the original tries all fourteen.
    """

    def __init__(self, configured: MarkdownIt) -> None:
        super().__init__()
        self.ruler = configured.block.ruler
        self._all: tuple[BlockRule, ...] = tuple(self.ruler.getRules(""))
        names = configured.get_active_rules()["block"]
        self._few = tuple(
            rule
            for name, rule in zip(names, self._all, strict=True)
            if name in _BEGINS_WITH_A_LETTER
        )

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        line = startLine
        has_empty_lines = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= MAX_NESTING:
                state.line = endLine
                break
            first = state.src[state.bMarks[line] + state.tShift[line]]
            for rule in self._few if first.isalpha() else self._all:
                if rule(state, line, endLine, False):
                    break
            state.tight = not has_empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                has_empty_lines = True
            if line < endLine and state.isEmpty(line):
                has_empty_lines = True
                line += 1
                state.line = line


class _ByCharacter(ParserInline):
    """markdown-it's inline phase, trying only the rules that can match at a character.

    The same tokens in two thirds of the time: the original tries all twelve at each.
    """

    def __init__(self, configured: ParserInline) -> None:
        super().__init__()
        self.ruler = configured.ruler
        self.ruler2 = configured.ruler2

    def tokenize(self, state: StateInline) -> None:
        source, end = state.src, state.posMax
        while state.pos < end:
            position = state.pos
            stop = _STOP.search(source, position, end)
            if stop is None:
                state.append_pending(source[position:end])
                state.pos = end
                break
            begin = stop.start()
            if begin > position:
                state.append_pending(source[position:begin])
                state.pos = begin
            if state.level < MAX_NESTING:
                for rule in _RULES.get(source[begin], ()):
                    if rule(state, False):
                        break
                else:
                    state.append_pending(source[begin])
                    state.pos = begin + 1
            else:
                state.append_pending(source[begin])
                state.pos = begin + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - its name in markdown-it
        position = state.pos
        known = state.cache.get(position)
        if known is not None:
            state.pos = known
            return
        stop = _STOP.search(state.src, position, state.posMax)
        if stop is None:
            state.pos = state.posMax
        elif stop.start() > position:
            state.pos = stop.start()
        elif state.level >= MAX_NESTING:
            state.pos = state.posMax
        else:
            state.level += 1
            for rule in _RULES.get(state.src[position], ()):
                if rule(state, True):
                    break
            else:
                state.pos = position + 1
            state.level -= 1
        state.cache[position] = state.pos
