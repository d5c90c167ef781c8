"""Links and images."""

from __future__ import annotations

import re
from html import unescape

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.attributes import resolved
from alignsite.markdown.kramdown.definitions import link_name
from alignsite.markdown.kramdown.elements import Span, SpanType
from alignsite.markdown.kramdown.scanner import Scanner
from alignsite.markdown.kramdown.spans.characters import without_escapes
from alignsite.markdown.kramdown.spans.reader import SpanReader

_BARE = re.compile(
    rf"<(?:((?:mailto|https?|ftps?):[^\n]{{1,{p.LONGEST_VALUE}}}?)"
    rf"|([\w\-.]{{1,200}}@[\w\-.]{{1,200}}))>"
)
_OPENING = re.compile(r"!?\[(?=[^^])")
_BRACKET = r"(?P<close>\])|!?\["
_NAME = re.compile(r"\s*?\[([^\]]+)?\]")
_ANGLED = re.compile(r"\(<(.*?)>")
_PARENTHESIS = re.compile(r"(\()|(\))|\s(?=['\"])")
_TITLE = re.compile(r"""\s*?(["'])(.+?)\1\s*?\)""", re.DOTALL)


def read_bare_address(reader: SpanReader) -> bool:
    """`<https://example.org>`, `<ada@example.org>`."""
    found = reader.source.scan(_BARE)
    if found is None:
        return False
    address = found[1] or f"mailto:{found[2]}"
    shown = (found[1] or found[2]).removeprefix("mailto:")
    return reader.add(
        Span("a", children=[Span("text", shown)], attributes={"href": unescape(address)})
    )


def read_link(reader: SpanReader) -> bool:
    """`[text](address)`, `[text][name]`, `[name]`, and the same of images."""
    source = reader.source
    begin = source.position
    opened = source.scan(_OPENING)
    if opened is None:
        return False
    kind: SpanType = "img" if opened[0] == "![" else "a"
    is_nested = kind == "a" and reader.is_within("a", "img")
    if is_nested or reader.effort < 0 or reader.is_deep:
        return reader.add_text(opened[0])
    inside = source.position
    span = Span(kind)
    depth = 1

    def closes(found: re.Match[str]) -> bool:
        nonlocal depth
        depth += -1 if found["close"] else 1
        return depth - sum(one.type == "img" for one in span.children) == 0

    if not source.still_has("]") or not reader.read_into(span, _BRACKET, closes):
        return reader.add_in_vain(opened[0], begin)
    shown = without_escapes(source.text[inside : source.position])
    source.position += 1
    named = source.scan(_NAME)
    if named is not None or source.text[source.position : source.position + 1] != "(":
        name = link_name((named[1] if named else None) or shown)
        target = reader.definitions.links.get(name)
        if target is None:
            return reader.add_in_vain(opened[0], begin)
        span.attributes = resolved(target.mark.attributes, reader.definitions.attributes)
        _point(span, target.address, target.title, shown)
        return reader.add(span)
    address = _address(source)
    if address is None:
        return reader.add_in_vain(opened[0], begin)
    _point(span, *address, shown)
    return reader.add(span)


def _address(source: Scanner) -> tuple[str, str | None] | None:
    """What stands in parentheses behind a link's text: address and title."""
    angled = source.scan(_ANGLED)
    if angled is not None:
        address = angled[1]
        if source.text.startswith(")", source.position):
            source.position += 1
            return address, None
    else:
        begin, depth = source.position, 0
        while (found := _PARENTHESIS.search(source.text, source.position)) is not None:
            source.position = found.end()
            if found[2]:
                depth -= 1
                if depth == 0:
                    break
            elif found[1]:
                depth += 1
            else:
                break
        address = source.text[begin + 1 : source.position - 1].strip()
        if depth == 0:
            return address, None
    title = source.scan(_TITLE)
    return (address, title[2]) if title else None


def _point(span: Span, address: str, title: str | None, shown: str) -> None:
    """Give a link or an image its address. `shown`: its text as written."""
    span.attributes["href" if span.type == "a" else "src"] = unescape(address)
    if title:
        span.attributes["title"] = unescape(title)
    if span.type == "img":
        span.value = unescape(shown)
        span.children = []
