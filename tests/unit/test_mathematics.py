"""Formulas."""

import pytest

from alignsite.markup.mathematics import formula
from alignsite.markup.sanitizer import sanitised


def test_inline_and_display():
    assert formula("x^2").startswith("<math")
    assert 'display="inline"' in formula("x^2")
    assert 'display="block"' in formula("x^2", display=True)


@pytest.mark.parametrize(
    "source",
    [r"\frac{a}{b}", r"\sum_{i=1}^n x_i", r"\sqrt[3]{x}", r"\begin{pmatrix}a&b\\c&d\end{pmatrix}",
     r"\mathbb{E}_{x \sim p}[f(x)]", r"\hat{y}", r"\text{loss}", r"a < b"],
)  # fmt: skip
def test_formulas_survive_the_sanitiser_with_their_shape(source):
    html = formula(source)
    safe = sanitised(html)
    assert safe.startswith("<math")
    assert safe.count("<m") == html.count("<m")


@pytest.mark.parametrize(
    "source",
    [r"\frac{a", r"\frac{a}", r"\unknown{a}", r"\left(", "{" * 3_000, "x" * 5_000, "x^", "^", ""],
)
def test_what_does_not_parse_stays_as_its_source(source):
    assert formula(source) == f'<code class="math">{source}</code>'


def test_source_is_escaped():
    assert formula(r"\left( <b>") == r'<code class="math">\left( &lt;b&gt;</code>'
