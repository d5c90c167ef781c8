"""When a run of changes is over and the site should be built. Pure: the clock is an argument.

Saving one file makes a handful of events within milliseconds; a checkout or a copied folder makes
thousands over seconds. The first should be built almost at once, the second once, at its end.
"""

from __future__ import annotations

QUIET = 0.03
"""Seconds without a change after which a save is taken to be complete."""

STORM = 20
"""So many changed paths are no save by hand any more."""

STORM_QUIET = 0.4
"""Seconds without a change after which a storm is taken to be over."""

LONGEST = 4.0
"""Seconds after which there is a build even though changes still come in."""


class Debounce:
    """Gathers changed paths and says when to build.

    Times are seconds of any clock that does not go back.
    """

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._first = 0.0
        self._last = 0.0

    def note(self, path: str, now: float) -> None:
        """Take down that `path` has changed."""
        if not self._paths:
            self._first = now
        self._paths.add(path)
        self._last = now

    def wait(self, now: float) -> float | None:
        """Seconds until a build is due, 0 when it is due now, `None` when nothing has changed."""
        if not self._paths:
            return None
        quiet = STORM_QUIET if len(self._paths) > STORM else QUIET
        due = min(self._last + quiet, self._first + LONGEST)
        return max(0.0, due - now)

    def take(self) -> frozenset[str]:
        """The paths that changed since the last call; from here on they count as dealt with."""
        taken = frozenset(self._paths)
        self._paths.clear()
        return taken
