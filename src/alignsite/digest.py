"""Digests of values: the same for equal values, in any process, on any day.

Frozen dataclasses, tuples, mappings and scalars are written out in a canonical form and hashed.
Python's own `hash` and pickles will not do: the one is salted, the other depends on identity.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b

SIZE = 12
"""Bytes of a digest: 96 bits, so that a million pages do not meet by chance."""


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
    object only for as long as the object lives.
    """

    def __init__(self, shared: tuple[type, ...] = ()) -> None:
        self._shared = frozenset(shared)
        self._kept: dict[int, tuple[object, str]] = {}
        self._names: dict[type, tuple[str, ...]] = {}

    def of(self, value: object) -> str:
        """The digest of one value."""
        return blake2b(self._written(value).encode(), digest_size=SIZE).hexdigest()

    def fields(self, value: object) -> dict[str, str]:
        """The digest of each field of a dataclass, by name."""
        return {name: self.of(getattr(value, name)) for name in self._fields(type(value))}

    def _fields(self, kind: type) -> tuple[str, ...]:
        names = self._names.get(kind)
        if names is None:
            names = self._names[kind] = tuple(one.name for one in fields(kind))
        return names

    def _written(self, value: object) -> str:
        kind = type(value)
        if kind is str or kind is int or value is None or kind is bool or kind is float:
            return repr(value)
        if kind in self._shared:
            kept = self._kept.get(id(value))
            if kept is None:
                written = self._dataclass(value).encode()
                kept = value, blake2b(written, digest_size=SIZE).hexdigest()
                self._kept[id(value)] = kept
            return f"<{kept[1]}>"
        if kind is tuple or kind is list:
            return f"({','.join([self._written(one) for one in value])})"  # type: ignore[attr-defined]
        if isinstance(value, Mapping):
            rows = [f"{self._written(key)}:{self._written(one)}" for key, one in value.items()]
            return f"{{{','.join(rows)}}}"
        if is_dataclass(value):
            return self._dataclass(value)
        raise TypeError(f"no canonical form for {kind.__name__}")

    def _dataclass(self, value: object) -> str:
        kind = type(value)
        parts = [self._written(getattr(value, name)) for name in self._fields(kind)]
        return f"{kind.__name__}({','.join(parts)})"
