"""HTML brought to Markdown: what is left open stays text."""

from __future__ import annotations

import pytest

from alignsite.loader.hypertext import as_markdown


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p>Words</p>more <a href="x', 'Words\n\nmore &lt;a href="x'),
        ("<p>Words <!-- more <!-- and more", "Words &lt;!-- more &lt;!-- and more"),
        ("<p>Words <!-- left out --> <!-- more", "Words &lt;!-- more"),
        ("Words </p more <? and <![CDATA[ more", "Words &lt;/p more &lt;? and &lt;![CDATA[ more"),
        ("Words &amp;<", "Words &&lt;"),
    ],
)
def test_what_is_never_closed_is_text(html: str, expected: str) -> None:
    assert as_markdown(html) == expected
