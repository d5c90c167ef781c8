"""The section of a text's footnotes, and a word on those that stand nowhere in it."""

from __future__ import annotations

from html import escape

from markdown_it.token import Token

from alignsite.markdown.footnotes import Footnotes
from alignsite.markdown.parser import Environment
from alignsite.markdown.plain import collapsed, plain_blocks
from alignsite.markdown.render import Renderer
from alignsite.markdown.reports import Reports
from alignsite.theme.words import Words


def render_section(renderer: Renderer, footnotes: Footnotes, words: Words) -> None:
    """Render the footnotes that were referred to, and those that they refer to in their turn."""
    told = escape(words("footnotes"))
    renderer.write(f'<section class="footnotes" role="doc-endnotes" aria-label="{told}">\n<ol>\n')
    number = 0
    while number < len(footnotes.used):
        label, tokens = footnotes.used[number]
        number += 1
        renderer.write(f'<li id="{footnotes.id_of(label)}">')
        last = len(tokens) - 1
        ends_in_paragraph = last >= 0 and tokens[last].type == "paragraph_close"
        renderer.blocks(tokens, 0, last if ends_in_paragraph else last + 1)
        renderer.write(f" {footnotes.backlinks(label)}")
        renderer.write("</p></li>\n" if ends_in_paragraph else "</li>\n")
    renderer.write("</ol>\n</section>\n")


def report_unplaced(
    footnotes: Footnotes, first_line: int, reports: Reports, environment: Environment
) -> None:
    """Report the footnotes that are shown nowhere. `first_line`: the text's, in the file."""

    def report(message: str, hint: str, label: str, line: int, tokens: list[Token]) -> None:
        reports.line = line
        words = collapsed(" ".join(plain_blocks(tokens, 0, len(tokens), environment)))
        reports.add("unplaced-text", f"{message}: {words}", hint, f"[^{label}]:")

    for label, tokens in footnotes.unused():
        report(
            f"nothing refers to the footnote [^{label}], so it is not shown",
            f"put [^{label}] where the footnote belongs, or delete it",
            label,
            first_line,
            tokens,
        )
    where = "below" if "kramdown" in environment else "above"
    for label, line, tokens in footnotes.repeated:
        report(
            f"there is a footnote [^{label}] {where}, so this one is not shown",
            "give it a name of its own",
            label,
            first_line + line,
            tokens,
        )
