"""Front matter by the keys that alignsite knows, and what to say of the others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from difflib import get_close_matches

from alignsite.loader.frontmatter import Entry, FrontMatter
from alignsite.matter_keys import EVERY_KEY, KEYS
from alignsite.problems import Problem
from alignsite.records import Kind

_USUAL = {key.lower(): key for key in sorted(EVERY_KEY)}


def in_usual_case(matter: FrontMatter) -> FrontMatter:
    """The front matter with known keys written as they are known: `Draft` means `draft`."""
    renamed: dict[str, Entry] = {}
    for key, entry in matter.entries.items():
        known = key if key in EVERY_KEY else _USUAL.get(key.lower(), key)
        if known == key or known not in matter.entries:
            renamed[known] = replace(entry, key=known)
        else:
            renamed[key] = entry
    return FrontMatter(renamed)


def unknown_keys(matter: FrontMatter, kind: Kind, allowed: Collection[str]) -> tuple[Problem, ...]:
    """A warning for every key that neither alignsite nor the site's own templates know.

    Keys of another kind pass in silence: sites that were made for other generators put
    `youtubeId` on announcements too.
    """
    found: list[Problem] = []
    for key, entry in matter.entries.items():
        if key in EVERY_KEY or key in allowed or entry.line is None:
            continue
        close = get_close_matches(key.lower(), [*KEYS[kind], *allowed], n=1, cutoff=0.75)
        hint = (
            f"did you mean {close[0]!r}?"
            if close
            else "put it under `extra:` if your templates use it"
        )
        found.append(
            entry.problem("frontmatter-unknown-key", f"the key {key!r} is not known", hint=hint)
        )
    return tuple(found)


def extra_entries(matter: FrontMatter) -> tuple[tuple[str, object], ...]:
    """What alignsite does not know, with what stands under `extra:`, in the file's order."""
    found: dict[str, object] = {}
    for key, entry in matter.entries.items():
        if key == "extra" and isinstance(entry.value, dict):
            found.update(entry.value)
        elif key not in EVERY_KEY:
            found[key] = entry.value
    return tuple(found.items())
