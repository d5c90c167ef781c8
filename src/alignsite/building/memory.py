"""What the last build left of itself, and what is said where that cannot be read.

Damage is told once, by the build that meets it and makes everything anew. What another version
wrote is no damage: it is made anew without a word.
"""

from __future__ import annotations

from dataclasses import replace
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

OF_ONE_BUILD = ("cache-damaged", "leftover-output")
"""Codes of problems that one build tells, and the next has no more: they are not remembered."""


def last_state(state: Path, place: str) -> tuple[State, list[Problem]]:
    """The last build's state; where it is damaged, an empty one and a warning.

    Outputs that it published in another place than `place` are none of this build's. Of another
    version's it is known only which outputs it made, and that this program has to make all of
    them again.
    """
    try:
        known = load_state(state)
        return known if known.place == place else replace(known, outputs={}), []
    except OtherVersionError:
        made = {path: KnownOutput("", {}, GONE) for path in published_before(state, place)}
        return State(place=place, outputs=made), []
    except DamagedError as error:
        return State(), damage(error)


def damage(error: DamagedError) -> list[Problem]:
    """What to say of a file that cannot be read: nothing where another version wrote it."""
    if isinstance(error, OtherVersionError):
        return []
    text = f"what the last build remembered cannot be read ({error}); reading everything anew"
    hint = "nothing is lost; should it happen again, delete the folder .alignsite"
    return [problem("cache-damaged", ".alignsite", text, hint=hint)]


def published_before(state: Path, place: str) -> frozenset[str]:
    """The paths of the last build's outputs by its stamps, which are there if its state is not.

    None, if it published in another place. Stamps that name no place are of this one.
    """
    stamps = load_stamps(str(state)) or {}
    listed = stamps.get("outputs")
    if stamps.get("place", place) != place or not isinstance(listed, dict):
        return frozenset()
    return frozenset(listed)
