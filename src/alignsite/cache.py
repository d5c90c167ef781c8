"""What a build remembers: loaded records by content, and of what each output was made.

Records and the state are pickles that can hold nothing but this program's own types: a damaged
or foreign file is at worst unreadable, and then it is made anew.
"""

from __future__ import annotations

import io
import os
import pickle
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alignsite import entries, mentions, records
from alignsite.entries import Entry
from alignsite.problems import Problem
from alignsite.records import Item, Record
from alignsite.stamps import Stamp

_STATE_FILE = "state"


class DamagedError(Exception):
    """A cached file that cannot be read as what it should hold."""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A document as it was last read. `digest` covers its bytes and all else that touches it.

    `catalogue`: the stamp of the catalogue it was read with. `liquid`: whether it holds Liquid.
    """

    stamp: Stamp
    sidecar: Stamp | None
    digest: str
    entry: Entry | None
    problems: tuple[Problem, ...]
    catalogue: Stamp | None = None
    liquid: bool = False

    @property
    def stored(self) -> tuple[str, ...]:
        """The digests under which the store holds what the document became."""
        if self.entry is None:
            return ()
        return (self.entry.digest, *(item.digest for item in self.entry.items))


@dataclass(frozen=True, slots=True)
class KnownOutput:
    """What an output was made of: its template's digest and each context field's."""

    template: str
    fields: Mapping[str, str]
    stamp: tuple[int, int]


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that is copied as it is: its stamp and the digest of its bytes."""

    stamp: Stamp
    digest: str


@dataclass(frozen=True, slots=True)
class State:
    """All that a build knows of the last one. `engine` says what made it."""

    engine: str = ""
    sources: Mapping[str, KnownSource] = field(default_factory=dict)
    files: Mapping[str, KnownFile] = field(default_factory=dict)
    outputs: Mapping[str, KnownOutput] = field(default_factory=dict)


_ALLOWED: dict[tuple[str, str], object] = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        State, KnownSource, KnownOutput, KnownFile, Problem,
        entries.Entry, entries.Involvement, entries.ItemEntry,
        mentions.Mention,
        *(one for one in vars(records).values() if isinstance(one, type)),
    )
    if kind.__module__.startswith("alignsite.")
}  # fmt: skip


class _Unpickler(pickle.Unpickler):
    """Makes this program's frozen types and builtin scalars and containers, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _ALLOWED[(module, name)]
        except KeyError:
            raise DamagedError(f"{module}.{name} does not belong here") from None


def _loads(data: bytes) -> object:
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except DamagedError:
        raise
    except Exception as error:  # whatever damaged bytes make pickle raise
        raise DamagedError(str(error)) from error


def _write(path: Path, value: object) -> None:
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    aside.write_bytes(pickle.dumps(value, protocol=5))
    aside.replace(path)


class RecordStore:
    """Records and items of issues on disk, by digest: memory holds no more than a few bodies."""

    def __init__(self, folder: Path, keep: int = 64) -> None:
        self._folder = folder
        self._keep = keep
        self._recent: OrderedDict[str, Record | Item] = OrderedDict()
        folder.mkdir(parents=True, exist_ok=True)

    def save(self, digest: str, record: Record | Item) -> None:
        """Store a record, or one item of an issue, under its digest."""
        _write(self._folder / digest, record)

    def load(self, digest: str) -> Record | Item:
        """What is stored. Raises `DamagedError` where it is missing or unreadable."""
        if digest in self._recent:
            self._recent.move_to_end(digest)
            return self._recent[digest]
        try:
            record = _loads((self._folder / digest).read_bytes())
        except OSError as error:
            raise DamagedError(str(error)) from error
        if not isinstance(record, Record | Item):
            raise DamagedError(f"{digest} is no record")
        self._recent[digest] = record
        if len(self._recent) > self._keep:
            self._recent.popitem(last=False)
        return record

    def missing(self, digests: Iterable[str]) -> set[str]:
        """Those of the digests under which nothing is stored."""
        return set(digests) - {one.name for one in os.scandir(self._folder)}

    def forget_all_but(self, digests: Iterable[str]) -> None:
        """Delete the records that no document has any more."""
        kept = set(digests)
        for one in os.scandir(self._folder):
            if one.name not in kept:
                Path(one.path).unlink(missing_ok=True)


def load_state(folder: Path) -> State:
    """The last build's state; an empty one where there is none.

    Raises `DamagedError` where there is one that cannot be read.
    """
    try:
        data = (folder / _STATE_FILE).read_bytes()
    except FileNotFoundError:
        return State()
    except OSError as error:
        raise DamagedError(str(error)) from error
    state = _loads(data)
    if not isinstance(state, State):
        raise DamagedError("no state")
    return state


def save_state(folder: Path, state: State) -> None:
    """Remember a state for the next build."""
    _write(folder / _STATE_FILE, state)
