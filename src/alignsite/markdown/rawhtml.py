"""HTML that stands in a document as such: reported, players made links, anchors put right.

Nothing here makes HTML safe: that is the sanitiser's part, which sees all of it afterwards. This
is where what will be dropped can still be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape

from markdown_it.token import Token

from alignsite.markdown.reports import Reports
from alignsite.markup.embeds import host_of, invitation, player_of, watch_address
from alignsite.markup.sanitizer import DROPPED_WITH_CONTENT, TAGS, swallows
from alignsite.slugs import anchor
from alignsite.theme.words import Words

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)([^<>]*)>?")
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_COMMENT = (re.compile(r"<!--.*?-->", re.DOTALL), "-->")
_WORDLESS = (
    _COMMENT,
    *(
        (re.compile(rf"<{name}\b.*?</{name}\s*>", re.DOTALL | re.IGNORECASE), f"</{name}")
        for name in ("script", "style", "template")
    ),
)
"""What is no text, each with how it ends."""
_OPENING = re.compile(r"<(!--|[A-Za-z][A-Za-z0-9-]*)[^<>]*>?")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
     "wbr", "iframe"}
)  # fmt: skip
_QUIET = frozenset({"font", "center", "tt", "big", "html", "body", "head", "main", "article",
                    "header", "footer", "nav", "picture", "hgroup", "strike", "label", "address",
                    "iframe"})  # fmt: skip
"""Elements that are dropped without a word: their text stays, and nothing else is lost."""

MAX_DEPTH = 256
"""Elements open within each other; the sanitiser's time grows with the square of it."""


class RawHtml:
    """The HTML of one document, seen piece by piece in its order."""

    __slots__ = ("_anchors", "_depth", "_reports", "_told", "_words", "heading_id")

    def __init__(self, reports: Reports, words: Words) -> None:
        self._reports = reports
        self._words = words
        self._told: set[str] = set()
        self._anchors: set[str] = set()
        self._depth = 0
        self.heading_id = ""

    def begin(self) -> None:
        """Start on a stretch that is sanitised by itself."""
        self._depth = 0

    def block(self, html: str) -> str:
        """A block of HTML, ready for the sanitiser, without blanks at the ends of its lines."""
        html = self._closed(_without(html, *_COMMENT) if "<!--" in html else html)
        return self.inline("\n".join(line.rstrip(" \t") for line in html.split("\n")))

    def left_open(self, tag: str) -> str:
        """A tag or a comment that nothing closes, as text: else it took what follows with it."""
        opening = _OPENING.match(tag)
        name = opening[1] if opening else ""
        closing = "-->" if name == "!--" else f"</{name}>"
        self._reports.add(
            "unclosed-html",
            f"<{name}{'' if name == '!--' else '>'} is never closed, so it is shown as text",
            f"end it with {closing}, or put it in backquotes if it is meant to be read",
            f"<{name}",
        )
        return escape(tag, quote=False)

    def _closed(self, html: str) -> str:
        """A block with what it leaves open as text, so that it does not swallow what follows."""
        open_ = set(_left_open(html))
        if not open_:
            return html
        return _OPENING.sub(
            lambda found: self.left_open(found[0]) if found.start() in open_ else found[0], html
        )

    def inline(self, html: str) -> str:
        """A tag or a stretch of HTML, ready for the sanitiser."""
        if self._depth > MAX_DEPTH:
            return escape(html, quote=False)
        changed = _TAG.sub(self._tag, html)
        if self._depth > MAX_DEPTH:
            self._reports.add(
                "nesting-limit",
                f"more than {MAX_DEPTH} HTML elements are open at once; from here on HTML is shown"
                " as text",
                "close the elements that are left open",
                "",
            )
            return escape(html, quote=False)
        return changed

    def _tag(self, found: re.Match[str]) -> str:
        closing, name, rest = found[1], found[2].lower(), found[3]
        if name not in _VOID and not rest.endswith("/"):
            self._depth += -1 if closing and self._depth else 0 if closing else 1
        if closing:
            return "" if name == "iframe" else found[0]
        if name == "iframe":
            return self._frame(rest, found[0])
        if name not in TAGS and name not in _QUIET:
            self._unsafe(
                name,
                f"the HTML element <{name}> was taken out",
                "its text was kept" if name not in DROPPED_WITH_CONTENT else "",
                found[0],
            )
        return self._attributes(found, name, rest) if "=" in rest else found[0]

    def _attributes(self, found: re.Match[str], name: str, rest: str) -> str:
        """Report what an element must not have, and turn `name=` into a proper id."""
        changed = rest
        for attribute in _ATTRIBUTE.finditer(rest):
            key = attribute[1].lower()
            value = unescape(attribute[2].strip("\"'"))
            if key.startswith("on"):
                self._unsafe(key, f"the attribute {key} of <{name}> was taken out", "", found[0])
            elif key in ("href", "src") and _has_bad_scheme(value):
                self._unsafe(
                    f"{key}:{value}",
                    f"the {key} of <{name}> was taken out: {value[:80]}",
                    "",
                    found[0],
                    code="unsafe-url",
                )
            elif key == "id" or (key == "name" and name == "a"):
                changed = changed.replace(attribute[0], self._anchor(value, found[0]), 1)
        if changed is rest:
            return found[0]
        end = ">" if found[0].endswith(">") else ""
        return f"<{found[2]}{changed}{end}"

    def _anchor(self, value: str, tag: str) -> str:
        name = anchor(value)
        if not name or name == self.heading_id:
            return ""
        if name in self._anchors:
            self._reports.add(
                "duplicate-anchor",
                f"the anchor {name!r} stands more than once in this document",
                "links lead to the first one; rename the others",
                tag,
            )
            return ""
        self._anchors.add(name)
        return f'id="{escape(name)}"'

    def _frame(self, rest: str, tag: str) -> str:
        address = ""
        for attribute in _ATTRIBUTE.finditer(rest):
            if attribute[1].lower() == "src":
                address = unescape(attribute[2].strip("\"'")).strip()
        player = player_of(address)
        if player is None:
            host = host_of(address) or "an unknown address"
            self._unsafe(
                f"iframe {host}",
                f"a frame that loads {host} was taken out",
                "pages load nothing from other sites by themselves: put a link there instead",
                tag,
            )
            return ""
        link = escape(watch_address(address))
        told = escape(invitation(player, self._words))
        return f'<a class="embed" href="{link}" data-player="{player.name}">{told}</a>'

    def _unsafe(
        self, key: str, message: str, hint: str, tag: str, *, code: str = "unsafe-html"
    ) -> None:
        """Report what is dropped, once for each kind of it."""
        if key not in self._told:
            self._told.add(key)
            self._reports.add(code, message, hint, tag)


