"""Finished HTML → what it refers to and what can be referred to in it. Here selectolax is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SELECTOR = (
    "[id], a[name], [href], [src], [srcset], [poster], object[data], form[action],"
    " meta[http-equiv=refresh i]"
)
_PICTURES = "meta[property='og:image'], meta[name='twitter:image']"
_ADDRESS_ATTRIBUTES = ("href", "xlink:href", "src", "poster", "data", "action")
_REFRESH = re.compile(r"[\d.]*\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)", re.I)


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What one page holds.

    `anchors`: every id and `a name`. `repeated`: ids that stand more than once, with how often.
    `references`: addresses as they are written, in order, without repeats. `pictures`: those that
    other sites are to show of the page.
    """

    anchors: frozenset[str]
    repeated: tuple[tuple[str, int], ...]
    references: tuple[str, ...]
    pictures: tuple[str, ...] = ()


def read_html(data: bytes | str) -> HtmlPage:
    """Read a page, or the piece of one that a feed's entry holds."""
    return html_page(LexborHTMLParser(data))


def html_page(tree: LexborHTMLParser) -> HtmlPage:
    """The same of what is parsed already."""
    ids: dict[str, int] = {}
    names: set[str] = set()
    references: dict[str, None] = {}
    seen: set[int] = set()
    for node in tree.css(_SELECTOR):
        if node.mem_id in seen:  # one that fits several parts of the selector comes several times
            continue
        seen.add(node.mem_id)
        attributes = node.attributes
        if one := attributes.get("id"):
            ids[one] = ids.get(one, 0) + 1
        if node.tag == "a" and (name := attributes.get("name")):
            names.add(name)
        for reference in _references(node, attributes):
            references[reference] = None
    return HtmlPage(
        frozenset(ids.keys() | names),
        tuple((one, count) for one, count in ids.items() if count > 1),
        tuple(references),
        tuple(dict.fromkeys(_pictures(tree))),
    )


def _references(node: LexborNode, attributes: dict[str, str | None]) -> Iterator[str]:
    for name in _ADDRESS_ATTRIBUTES:
        value = attributes.get(name)
        if value is not None and _is_address(node.tag or "", name):
            yield value
    if srcset := attributes.get("srcset"):
        yield from srcset_addresses(srcset)
    if node.tag == "meta" and (address := refresh_address(attributes.get("content") or "")):
        yield address


def _pictures(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css(_PICTURES):
        yield node.attributes.get("content") or ""


def refresh_address(content: str) -> str | None:
    """Where a `meta http-equiv=refresh` of this content leads, if it leads away from its page."""
    found = _REFRESH.match(content)
    return found[1] if found else None


def _is_address(tag: str, attribute: str) -> bool:
    if attribute == "data":
        return tag == "object"
    return attribute != "action" or tag == "form"


def srcset_addresses(srcset: str) -> Iterator[str]:
    """The addresses of `a.png 1x, b.png 2x`: a comma inside an address does not end it."""
    for candidate in re.split(r",\s+|,$", srcset.strip()):
        address = candidate.strip().partition(" ")[0]
        if address:
            yield address
