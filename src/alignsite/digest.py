"""Digests of values: the same for equal values, in any process, on any day.

Frozen dataclasses, tuples, mappings and scalars are written out in a canonical form and hashed.
Python's own `hash` and pickles will not do: the one is salted, the other depends on identity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter

SIZE = 12
"""Bytes of a digest: 96 bits, so that a million pages do not meet by chance."""

_SCALARS = frozenset((str, int, bool, float, type(None)))
_LONG = 16
"""Elements from which on a tuple is kept like a shared object: each page of a list has them all."""


def of_bytes(*parts: bytes) -> str:
    """The digest of byte strings, told apart from any other way of cutting them."""
    hasher = blake2b(digest_size=SIZE)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "little"))
        hasher.update(part)
    return hasher.hexdigest()


class Digester:
    """Digests values, each shared object once.

    `shared` are the types of which few objects stand in many values (a record's card in a
    hundred lists). Their digest is kept by identity, and they with it: an identity belongs to one
    object only for as long as the object lives. So is that of long tuples.
    """

    def __init__(self, shared: tuple[type, ...] = ()) -> None:
        self._shared = frozenset(shared)
        self._kept: dict[int, tuple[object, str]] = {}
        self._shapes: dict[type, _Shape] = {}

    def of(self, value: object) -> str:
        """The digest of one value."""
        return self._digest(value) if self._is_kept(value) else _hashed(self._written(value))

    def fields(self, value: object) -> dict[str, str]:
        """The digest of each field of a dataclass, by name."""
        return {name: self.of(getattr(value, name)) for name in self._shape(type(value)).names}

    def _is_kept(self, value: object) -> bool:
        kind = type(value)
        return kind in self._shared or (kind is tuple and len(value) >= _LONG)  # type: ignore[arg-type]

    def _digest(self, value: object) -> str:
        """The digest of an object that is kept."""
        kept = self._kept.get(id(value))
        if kept is None:
            kept = self._kept[id(value)] = value, _hashed(self._written(value))
        return kept[1]

    def _shape(self, kind: type) -> _Shape:
        shape = self._shapes.get(kind)
        if shape is None:
            shape = self._shapes[kind] = _Shape.of(kind)
        return shape

    def _written(self, value: object) -> str:
        """The value in full, what is kept inside it by digest. Called for all that a site shows."""
        kind = type(value)
        if kind in _SCALARS:
            return repr(value)
        shape = self._shapes.get(kind)
        if shape is not None:
            name, parts = kind.__name__, shape.values(value)
        elif kind is tuple or kind is list:
            name, parts = "", value  # type: ignore[assignment]
        elif isinstance(value, Mapping):
            name, parts = "map", (*value, *value.values())
        elif is_dataclass(value):
            name, parts = kind.__name__, self._shape(kind).values(value)
        else:
            raise TypeError(f"no canonical form for {kind.__name__}")
        written = []
        for part in parts:
            if type(part) in _SCALARS:
                written.append(repr(part))
            elif self._is_kept(part):
                written.append(f"<{self._digest(part)}>")
            else:
                written.append(self._written(part))
        return f"{name}({','.join(written)})"


@dataclass(frozen=True, slots=True)
class _Shape:
    """The fields of a type, and what takes their values from an object of it."""

    names: tuple[str, ...]
    values: Callable[[object], tuple[object, ...]]

    @classmethod
    def of(cls, kind: type) -> _Shape:
        names = tuple(one.name for one in fields(kind))
        if len(names) == 1:
            return cls(names, lambda value: (getattr(value, names[0]),))
        return cls(names, attrgetter(*names) if names else lambda _: ())


def _hashed(written: str) -> str:
    return blake2b(written.encode(), digest_size=SIZE).hexdigest()
