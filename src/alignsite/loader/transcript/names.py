"""What a person's name looks like, and when two spellings are one name."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Literal

from alignsite.loader.transcript.words import (
    MACHINES,
    NAMES_TOO,
    NEVER,
    ORDINARY,
    PARTICLES,
    TITLES,
)

Shape = Literal["name", "role", "letter", "joint"]
"""name: `Ada Example`; role: `Audience member 2`; letter: `Q`, `AE`; joint: `Ada and Ben`."""

_ROLE = re.compile(
    r"(?:(?:audience|panel|crowd|class|studio)(?: (?:member|question|speaker))?"
    r"|(?:unknown|unidentified|male|female|new|first|second|third|other)"
    r" (?:speaker|voice|person|guest|host|man|woman)"
    r"|speaker|interviewer|interviewee|host|co-?host|guest|narrator|announcer|moderator|facilitator"
    r"|operator|participant|questioner|question(?:er)? from audience|voice ?over|voice|caller"
    r"|reader"
    r"|producer|everyone|everybody|both|all|together|student|professor|reporter|presenter"
    r"|male|female|man|woman|user|assistant|ai|human|system|recording|computer"
    r")(?: ?#?\d{1,2}|_\d{1,3}| [a-z])?",
)
_LETTER = re.compile(r"(?:[A-Z]{1,3}|[QAS]\d{1,2})\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}[^\W\d_]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-‐‑][^\W\d_]+)*\.?['’]?", re.UNICODE)
_ENDINGS = re.compile(r"['’]s\b")


@functools.lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Letters and digits alone, without accents and case: equal for spellings that differ so."""
    text = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in text if c.isalnum())


@functools.lru_cache(maxsize=4096)
def tokens(name: str) -> tuple[str, ...]:
    """The keys of a name's words, titles (`Dr`, `Jr`) left out."""
    words = [key(word) for word in name.split()]
    return tuple(word for word in words if word and word not in TITLES)


@functools.lru_cache(maxsize=4096)
def shape(name: str) -> Shape | None:
    """What kind of speaker's label `name` could be by its form alone; `None` for anything else."""
    if not 0 < len(name) <= 60:
        return None
    plain = " ".join(name.split())
    if _LETTER.fullmatch(plain):
        return "letter"
    if _ROLE.fullmatch(plain.casefold()) and (plain[0].isupper() or len(plain) < 12):
        return "role"
    if _is_name(plain):
        return "name"
    parts = re.split(r"\s*(?:,|&|/|\+|\band\b)\s*", plain)
    parts = [part for part in parts if part]
    if 2 <= len(parts) <= 4 and all(
        _is_name(part) or _ROLE.fullmatch(part.casefold()) for part in parts
    ):
        return "joint"
    return None


def _is_name(plain: str) -> bool:
    words = plain.rstrip(",").split()
    if not 1 <= len(words) <= 6:
        return False
    capitals = 0
    for place, word in enumerate(words):
        bare = word.rstrip(",")
        lower = bare.casefold().strip(".")
        if lower in TITLES:
            capitals += place > 0 and len(words) == 1
        elif _INITIALS.fullmatch(bare) and bare[0].isupper():
            capitals += 1
        elif _WORD.fullmatch(bare) and not _ENDINGS.search(bare):
            if bare[0].isupper() or not bare[0].islower():
                if bare.endswith(".") and len(bare) > 4 and place + 1 < len(words):
                    return False
                capitals += 1
            elif lower not in PARTICLES and not _particle_prefix(bare):
                return False
        elif place > 0 and re.fullmatch(r"#?\d{1,2}|[IVX]{1,4}", bare):
            continue
        else:
            return False
    return capitals > 0


def _particle_prefix(word: str) -> bool:
    """`d'Example`, `al-Example`: a small beginning, a capital after it."""
    return bool(re.match(r"(?:d|l|al|el|ad|as|ben|bin)['’\-][^\W\d_]", word))


@functools.lru_cache(maxsize=4096)
def is_ordinary(name: str) -> bool:
    """Whether every word is one that opens sentences and sections, so that none says "a name"."""
    words = [word.casefold().strip(".,") for word in name.split()]
    return all(
        (word in ORDINARY and word not in NAMES_TOO) or word in NEVER or word.isdigit()
        for word in words
    )


def is_machine(name: str) -> bool:
    """Whether the label is one of a dialogue with a machine, as speakers like to quote them."""
    return name.casefold().strip() in MACHINES


_SPEAKING_ROLE = re.compile(
    r"(?:speaker|interviewer|interviewee|host|co-?host|guest|moderator|facilitator|narrator"
    r"|announcer|presenter|audience(?: member)?|(?:unknown|unidentified) speaker|questioner)"
    r"(?: ?#?\d{1,2}|_\d{1,3}| [a-z])?"
)


def is_speaking_role(name: str) -> bool:
    """Whether the label is a part in a conversation and hardly anything else, as `Host` is."""
    return _SPEAKING_ROLE.fullmatch(" ".join(name.casefold().split())) is not None


@functools.lru_cache(maxsize=4096)
def is_never_a_speaker(name: str) -> bool:
    """Whether the label is one of a page's own (`Note`, `Update 2`), however often printed."""
    words = [word.casefold().strip(".,") for word in name.split()]
    return all(word in NEVER or word.isdigit() for word in words)


def variant(rare: str, common: str) -> bool:
    """Whether the rare spelling may be a slip for the common one, or a shortened form of it.

    Slips: one letter more, less, other, or two swapped (two such in names of seven letters and
    more); the beginning of the name. Shortened: some words of it, `R. Example`, `Rob` for `Robert`.
    """
    a, b = key(rare), key(common)
    if a == b:
        return True
    if min(len(a), len(b)) < 2 or shape(rare) == "letter":
        return False
    if min(len(a), len(b)) >= 3 and a[0] == b[0] and (b.startswith(a) or a.startswith(b)):
        return abs(len(a) - len(b)) <= 2 or is_shortened(rare, common)
    allowed = 2 if max(len(a), len(b)) >= 7 else 1
    if min(len(a), len(b)) < 3 and (a[0] != b[0] or len(b) > 3):
        allowed = 0
    return distance(a, b, allowed) <= allowed or is_shortened(rare, common)


def are_initials(short: str, full: str) -> bool:
    """Whether `short` is the initials of all the words of `full`: `AE`, `A.E.` of Ada Example."""
    words = tokens(full)
    return (
        len(words) > 1
        and shape(short) == "letter"
        and key(short) == "".join(word[0] for word in words)
    )


def is_shortened(short: str, full: str) -> bool:
    """Whether `short` is some of the words of `full`, in their order, or their beginnings."""
    a, b = tokens(short), tokens(full)
    if not a or len(a) > len(b) or a == b:
        return False
    if len(a) == len(b):
        pairs = list(zip(a, b, strict=True))
        if len(a) > 1 and a[0] == b[0] and len(a[-1]) == 1:  # `Ada E.`
            return all(y.startswith(x) for x, y in pairs)
        return a[-1] == b[-1] and all(y.startswith(x) for x, y in pairs)
    rest = iter(b)
    return all(any(word == other for other in rest) for word in a)


def distance(a: str, b: str, limit: int) -> int:
    """How many letters apart: added, left out, changed, two neighbours swapped; at most `limit`+1.

    Optimal string alignment; short strings only.
    """
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
