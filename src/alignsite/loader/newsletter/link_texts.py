"""Where the link texts after `Read more:` end and the next title begins.

Neither has a full stop, so the words themselves must tell: how titles open, how they close, and
which of them the summaries on either side speak of. The answer is a cost, as in `prose`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from itertools import pairwise

from alignsite.loader.newsletter.prose import IMPOSSIBLE
from alignsite.loader.newsletter.vocabulary import words

_NOUNS = words(
    "paper papers post posts blog comments comment commentary code website summary thoughts",
    "appendix slides talk video arxiv thread transcript here notes review book report pdf",
    "forum repo repository github tweet discussion podcast thesis dataset demo interview",
)
_OPENERS = words(
    "the a an on how what why when who which where towards toward some two three four five six",
    "seven eight nine ten more against beyond my our",
)
_ASKING = words(
    "is are does do did can should could will would",
)
_JOINING = words(
    "that which and of or with vs",
)
_SMALL = words("a an the of for in on to from with and or by at as via vs is are not be into")
_SMALL_OR_JOINING = _SMALL | _JOINING
_UNFINISHED = words("no not its their is are be")
_SECOND = words(
    "networks network models model agents agent systems system learning safety alignment",
    "environment environments tasks task data intelligence values value games game rewards",
    "reward optimization problem problems research framework methods inference theory",
)
_BEFORE_LEARNING = words(
    "machine deep reinforcement imitation transfer representation curriculum reward active value",
    "supervised unsupervised self-supervised semi-supervised multi-task multitask preference",
    "policy meta federated lifelong continual few-shot zero-shot one-shot online offline q",
    "apprenticeship contrastive metric ensemble statistical adversarial robot language",
)
"""What `learning` completes; elsewhere it rather opens a title."""
_WORD = re.compile(r"\S+")
_EDGE = "()[]{}.,:;?!\"“”‘’'*"


class LinkTexts:
    """The words from a label to the authors of the next title, and where the title may begin.

    Built once for a stretch of a text (`low` to `stop`), and asked about every break in it. `told`:
    the summary before the label; `tells`: the one after the title.
    """

    __slots__ = ("_ends", "_misplaced", "_neighbours", "_repeated", "_words")

    def __init__(self, text: str, low: int, stop: int, *, told: str, tells: str) -> None:
        found = list(_WORD.finditer(text, low, stop))
        words = self._words = [one[0] for one in found]
        self._ends = [one.end() for one in found]
        self._neighbours = told.casefold(), tells.casefold()
        told, tells = self._neighbours
        back = words[::-1]
        self._misplaced = _misplaced(words, tells, told), _misplaced(back, told, tells)
        self._repeated = _repeated(words), _repeated(back)

    def break_cost(self, end: int) -> float:
        """How unlikely it is that the link texts end at this place, and the title follows."""
        count = bisect_right(self._ends, end)
        words, rest = self._words, len(self._words) - count
        if not count or not rest or words[count - 1].endswith((":", ",", ";")):
            return IMPOSSIBLE
        before, after = words[:count], words[count:]
        last, first = before[-1].strip(_EDGE).casefold(), after[0].strip(_EDGE)
        if last in _NOUNS and (count <= 4 or any(word.endswith(",") for word in before)):
            return 0.6
        if before[-1].endswith(")"):
            return 0.3 if "#" in "".join(before[-2:]) else 2.0
        cost = 3.0 + _opening_cost(first, after, last) + _joint_cost(before, after, last)
        if count > self._repeated[0] or rest > self._repeated[1]:
            cost += 1.2
        if any(f"{last} {first.casefold()}" in one for one in self._neighbours):
            cost += 2.0
        cost += 0.6 * self._misplaced[0][count] + 0.6 * self._misplaced[1][rest]
        return max(0.3, cost)


def _joint_cost(before: list[str], after: list[str], last: str) -> float:
    """How unlikely it is that link texts end as they do and a title follows.

    `last`: the last word before it, in small letters.
    """
    cost = 0.0
    if last == "learning" and not (len(before) > 1 and _completed(before[-2])):
        cost += 1.2  # `Learning | Ropes`
    if last.endswith(("s", "tion", "ment", "ity")) and not last.endswith("ss"):
        cost -= 0.3
    if len(after) > 2 and after[1][:1].islower() and after[0][:1].isupper():
        cost -= 0.3
        if after[1] not in _SMALL_OR_JOINING and _in_capitals(before):
            cost -= 0.9  # `A Text in Capitals | Another title in small letters`
    if before[-1][:1].islower() and after[0][:1].isupper() and last not in _OPENERS:
        cost -= 1.2
    cost += 0.05 * min(len(before), 12)  # links' texts are short, titles longer
    cost += (1.2, 0.6, 0.2, 0.0)[min(3, _since_colon(before) - 1)]
    cost += (1.5, 0.5, 0.0)[min(2, len(after) - 1)]
    if last in _OPENERS or last in _UNFINISHED:
        cost += 2.0
    if last in _SECOND or (last == "learning" and len(before) > 1 and _completed(before[-2])):
        cost -= 0.4
    return cost


def _completed(word: str) -> bool:
    """Whether `learning` completes the word before it: `deep learning`."""
    return word.strip(_EDGE).casefold() in _BEFORE_LEARNING


def _in_capitals(before: list[str]) -> bool:
    """Whether the last words before a break begin with capitals, small ones apart."""
    content = [word for word in before[-5:] if word.casefold() not in _SMALL]
    return len(content) > 1 and all(not word[:1].islower() for word in content)


def _opening_cost(first: str, after: list[str], last: str) -> float:
    """How unlikely a title opens with its first word (without the marks around it).

    `last`: the word before it, in small letters.
    """
    cost = 0.0
    lowered = first.casefold()
    if after[0].endswith(":"):
        # `Some Podcast: Its Episode`: the word before the colon says what the link leads to.
        cost += 2.0 if lowered in _NOUNS else -0.8
    elif any(word.endswith(":") for word in after[1:3]):
        cost -= 0.5
    asks = lowered in _ASKING and any(word.endswith("?") for word in after)
    if lowered in _OPENERS or asks or (first[:1].isdigit() and len(first) > 2):
        cost -= 1.2
    elif lowered in _JOINING or first[:1].isdigit():
        cost += 2.0
    elif lowered in _ASKING:
        cost += 1.5
    elif lowered not in _SECOND and lowered.endswith(("ing", "ly")) and lowered != "using":
        cost -= 0.6
    elif lowered == "learning":
        cost += 0.8 if _completed(last) else -0.6
    elif lowered in _SECOND:
        cost += 0.8
    return cost


def _repeated(words: list[str]) -> float:
    """Up to how many words no two in a row stand twice: more are rather two titles than one."""
    seen: set[tuple[str, str]] = set()
    plain = [word.strip(_EDGE).casefold() for word in words]
    for count, pair in enumerate(pairwise(plain), 1):
        if pair[0] in _SMALL or pair[1] in _SMALL:
            continue
        if pair in seen:
            return count
        seen.add(pair)
    return math.inf


def _since_colon(words: list[str]) -> int:
    """How many words there are after the last colon."""
    for count, word in enumerate(reversed(words[-4:])):
        if word.endswith(":"):
            return max(1, count)
    return len(words)


def _misplaced(words: list[str], other: str, own: str) -> list[int]:
    """Of the first none, one, two ... words, how many only the summary on the other side has."""
    counts = [0]
    seen: set[str] = set()
    for word in words:
        stem = word.strip(_EDGE).casefold()[:6]
        strange = len(stem) > 4 and stem not in seen and stem in other and stem not in own
        seen.add(stem)
        counts.append(counts[-1] + strange)
    return counts
