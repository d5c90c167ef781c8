"""Code in colour."""

import pytest

from alignsite.markup.highlighter import code_block, highlighted


def test_a_known_language_gets_spans():
    assert '<span class="k">def</span>' in (highlighted("def f(): pass\n", "python") or "")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("a < b\n", ""),
        ("a < b\n", "no-such-language"),
        ("x" * 5_001, "python"),
        ("x = 1\n" * 20_000, "python"),
    ],
)
def test_stays_plain(code, language):
    assert highlighted(code, language) is None
    assert "<span" not in code_block(code, language)


def test_code_and_language_are_escaped():
    block = code_block("</code><script>", '"><script>')
    assert "<script>" not in block
    assert 'class="language-&quot;&gt;&lt;script&gt;"' in block
