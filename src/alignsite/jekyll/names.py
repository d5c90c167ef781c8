"""Which names of a Jekyll site are passed over: hidden ones, backups, and what `exclude` lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase

ALWAYS_EXCLUDED = (
    ".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules",
    "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/",
)  # fmt: skip
"""What Jekyll excludes on every site."""

_SPECIAL = (".", "_", "#", "~")


@dataclass(frozen=True, slots=True)
class Names:
    """`include` and `exclude` of a site: patterns, or how paths begin."""

    include: tuple[str, ...]
    exclude: tuple[str, ...]

    def excluded(self, path: str, folder: bool) -> bool:
        """Whether the site excludes a path (relative to the source folder)."""
        patterns = [one for one in self.exclude if one not in self.include]
        return _fits(patterns, path, folder) and not self.included(path, folder)

    def included(self, path: str, folder: bool) -> bool:
        """Whether the site asks for a path that would be passed over."""
        name = path.rpartition("/")[2]
        return _fits(self.include, name, folder) or _fits(self.include, path, folder)

    def passed(self, path: str, folder: bool) -> bool:
        """Whether a file or folder is passed over where pages and static files are looked for."""
        if path.endswith("."):
            return True
        if self.included(path, folder):
            return False
        name = path.rpartition("/")[2]
        special = name.startswith(_SPECIAL) or path.endswith("~")
        return special or self.excluded(path, folder)


def _fits(patterns: tuple[str, ...] | list[str], path: str, folder: bool) -> bool:
    for pattern in patterns:
        bare = pattern.lstrip("/")
        if not bare:
            continue
        if path.startswith(bare) or (folder and f"{path}/" == bare):
            return True
        if re.search(r"[*?\[]", bare) and fnmatchcase(path, bare):
            return True
    return False
