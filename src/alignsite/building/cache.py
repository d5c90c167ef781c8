"""What a build remembers: loaded records by content, and of what each output was made.

Records and the state are pickles that can hold nothing but this program's own types: a damaged
or foreign file is at worst unreadable, and then it is made anew.
"""

from __future__ import annotations

import io
import os
import pickle
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import Any
from zlib import crc32

from alignsite import entries, mentions, records
from alignsite.entries import Entry
from alignsite.passages import RecordRows
from alignsite.problems import Problem
from alignsite.records import Item, Record
from alignsite.stamps import Stamp

_STATE_FILE = "state"

GONE = (-1, 0)
"""The stamp of a published file that something else took away: no file has it."""


class DamagedError(Exception):
    """A cached file that cannot be read as what it should hold."""


class OtherVersionError(DamagedError):
    """A cached file that a program with other types wrote: whole, and of no use to this one."""


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
    """All that a build knows of the last one.

    `engine` says what made the outputs, `place` where they lie, as seen from the site's folder.
    """

    engine: str = ""
    place: str = ""
    sources: Mapping[str, KnownSource] = field(default_factory=dict)
    files: Mapping[str, KnownFile] = field(default_factory=dict)
    outputs: Mapping[str, KnownOutput] = field(default_factory=dict)


_ALLOWED: dict[tuple[str, str], type] = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        State, KnownSource, KnownOutput, KnownFile, Problem,
        entries.Entry, entries.Involvement, entries.ItemEntry,
        mentions.Mention, RecordRows,
        *(one for one in vars(records).values() if isinstance(one, type)),
    )
    if kind.__module__.startswith("alignsite.")
}  # fmt: skip


_FORMAT = 2
"""Which way of writing it is, types aside: another number makes files of another version."""


def shape(kinds: Mapping[tuple[str, str], object]) -> bytes:
    """What types look like: fields that another version lacks, or names otherwise, show."""
    shapes = sorted(
        (place, [one.name for one in fields(kind)] if is_dataclass(kind) else [])
        for place, kind in kinds.items()
    )
    return blake2b(repr((_FORMAT, shapes)).encode(), digest_size=12).hexdigest().encode()


_SHAPE = shape(_ALLOWED)
"""What every file here begins with: a frozen type with slots takes any fields in any order."""

_OTHER_SHAPE = re.compile(rb"[0-9a-f]{24}([0-9a-f]{8})?\x80")
"""How the file of another version begins: its own shape, a checksum, and then a pickle."""

_BEGIN = len(_SHAPE) + 8
"""Where in a file the pickles begin: after the shape comes the checksum of all that follows."""


def _checksum(pickles: memoryview) -> bytes:
    """Against damage, not malice: a build that changes next to nothing checks every record."""
    return b"%08x" % crc32(pickles)


_Call = tuple[Callable[..., object], tuple[object, ...]]


def _call_of(kind: type) -> Callable[[object], _Call]:
    """What makes of a value of a frozen type the call that makes such a value again."""
    names = [one.name for one in fields(kind)]
    if any(one.kw_only for one in fields(kind)):
        return lambda value: (_by_name, (kind, *(getattr(value, name) for name in names)))
    if len(names) == 1:
        return lambda value: (kind, (getattr(value, names[0]),))
    values = attrgetter(*names)
    return lambda value: (kind, values(value))


def _by_name(kind: type, *values: object) -> object:
    """A value of a type that takes its fields by name alone."""
    return kind(**dict(zip((one.name for one in fields(kind)), values, strict=True)))


class _Unpickler(pickle.Unpickler):
    """Makes this program's frozen types and builtin scalars and containers, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _by_name.__name__):
            return _by_name
        try:
            return _ALLOWED[(module, name)]
        except KeyError:
            raise DamagedError(f"{module}.{name} does not belong here") from None


def _loads(data: bytes, skipped: int = 0) -> object:
    """The value in the bytes; `skipped`: how many values stand before it."""
    if not data.startswith(_SHAPE):
        if _OTHER_SHAPE.match(data):
            raise OtherVersionError("it was written by another version")
        raise DamagedError("it does not begin as it should" if data else "it is empty")
    if data[len(_SHAPE) : _BEGIN] != _checksum(memoryview(data)[_BEGIN:]):
        raise DamagedError("it is not as it was written")
    stream = io.BytesIO(data)
    stream.seek(_BEGIN)
    try:
        for _ in range(skipped):
            _Unpickler(stream).load()
        return _Unpickler(stream).load()
    except DamagedError:
        raise
    except Exception as error:  # whatever damaged bytes make pickle raise
        raise DamagedError(str(error)) from error


class _Pickler(pickle.Pickler):
    """Writes this program's types as a call with their fields.

    That is read thrice as fast as what a frozen type with slots writes of itself.
    """

    dispatch_table = {  # noqa: RUF012 - the library's name for it
        kind: _call_of(kind) for kind in _ALLOWED.values() if is_dataclass(kind)
    }


def _write(path: Path, *values: object) -> None:
    out = io.BytesIO()
    out.seek(_BEGIN)
    for value in values:
        _Pickler(out, protocol=5).dump(value)
    whole = out.getbuffer()
    whole[:_BEGIN] = _SHAPE + _checksum(whole[_BEGIN:])
    aside = f"{path}.{os.getpid()}.new"
    with open(aside, "wb", buffering=0) as file:  # noqa: PTH123 - thousands of times
        file.write(whole)
    os.replace(aside, path)  # noqa: PTH105


class RecordStore:
    """Records and items of issues on disk, by digest: memory holds no more than a few bodies."""

    def __init__(self, folder: Path, keep: int = 64) -> None:
        self._folder = folder
        self._keep = keep
        self._recent: OrderedDict[str, Record | Item] = OrderedDict()
        folder.mkdir(parents=True, exist_ok=True)

    def save(self, digest: str, record: Record | Item, rows: RecordRows | None = None) -> None:
        """Store a record with its rows, or one item of an issue, under its digest."""
        _write(self._folder / digest, rows, record)

    def load(self, digest: str) -> Record | Item:
        """What is stored. Raises `DamagedError` where it is missing or unreadable."""
        if digest in self._recent:
            self._recent.move_to_end(digest)
            return self._recent[digest]
        record = _loads(self._bytes(digest), skipped=1)
        if not isinstance(record, Record | Item):
            raise DamagedError(f"{digest} is no record")
        self._recent[digest] = record
        if len(self._recent) > self._keep:
            self._recent.popitem(last=False)
        return record

    def rows(self, digest: str) -> RecordRows:
        """The rows of a record that is stored. Raises as `load` does."""
        rows = _loads(self._bytes(digest))
        if not isinstance(rows, RecordRows):
            raise DamagedError(f"{digest} has no rows")
        return rows

    def _bytes(self, digest: str) -> bytes:
        try:
            with open(f"{self._folder}/{digest}", "rb") as file:  # noqa: PTH123 - thousands
                return file.read()
        except OSError as error:
            raise DamagedError(str(error)) from error

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

    Raises `DamagedError` where there is one that cannot be read, `OtherVersionError` where another
    version left it.
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
