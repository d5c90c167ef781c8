"""Where a preview builds: below `.alignsite/`, each preview of a site that runs at the same time
in a folder of its own, because each builds for its own address.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO

from alignsite.building.builder import STATE_FOLDER

MOST = 9


@dataclass(frozen=True, slots=True)
class Place:
    """`output`: the folder to build into. `state`: what remembers the builds, below `.alignsite/`.

    `lock` keeps other previews out for as long as it is open; `None` where nothing can be locked.
    """

    output: Path
    state: str
    lock: IO[str] | None

    def release(self) -> None:
        """Let another preview have it."""
        if self.lock is not None:
            self.lock.close()


def claim(source: Path) -> Place:
    """The first place that no running preview of the site has; the last one if all are taken."""
    for number in range(1, MOST + 1):
        suffix = "" if number == 1 else f"-{number}"
        output = source / STATE_FOLDER / f"preview{suffix}"
        state = f"serve{suffix}"
        try:
            import fcntl  # noqa: PLC0415 - not on every system

            output.parent.mkdir(exist_ok=True)
            lock = output.with_suffix(".lock").open("w")
        except (ImportError, OSError):  # the build will say what is wrong with the folder
            return Place(output, state, None)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            continue
        return Place(output, state, lock)
    return Place(output, state, None)
