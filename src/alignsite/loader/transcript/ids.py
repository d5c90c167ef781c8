"""Ids of turns, made of what is said, so that a link to a turn outlives edits elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from alignsite.loader.transcript import names

_WORDS = 12
"""Words at the beginning of a turn that make its id: what follows may be edited."""

_SHORT = 7
"""A turn with fewer words ("Yeah.") is told from others like it by the turn before it."""

_NO_KEY = bytes(code for code in range(128) if not chr(code).isalnum() and chr(code) != " ")
"""ASCII characters that are no part of a word's key."""


def turn_ids(turns: Sequence[tuple[str, str]]) -> list[str]:
    """An id for each turn, given as (speaker's key, text); every id is unique among them.

    Only where speaker, words and the turn before are all the same does a number tell them apart.
    """
    taken: dict[str, int] = {}
    found: list[str] = []
    before = ""
    for speaker, text in turns:
        words = text.split(maxsplit=_WORDS)[:_WORDS]
        opening = f"{speaker}:{_keys(words)}"
        material = f"{before}\n{opening}" if len(words) < _SHORT else opening
        digest = blake2b(material.encode("utf-8", "replace"), digest_size=4).hexdigest()
        count = taken[digest] = taken.get(digest, 0) + 1
        found.append(f"t-{digest}" if count == 1 else f"t-{digest}-{count}")
        before = opening
    return found


def _keys(words: Sequence[str]) -> str:
    """The keys of the words that have one, as `names.key` makes them."""
    written = " ".join(words)
    if written.isascii():  # the same sooner
        return " ".join(written.lower().encode().translate(None, _NO_KEY).decode().split())
    return " ".join(key for key in map(names.key, words) if key)
