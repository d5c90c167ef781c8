"""What two renderings of one text have to share: words, ids, and the elements that hold them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from alignsite.markdown import KramdownOptions
from alignsite.records import Body
from tests.words import read

CASES = tuple(
    (case["name"], case["source"], case["html"])
    for case in json.loads(
        (Path(__file__).parent.parent / "cases/kramdown.json").read_text("utf-8")
    )
)
"""Invented texts by name, each with what kramdown 2.4 made of it as Jekyll calls it."""

_COMPARED = frozenset(
    {
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote",
        "table", "thead", "tbody", "tfoot", "tr", "th", "td", "em", "strong", "del", "code",
        "a", "img", "abbr", "sup", "hr", "br", "b", "kbd",
    }
)  # fmt: skip


@dataclass
class Seen(HTMLParser):
    """The words of some HTML without white space, its ids, and its elements in order.

    Links back from footnotes are left out: each generator words them in its own way.
    """

    words: str = ""
    ids: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    is_in_backlink: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("role") == "doc-backlink":
            self.is_in_backlink = True
        if self.is_in_backlink:
            return
        if tag in _COMPARED:
            self.elements.append(tag)
        name = values.get("id") or (values.get("name") if tag == "a" else None)
        if name:
            self.ids.append(name)
        if tag == "input":
            self.words += "☑" if "checked" in values else "☐"

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.is_in_backlink = False

    def handle_data(self, data: str) -> None:
        if not self.is_in_backlink:
            self.words += "".join(data.split())


def seen(html: str) -> Seen:
    """What a piece of HTML holds."""
    parser = Seen()
    parser.feed(html)
    parser.close()
    return parser


def rendered(source: str) -> str:
    """The text as a document of a Jekyll site, on a page."""
    text = read(source, kramdown=KramdownOptions())
    return _html(text.render(text.blocks)) + _html(text.footnotes())


def _html(body: Body) -> str:
    links = [*(link.target for link in body.markup.links), ""]
    return "".join(f"{a}{b}" for a, b in zip(body.markup.pieces, links, strict=True))
