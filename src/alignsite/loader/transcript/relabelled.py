"""Lines with labels in the one way that labels are read, in place of titles that are names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from alignsite.loader.transcript import names
from alignsite.loader.transcript.labels import Label

MOST = 30
"""People in one conversation: so many spellings are compared with all others."""


def names_one(label: Label | None) -> bool:
    """Whether a line's label could be a person's."""
    return label is not None and label.shape is not None and not names.is_ordinary(label.name)


def is_named(name: str, named: Sequence[str]) -> bool:
    """Whether a label is one of the names that a page gives, or some words of one."""
    return any(names.key(name) == names.key(one) or names.is_shortened(name, one) for one in named)


def labelled(
    lines: list[str],
    titles: dict[int, tuple[str, str]],
    fewest: int,
    named: Sequence[str] = (),
) -> list[str] | None:
    """The lines with labels in place of titles that recur and are names; `None` without two.

    `titles`: line number → what could be a name, and the time beside it. `fewest`: how often a
    name is printed at least. `named`: names that need not recur where a time is beside them.
    """
    counts = Counter(name for name, _ in titles.values())
    timed = {name for name, time in titles.values() if time}
    regular = {
        name
        for name, count in counts.items()
        if (count >= fewest and names.shape(name) is not None and not names.is_ordinary(name))
        or (name in timed and is_named(name, named))
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
        if name in people or (time and _is_likely(name)):
            cut[number] = f"**{name}** ({time}):" if time else f"**{name}:**"
    return cut


def _is_likely(name: str) -> bool:
    """Whether what stands once, with a time, is a name or a part like `Audience`."""
    if names.shape(name) == "role":
        return names.is_speaking_role(name)
    return names.shape(name) == "name" and not names.is_ordinary(name)
