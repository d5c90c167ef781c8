"""Attribute lists: `{: .class #id key="value" name}`."""

from __future__ import annotations

import re
from html import escape

from alignsite.markdown.kramdown.elements import Attributes
from alignsite.markdown.kramdown.patterns import ID_NAME, W

_CLASS = r"[^\s.#]+"
_ID = r"[A-Za-z][A-Za-z0-9_:-]*"
_ONE = re.compile(
    rf"""(?:\A|\s)(?:({ID_NAME})=(?:"((?:\\\}}|\\"|[^\}}"])*)"|'((?:\\\}}|\\'|[^\}}'])*)')"""
    rf"""|({ID_NAME})|((?:\#{_ID}|\.{_CLASS})+))(?=\s|\Z)"""
)
_ID_OR_CLASS = re.compile(rf"\#({_ID})|\.({_CLASS})")
_ESCAPED = re.compile(r"\\([}\"'])")
_NAME = re.compile(rf"{W}[A-Za-z0-9_-]*")


def read_list(written: str, into: Attributes) -> None:
    """Add what an attribute list's inside says."""
    if written.strip() in ("", ":"):
        return
    for key, double, single, reference, marks in _ONE.findall(written):
        if reference:
            into.references.append(reference)
        elif marks:
            for identifier, name in _ID_OR_CLASS.findall(marks):
                into.add("id" if identifier else "class", identifier or name)
        else:
            into.add(key, _ESCAPED.sub(r"\1", double or single))


def resolved(attributes: Attributes | None, named: dict[str, Attributes]) -> dict[str, str]:
    """All attributes that a list comes to. `named`: the lists that it may refer to."""
    if attributes is None:
        return {}
    whole = Attributes()
    _collect(attributes, named, whole, frozenset())
    return whole.values


def _collect(
    attributes: Attributes, named: dict[str, Attributes], into: Attributes, seen: frozenset[str]
) -> None:
    for name in attributes.references:
        if name in named and name not in seen:
            _collect(named[name], named, into, seen | {name})
    for key, value in attributes.values.items():
        into.add(key, value)


def as_html(values: dict[str, str]) -> str:
    """Attributes as they stand in a tag, each with a blank before it."""
    return "".join(f' {key}="{escape(value)}"' for key, value in values.items())


def is_for_html(attributes: Attributes) -> bool:
    """Whether `nomarkdown`'s text is meant for HTML pages."""
    kinds = attributes.values.get("type", "").split()
    return not kinds or "html" in kinds
