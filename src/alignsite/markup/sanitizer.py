"""Finished HTML made safe: the one module that uses nh3.

What is kept is what running text needs. Everything that runs, loads by itself, styles itself or
takes input is dropped; addresses are http, https, mailto, `slug:` (a link by a record's name) or
relative. Attribute values in the result have `& < > "` as entities, which `markdown.holes` relies
on.
"""

from __future__ import annotations

import functools
import re

import nh3

_TEXT = {
    "a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre",
    "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
}  # fmt: skip
_MEDIA = {"audio", "img", "source", "video"}
_MATHML = {
    "math", "menclose", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom",
    "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup",
    "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
}  # fmt: skip

TAGS = frozenset(_TEXT | _MEDIA | _MATHML)
"""Every element that is kept."""

DROPPED_WITH_CONTENT = frozenset({"script", "style", "template", "noscript", "iframe"})
"""Elements of which not even the text between the tags is kept."""

_GREEDY = frozenset(
    {"noembed", "noframes", "noscript", "plaintext", "script", "style", "template", "textarea",
     "title", "xmp"}
)  # fmt: skip
"""Elements that take all that follows on a page for their own, until they are closed."""


def swallows(name: str, *, is_closed: bool) -> bool:
    """Whether an element, by its name in small letters, would take the rest of a page with it.

    `is_closed`: whether its closing tag follows. `plaintext` is never closed, whatever follows.
    """
    return name in _GREEDY and (not is_closed or name == "plaintext")


_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "title", "lang", "dir", "aria-label", "aria-hidden", "role"},
    "a": {"href", "hreflang", "data-player"},
    "audio": {"src"},
    "video": {"src", "width", "height"},
    "source": {"src", "type"},
    "img": {"src", "alt", "width", "height"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "time": {"datetime"},
    "details": {"open"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "math": {"display", "alttext"},
    "mi": {"mathvariant"},
    "mo": {"stretchy", "fence", "form", "largeop", "movablelimits", "separator", "lspace", "rspace",
           "minsize", "maxsize", "symmetric", "accent"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
    "mfrac": {"linethickness"},
    "mspace": {"width", "height", "depth"},
    "mpadded": {"width", "height", "depth", "lspace", "voffset"},
    "mstyle": {"displaystyle", "scriptlevel", "mathvariant"},
    "mtable": {"columnalign", "rowspacing", "columnspacing", "columnlines", "rowlines",
               "displaystyle"},
    "mtd": {"columnalign", "columnspan", "rowspan"},
    "menclose": {"notation"},
}  # fmt: skip
_FIXED_VALUES: dict[str, dict[str, set[str]]] = {
    "div": {"tabindex": {"0"}},
    "pre": {"tabindex": {"0"}},
}
_ADDED: tuple[tuple[str, str], ...] = (
    ("<img ", '<img loading="lazy" decoding="async" '),
    ("<audio", '<audio controls="" preload="none"'),
    ("<video", '<video controls="" preload="none"'),
)
"""Put in afterwards: nh3 writes the attributes that it adds in another order in every process."""


_SAFE_TEXT = r"(?:[^<>&\x00-\x08\x0b-\x1f\x7f-\xa0]+|&(?:amp|lt|gt);)*+"
_SAFE = re.compile(rf"(?:<p>(?:{_SAFE_TEXT}<(em|strong)>{_SAFE_TEXT}</\1>)*+{_SAFE_TEXT}</p>\n?)*+")
"""Paragraphs of text and emphasis, which come out of the cleaner as they went in."""

_USUAL = bytes({*range(256)} - {*b"<>&", *range(9), *range(11, 32), 0x7F, 0xC2})
"""Bytes that say nothing to the cleaner, whatever stands around them."""


@functools.cache
def _cleaner() -> nh3.Cleaner:
    """Made once: nh3 prepares its lists when a cleaner is made, not when it is used."""
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes=_ATTRIBUTES,
        tag_attribute_values=_FIXED_VALUES,
        strip_comments=True,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "slug"},
        url_relative="pass_through",
    )


def sanitised(html: str) -> str:
    """The HTML with everything unsafe taken out, every element closed."""
    if _is_plain(html) or _SAFE.fullmatch(html):
        return html
    safe: str = _cleaner().clean(html)
    for tag, with_attributes in _ADDED:
        if tag in safe:
            safe = safe.replace(tag, with_attributes)
    return safe


def _is_plain(html: str) -> bool:
    """Whether it is paragraphs of text, as most of a transcript is: what `_SAFE` says, sooner."""
    if not (html.startswith("<p>") and html.endswith("</p>")):
        return False
    marks = html.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    return marks == b"<><>" * (html.count("</p>\n<p>") + 1)
