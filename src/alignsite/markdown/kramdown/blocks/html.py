"""HTML blocks: left as they are, unless `markdown=` asks for their inside to be read."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.elements import Element, Model
from alignsite.markdown.kramdown.greedy import swallows

_TRAILING = re.compile(r"[ \t]*\n")
_SPACE = re.compile(p.SPACE)
_RAW_START = re.compile(rf"<(?:{p.NAME}|/|!--|\?)")
_MARKDOWN = re.compile(r"""\s+markdown\s*=\s*("[^"]*"|'[^']*'|\w+)""", re.IGNORECASE)
_ASKED: dict[str, Model | None] = {"0": "raw", "1": None, "span": "span", "block": "block"}


def read_html(reader: BlockReader) -> bool:
    """Read a comment, an element, or the closing tag of the element that is being read."""
    source = reader.source
    if source.check(p.HTML_BLOCK) is None:
        return False
    line = source.line
    if source.text.startswith("<!--", source.position) and source.still_has("-->"):
        comment = source.scan(p.HTML_COMMENT)
        if comment is not None:
            reader.add_bare(Element("raw", line, value=comment[0]))
            source.scan(_TRAILING)
            return True
    indent = source.check(_SPACE)
    begin = indent.end() if indent else source.position
    tag = p.HTML_TAG.match(source.text, begin)
    if tag is not None and tag[1].lower() not in p.SPAN_ELEMENTS and not swallows(source, tag):
        source.position = tag.end()
        element = _element(reader, tag, is_inside_raw=False)
        if not element.is_closed and element.value not in ("script", "style"):
            source.scan(_TRAILING)
        reader.add(element)
        return True
    closing = p.HTML_CLOSE.match(source.text, begin)
    if (
        closing is not None
        and reader.tree.type == "html"
        and reader.tree.model == "block"
        and reader.tree.value == closing[1].lower()
    ):
        source.position = closing.end()
        reader.stop()
        return True
    return False


def _element(reader: BlockReader, tag: re.Match[str], *, is_inside_raw: bool) -> Element:
    """The element that a tag just read opens, with its inside and closing tag."""
    source = reader.source
    name = p.html_name(tag[1])
    asked = p.html_attributes(tag[2], name).get("markdown")
    opening = _MARKDOWN.sub("", tag[0]) if asked is not None else tag[0]
    element = Element("html", source.line, value=name, text=opening, model="raw")
    if asked in _ASKED:
        element.model = _ASKED[asked] or _model(name)
    elif reader.options.parse_block_html and not is_inside_raw:
        element.model = _model(name)
    if element.model == "block":
        source.scan(_TRAILING)
    if tag[3] or name in p.WITHOUT_BODY:
        element.is_closed = True
    elif name in ("script", "style"):
        _up_to_closing(reader, element)
    elif element.model == "block":
        reader.read_on(element)
    elif element.model == "span":
        _up_to_closing(reader, element)
    else:
        _raw(reader, element)
    element.end_line = source.line
    return element


def _up_to_closing(reader: BlockReader, element: Element) -> None:
    """Take all up to the element's closing tag, or to the end, as one piece."""
    source = reader.source
    closing = re.compile(rf"</{re.escape(element.value)}\s*>", re.IGNORECASE).search(
        source.text, source.position
    )
    end = closing.start() if closing else len(source.text)
    inside = source.text[source.position : end]
    kind: Element = (
        Element("raw", source.line, value=inside)
        if element.model != "span"
        else Element("p", source.line, text=inside, is_transparent=True)
    )
    element.children.append(kind)
    source.position = closing.end() if closing else end


def _raw(reader: BlockReader, element: Element) -> None:
    """Read HTML up to the element's closing tag; elements that ask for Markdown are read."""
    source = reader.source
    text = source.text
    opened = [element.value]
    begin = source.position

    def keep(end: int) -> None:
        if end > begin:
            element.children.append(Element("raw", source.line, value=text[begin:end]))

    def keep_as_text(end: int) -> None:
        nonlocal begin
        keep(at)
        element.children.append(Element("raw", source.line, value=f"&lt;{text[at + 1 : end]}"))
        source.position = begin = end

    while True:
        found = _RAW_START.search(text, source.position)
        if found is None:
            source.position = len(text)
            keep(len(text))
            return
        at = source.position = found.start()
        if _skip_comment(reader):
            continue
        tag = p.HTML_TAG.match(text, at)
        closing = p.HTML_CLOSE.match(text, at) if tag is None else None
        if tag is not None:
            source.position = tag.end()
            name = p.html_name(tag[1])
            if "markdown" in tag[2].lower() and "markdown" in p.html_attributes(tag[2], name):
                keep(at)
                element.children.append(_element(reader, tag, is_inside_raw=True))
                begin = source.position
            elif name in ("script", "style"):
                end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, tag.end())
                source.position = end.end() if end else len(text)
            elif not tag[3] and name not in p.WITHOUT_BODY:
                opened.append(name)
        elif closing is not None:
            if p.html_name(closing[1]) != opened[-1]:
                keep_as_text(closing.end())
                continue
            source.position = closing.end()
            opened.pop()
            if not opened:
                keep(at)
                return
        else:
            keep_as_text(at + 1)


def _skip_comment(reader: BlockReader) -> bool:
    source = reader.source
    if source.text.startswith("<!--", source.position):
        return source.still_has("-->") and source.scan(p.HTML_COMMENT) is not None
    if source.text.startswith("<?", source.position):
        return source.still_has("?>") and source.scan(p.HTML_INSTRUCTION) is not None
    return False


def _model(name: str) -> Model:
    model = p.model_of(name)
    return "block" if model == "block" else "span" if model == "span" else "raw"
