"""Words that depend on a number."""

from __future__ import annotations


def plural(count: int, one: str, many: str = "") -> str:
    """`1 turn`, `2 turns`, `1,234 turns`; `many` where an s does not make the plural."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
