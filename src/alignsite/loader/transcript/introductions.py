"""Names in prose: those that titles, introductions and first words present as speaking."""

# ruff: noqa: SIM905 - lists of words read better as text

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alignsite.loader.transcript.people import Mention
from alignsite.loader.transcript.words import PARTICLES, TITLES
from alignsite.records import Role


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words that stand together.

    `before`, `after`: the words about them, in small letters. `opens`: they begin a sentence.
    `joined`: "and" or a comma joins them to the run before.
    """

    name: str
    before: tuple[str, ...]
    after: str
    opens: bool
    joined: bool


_BREAKS = frozenset(
    "on with contra and about of for in the vs versus a an interviews discusses explains to"
    " from is why how what by at as or meets talks".split()
)
_INSTITUTIONS = frozenset(
    "institute university foundation college school lab labs research center centre"
    " institution fellowship prize award conference society".split()
)
_END = re.compile(r"[.!?…:;]['\"’”)\]]*$")


def _runs(text: str) -> Iterator[_Run]:
    """The runs of capitalised words of a text, in its order."""
    words = text.split()
    begin: int | None = None
    new_sentence = opens = joined = False
    last_end, last_joins = -1, False
    new_sentence = True
    for place, raw in enumerate(words):
        if begin is None and raw.isalpha() and raw.islower():
            new_sentence = False  # most words are none of a name's
            continue
        bare, small = _bare(raw), _small(raw)
        capital = bool(bare) and bare[0].isalpha() and not bare[0].islower()
        particle = begin is not None and small in PARTICLES and not raw.endswith(",")
        part = (capital and small not in _BREAKS) or particle
        if begin is not None and (not part or raw[0] in '([“"'):
            yield from _closed(words, begin, place, opens, joined)
            last_end, last_joins, begin = place, False, None
        if part and begin is None:
            begin, opens = place, new_sentence
            joined = (last_joins and last_end == place) or (
                last_end == place - 1 and _small(words[place - 1]) in ("and", "&")
            )
        initial = bool(_INITIAL.fullmatch(bare))
        title = small in TITLES
        new_sentence = bool(_END.search(raw)) and not initial and not title
        if begin is not None and (new_sentence or raw.endswith((",", ")", "’s", "'s"))):
            yield from _closed(words, begin, place + 1, opens, joined)
            last_end, last_joins, begin = place + 1, raw.endswith(","), None
    if begin is not None:
        yield from _closed(words, begin, len(words), opens, joined)


_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")


def _bare(raw: str) -> str:
    """A word without the punctuation about it; initials keep their points."""
    word = raw.strip('“”"()[]*_,;:!?…').removesuffix("’s").removesuffix("'s")
    return word if _INITIAL.fullmatch(word) else word.rstrip(".")


def _small(raw: str) -> str:
    """A word in small letters, without the punctuation about it."""
    return raw.strip('“”"()[]*_,;:!?….').casefold()


def _closed(
    words: Sequence[str], begin: int, end: int, opens: bool, joined: bool
) -> Iterator[_Run]:
    goes_on = end < len(words) and not words[end - 1].endswith(",")
    after = _small(words[end]) if goes_on else ""
    first, last = begin, end
    while last > first and words[last - 1].islower():
        last -= 1
    while first < last and _small(words[first]) in TITLES:
        first += 1
    if 1 <= last - first <= 5 and _small(words[last - 1]) not in _INSTITUTIONS:
        name = " ".join(_bare(word) for word in words[first:last])
        before = tuple(map(_small, words[max(0, begin - 3) : begin]))
        yield _Run(name, before, after, opens, joined)


_BEFORE_NAMES = frozenset(
    "with featuring feat ft guest guests by interview interviewing host hosts hosted".split()
)
_AFTER_NAMES = frozenset(
    "on contra about discusses discuss explains vs versus interviews and & joins talks returns"
    " is in interview".split()
)


def in_title(title: str) -> list[Mention]:
    """The names a title may hold: at its beginning, or after "with".

    `Name on Topic`, `Name, Affiliation, on topic`, `Name: Topic`, `Topic with Name and Name`.
    They count only where a label bears them out.
    """
    found: list[Mention] = []
    for number, part in enumerate(re.split(r"\s[-–—|]\s|[,:]", title)):
        accepted = False
        for run in _runs(part):
            first = not run.before and number == 0 and (not run.after or run.after in _AFTER_NAMES)
            cue = bool(run.before) and run.before[-1] in _BEFORE_NAMES
            accepted = first or cue or (accepted and run.joined)
            if accepted:
                host = any(word in ("host", "hosts", "hosted") for word in run.before)
                found.append(Mention(run.name, "title", "host" if host else "guest"))
    return found


_CUES = frozenset(
    "with guest guests host hosts interview interviews interviewing interviewed joined by join"
    " joins i'm i’m am welcome featuring features featured dr prof professor bring you, you and"
    " meet".split()
)


_LONGEST = 20_000
"""Characters of a paragraph in which people may be presented; one far longer is a whole talk."""


def in_introduction(paragraphs: Iterable[str]) -> list[Mention]:
    """Full names by which an introduction presents people.

    Such a name opens a sentence, follows a word like "with", or goes on after such a name.
    """
    found: list[Mention] = []
    for paragraph in paragraphs:
        accepted = False
        for run in _runs(paragraph[:_LONGEST]):
            cue = bool(run.before) and run.before[-1] in _CUES
            accepted = run.opens or cue or (accepted and run.joined)
            if accepted and len(run.name.split()) > 1:
                found.append(Mention(run.name, "introduction"))
    return found


_SPOKEN_CUES = re.compile(
    r"\b(?:i['’]?m|i am|my name is|this is|(?:speaking|talking|chatting|here|joined|sitting down)"
    r" (?:with|to|by)|guests? (?:today |this week )?(?:is|are)|welcome,?(?: to the show,?| back,?)?"
    r"|bring you,?)\s+(?:today\s+)?(?:with\s+)?(?:dr\.? |prof(?:essor|\.)? )?$",
    re.IGNORECASE,
)
_SPOKEN_NAME = re.compile(
    r"(?!I['’])[^\W\d_a-z][\w'’-]+(?: (?:[^\W\d_]\.|de|van|von|der|la|[^\W\d_a-z][\w'’-]+)){1,3}"
)


def in_first_words(texts: Sequence[str]) -> list[Mention]:
    """Full names with which somebody introduces a speaker aloud: "I'm speaking with Ada"."""
    found: list[Mention] = []
    for text in texts:
        head = text[:2500]
        found += [
            Mention(name[0].removesuffix("'s").removesuffix("’s"), "introduction")
            for name in _SPOKEN_NAME.finditer(head)
            if _SPOKEN_CUES.search(head[max(0, name.start() - 60) : name.start()])
        ]
    return found


_GREETS = re.compile(
    r"\bwelcome to (?!you\b)|\bwelcome (?:back )?to the (?:show|podcast)\b"
    r"|\b(?:i['’]?m|i['’]?ll be|i will be|we['’]?re|today,? i['’]?m)"
    r" (?:here |now |going to be )?(?:speaking|talking|chatting|joined|sitting down)"
    r" (?:with|to|by)\b"
    r"|\b(?:my|our) guests? (?:today|this|is|are|for)\b"
    r"|\bthank(?:s| you)(?: so much)? for (?:coming|joining|being|agreeing|taking|listening)\b"
    r"|\bi bring you\b|\b(?:happy|excited|great) to have you\b",
    re.IGNORECASE,
)
_IS_GREETED = re.compile(
    r"\b(?:thanks?|thank you)(?: (?:so|very) much)?(?: again)?(?:,? \w+,?)? for (?:having|inviting)"
    r" (?:me|us)\b|\b(?:happy|good|glad|great|pleasure|excited|delighted|honou?red) to be"
    r" (?:here|on)\b",
    re.IGNORECASE,
)


_GREETING = (
    "welcome", "thank", "guest", "speaking", "talking", "chatting", "joined", "sitting down",
    "bring you", "to have you", "to be here", "to be on",
)  # fmt: skip
"""One of these is in every greeting; to look for them is far quicker."""


def _may_greet(small: str) -> bool:
    return any(words in small for words in _GREETING)


def spoken_role(texts: Sequence[str]) -> Role | None:
    """What somebody's own words at the beginning say: hosts welcome, guests thank."""
    likely = [text for text in texts if _may_greet(text.casefold())]
    hosts = any(_GREETS.search(text) for text in likely)
    guests = any(_IS_GREETED.search(text) for text in likely)
    if hosts == guests:
        return None
    return "host" if hosts else "guest"
