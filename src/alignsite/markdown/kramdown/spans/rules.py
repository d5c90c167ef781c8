"""Which rules are asked where in a paragraph's inside, and in which order."""

from __future__ import annotations

import functools

from alignsite.markdown.kramdown.spans.characters import read_break, read_entity, read_escaped
from alignsite.markdown.kramdown.spans.code import read_code
from alignsite.markdown.kramdown.spans.emphasis import read_deleted, read_emphasis
from alignsite.markdown.kramdown.spans.extensions import read_extension
from alignsite.markdown.kramdown.spans.footnotes import read_footnote_mark
from alignsite.markdown.kramdown.spans.html import read_html
from alignsite.markdown.kramdown.spans.links import read_bare_address, read_link
from alignsite.markdown.kramdown.spans.mathematics import read_math
from alignsite.markdown.kramdown.spans.reader import Rule
from alignsite.markdown.kramdown.spans.typography import read_quotes, read_symbol

_RULES: tuple[tuple[str, Rule], ...] = (
    ("*_", read_emphasis),
    ("`", read_code),
    ("<", read_bare_address),
    ("<", read_html),
    ("[", read_footnote_mark),
    ("![", read_link),
    ("", read_quotes),
    ("$", read_math),
    ("{", read_extension),
    ("&", read_entity),
    ("-.\\ <>", read_symbol),
    (" \\", read_break),
    ("\\", read_escaped),
    ("~", read_deleted),
)
"""What may begin at which characters; nothing: at any."""


@functools.lru_cache(maxsize=512)
def rules_at(first: str) -> tuple[Rule, ...]:
    """The rules whose pieces can begin with a character."""
    return tuple(rule for begins, rule in _RULES if not begins or first in begins)
