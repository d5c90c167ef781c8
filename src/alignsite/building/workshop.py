"""Where one build works."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from alignsite.building.builds import Request
from alignsite.building.cache import RecordStore, State
from alignsite.reading.inputs import Inputs


@dataclass(frozen=True, slots=True)
class Workshop:
    """One build's request, its folders, and what the last build left there.

    `place`: the output folder as seen from the site's. `forgotten`: alignsite made what lies there,
    and nothing tells any more which files.
    """

    request: Request
    state: Path
    key: list[object]
    inputs: Inputs
    output: Path
    place: str
    forgotten: bool
    known: State
    store: RecordStore
    read_at_ns: int

    @property
    def engine(self) -> str:
        """What makes the results of this build, beside their inputs."""
        return str(self.key[0])
