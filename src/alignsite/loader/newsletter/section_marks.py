"""Candidates for the names of sections in a flattened issue, in capitals or in title case."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from alignsite.loader.newsletter.marks import SectionMark, begins_small, next_word
from alignsite.loader.newsletter.prose import Prose
from alignsite.loader.newsletter.sections import SECTIONS, any_of
from alignsite.loader.newsletter.vocabulary import words

_NAMES = [one.name for one in SECTIONS]
_TOP = frozenset(one.name for one in SECTIONS if one.group is None)
# Each pattern begins with letters or a set of them, so that `re` need not try it at every
# character; what has to stand before the letter is asked after it.
_WORD_BEGINS = r"[A-Z](?<!\S.)"
_ONE_WORD_BEGINS = r"#(?<!\S.)"
_OF_A_KIND = r"(?:(?<=M)iscellaneous|(?<=C)ritiques) \([A-Z][\w ]{1,30}\)"
_SENTENCE = re.compile(
    rf"(?:{any_of(_NAMES, _ONE_WORD_BEGINS)}|M(?<!\S.){_OF_A_KIND}|C(?<!\S.){_OF_A_KIND})(?!\S)"
)
_SENTENCE_OR_SEQUENCE = re.compile(
    rf"{_WORD_BEGINS}(?:{any_of(_NAMES, '(?<=#)')}|[a-z]+(?: [a-z]+){{0,3}} sequence|{_OF_A_KIND})"
    r"(?!\S)"
)
_CAPITALS = re.compile(
    rf"(?:{any_of([name.upper() for name in _NAMES], _ONE_WORD_BEGINS)})(?: SEQUENCE)?(?!\S)"
)
_SURE = ("HIGHLIGHTS", "TECHNICAL AI ALIGNMENT", "OTHER PROGRESS IN AI")
_SURE_CAPITALS = re.compile(rf"(?<!\S)(?:{'|'.join(_SURE)})(?!\S)")
_SECTION_WORDS = frozenset(word for name in _NAMES for word in re.findall(r"[A-Z]+", name.upper()))
_SMALL_LETTERS = re.compile(r"\b[a-z]{2,}\b")
_LONGEST_ACRONYM = 5
_SHORTEST_WORD = 3
_LONGEST_LINKS = 160
_JOINING = words("a an the of for in on to from with and or by at as via about")
_IN_CAPITALS = r"(?:[A-Z][A-Z'’&/\-]+|A|&|\([A-Z][A-Z ]{1,30}\))"
_CAPITAL_RUN = re.compile(
    r"[A-Z&(](?=[A-Z'’&/\- ])(?<!\S.)"
    r"(?:(?<=[A-Z])[A-Z'’&/\-]+|(?<=[A&])|(?<=\()[A-Z][A-Z ]{1,30}\))"
    rf"(?: {_IN_CAPITALS}){{0,7}}(?!\S)"
)
_KINDS = bytes(
    ord("A" if "A" <= c <= "Z" else c if c in "&( " else "-" if c in "'/-?" else ".")
    for c in map(chr, range(256))
)
"""What each character of Latin-1 is to `_CAPITAL_RUN`; `?` stands for those of no byte."""
_BEGINS = re.compile(rb"[A&(][A& -]")
"""As those kinds, the first two characters of a run, and of little else."""


def in_capitals(text: str) -> bool:
    """Whether this issue prints its sections in capitals; settled once, from the whole issue."""
    if any(name in text for name in _SURE) and _SURE_CAPITALS.search(text):
        return True
    found = _known_sections(text, list(_capital_begins(text)))
    capitals = sum(1 for one in found if not begins_small(text, one.end()))
    return capitals > 0 and capitals >= sum(
        # A name in the middle of a sentence or at its beginning is no section's.
        1
        for one in _in_sentences(text)
        if not _follows(text, one.end()).islower()
    )


def section_marks(prose: Prose, capitals: bool, links: Sequence[int] = ()) -> list[SectionMark]:
    """Every place that may be a section's name in the style of this issue, in order.

    `links`: where texts of links begin (after `Read more:`), in order: they end without a full
    stop, so a section may begin after any of their words.
    """
    found = _capital_sections(prose) if capitals else _sentence_sections(prose, links)
    return list(found)


def _sentence_sections(prose: Prose, links: Sequence[int]) -> Iterator[SectionMark]:
    text = prose.text
    previous = -1
    for match in _in_sentences(text):
        follow = _follows(text, match.end())
        count = len(match.group().split())
        cost = 0.5 if count == 1 and match.group() not in _TOP else 0.0
        if follow == ":":
            continue
        if begins_small(text, match.end()):
            cost += 1.5
            skip = 1.0 if previous >= 0 and not text[previous : match.start()].strip() else 0.0
        else:
            skip = 2.0 if count == 1 and match.group() not in _TOP else 3.0
        after_section = previous >= 0 and not text[previous : match.start()].strip()
        if not (
            after_section
            or _at_break(prose, match.start())
            or _ends_links(text, links, match.start())
        ):
            alone = 1.0 if match.group() in _TOP else 0.0
            skip = min(skip, alone if count == 1 else 2.0 if "(" in match.group() else 1.0)
        if _own_line(text, match.start(), match.end()):
            cost, skip = 0.0, 8.0
        previous = match.end()
        yield SectionMark(match.start(), match.end(), match.group(), cost, skip, skip)


def _in_sentences(text: str) -> Iterator[re.Match[str]]:
    """The names that stand in a text in sentence case."""
    sequences = " sequence" in text  # few texts have any, and looking for them costs much
    return (_SENTENCE_OR_SEQUENCE if sequences else _SENTENCE).finditer(text)


def _follows(text: str, at: int) -> str:
    """The first character after the white space at `at`; empty at the end."""
    begins = next_word(text, at)
    return text[begins : begins + 1]


def _own_line(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "\n" and text[end : end + 1] == "\n"


def _capital_sections(prose: Prose) -> Iterator[SectionMark]:
    text = prose.text
    usual = _Usual(text)
    begins = list(_capital_begins(text))
    end = 0
    for match in _known_sections(text, begins):
        yield from _unknown_sections(prose, begins, end, match.start(), usual)
        end = match.end()
        single = " " not in match.group()
        follow = text[match.end() : match.end() + 2].strip()[:1]
        if follow == ":":
            continue
        at_break = not single or _at_break(prose, match.start())
        cost, skip = 0.0, 8.0 if at_break else 4.0
        if single and begins_small(text, match.end()):
            cost, skip = 0.5, 4.0 if at_break else 1.0  # somebody shouts
        yield SectionMark(match.start(), match.end(), match.group(), cost, skip, skip)
    yield from _unknown_sections(prose, begins, end, len(text), usual)


def _capital_begins(text: str) -> Iterator[int]:
    """Where a name in capitals may begin: what `_CAPITAL_RUN` takes as its first two characters.

    Found in bytes, one a character, so that no pattern need be tried at every capital.
    """
    kinds = text.encode("latin-1", "replace").translate(_KINDS)
    for one in _BEGINS.finditer(kinds):
        at = one.start()
        if at == 0 or text[at - 1].isspace():
            yield at


def _known_sections(text: str, begins: Sequence[int]) -> Iterator[re.Match[str]]:
    """The names in the table that stand in a text in capitals; `begins`: where any may begin."""
    end = 0
    for at in begins:
        match = _CAPITALS.match(text, at) if at >= end else None
        if match:
            end = match.end()
            yield match


def _unknown_sections(
    prose: Prose, begins: Sequence[int], start: int, stop: int, usual: _Usual
) -> Iterator[SectionMark]:
    """Runs of ordinary words in capitals where a section may begin, with names not in the table.

    `begins`: where names in capitals may begin, in order; those from `start` to `stop` count.
    """
    text = prose.text
    end = start
    for begin in begins[bisect_left(begins, start) : bisect_left(begins, stop)]:
        if begin < end:
            continue
        match = _CAPITAL_RUN.match(text, begin, stop)
        if match is None:
            continue
        end = match.end()
        run = match.group().split()
        if len(run) < 2 and len(run[0]) <= _LONGEST_ACRONYM + 2:
            continue
        if not _at_break(prose, match.start()):
            continue
        while run and not _is_usual(run[-1], usual):
            run.pop()  # the title may begin with an acronym
        if len(run) < 2 and not (run and len(run[0]) > _LONGEST_ACRONYM + 2):
            continue
        if not any(_is_ordinary(word, usual) for word in run):
            continue  # `MIT AI` begins a title
        printed = " ".join(run)
        end = match.start() + len(printed)
        follow = text[end : end + 3].strip()[:1]
        if follow and (follow.isupper() or follow.isdigit() or follow in "[\"“‘'"):
            yield SectionMark(match.start(), end, printed, 1.0, 2.0, 1.0)


class _Usual:
    """The words that an issue prints in small letters, so that in capitals they are no acronyms."""

    __slots__ = ("_text", "_words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:  # few issues ask
            self._words = frozenset(_SMALL_LETTERS.findall(self._text))
        return word in self._words


def _is_ordinary(word: str, usual: _Usual) -> bool:
    """Whether a word in capitals is a usual one and more than an acronym that sections hold."""
    word = word.strip("()")
    return _is_usual(word, usual) and (
        len(word) > _LONGEST_ACRONYM or (len(word) > _SHORTEST_WORD and word.lower() in usual)
    )


def _is_usual(word: str, usual: _Usual) -> bool:
    """Whether a word in capitals is an ordinary one rather than an acronym."""
    word = word.strip("()")
    if word in _SECTION_WORDS or word.lower() in usual:
        return len(word) > 1
    return len(word) > _LONGEST_ACRONYM


def _ends_links(text: str, links: Sequence[int], at: int) -> bool:
    """Whether nothing but texts of links stands between a label and `at`."""
    index = bisect_right(links, at) - 1
    if index < 0 or at - links[index] > _LONGEST_LINKS:
        return False
    last = text[links[index] : at].rsplit(None, 1)[-1:]
    return bool(last) and last[0].casefold() not in _JOINING


def _at_break(prose: Prose, at: int) -> bool:
    before = prose.before(at)
    return before is None or before.cost < 4.5
