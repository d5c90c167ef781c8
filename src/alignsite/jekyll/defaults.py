"""`defaults` of `_config.yml`: front matter that files share, by path and by type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_TYPES = {"page": "pages", "post": "posts", "draft": "drafts"}
"""Names that Jekyll took in its early versions, and still takes."""


@dataclass(frozen=True, slots=True)
class Default:
    """One row: the files whose path begins with `path`, of one type or (`None`) of any."""

    path: str
    type: str | None
    values: Mapping[str, object]

    def applies(self, path: str, kind: str) -> bool:
        """Whether it is for the file at `path` (relative to the source folder)."""
        if self.type is not None and self.type != kind:
            return False
        if "*" in self.path:
            return _globbed(self.path).match(path) is not None
        return path.startswith(self.path)


def defaults_of(value: object) -> tuple[Default, ...]:
    """The rows of the setting; what is no row is passed over, as Jekyll does."""
    rows = []
    for row in value if isinstance(value, list) else ():
        if not isinstance(row, dict) or not isinstance(row.get("values"), dict):
            continue
        scope = row.get("scope")
        scope = scope if isinstance(scope, dict) else {}
        path, kind = scope.get("path"), scope.get("type")
        rows.append(
            Default(
                path.removeprefix("/") if isinstance(path, str) else "",
                _TYPES.get(kind, kind) if isinstance(kind, str) else None,
                row["values"],
            )
        )
    return tuple(rows)


def matter_for(rows: Iterable[Default], path: str, kind: str) -> dict[str, object]:
    """What the rows give a file: a longer path beats a shorter, then a type none, then the later.

    Tables are merged key by key.
    """
    merged: dict[str, object] = {}
    last: Default | None = None
    for row in rows:
        if not row.applies(path, kind):
            continue
        if last is None or _beats(row, last):
            merged, last = _merged(row.values, merged), row
        else:
            merged = _merged(merged, row.values)
    return merged


def _beats(new: Default, old: Default) -> bool:
    if len(new.path) != len(old.path):
        return len(new.path) > len(old.path)
    return new.type is not None or old.type is None


def _merged(strong: Mapping[str, object], weak: Mapping[str, object]) -> dict[str, object]:
    merged = dict(weak)
    for key, value in strong.items():
        below = merged.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping):
            merged[key] = _merged(value, below)
        elif value is not None or key not in merged:
            merged[key] = value
    return merged


def _globbed(pattern: str) -> re.Pattern[str]:
    """The pattern as an expression that fits a path, or a folder that it begins with."""
    made = re.escape(pattern.rstrip("/"))
    made = made.replace(r"\*\*/", "(?:[^/]+/)*").replace(r"\*\*", "[^/]*").replace(r"\*", "[^/]*")
    return re.compile(f"{made}(?=/|$)")
