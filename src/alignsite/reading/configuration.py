"""A site's configuration on disk: `alignsite.toml`, over the `_config.yml` of a Jekyll site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from alignsite.config import Config
from alignsite.config.config_file import read_config
from alignsite.jekyll import JekyllSite, read_jekyll
from alignsite.problems import Problem, problem
from alignsite.stamps import CONFIG_NAME, JEKYLL_CONFIG_NAME


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a site, its rules if it is Jekyll's, and what is wrong with them.

    `unlocated`: what to say if nobody tells where the site will be published.
    """

    config: Config
    problems: tuple[Problem, ...] = ()
    jekyll: JekyllSite | None = None
    unlocated: Problem | None = None


def read_configuration(source: Path) -> Configuration:
    """The configuration of the site in a folder; the defaults where it has none."""
    below, problems, jekyll, unlocated = Config(), [], None, None
    if (source / JEKYLL_CONFIG_NAME).is_file():
        text = _text(source, JEKYLL_CONFIG_NAME)
        cname = _text(source, "CNAME")
        if isinstance(text, Problem):
            return Configuration(below, (text,))
        jekyll, below, found = read_jekyll(
            text or "", JEKYLL_CONFIG_NAME, cname if isinstance(cname, str) else ""
        )
        unlocated = next((one for one in found if one.code == "jekyll-url"), None)
        problems += [one for one in found if one is not unlocated]
    own = _text(source, CONFIG_NAME)
    if own is None:
        return Configuration(below, tuple(problems), jekyll, unlocated)
    if isinstance(own, Problem):
        return Configuration(below, (*problems, own), jekyll, unlocated)
    config, wrong = read_config(own, CONFIG_NAME, below)
    return Configuration(config, (*problems, *wrong), jekyll, unlocated)


def read_site_config(source: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The settings alone, and what is wrong with them."""
    found = read_configuration(source)
    return found.config, found.problems


def _text(source: Path, name: str) -> str | Problem | None:
    """A file's text, `None` where there is no such file, a problem where it cannot be read."""
    try:
        data = (source / name).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        return problem("unreadable", name, str(error.strerror))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8"
        return problem("not-utf8", name, "the file is not UTF-8", line=line, hint=hint)
