"""Source code in colour: the one module that uses Pygments.

Pygments is imported when the first block in a known language is met: most documents have none.
"""

from __future__ import annotations

from html import escape

_LONGEST_LINE = 5_000
_LONGEST_BLOCK = 100_000
"""Characters; beyond them a lexer's regular expressions can take minutes."""


def highlighted(code: str, language: str) -> str | None:
    """The code as HTML with a `span class=` for each token; `None` where it is to stay plain.

    The language is what the document says, never guessed. The classes are Pygments' short names
    (`k` keyword, `s2` string ...), for which `stylesheet` has the rules.
    """
    if not language or len(code) > _LONGEST_BLOCK:
        return None
    if any(len(line) > _LONGEST_LINE for line in code.split("\n")):
        return None
    from pygments import highlight  # noqa: PLC0415 - heavy, and rarely needed
    from pygments.formatters.html import HtmlFormatter  # noqa: PLC0415
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
    return str(highlight(code, lexer, HtmlFormatter(nowrap=True)))


def code_block(code: str, language: str) -> str:
    """A `pre` element for the code, in colour where the language is known."""
    inner = highlighted(code, language)
    if inner is None:
        inner = escape(code, quote=False)
    name = f' class="language-{escape(language)}"' if language else ""
    return f'<pre class="highlight" tabindex="0"><code{name}>{inner}</code></pre>\n'
