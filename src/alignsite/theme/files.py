"""Where templates and static files come from: the site's own folder over the default theme."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from alignsite.problems import Problem, problem
from alignsite.theme.words import BODY_KEYS, BodyWords, Text, Words, faults, read_texts

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


def read_words(theme: Theme, language: str) -> tuple[Words, tuple[Problem, ...]]:
    """The theme's words in the site's language, and what is wrong with the files they come from.

    `templates/words/de-AT.toml` goes before `de.toml`, a site's own file before the default
    theme's; what none of them has is said in English.
    """
    texts: dict[str, Text] = {}
    problems: list[Problem] = []
    for name in dict.fromkeys(("en", language.partition("-")[0], language)):
        for file in _word_files(theme, name):
            shown = f"templates/words/{file.name}"
            try:
                read = read_texts(file.read_text(encoding="utf-8"))
            except UnicodeDecodeError:
                hint = "save the file as UTF-8"
                problems.append(problem("not-utf8", shown, "the file is not UTF-8", hint=hint))
            except (tomllib.TOMLDecodeError, ValueError) as error:
                hint = 'write a line as key = "text", or key = ["{n} turn", "{n} turns"]'
                problems.append(problem("template-syntax", shown, str(error), hint=hint))
            else:
                wrong = faults(read, texts) if texts else []
                hint = "templates/words/en.toml of the default theme has every key"
                problems += [problem("template-syntax", shown, one, hint=hint) for one in wrong]
                texts |= {} if wrong else read
    return Words(language, texts), tuple(problems)


def read_body_words(theme: Theme, language: str) -> tuple[Words, BodyWords, tuple[Problem, ...]]:
    """All words in the site's language, those within documents in every language, what is wrong.

    A document may be in another language than its site.
    """
    site, problems = read_words(theme, language)
    names = {file.stem for one in theme.templates for file in (one / "words").glob("*.toml")}
    others = []
    for name in sorted(names - {language}):
        words, wrong = read_words(theme, name)
        others.append(words.only(BODY_KEYS))
        problems += wrong
    body_words = BodyWords(site.only(BODY_KEYS), tuple(others))
    return site, body_words, tuple(dict.fromkeys(problems))


def _word_files(theme: Theme, name: str) -> Iterator[Path]:
    """A language's files, the default theme's first. A name that is no plain one has none."""
    if name.replace("-", "").isalnum():
        for folder in reversed(theme.templates):
            file = folder / "words" / f"{name}.toml"
            if file.is_file():
                yield file


def _overlay(own: Path, default: Path) -> tuple[Path, ...]:
    """The site's folder over the default one; once, where the site's folder is the default."""
    if own.resolve() == default.resolve() or not own.is_dir():
        return (default,)
    return (own, default)
