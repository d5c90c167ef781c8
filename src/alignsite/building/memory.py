"""What the last build left of itself, and what is said where that cannot be read.

Damage is told once, by the build that meets it and makes everything anew. What another version
wrote is no damage: it is made anew without a word.
"""

from __future__ import annotations

from pathlib import Path

from alignsite.building.cache import (
    GONE,
    DamagedError,
    KnownOutput,
    OtherVersionError,
    State,
    load_state,
)
from alignsite.problems import Problem, problem
from alignsite.stamps import load_stamps

OF_ONE_BUILD = ("cache-damaged",)
"""Codes of problems that the build which tells them mends: they are not remembered."""


def last_state(state: Path) -> tuple[State, list[Problem]]:
    """The last build's state; where it is damaged, an empty one and a warning.

    Of another version's it is known only which outputs it made, and that this program has to make
    all of them again.
    """
    try:
        return load_state(state), []
    except OtherVersionError:
        made = {path: KnownOutput("", {}, GONE) for path in published_before(state)}
        return State(outputs=made), []
    except DamagedError as error:
        return State(), damage(error)


def damage(error: DamagedError) -> list[Problem]:
    """What to say of a file that cannot be read: nothing where another version wrote it."""
    if isinstance(error, OtherVersionError):
        return []
    text = f"what the last build remembered cannot be read ({error}); reading everything anew"
    hint = "nothing is lost; should it happen again, delete the folder .alignsite"
    return [problem("cache-damaged", ".alignsite", text, hint=hint)]


def published_before(state: Path) -> frozenset[str]:
    """The paths of the last build's outputs by its stamps, which are there if its state is not."""
    listed = (load_stamps(str(state)) or {}).get("outputs")
    return frozenset(listed) if isinstance(listed, dict) else frozenset()
