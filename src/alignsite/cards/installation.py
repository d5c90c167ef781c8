"""Whether cards can be drawn: Pillow, the optional dependency `cards`, need not be there."""

from __future__ import annotations

from importlib.util import find_spec

from alignsite.config import Cards, Config
from alignsite.problems import Problem, problem

INSTALL = 'pip install "alignsite[cards]"'


def is_installed() -> bool:
    """Whether Pillow can be imported. It is not imported to know that."""
    return find_spec("PIL") is not None


def settled(config: Config, wanted: bool, path: str) -> tuple[Cards, list[Problem]]:
    """Whether this build draws cards, "on" or "off"; a problem where it should and cannot.

    `wanted`: the build is one whose pages others will see. `path`: the file of the settings.
    """
    if config.cards == "off" or not wanted:
        return "off", []
    if is_installed():
        return "on", []
    if config.cards == "auto":
        return "off", []
    text = 'cards = "on" is set, but Pillow is not installed; pages have no card pictures'
    return "off", [problem("cards-missing", path, text, hint=INSTALL)]
