"""Issues and transcripts as web pages or mails: HTML brought to Markdown.

Only what they are made of is kept: paragraphs, headings, lists, quotes, rules, links, bold and
italics, and if asked for pictures, players and anchors. Every block begins on the line of the file
it comes from, as far as there is room.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_BLOCKS = frozenset(
    (*_HEADINGS, "p", "div", "li", "ul", "ol", "blockquote", "table", "tr", "td", "th", "section",
     "article", "header", "footer", "main", "center", "pre", "body", "figure", "figcaption", "dl",
     "dt", "dd")
)  # fmt: skip
_LEFT_OUT = frozenset(("script", "style", "head", "title", "template", "svg", "noscript"))
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}


def as_markdown(html: str, *, media: bool = False) -> str:
    """The page's text as Markdown. `media`: with its pictures, players and anchors."""
    reader = _Reader(media)
    end = html.rfind(">") + 1  # behind it no tag ends, and to look for the end of each takes long
    reader.feed(html[:end] + html[end:].replace("<", "&lt;"))
    reader.close()
    reader.end_block()
    return "".join(reader.parts)


class _Reader(HTMLParser):
    """Collects the blocks of one page in `parts`."""

    def __init__(self, media: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._media = media
        self.parts: list[str] = []
        self._line = 1
        self._words: list[str] = []
        self._begun = 1
        self._prefix = ""
        self._lists: list[str] = []
        self._quotes = 0
        self._left_out = 0
        self._addresses: list[str] = []
        self._is_comment_open = False

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Where a comment ends, or -1: behind one that never ends, no other one does."""
        if self._is_comment_open:
            return -1
        end = super().parse_comment(i, report)
        self._is_comment_open = end < 0
        return end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block or a mark."""
        if tag in _LEFT_OUT:
            self._left_out += 1
        if self._left_out:
            return
        if tag in _BLOCKS:
            self.end_block()
            self._prefix = _HEADINGS.get(tag, self._prefix if tag in ("p", "div") else "")
            if tag in ("ul", "ol"):
                self._lists.append("- " if tag == "ul" else "1. ")
            elif tag == "li":
                self._prefix = self._lists[-1] if self._lists else "- "
            elif tag == "blockquote":
                self._quotes += 1
        elif tag == "br":
            self._words.append("\n")
        elif tag == "hr":
            self.end_block()
            self._write("---")
        elif tag in _MARKS:
            self._words.append(_MARKS[tag])
        elif tag == "a":
            address = dict(attrs).get("href") or ""
            self._addresses.append(address.strip())
            if self._addresses[-1]:
                self._words.append("[")
        if self._media:
            self._embed(tag, dict(attrs))

    def _embed(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Keep what is no text: pictures, players, and ids that links lead to."""
        address = escape(attributes.get("src") or "")
        name = attributes.get("id") or (attributes.get("name") if tag == "a" else None)
        if tag == "img" and address:
            alt = escape(attributes.get("alt") or "")
            self._words.append(f'<img src="{address}" alt="{alt}">')
        elif tag in ("iframe", "audio", "video") and address:
            self.end_block()
            self._write(f'<{tag} src="{address}"></{tag}>')
        elif name and (tag == "a" or tag in _HEADINGS):
            self._words.append(f'<a id="{escape(name)}"></a>')

    def handle_endtag(self, tag: str) -> None:
        """End a block or a mark."""
        if tag in _LEFT_OUT:
            self._left_out = max(0, self._left_out - 1)
        elif self._left_out:
            return
        elif tag in _BLOCKS:
            self.end_block()
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            elif tag == "blockquote":
                self._quotes = max(0, self._quotes - 1)
            self._prefix = ""
        elif tag in _MARKS:
            self._close(_MARKS[tag])
        elif tag == "a" and self._addresses:
            address = self._addresses.pop()
            if address:
                self._close("](" + address.replace(" ", "%20").replace(")", "%29") + ")")

    def handle_data(self, data: str) -> None:
        """Collect words."""
        if self._left_out:
            return
        if not self._words and data.strip():
            self._begun = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        text = data.replace("\n", " ").replace("<", "&lt;")
        if text.strip() or self._words:
            self._words.append(text)

    def end_block(self) -> None:
        """Write the words collected so far as a block."""
        words, self._words = "".join(self._words), []
        lines = [" ".join(line.split()) for line in words.split("\n")]
        text = "\n".join(line for line in lines if line)
        text = text.replace("****", "")
        if text.strip("*[]() "):
            if self._prefix.startswith("#"):
                text = text.replace("\n", " ")
            self._write("> " * self._quotes + self._prefix + text)

    def _close(self, mark: str) -> None:
        """End bold text or a link: spaces inside its end go after it."""
        if self._words and self._words[-1].endswith((" ", "\xa0")):
            self._words[-1] = self._words[-1].rstrip()
            mark += " "
        self._words.append(mark)

    def _write(self, block: str) -> None:
        missing = max(2 if self.parts else 0, self._begun - self._line)
        self.parts.append("\n" * missing + block)
        self._line += missing + block.count("\n")
