"""What kramdown's syntax looks like: patterns that several of its rules share.

They follow kramdown 2.4 with its GFM parser 1.1 (MIT licence, © Thomas Leitner) closely, since
the point of this package is to read a document as they do. White space and word characters are
those of Ruby's expressions: ASCII only.
"""

from __future__ import annotations

import re

W = r"[A-Za-z0-9_]"
S = r"[ \t\r\n\f\v]"

INDENT = r"(?:\t| {4})"
SPACE = r" {0,3}"
BLANK = r"(?:[ \t\r\f\v]*\n)++"
LONGEST_VALUE = 5_000
"""Characters of an HTML attribute or attribute list; more is text."""

# Attribute lists
ID_NAME = rf"{W}[A-Za-z0-9_-]*"
_CLOSED = rf"(?=[^}}]{{0,{LONGEST_VALUE}}}\}})"
LIST_INSIDE = rf"{_CLOSED}((?:[^}}\\]++|\\\}}?)++)"
IAL = rf"\{{:(?!:|/){LIST_INSIDE}\}}[ \t\r\f\v]*\n"
IAL_BLOCK = re.compile(SPACE + IAL)
ALD = re.compile(rf"{SPACE}\{{:({ID_NAME}):{LIST_INSIDE}\}}[ \t\r\f\v]*\n")
EXTENSION = rf"\{{::({W}+)(?:[ \t\r\n]{_CLOSED}((?:[^}}\\]|\\\}}?)*?)|)(/)?\}}|\{{:/({ID_NAME})?\}}"
BLOCK_EXTENSION = re.compile(rf"{SPACE}(?:{EXTENSION})[ \t\r\f\v]*\n")
SPAN_EXTENSION = re.compile(EXTENSION)
SPAN_IAL = re.compile(rf"\{{:{LIST_INSIDE}\}}")

# HTML
_PART = r"[^\W\d][\w.\-]*"
NAME = rf"(?:{_PART}:)?{_PART}"
_ATTRIBUTE = (
    rf"\s+{NAME}(?:\s*=\s*(?:\w+|\"[^\"]{{0,{LONGEST_VALUE}}}\"|'[^']{{0,{LONGEST_VALUE}}}'))?"
)
HTML_TAG = re.compile(rf"<((?>{NAME}))((?>{_ATTRIBUTE})*+)\s*(/)?>")
HTML_CLOSE = re.compile(rf"</({NAME})\s*>")
HTML_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HTML_INSTRUCTION = re.compile(r"<\?.*?\?>", re.DOTALL)
HTML_BLOCK = re.compile(rf"{SPACE}<(?:{NAME}|!--|/)")
HTML_ATTRIBUTE = re.compile(rf"\s*({NAME})(?:\s*=\s*(?:(\w+)|\"([^\"]*)\"|'([^']*)'))?")

BLOCK_MODEL = frozenset(
    {
        "address", "applet", "article", "aside", "blockquote", "body", "dd", "details",
        "div", "dl", "fieldset", "figure", "figcaption", "footer", "form", "header",
        "hgroup", "iframe", "li", "main", "map", "menu", "nav", "noscript", "object",
        "section", "summary", "td", "split",
    }
)  # fmt: skip
SPAN_MODEL = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdo", "big", "button", "cite", "caption", "del",
        "dfn", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "ins", "label",
        "legend", "optgroup", "p", "q", "rb", "rbc", "rp", "rt", "rtc", "ruby", "select",
        "small", "span", "strong", "sub", "sup", "th", "tt", "split",
    }
)  # fmt: skip
RAW_MODEL = frozenset(
    {
        "script", "style", "math", "option", "textarea", "pre", "code", "kbd", "samp", "var",
    }
)  # fmt: skip
SPAN_ELEMENTS = frozenset(
    {
        "a", "abbr", "acronym", "b", "big", "bdo", "br", "button", "cite", "code", "del",
        "dfn", "em", "i", "img", "input", "ins", "kbd", "label", "mark", "option", "q",
        "rb", "rbc", "rp", "rt", "rtc", "ruby", "samp", "select", "small", "span", "strong",
        "sub", "sup", "tt", "u", "var", "split",
    }
)  # fmt: skip
BLOCK_ELEMENTS = frozenset(
    {
        "address", "article", "aside", "applet", "body", "blockquote", "caption", "col",
        "colgroup", "dd", "div", "dl", "dt", "fieldset", "figcaption", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "head",
        "iframe", "legend", "menu", "li", "main", "map", "nav", "ol", "optgroup", "p",
        "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tfoot", "tr",
        "ul", "split",
    }
)  # fmt: skip
WITHOUT_BODY = frozenset(
    {
        "area", "base", "br", "col", "command", "embed", "hr", "img", "input", "keygen",
        "link", "meta", "param", "source", "track", "wbr", "split",
    }
)  # fmt: skip
KNOWN = BLOCK_MODEL | SPAN_MODEL | RAW_MODEL | SPAN_ELEMENTS | BLOCK_ELEMENTS | WITHOUT_BODY

