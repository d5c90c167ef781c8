"""The default theme's words, for tests that read documents and make pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from alignsite import markdown
from alignsite.sources import DocumentSettings
from alignsite.theme.files import find_theme, read_body_words

_NOWHERE = Path("does-not-exist")

ENGLISH, BODY_WORDS, _ = read_body_words(find_theme(_NOWHERE, _NOWHERE), "en")

english_settings = partial(DocumentSettings, BODY_WORDS)
"""A document's settings on a site in English."""

read = partial(markdown.read, words=ENGLISH)
"""Text as a site in English reads it."""
