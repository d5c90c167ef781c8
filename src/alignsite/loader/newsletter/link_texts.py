"""Where the link texts after `Read more:` end and the next title begins.

Neither has a full stop, so the words themselves must tell: how titles open, how they close, and
which of them the summaries on either side speak of. The answer is a cost, as in `prose`.
"""

from __future__ import annotations

from alignsite.loader.newsletter.vocabulary import words

_NOUNS = words(
    "paper papers post posts blog comments comment commentary code website summary thoughts",
    "appendix slides talk video arxiv thread transcript here notes review book report pdf",
    "forum repo repository github tweet discussion podcast thesis dataset demo interview",
)
_OPENERS = words(
    "the a an on how what why when towards toward some two three four five six seven eight",
    "nine ten more against beyond my our",
)
_ASKING = words(
    "is are does do did can should could will would",
)
_JOINING = words(
    "that which and of or with vs",
)
_SECOND = words(
    "networks network models model agents agent systems system learning safety alignment",
    "environment environments tasks task data intelligence values value games game rewards",
    "reward optimization problem problems research framework methods inference theory",
)
_EDGE = "()[]{}.,:;?!\"“”‘’'*"


def break_cost(before: list[str], after: list[str], told: str, tells: str) -> float:
    """How unlikely it is that the link texts end and the title begins between two words.

    `before`: the words from the label to here; `after`: from here to the authors. `told`: the
    summary before the label, casefolded; `tells`: the summary after the title, casefolded.
    """
    if before[-1].endswith((":", ",", ";")):
        return 9.0
    last = before[-1].strip(_EDGE).casefold()
    first = after[0].strip(_EDGE)
    if last in _NOUNS and (len(before) <= 4 or any(word.endswith(",") for word in before)):
        return 0.6
    if before[-1].endswith(")"):
        return 0.3 if "#" in "".join(before[-2:]) else 2.0
    cost = 3.0 + _opening_cost(first, after)
    lowered = first.casefold()
    if last.endswith(("s", "tion", "ment", "ity")) and not last.endswith("ss"):
        cost -= 0.3
    if len(after) > 2 and after[1][:1].islower() and after[0][:1].isupper():
        cost -= 0.3
    if before[-1][:1].islower() and after[0][:1].isupper() and last not in _OPENERS:
        cost -= 1.2
    cost += 0.05 * min(len(before), 12)  # links' texts are short, titles longer
    cost += (1.2, 0.6, 0.2, 0.0)[min(3, _since_colon(before) - 1)]
    cost += (1.5, 0.5, 0.0)[min(2, len(after) - 1)]
    if last in _OPENERS:
        cost += 2.0
    if f"{last} {lowered}" in told or f"{last} {lowered}" in tells:
        cost += 2.0
    return max(
        0.3, cost + 0.6 * _misplaced(before, tells, told) + 0.6 * _misplaced(after, told, tells)
    )


def _opening_cost(first: str, after: list[str]) -> float:
    """How unlikely a title opens with its first word (without the marks around it)."""
    cost = 0.0
    lowered = first.casefold()
    if after[0].endswith(":"):
        # `Some Podcast: Its Episode`: the word before the colon says what the link leads to.
        cost += 2.0 if lowered in _NOUNS else -0.8
    asks = lowered in _ASKING and any(word.endswith("?") for word in after)
    if lowered in _OPENERS or asks or (first[:1].isdigit() and len(first) > 2):
        cost -= 1.2
    elif lowered in _JOINING or first[:1].isdigit():
        cost += 2.0
    elif lowered.endswith(("ing", "ly")) and lowered not in _SECOND:
        cost -= 0.6
    elif lowered in _SECOND:
        cost += 0.8
    return cost


def _since_colon(words: list[str]) -> int:
    """How many words there are after the last colon."""
    for count, word in enumerate(reversed(words[-4:])):
        if word.endswith(":"):
            return max(1, count)
    return len(words)


def _misplaced(words: list[str], other: str, own: str) -> int:
    """How many of the words only the summary on the other side speaks of."""
    stems = {stem for word in words if len(stem := word.strip(_EDGE).casefold()[:6]) > 4}
    return sum(1 for stem in stems if stem in other and stem not in own)