def _has_bad_scheme(address: str) -> bool:
    """Whether the address has a scheme that is not kept; as browsers read it, without blanks."""
    head = "".join(c for c in address[:200] if c > " ").split("/", 1)[0].split("?", 1)[0]
    scheme, colon, _ = head.split("#", 1)[0].partition(":")
    return bool(colon) and scheme.lower() not in ("http", "https", "mailto", "slug")


def tags_left_open(tokens: Sequence[Token]) -> frozenset[int]:
    """Which of a paragraph's tokens (by their `id`) are tags that swallow all that follows it."""
    found: list[int] = []
    closed: set[str] = set()
    for token in reversed(tokens):
        if token.type != "html_inline":
            continue
        tag = _TAG.match(token.content)
        if tag is None:
            continue
        name = tag[2].lower()
        if tag[1]:
            closed.add(name)
        elif swallows(name, is_closed=name in closed):
            found.append(id(token))
    return frozenset(found)


def _left_open(html: str) -> Iterator[int]:
    """Where the tags and comments begin that swallow what follows a block of HTML."""
    lowered = html.lower()
    last: dict[str, int] = {}
    for found in _OPENING.finditer(html):
        name = found[1].lower()
        if name not in last:
            last[name] = lowered.rfind("-->" if name == "!--" else f"</{name}")
        is_closed = last[name] >= found.end()
        if swallows(name, is_closed=is_closed) or (name == "!--" and not is_closed):
            yield found.start()


def _without(html: str, pattern: re.Pattern[str], closing: str) -> str:
    """The HTML without what a pattern finds; `closing`: how all of it ends, in small letters."""
    end = html.lower().rfind(closing)
    if end < 0:
        return html
    end = html.find(">", end) + 1 or len(html)
    return pattern.sub("", html[:end]) + html[end:]  # nothing is sought behind the last end


def text_of(html: str) -> str:
    """The text of HTML: tags, comments and scripts dropped, entities decoded."""
    if "<" in html:
        lowered = html.lower()
        for pattern, closing in _WORDLESS:
            if closing in lowered:
                html = _without(html, pattern, closing)
        html = _TAG.sub(" ", html)
    return unescape(html)
