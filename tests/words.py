"""The default theme's words, for tests that make pages."""

from __future__ import annotations

from pathlib import Path

from alignsite.theme import find_theme, read_words

_NOWHERE = Path("does-not-exist")

ENGLISH, _ = read_words(find_theme(_NOWHERE, _NOWHERE), "en")
