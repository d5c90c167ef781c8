"""Liquid in documents that were made for Jekyll: translated where that is plain, else left out.

Nothing is run. What a tag stood for is put in its place where its own words tell it (an image, a
player, a link, a block of code); all other tags are taken out of the text and reported. Every
line of the result is the line of the same number in the file.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from alignsite.loader.document import Document
from alignsite.loader.frontmatter import FrontMatter
from alignsite.markup.embeds import invitation, player_of
from alignsite.problems import Problem

_LONGEST_TAG = 4_000
_MOST_REPORTS = 100

_FIRST = re.compile(r"[`~<{]")  # so much is found by a far quicker search
_OPENING = re.compile(r"(?P<marks>`{3,}|~{3,})|<!--|`+|\{%-?|\{\{-?")
_PARAMETER = re.compile(
    r"""([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"']+))""", re.DOTALL
)
_LITERAL = re.compile(
    r"""\s*(?:"([^"]*)"|'([^']*)')\s*"""
    r"(?:\|\s*(?:relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url))\s*)*"
)
_BLANK_LINE = re.compile(r"[ \t]*(?:\n[ \t]*(?:\n|\Z)|\Z)")
_PAGE_KEY = re.compile(r"\s*page\.([\w-]+)\s*(?:\|\s*escape\s*)?")
_SITE_ADDRESS = frozenset({"site.baseurl", "site.url", "site.github.url"})
_POST_NAME = re.compile(r"(?:.*/)?\d{4}-\d{1,2}-\d{1,2}-(.+)", re.ASCII)
_PLAYERS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "youtube",
        ("youtubeId", "youtube_id", "youtube"),
        "https://www.youtube.com/watch?v={}",
    ),
    (
        "spotify",
        ("spotifyId", "spotify_id", "spotify"),
        "https://open.spotify.com/episode/{}",
    ),
    ("apple", ("apple",), ""),
    ("audio", ("audio",), ""),
)
"""What an include's name begins with, the front matter that gives the same, and where it is."""


def without_liquid(document: Document) -> tuple[Document, tuple[Problem, ...]]:
    """The document without Liquid outside code, and a problem for each tag that was left out.

    A document of a Jekyll site, present or past, stays as it is: its templates were run before.
    """
    if document.settings.kramdown_options is not None:
        return document, ()
    return translated(document)


def translated(document: Document) -> tuple[Document, tuple[Problem, ...]]:
    """The same for any document."""
    if document.form in ("text", "captions") or (
        "{%" not in document.text and "{{" not in document.text
    ):
        return document, ()
    reading = _Reading(document)
    text = reading.translated()
    return replace(document, text=text), tuple(reading.problems)


