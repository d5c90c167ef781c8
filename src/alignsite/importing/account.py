"""What an import does, in words: grouped by folder."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator

from alignsite.importing.plan import CONFIG_NAME, Move, Plan
from alignsite.wording import plural

_SHOWN = 8
"""Files of a group that are named unless all are asked for."""


def account(plan: Plan, *, every: bool = False) -> str:
    """The plan for people. `every`: name all files."""
    return "\n".join(_lines(plan, every)) + "\n"


def _lines(plan: Plan, every: bool) -> Iterator[str]:
    if plan.refusals:
        yield "Nothing can be done yet:"
        yield from (f"  {one}" for one in plan.refusals)
        return
    changed = {one.path: one.changed for one in plan.writes}
    moved = {one.new for one in plan.moves}
    yield f"Moves ({plural(len(plan.moves), 'file')})"
    for (old, new), moves in _groups(plan.moves):
        yield f"  {old} -> {new}  ({plural(len(moves), 'file')})"
        shown = moves if every else moves[:_SHOWN]
        yield from (f"    {_move(one, changed.get(one.new, ()))}" for one in shown)
        if len(moves) > len(shown):
            yield f"    and {len(moves) - len(shown):,} more (--all names them)"
    copies = [one for one in plan.writes if one.path not in moved and one.path != CONFIG_NAME]
    if copies:
        yield f"Copies, without what cannot be had ({plural(len(copies), 'file')})"
        yield from (f"  {one.path}" for one in copies)
    if plan.left:
        yield f"Stays where it is ({len(plan.left):,})"
        yield from (f"  {one.path}: {one.reason}" for one in plan.left)
    if plan.notes:
        yield "To look at"
        yield from (f"  {one}" for one in plan.notes)
    settings = next((one for one in plan.writes if one.path == CONFIG_NAME), None)
    if settings is not None:
        yield f"Settings ({CONFIG_NAME})"
        yield from (f"  {line}".rstrip() for line in settings.data.decode().splitlines())


def _groups(moves: tuple[Move, ...]) -> list[tuple[tuple[str, str], list[Move]]]:
    found: defaultdict[tuple[str, str], list[Move]] = defaultdict(list)
    for one in moves:
        found[_folder(one.old), _folder(one.new)].append(one)
    return sorted(found.items())


def _folder(path: str) -> str:
    return f"{posixpath.dirname(path) or '.'}/"


def _move(move: Move, keys: tuple[str, ...]) -> str:
    old, new = posixpath.basename(move.old), posixpath.basename(move.new)
    name = old if old == new else f"{old} -> {new}"
    return f"{name}  (changed: {', '.join(keys)})" if keys else name
