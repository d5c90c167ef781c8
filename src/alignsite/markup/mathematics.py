"""Formulas at build time: TeX → MathML, the one module that uses latex2mathml.

Browsers show MathML without any script. A formula that cannot be read stays as its source.
"""

from __future__ import annotations

from html import escape

_LONGEST = 4_000
"""Characters of a formula; longer ones stay source."""

_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_CHILDREN = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "mover": 2, "munder": 2,
    "msubsup": 3, "munderover": 3,
}  # fmt: skip
"""How many children MathML asks these elements to have."""


def formula(source: str, *, display: bool = False) -> str:
    """A `math` element, or the TeX source in `<code class="math">` where it does not parse."""
    inner = source.strip()
    converted = _converted(inner, "block" if display else "inline")
    if converted is None:
        return f'<code class="math">{escape(inner, quote=False)}</code>'
    return converted


def _converted(source: str, display: str) -> str | None:
    if not source or len(source) > _LONGEST:
        return None
    from latex2mathml.converter import convert  # noqa: PLC0415 - heavy, and rarely needed

    try:
        mathml = str(convert(source, display=display))
        return mathml if _is_whole(mathml) else None
    except Exception:  # its parser raises whatever it stumbles over
        return None


def _is_whole(mathml: str) -> bool:
    """Whether the converter understood all of it.

    It leaves out missing arguments and writes commands that it does not know as they stand.
    """
    from xml.etree import ElementTree  # noqa: PLC0415 - for formulas only

    for element in ElementTree.fromstring(mathml).iter():
        name = element.tag.removeprefix(_MATHML)
        if len(element) != _CHILDREN.get(name, len(element)):
            return False
        if name == "mi" and element.text and element.text.startswith("\\"):
            return False
    return True
