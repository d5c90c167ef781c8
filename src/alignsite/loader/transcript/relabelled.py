"""Lines with labels in the one way that labels are read, in place of titles that are names."""

from __future__ import annotations

from collections import Counter

from alignsite.loader.transcript import names
from alignsite.loader.transcript.labels import Label

MOST = 30
"""People in one conversation: so many spellings are compared with all others."""


def names_one(label: Label | None) -> bool:
    """Whether a line's label could be a person's."""
    return label is not None and label.shape is not None and not names.is_ordinary(label.name)


def labelled(lines: list[str], titles: dict[int, tuple[str, str]], fewest: int) -> list[str] | None:
    """The lines with labels in place of titles that recur and are names; `None` without two.

    `titles`: line number → what could be a name, and the time beside it. `fewest`: how often a
    name is printed at least.
    """
    counts = Counter(name for name, _ in titles.values())
    regular = {
        name
        for name, count in counts.items()
        if count >= fewest and names.shape(name) is not None and not names.is_ordinary(name)
    }
    if not 2 <= len(regular) <= MOST:
        return None
    people = regular | {
        name
        for name in counts.keys() - regular
        if any(names.variant(name, one) or names.is_shortened(name, one) for one in regular)
    }
    cut = list(lines)
    for number, (name, time) in titles.items():
        likely = time and names.shape(name) == "name" and not names.is_ordinary(name)
        if name in people or likely:
            cut[number] = f"**{name}** ({time}):" if time else f"**{name}:**"
    return cut
