"""The words that a text has in small letters, as no name does."""

from __future__ import annotations

_PUNCTUATION = '.,;:!?…“”"()[]*_–—'
_MOST_ASKED = 40
"""Words that are looked for one by one; for more it is quicker to know all."""

_MOST_PLACES = 200
"""Places where a word's letters stand that are looked at one by one."""


class SmallWords:
    """Answers `word in ...`: whether it stands by itself in the text and begins in small letters.

    Punctuation may follow, and nothing go before: `(then` says nothing of `then`.
    """

    __slots__ = ("_asked", "_every", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked: dict[str, bool] = {}
        self._every: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        known = self._asked.get(word)
        if known is None:
            known = self._asked[word] = word[:1].islower() and self._stands(word)
        return known

    def _stands(self, word: str) -> bool:
        text, at = self._text, -1
        if self._every is None and len(self._asked) < _MOST_ASKED:
            for _ in range(_MOST_PLACES):
                at = text.find(word, at + 1)
                if at < 0:
                    return False
                if self._is_by_itself(at, at + len(word)):
                    return True
        if self._every is None:
            self._every = frozenset(
                one.strip(_PUNCTUATION) for one in set(text.split()) if one[:1].islower()
            )
        return word in self._every

    def _is_by_itself(self, begin: int, end: int) -> bool:
        text = self._text
        if begin and not text[begin - 1].isspace():
            return False
        while end < len(text) and text[end] in _PUNCTUATION:
            end += 1
        return end == len(text) or text[end].isspace()
