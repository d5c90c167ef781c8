"""Finished HTML → what a reader has of it: title, anchors and their words, text, a redirect."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from alignsite.checker.page import HtmlPage, html_page, refresh_address

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BODIES = ("[itemprop=articleBody]", ".e-content", ".post-content", ".entry-content")
"""How themes mark the text of a post, apart from its title and date."""
_FURNITURE = "nav, svg, form, body > header, body > footer"
_SILENT = ["script", "style", "template", "noscript", "nav", "svg", "form", "button"]
_INLINE = [
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
    *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time"),
    *("tt", "u", "var", "wbr"),
]
_LABEL = 120
"""Characters of an anchor's words that are kept: enough to know it by."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a link can lead to: an id, or the name of an `a`.

    `text`: the words it stands at, the beginning of them. `heading`: it stands at a heading.
    `content`: it stands in the page's content, not in a menu, a form or a drawing.
    """

    name: str
    text: str = ""
    heading: bool = False
    content: bool = True


@dataclass(frozen=True, slots=True)
class PageContents:
    """What one page shows and where it leads.

    `title`: the page's own, without the site's name where it can be told apart. `canonical` and
    `redirect` (of a `meta http-equiv=refresh`) are addresses as they are written. `text`: the
    visible words of the main content, one space between them.
    """

    page: HtmlPage
    title: str
    canonical: str | None
    redirect: str | None
    anchors: tuple[Anchor, ...]
    text: str


def read_contents(data: bytes | str) -> PageContents:
    """Read a whole page."""
    tree = LexborHTMLParser(data)
    return PageContents(
        html_page(tree),
        _title(tree),
        _attribute(tree, "link[rel=canonical]", "href"),
        refresh_address(_attribute(tree, "meta[http-equiv=refresh i]", "content") or ""),
        _anchors(tree),
        _text(tree),  # the last: it takes the tree apart
    )


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    return node.attributes.get(name) if node else None


def _title(tree: LexborHTMLParser) -> str:
    """What the page tells other sites, else its first heading, else the browser's title."""
    if told := _attribute(tree, "meta[property='og:title']", "content"):
        return _spaced(told)
    for selector in ("h1[itemprop=headline]", "article h1, main h1", "h1", "head > title"):
        node = tree.css_first(selector)
        if node is not None and (title := _spaced(node.text())):
            return title
    return ""


def _anchors(tree: LexborHTMLParser) -> tuple[Anchor, ...]:
    furniture = {
        node.mem_id for part in tree.css(_FURNITURE) for node in (part, *part.css("[id], a[name]"))
    }
    found: dict[str, Anchor] = {}
    for node in tree.css("[id], a[name]"):
        attributes = node.attributes
        content = node.mem_id not in furniture
        for name in (attributes.get("id"), attributes.get("name") if node.tag == "a" else None):
            if name and name not in found:
                found[name] = _anchor(node, name, content)
    return tuple(found.values())


def _anchor(node: LexborNode, name: str, content: bool) -> Anchor:
    """An empty one, as `<a name>` often is, goes by the words around it."""
    parent = node.parent
    text = node.text()
    if parent is not None and not text.strip():
        text = parent.text()
    heading = node.tag in _HEADINGS or (parent is not None and parent.tag in _HEADINGS)
    return Anchor(name, _spaced(text[: 4 * _LABEL])[:_LABEL], heading, content)


def _text(tree: LexborHTMLParser) -> str:
    root = _root(tree)
    if root is None:
        return ""
    root.strip_tags(_SILENT)
    for child in list(root.iter()):
        if child.tag in ("header", "footer"):
            child.decompose()
    for link in root.css("a[href^='#']"):
        if not any(map(str.isalnum, link.text())):  # a mark to copy a link by, an arrow back
            link.decompose()
    root.unwrap_tags(_INLINE)  # what stays parts words: paragraphs, cells, line breaks
    root.merge_text_nodes()
    return _spaced(root.text(separator=" "))


def _root(tree: LexborHTMLParser) -> LexborNode | None:
    """The main content, if it can be told: a marked body, the only article, `main`, the page."""
    for selector in _BODIES:
        marked = tree.css(selector)
        if len(marked) == 1:
            return marked[0]
    main = tree.css_first("main, [role=main]")
    outer = main or tree.body
    articles = [one for one in (outer.iter() if outer else ()) if one.tag == "article"]
    return articles[0] if len(articles) == 1 else outer


def _spaced(text: str) -> str:
    return " ".join(text.split())
