"""Titles of papers and posts: which printed words are one, and when two are the same."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
"""Characters of a link's words that may still be a title."""

_QUOTES = "\"'“”‘’«»„ "
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|\S+\.(?:com|org|net|io|ai|edu|pdf)(?:/\S*)?", re.I)
_IDENTIFIER = re.compile(r"(?:arxiv|doi)\s*:.*|\d{4}\.\d{4,5}(?:v\d+)?", re.I)
_POINTING = re.compile(
    r"(?:this|that|these|those|here|the|a|an|my|our|your|his|her|their|its|another|some|see|read|"
    r"in|on|of|by|for example|e\.g\.|original|full|blog|linked?|previous|next|recent|new|earlier|"
    r"later|first|second|third|last|same|part|chapter|section|appendix|figure|table)\b",
    re.IGNORECASE,
)
_KINDS_OF_THING = re.compile(
    r"(?:papers?|posts?|blog ?posts?|articles?|pdf|html|videos?|talks?|threads?|tweets?|comments?|"
    r"links?|code|websites?|page|summary|transcript|podcast|episode|slides|book|essay|report|"
    r"version|results?|work|one|study|preprint|github|arxiv|repo|lesswrong|twitter)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_CITATION = re.compile(
    r".*\bet al\b.*|.*\band (?:colleagues|others|coauthors)\b.*|.*[,(]\s*(?:19|20)\d\d[a-z]?\)?"
    r"|[^\W\d_][\w'’-]+(?:, [^\W\d_][\w'’-]+)*,? (?:and|&) [A-Z][\w'’-]+",
    re.IGNORECASE,
)
"""Authors and year, by which papers are referred to in running text."""
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "nor", "of",
     "on", "or", "per", "the", "to", "via", "vs", "with")
)  # fmt: skip


def plain_title(text: str) -> str:
    """The words without the quotation marks and the full stop around them."""
    bare = " ".join(text.split()).strip(_QUOTES)
    return bare.removesuffix(".").removesuffix(",").strip(_QUOTES)


def title_key(text: str) -> str:
    """What two printings of one title share: letters and digits, in one case."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    bare = text.casefold().replace("'", "").replace("’", "")
    return " ".join(_WORD.findall(bare))


def is_telling(key: str) -> bool:
    """Whether a title's key is long enough for two works not to share it by chance."""
    return key.count(" ") >= 2 or len(key.replace(" ", "")) >= 15


def may_be_title(text: str) -> bool:
    """Whether a link's words may be the title of what it leads to, not "here" or "this paper"."""
    if len(text) < 6 or (not text[0].isupper() and text[0].islower()):
        return False  # most links' words, at once
    bare = plain_title(text)
    if not 6 <= len(bare) <= LONGEST or _ADDRESS.fullmatch(bare) or _IDENTIFIER.fullmatch(bare):
        return False
    if text.strip()[0] not in _QUOTES and _CITATION.fullmatch(bare):
        return False
    first = bare[0]
    if not (first.isupper() or first.isdigit()) or not is_telling(title_key(bare)):
        return False
    words = bare.split()
    if _POINTING.match(bare) and not is_capitalised(bare):
        return False
    return not _KINDS_OF_THING.fullmatch(words[-1].strip(",.")) or len(words) > 4


def is_capitalised(text: str) -> bool:
    """Whether the words are written as headlines are: Most of Them Begin with a Capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if word.lower() not in _SMALL]
    return bool(words) and 3 * sum(word[0].isupper() for word in words) >= 2 * len(words)


def title_in_address(url: str) -> str | None:
    """A title read off the last part of an address: `/posts/id/words-of-it` → "Words of it"."""
    path = re.sub(r"^[^/]*//[^/]*|[?#].*$", "", url).rstrip("/")
    last = re.sub(r"\.(?:html?|pdf|php|aspx?|md)$", "", path.rpartition("/")[2], flags=re.I)
    words = re.sub(r"%[0-9A-Fa-f]{2}", " ", last).replace("-", " ").replace("_", " ").split()
    if words and re.fullmatch(r"(?=.*\d)[0-9a-f]{6,}", words[-1]):  # Medium's hash
        words.pop()
    wordy = sum(word.isalpha() for word in words)
    if wordy < 3 or wordy * 3 < len(words) * 2:
        return None
    text = " ".join(words)
    return text[0].upper() + text[1:] if len(text) <= LONGEST else None
