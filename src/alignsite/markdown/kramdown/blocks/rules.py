"""Which rules are asked where a block may begin, and in which order."""

from __future__ import annotations

import functools

from alignsite.markdown.kramdown.blocks.code import read_fenced_code, read_indented_code
from alignsite.markdown.kramdown.blocks.definition_lists import read_definition_list
from alignsite.markdown.kramdown.blocks.definitions import (
    read_abbreviation,
    read_footnote,
    read_link_definition,
)
from alignsite.markdown.kramdown.blocks.extensions import read_extension
from alignsite.markdown.kramdown.blocks.headings import read_heading, read_underlined_heading
from alignsite.markdown.kramdown.blocks.html import read_html
from alignsite.markdown.kramdown.blocks.lists import read_list
from alignsite.markdown.kramdown.blocks.mathematics import read_math
from alignsite.markdown.kramdown.blocks.paragraphs import read_paragraph
from alignsite.markdown.kramdown.blocks.quotes import read_quote
from alignsite.markdown.kramdown.blocks.reader import Rule
from alignsite.markdown.kramdown.blocks.separators import (
    read_blank_lines,
    read_end_of_block,
    read_horizontal_rule,
)
from alignsite.markdown.kramdown.blocks.tables import read_table

_RULES: tuple[tuple[str, Rule], ...] = (
    (" ", read_blank_lines),
    (" ", read_indented_code),
    ("~`", read_fenced_code),
    (">", read_quote),
    ("#", read_heading),
    ("*-_", read_horizontal_rule),
    ("+*-0123456789", read_list),
    (":", read_definition_list),
    ("<", read_html),
    ("", read_underlined_heading),
    ("\\$", read_math),
    ("", read_table),
    ("[", read_footnote),
    ("[", read_link_definition),
    ("*", read_abbreviation),
    ("{", read_extension),
    ("^", read_end_of_block),
    ("", read_paragraph),
)
"""What may begin with which characters; nothing: with any. Blanks may stand before them all."""


@functools.lru_cache(maxsize=512)
def rules_at(first: str) -> tuple[Rule, ...]:
    """The rules whose blocks can begin with a character; with a blank, all."""
    every = first.isspace()
    return tuple(rule for begins, rule in _RULES if every or not begins or first in begins)
