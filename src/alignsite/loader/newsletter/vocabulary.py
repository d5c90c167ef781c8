"""Sets of words, written as text."""

from __future__ import annotations


def words(*lines: str) -> frozenset[str]:
    """The words of the lines: `words("a an", "the")` → a, an, the."""
    return frozenset(word for line in lines for word in line.split())
