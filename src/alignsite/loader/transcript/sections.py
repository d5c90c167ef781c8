"""The parts of an episode's page, by what is printed over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from alignsite.loader.transcript import names
from alignsite.loader.transcript.times import LINKED, TIME, first_time
from alignsite.markdown import Block, BlockKind

Part = Literal["transcript", "contents", "quotes", "notes", "end"]

_MARKS = re.compile(r"<[^<>]*>|[*_#`\[\]\\]|\((?:https?:|#)[^()]*\)")
_TRANSCRIPT = re.compile(
    r"(?:(?:the|full|complete|edited|unedited|rough|raw|episode|interview|podcast|audio|video|automated"
    r"|machine|conversation) )*transcript(?:ion)?s?(?: of (?:the|this|our) (?:\w+ ?){1,2})?"
)
_CONTENTS = re.compile(
    r"(?:(?:table of )?contents|outline"
    r"|topics?(?: (?:we|that we|i|they))?(?: (?:discuss|discussed|cover|covered|talk about))?"
    r"|(?:episode |topics? and |topics we discuss,? and )?time ?(?:stamps?|codes?)"
    r"|chapters|sections|index|agenda|layout|plan|structure"
    r"|what we (?:discuss|cover)|we discuss|jump to|overview"
    r"|in this (?:episode|conversation|interview)(?: we (?:discuss|cover))?"
    r"|questions and timestamps)"
)
_QUOTES = re.compile(
    r"\b(?:quotes?|quotations?|highlights?|highlighted|excerpts?|favou?rite moments)\b"
)
_NOTES = re.compile(r"(?:show|episode) ?notes\b.*|notes")
_END = re.compile(
    r"(?:learn more|related(?: (?:episodes?|reading|posts?|links?|articles|content))?"
    r"|about (?:the|this|our) (?:show|podcast|series|hosts?|guests?|authors?|interviewer)s?"
    r"|further (?:reading|resources)|see also|more (?:episodes|like this|from .{1,30})|subscribe"
    r"|credits|acknowledge?ments|footnotes|references|bibliography|endnotes|comments|appendix"
    r"|links(?: mentioned.*)?|resources(?: mentioned.*)?|show ?notes"
    r"|(?:the )?end(?: of (?:the )?(?:transcript|recording|recorded material|interview|episode))?"
    r"|(?:leave|post) a (?:comment|reply)|share this.*|discuss(?:ion)?(?: on .{1,30})?|related"
    r"|end transcript|listen to more episodes|(?:previous|next) episode"
    r"|what should i listen to first|where to find (?:us|me|[\w ]{1,30})|(?:our )?sponsors?"
    r"|support (?:the|this|our) (?:show|podcast)"
    r"|(?:this )?(?:(?:episode|interview|podcast|conversation|transcript) )?(?:was )?transcribed"
    r" (?:by|with|using) .*|transcript(?:ion|s)? (?:was )?(?:by|(?:provided|produced) by) .*)"
)
_STAFF = re.compile(
    r"(?:(?:show|episode|podcast|production|our|the) )*(?:staff|crew|team|credits|music|theme music"
    r"|(?:music|art|artwork|production|image|photo) credits|staff and music|production"
    r"|producers?|editors?|thanks|special thanks|thanks to)"
    r"|(?:useful |helpful |selected |our )?(?:links|resources|sources)\b.{0,40}|related\b.{0,60}"
    r"|reading list|recommended (?:reading|links|books|resources)"
    r"|(?:papers|books|works|articles|people|things) (?:mentioned|discussed|cited)\b.{0,40}"
)
_LINK = re.compile(
    r"\[(?:[^\[\]]|\[[^\[\]]{0,99}\]){0,300}\](?:\([^()\s]{0,400}(?:\s[^()]{0,200})?\)|\[[^\[\]]{0,99}\])"
    r"|<?https?://[^\s<>]+>?|<a\s[^<>]*>[^<>]*</a>"
)
_BETWEEN_LINKS = re.compile(r"(?:[\s,;·•|.*+_/–—!-]|\d{1,3}[.)](?=\s))*")
_SPEECH_ENDS = tuple(".,;?!…")


def caption(block: Block) -> str | None:
    """What a heading, or a paragraph of its own that could be one, says; in small letters.

    `None` for everything else. Marks, links and a colon at the end are left out.
    """
    if block.kind == "heading":
        limit = 200
    elif block.kind == "paragraph":
        limit = 90
    else:
        return None
    source = block.source
    if len(source) > limit or "\n" in source.strip():
        return None
    return " ".join(_MARKS.sub(" ", source).split()).strip(" :—–-").casefold()


def part_of(block: Block) -> Part | None:
    """Which part of the page a caption opens, if it is one."""
    said = caption(block)
    if not said:
        return None
    heading = block.kind == "heading"
    bold = block.source.strip().startswith(("**", "__"))
    if _TRANSCRIPT.fullmatch(said) or (
        heading and len(said.split()) <= 6 and re.match(rf"(?:{_TRANSCRIPT.pattern})\b", said)
    ):
        return "transcript"
    colon = block.source.rstrip(" *_").endswith(":")
    if _CONTENTS.fullmatch(said) and (heading or bold or colon or len(said.split()) <= 2):
        return "contents"
    if _NOTES.fullmatch(said) and (heading or bold or len(said.split()) <= 2):
        return "notes"
    if len(said.split()) <= 8 and _QUOTES.search(said) and _is_caption_of_quotes(said, heading):
        return "quotes"
    if _END.fullmatch(said):
        return "end"
    return None


def is_caption(line: str) -> bool:
    """Whether a line of Markdown by itself is a caption, of what becomes fields of the record."""
    said = line.strip()
    if not said or len(said) > 200:
        return False
    kind: BlockKind = "heading" if said.startswith("#") else "paragraph"
    return part_of(Block(kind, 1, 1, 1, said)) in ("transcript", "contents", "quotes", "notes")


def _is_caption_of_quotes(said: str, heading: bool) -> bool:
    if heading:
        return True
    return said in ("highlights", "key quotes", "quotes", "excerpts") or "quote" in said


def is_of_staff(block: Block) -> bool:
    """Whether a caption stands over what only a page has: *Staff*, *Music*, *Links*."""
    return _STAFF.fullmatch(caption(block) or "") is not None


def has_links_only(blocks: Sequence[Block], heading: int) -> bool:
    """Whether under a heading stand lists of links, and nothing else."""
    found = False
    for block in blocks[heading + 1 :]:
        if block.kind == "heading":
            break
        if block.kind == "list":
            found = True
            if _BETWEEN_LINKS.fullmatch(_LINK.sub("", block.source)) is None:
                return False
    return found


def is_comment(block: Block) -> bool:
    """Whether the block is an HTML comment and nothing else; `<!--more-->` is none."""
    if block.kind != "html":
        return False
    source = block.source.strip()
    return source.startswith("<!--") and source.endswith("-->") and not is_blank(block)


_NOTHING = re.compile(r"(?:\s|<br\s*/?>|<hr\s*/?>|<!--\s*more\s*-->|&nbsp;|</?(?:p|div|center)>)*")


def is_blank(block: Block) -> bool:
    """Whether the block shows nothing: line breaks, `<!--more-->`."""
    return block.kind in ("html", "paragraph") and _NOTHING.fullmatch(block.source) is not None


def is_nothing(line: str) -> bool:
    """Whether a line of HTML shows nothing."""
    return _NOTHING.fullmatch(line) is not None


def is_break(block: Block) -> bool:
    """Whether the block parts what stands before from what stands after it."""
    return block.kind == "rule" or (is_blank(block) and "<" in block.source)


_ITALIC = re.compile(r"(\*|_)(?!\1)(?=\S).*\S\1", re.DOTALL)


def is_italic(block: Block) -> bool:
    """Whether a whole paragraph is set in italics, as credits are."""
    if block.kind != "paragraph":
        return False
    source = block.source.strip()
    if source.startswith(("<em>", "<i>")) and source.endswith(("</em>", "</i>")):
        return True
    return (
        bool(_ITALIC.fullmatch(source))
        and not source.startswith(("**", "__"))
        and source.count(source[0]) % 2 == 0
    )


_TIMED_CAPTION = re.compile(rf"(?P<title>[^\n]{{2,100}}?)\s*[\[(](?P<time>{TIME})[\])]\s*$")


def timed_caption(block: Block) -> tuple[str, str] | None:
    """Title and time of a line like `The interview begins [00:02:45]`, which heads what follows."""
    if block.kind != "paragraph":
        return None
    source = block.source.strip().strip("*_#").strip()
    found = _TIMED_CAPTION.fullmatch(source) if source.endswith(("]", ")")) else None
    if found is None or found["title"].rstrip().endswith((*_SPEECH_ENDS[:3], ":")):
        return None
    title = found["title"].strip().strip("*_").strip()
    if names.shape(title) in ("role", "letter") or "[" in title or "](" in title:
        return None
    return title, found["time"]


_OVER_TIME = re.compile(
    rf"(?P<title>[^\W\d_][^\n.,;:?!…]{{1,80}}?)[ \t]*\n[ \t]*(?P<time>{TIME})[ \t]*[-–—:]*[ \t]*"
)


def caption_over_time(block: Block) -> tuple[str, str] | None:
    """Title and time of a short line that stands right above a time of its own line."""
    if block.kind != "paragraph" or block.source.count("\n") != 1:
        return None
    found = _OVER_TIME.fullmatch(block.source)
    return (found["title"], found["time"]) if found else None


WHOLLY_BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+\1\s*", re.DOTALL)
_LONGEST_HEADING = 400
_HEADING_TIME = re.compile(
    rf"(?:(?P<lead>{LINKED}|(?:\\?[\[(])?{TIME}(?:\\?[\])](?!\())?)\s*(?:[-–—:|]\s*)?(?P<after>\D.*)"
    rf"|(?P<before>.*?)\s*(?:[-–—|]\s*)?(?P<tail>{LINKED}|\\?[\[(]{TIME}\\?[\])]))",
    re.DOTALL,
)


def heading_time(block: Block) -> tuple[str | None, int | None]:
    """A heading's title without the time printed in it, and that time; the title only if cut."""
    caption = timed_caption(block) or caption_over_time(block)
    if caption is not None:
        return caption[0], first_time(caption[1])
    source = block.source.strip()
    if WHOLLY_BOLD.fullmatch(source):
        source = source[2:-2].strip()
    found = _HEADING_TIME.fullmatch(source) if len(source) < _LONGEST_HEADING else None
    if found is None:
        return None, None
    title = (found["after"] or found["before"]).strip(" -–—|:")
    return (title, first_time(found["lead"] or found["tail"])) if title else (None, None)


def section_end(blocks: Sequence[Block], start: int) -> int:
    """Where the section of the heading at `start` ends: at the next one of its level or above."""
    level = blocks[start].level
    for index in range(start + 1, len(blocks)):
        if blocks[index].kind == "heading" and blocks[index].level <= level:
            return index
    return len(blocks)
