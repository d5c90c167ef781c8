"""Where templates and static files come from: the site's own folder over the default theme."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

DEFAULT_PREFIX = "default/"
"""A template of the default theme by this prefix, also where the site has one of that name."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Folders with templates and static files, the first that has a file wins."""

    templates: tuple[Path, ...]
    static: tuple[Path, ...]

    @property
    def default_templates(self) -> Path:
        """The default theme's own folder of templates."""
        return self.templates[-1]


def default_folder() -> Path:
    """The default theme: packed into the installed package, or at the top of the checkout.

    A checkout is asked first, so that an editable install shows the files being edited and not
    the copy that was made when it was installed.
    """
    package = Path(str(files("alignsite")))
    checkout = package.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "templates").is_dir():
        return checkout
    return package / "default_theme"


def find_theme(templates: Path, static: Path) -> Theme:
    """The theme of a site whose own overrides lie in these folders (which need not exist)."""
    default = default_folder()
    return Theme(
        templates=_overlay(templates, default / "templates"),
        static=_overlay(static, default / "static"),
    )


def _overlay(own: Path, default: Path) -> tuple[Path, ...]:
    """The site's folder over the default one; once, where the site's folder is the default."""
    if own.resolve() == default.resolve() or not own.is_dir():
        return (default,)
    return (own, default)