class _Reading:
    """One pass over a document's text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._missing: set[str] = set()
        self.problems: list[Problem] = []

    def translated(self) -> str:
        text = self._text
        parts: list[str] = []
        done = position = 0
        last = max(text.rfind("{%"), text.rfind("{{"))
        while (first := _FIRST.search(text, position, last + 1)) is not None:
            found = _OPENING.match(text, first.start())
            if found is None:
                position = first.end()
                continue
            opening = found[0]
            if not opening.startswith("{"):
                position = self._after_code(found)
                continue
            close = "}}" if opening.startswith("{{") else "%}"
            end = text.find(close, found.end(), found.end() + _LONGEST_TAG)
            if end < 0:
                position = found.end()
                continue
            inner = text[found.end() : end].strip().removesuffix("-").strip()
            parts.append(text[done : found.start()])
            position = end + 2
            if close == "}}":
                replacement = self._output(inner, found.start())
            else:
                replacement, position = self._tag(inner, found.start(), position)
            parts.append(_same_lines(replacement, text[found.start() : position]))
            done = position
        parts.append(text[done:])
        return "".join(parts)

    def _after_code(self, found: re.Match[str]) -> int:
        """Where the code or comment that begins here ends; just after its mark if it never does."""
        opening = found[0]
        if opening == "<!--":
            return self._find("-->", found.end()) or found.end()
        marks = found["marks"]
        before = self._text[self._text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if marks and len(before) <= 3 and not before.strip(" "):
            closing = re.compile(rf"^ {{0,3}}{marks[0]}{{{len(marks)},}}[ \t]*$", re.MULTILINE)
            end = closing.search(self._text, found.end())
            return end.end() if end else len(self._text)
        if opening.startswith("~"):
            return found.end()
        paragraph_end = self._text.find("\n\n", found.end())
        end_at = self._find(opening, found.end())
        if end_at is None or (0 <= paragraph_end < end_at):
            return found.end()
        return end_at

    def _find(self, wanted: str, begin: int) -> int | None:
        """The end of the next `wanted`; what was missing once is not looked for again."""
        if wanted in self._missing:
            return None
        at = self._text.find(wanted, begin)
        if at < 0:
            self._missing.add(wanted)
            return None
        return at + len(wanted)

    def _tag(self, inner: str, at: int, after: int) -> tuple[str, int]:
        """What a `{% ... %}` becomes, and where reading goes on."""
        name, rest = (*inner.split(None, 1), "", "")[:2]
        if name in ("raw", "comment", "highlight"):
            return self._pair(name, rest, at, after)
        if name in ("include", "include_relative", "include_cached"):
            return self._include(rest, inner, at, after), after
        if name == "post_url" and (post := _POST_NAME.fullmatch(rest.strip("\"'"))):
            return f"slug:{post[1]}", after
        if name == "link" and rest:
            return f"/{rest.removeprefix('/')}", after
        if name not in ("endraw", "endhighlight", "endcomment"):
            self._report("{% " + inner + " %}", at)
        return "", after

    def _pair(self, name: str, rest: str, at: int, after: int) -> tuple[str, int]:
        """`raw`, `comment` and `highlight`, with all that stands up to their end."""
        if f"end{name}" in self._missing:
            return "", after
        closing = re.compile(r"\{%-?\s*end" + name + r"\s*-?%\}").search(self._text, after)
        if closing is None:
            self._missing.add(f"end{name}")
            self._report("{% " + f"{name} {rest}".strip() + " %}", at)
            return "", after
        inside = self._text[after : closing.start()]
        if name == "raw":
            return inside, closing.end()
        if name == "comment":
            return "", closing.end()
        if "\n" not in self._text[at : closing.end()]:
            return f"`{inside.strip()}`", closing.end()
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", inside)), default=0))
        language = rest.split(maxsplit=1)[0] if rest else ""
        code = inside.removeprefix("\n").rstrip(" \t").removesuffix("\n")
        return f"{fence}{language}\n{code}\n{fence}", closing.end()

    def _include(self, rest: str, inner: str, at: int, after: int) -> str:
        name = rest.split(maxsplit=1)[0].lower() if rest else ""
        name = name.rpartition("/")[2]
        parameters = {
            found[1].lower(): re.sub(r"\\(.)", r"\1", found[2] or found[3] or found[4] or "")
            for found in _PARAMETER.finditer(rest)
        }
        for begins, keys, address in _PLAYERS:
            if begins in name:
                return self._player(keys, address, parameters, inner, at)
        source = parameters.get("url") or parameters.get("src") or parameters.get("image_path")
        caption = parameters.get("caption", "")
        alt = parameters.get("alt") or parameters.get("description") or ""
        if source and "{" not in source and (alt or caption or "image" in name or "figure" in name):
            if "\n" in self._text[at:after] or _BLANK_LINE.match(self._text, after):
                return _figure(source, alt, caption)
            return f"![{alt or caption}](<{source}>)"
        self._report("{% " + " ".join(inner.split()) + " %}", at)
        return ""

    def _player(
        self, keys: tuple[str, ...], address: str, parameters: dict[str, str], inner: str, at: int
    ) -> str:
        """A player: nothing where the front matter gives the same, else a link."""
        given = next(iter(parameters.values()), "")
        if given.startswith("page."):
            if self._document.matter.text(given.removeprefix("page.")) is not None:
                return ""
        elif given:
            if any(self._document.matter.text(key) == given for key in keys):
                return ""
            player = player_of(address)
            if re.fullmatch(r"[\w-]+", given) and player is not None:
                told = invitation(player, self._document.words)
                return f"[{told}]({address.format(given)})"
            if given.startswith(("https://", "http://")) and not set(given) & set(" <>()\n"):
                return f"<{given}>"
        elif self._document.matter.first(*keys) is not None:
            return ""
        self._report("{% " + " ".join(inner.split()) + " %}", at)
        return ""

    def _output(self, inner: str, at: int) -> str:
        """What a `{{ ... }}` becomes."""
        literal = _LITERAL.fullmatch(inner)
        if literal:
            address = literal[1] or literal[2] or ""
            return f"/{address.removeprefix('/')}" if "|" in inner else address
        if inner in _SITE_ADDRESS:
            return ""
        page = _PAGE_KEY.fullmatch(inner)
        if page:
            value = _text_of(self._document.matter, page[1])
            if value is not None:
                return value
        self._report("{{ " + " ".join(inner.split()) + " }}", at)
        return ""

    def _report(self, tag: str, at: int) -> None:
        if len(self.problems) >= _MOST_REPORTS:
            return
        self.problems.append(
            self._document.problem(
                "liquid-tag",
                f"the Liquid tag {tag[:200]} was left out",
                at=at,
                hint="write in its place what it should show",
            )
        )


def _text_of(matter: FrontMatter, key: str) -> str | None:
    """A front matter value as text within Markdown."""
    value = matter.text(key)
    if value is None:
        return None
    return re.sub(r"([\\`*_\[\]<>{}])", r"\\\1", " ".join(value.split()))


def _figure(source: str, alt: str, caption: str) -> str:
    image = f'<img src="{escape(source)}" alt="{escape(alt)}">'
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{image}{below}</figure>"


def _same_lines(replacement: str, original: str) -> str:
    """The replacement with as many line ends as the original; more than those are given up."""
    missing = original.count("\n") - replacement.count("\n")
    if missing >= 0:
        return replacement + "\n" * missing
    return " ".join(replacement.split("\n"))
