"""A document's text with all that is no word put out, and every offset kept.

Markup is found here without the reader of Markdown, so that what that reader drops is noticed.
"""

from __future__ import annotations

import re
from html import unescape

from alignsite.loader.document import Document
from alignsite.loader.transcript import is_caption, role_of
from alignsite.placement.caption_words import without_structure
from alignsite.placement.words import words_of
from alignsite.records import Episode, Issue, Record

_LONGEST_CAPTION = 200
_CAPTION_WORDS = 10

_ANYWHERE = (
    r"\]\((?:[^()\n]|\([^()\n]*\))*\)",  # the target of a link
    r"https?://(?:[^\s<>\"()\[\]*]|\([^\s()]*\))+",
    r"(?<![^\W_]|:)\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d+)?(?![^\W_]|:)",
)
_IN_HTML = (
    r"</?[A-Za-z][^<>]*>",
    r"&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});",
)
_IN_MARKDOWN = (
    r"^[ ]{0,3}\[[^\]\^\n][^\]\n]*\]:[ \t]*\S[^\n]*",  # where reference links lead
    r"\[\^[^\[\]\s]+\]:?",
    r"\]\[[^\]\n]*\]",
    r"\[\[[\w./-]+(?:#[\w./-]+)?(?=\|[^\[\]|\n]+\]\](?!\())",  # the target of a wiki link
    r"<(?:https?:|mailto:)[^<>\s]*>",
    r"^[ \t>]*(?:[*+-][ \t]+)*\d{1,9}[.)](?=\s)",
    r"^[ \t>]*(?:[*+-]|\d{1,9}[.)])[ \t]+\[[xX]\](?=\s)",  # a task that is done
    r"^[ \t>]*(?:`{3,}|~{3,})[^\n`]*$",
    r"\{[:#][^{}\n]*\}",
    r"\$\$(?s:[^$]*)\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]*(?<=[^\s\\])\$(?![\d$])",  # formulas
)
_PAIRS = tuple(
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (
        (r"<!--", r"-->"),
        (r"<script\b", r"</script\s*>"),
        (r"<style\b", r"</style\s*>"),
        (r"<iframe\b", r"</iframe\s*>"),
        (r"\{%-?\s*comment\b", r"\{%-?\s*endcomment\s*-?%\}"),
        (r"\{%", r"%\}"),
        (r"\{\{", r"\}\}"),
    )
)
"""What is put out from a mark to its end; a mark without an end is text."""
_NO_WORDS = {
    "text": re.compile("|".join(_ANYWHERE), re.MULTILINE),
    "html": re.compile("|".join((*_IN_HTML, *_ANYWHERE)), re.MULTILINE),
    "markdown": re.compile("|".join((*_IN_HTML, *_IN_MARKDOWN, *_ANYWHERE)), re.MULTILINE),
}
_KRAMDOWN_COMMENT = (re.compile(r"\{::comment\b[^}]*\}"), re.compile(r"\{:/(?:comment)?\}"))
_KRAMDOWN = re.compile(r"^ {0,3}\*\[[^\]\n]+\]:.*$|\{::[^}\n]*\}", re.MULTILINE)
"""Definitions of abbreviations, and tags of kramdown's own."""
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|font|i|mark|s|small|span|strong|sub|sup|u)\b", re.I)
_BESIDE_LABEL = re.compile(
    r"^[^()\[\]\n]{1,80}[(\[](?P<role>[\w-]{4,12})[)\]](?=[ \t*_]*[:(\[])", re.MULTILINE
)
_HEAD = re.compile(r"<!doctype\b[^<>]*>|<title\b[^<>]*>[^<>]{0,400}(?=</title\s*>)", re.IGNORECASE)
_OWN_ANCHOR = re.compile(r"\]\(#([\w-]+)\)")
_MONTHS = (
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
_BYLINE_BEGINS = frozenset({"by", "written", "posted", "published", "updated", "date"})
_BYLINE_WORDS = _BYLINE_BEGINS | frozenset(
    _MONTHS.split()
    + ["and", "on", "of"]
    + [f"{day}{end}" for day in range(1, 32) for end in ("", "st", "nd", "rd", "th")]
    + [f"0{day}" for day in range(1, 10)]
    + [str(year) for year in range(1990, 2100)]
)
_NOT_LINE_END = re.compile(r"[^\n]")


def words_shown(document: Document, record: Record) -> str:
    """The text with spaces in place of what is no word or became a field; as long as it was."""
    return _without_fields(_without_markup(document, record), document.text, record)


def _without_markup(document: Document, record: Record) -> str:
    text = document.text
    if document.form == "captions" and isinstance(record, Episode):
        labels = [label for person in record.speakers for label in person.labels]
        return _NO_WORDS["html"].sub(_put_out, without_structure(text, labels))
    if isinstance(record, Episode):
        for medium in record.media:
            text = _without_link(text, medium.url)
        text = _BESIDE_LABEL.sub(_without_role, text)
    if document.form == "html":
        text = _HEAD.sub(lambda found: _without_title(found[0], record.meta.title), text, count=2)
    if document.form != "text":
        for begin, end in _PAIRS:
            text = _without_pairs(text, begin, end)
    if document.settings.kramdown_options is not None and document.form == "markdown":
        text = _KRAMDOWN.sub(_put_out, _without_pairs(text, *_KRAMDOWN_COMMENT))
    return _NO_WORDS[document.form].sub(_put_out, text)


def _without_pairs(text: str, begin: re.Pattern[str], end: re.Pattern[str]) -> str:
    """The text without what stands between two marks; each character is looked at once."""
    pieces: list[str] = []
    done = 0
    while (opening := begin.search(text, done)) is not None:
        closing = end.search(text, opening.end())
        if closing is None:
            break
        inside = text[opening.start() : closing.end()]
        pieces += [text[done : opening.start()], _NOT_LINE_END.sub(" ", inside)]
        done = closing.end()
    return "".join([*pieces, text[done:]]) if pieces else text


def _without_link(text: str, url: str) -> str:
    """The text without the words of the links that lead to this address."""
    if url not in text:
        return text
    address = re.escape(url)
    pattern = (
        rf"\[[^\[\]\n]{{0,200}}\]\(\s*<?{address}|{address}[^<>\n]{{0,200}}>[^<>\n]{{0,200}}</a"
    )
    return re.sub(pattern, lambda found: " " * len(found[0]), text)


def _without_role(match: re.Match[str]) -> str:
    """A label without the role beside it: `Ada (host):`."""
    if role_of(match["role"]) is None:
        return match[0]
    begin, end = (at - match.start() for at in match.span("role"))
    return match[0][:begin] + " " * (end - begin) + match[0][end:]


def _without_title(printed: str, title: str) -> str:
    """What stands in a page's head without the title, and the site's name beside it."""
    named = " ".join(words_of(title)) in " ".join(words_of(printed))
    return _NOT_LINE_END.sub(" ", printed) if named or printed[1] == "!" else printed


def _put_out(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] == "&":
        return unescape(found).ljust(len(found), "\x00")[: len(found)]
    if found[0] == "]" or _INLINE.match(found):
        return "\x00" * len(found) if "\n" not in found else _NOT_LINE_END.sub("\x00", found)
    if found[0] == "<":
        return "\n" + _NOT_LINE_END.sub(" ", found[1:])
    return " " * len(found) if "\n" not in found else _NOT_LINE_END.sub(" ", found)


def _without_fields(source: str, original: str, record: Record) -> str:
    """The text without lines that became a field as a whole: captions, titles, bylines."""
    titles = dict.fromkeys(_titles(record), 0)
    bylines = _BYLINE_WORDS.union(*(words_of(person.name) for person in record.meta.authors))
    lines = source.split("\n")
    at = 0
    for number, line in enumerate(lines):
        if len(line) <= _LONGEST_CAPTION:
            words = words_of(line)
            whole = " ".join(words)
            if whole in titles:
                titles[whole] += 1
            if words and (
                titles.get(whole, 0) > 1
                or (words[0] in _BYLINE_BEGINS and bylines.issuperset(words))
                or (
                    isinstance(record, Episode)
                    and len(words) <= _CAPTION_WORDS
                    and _opens_part(line, original[at : at + len(line)])
                )
            ):
                lines[number] = " " * len(line)
        at += len(line) + 1
    return "\n".join(lines)


def _opens_part(line: str, original: str) -> bool:
    """Whether a line is the caption of a part of an episode's page, or a link to one."""
    target = _OWN_ANCHOR.search(original)
    if target is not None and is_caption(f"# {target[1].replace('-', ' ')}"):
        return True
    return is_caption(line.replace("\x00", " "))


def _titles(record: Record) -> frozenset[str]:
    """What a line may say that is printed more often than the record holds it."""
    named = [record.meta.title]
    if isinstance(record, Episode):
        named += [chapter.title for chapter in record.chapters]
    elif isinstance(record, Issue):
        named += [name for item in record.items for name in (item.part, item.section) if name]
    return frozenset(" ".join(words_of(name)) for name in named)