_SPANS = "|".join(sorted(SPAN_ELEMENTS | {"script"}))
_HTML_START = rf"<(?!(?:{_SPANS})\b){NAME}"
_HTML_STOP = rf"</(?!(?:{_SPANS})\b){NAME}\s*>"

# Blocks
EOB = r"\^[ \t\r\f\v]*\n"
LAZY_STOPS = rf"{SPACE}(?:{IAL}|{_HTML_STOP}|{_HTML_START})"
LAZY_END = re.compile(rf"{BLANK}|{EOB}|{LAZY_STOPS}|\Z")
BOUNDARY = re.compile(rf"{BLANK}|{EOB}|{SPACE}{IAL}|\Z")
BLANK_LINES = re.compile(BLANK)
END_OF_BLOCK = re.compile(EOB)
TAIL = r"[\t| ].*?\n"
UNORDERED = re.compile(rf"({SPACE}[+*-])({TAIL})")
ORDERED = re.compile(rf"({SPACE}[0-9]+\.)({TAIL})")
DEFINITION = re.compile(rf"({SPACE}:)({TAIL})")
LIST = re.compile(rf"{SPACE}(?:[+*-]|[0-9]+\.){TAIL}")
HEADING = re.compile(r"(#{1,6})[\t ]+(.*)\n")
QUOTE = re.compile(rf"{SPACE}> ?")
FENCE = re.compile(r" {0,3}[~`]{3,}")
RULE = re.compile(rf"{SPACE}(\*|-|_)[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n")
PARAGRAPH_END = re.compile(
    rf"{LAZY_END.pattern}|{LIST.pattern}|{HEADING.pattern}|{DEFINITION.pattern}|{QUOTE.pattern}"
    rf"|{FENCE.pattern}"
)
CODE = re.compile(
    rf"(?:(?:{BLANK})?(?:{INDENT}[ \t]*+[^ \t\r\n\f\v].*\n)++"
    rf"(?:(?!{EOB}|{LAZY_STOPS})[ \t]*+[^ \t\r\n\f\v].*\n)*+)*+"
)
FOOTNOTE = re.compile(rf"{SPACE}\[\^({ID_NAME})\]:[ \t]*?(.*?\n{CODE.pattern})")


def model_of(name: str) -> str:
    """How the inside of an element of that name is read where Markdown is asked for."""
    if name in BLOCK_MODEL:
        return "block"
    return "span" if name in SPAN_MODEL else "raw"


def html_name(written: str) -> str:
    """An element's name: in lower case where HTML knows it."""
    lower = written.lower()
    return lower if lower in KNOWN else written


def html_attributes(written: str, name: str) -> dict[str, str]:
    """A tag's attributes; of a known element with their names in lower case."""
    values: dict[str, str] = {}
    for found in HTML_ATTRIBUTE.finditer(written):
        key = found[1].lower() if name in KNOWN else found[1]
        values[key] = found[2] or found[3] or found[4] or ""
    return values
