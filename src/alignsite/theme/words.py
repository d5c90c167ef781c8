"""The theme's own words in one language: texts, counts and dates.

A file of words is TOML. A key's value is a text, in which `{name}` stands for what is put in, or
two texts, for one and for many, in which `{n}` is the number.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter

from markupsafe import Markup as Safe
from markupsafe import escape

from alignsite.records import Moment

Text = str | tuple[str, ...]


class MissingWordError(LookupError):
    """No file of words has a text under this key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no words under the key {key!r}; templates/words/en.toml has them all")


@dataclass(frozen=True, slots=True)
class Words:
    """What a theme says in one language. `language` is a tag such as `en` or `de`."""

    language: str = "en"
    texts: Mapping[str, Text] = field(default_factory=dict)

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with the values put in, as safe HTML where one of them is that.

        Raises `MissingWordError` for a key without a text, KeyError for a value not given.
        """
        text = self.texts.get(key)
        if not isinstance(text, str):
            raise MissingWordError(key)
        if not values:
            return text
        if any(hasattr(value, "__html__") for value in values.values()):
            return Safe(escape(text)).format(**values)
        return text.format(**values)

    def count(self, number: int, key: str) -> str:
        """`1 turn`, `1,234 turns`."""
        text = self.texts.get(key)
        if not isinstance(text, tuple) or len(text) != 2:
            raise MissingWordError(key)
        return text[number != 1].format(n=self.number(number))

    def number(self, number: int) -> str:
        """A whole number with the language's mark between thousands."""
        return f"{number:,}".replace(",", self("thousands"))

    def day(self, moment: Moment) -> str:
        """A date in the language's form: `16 March 2018`."""
        year, month, day = moment.text[:10].split("-")
        return self("date", day=int(day), month=self._month(month), year=int(year))

    def month_day(self, moment: Moment) -> str:
        """The same without the year, for lists that stand under it: `16 March`."""
        _, month, day = moment.text[:10].split("-")
        return self("month_day", day=int(day), month=self._month(month))

    def only(self, keys: Iterable[str]) -> Words:
        """The same words, but for those of other keys."""
        return Words(self.language, {key: self.texts[key] for key in keys if key in self.texts})

    def _month(self, number: str) -> str:
        names = self.texts.get("months")
        if not isinstance(names, tuple) or len(names) != 12:
            raise MissingWordError("months")
        return names[int(number) - 1]


BODY_KEYS = (
    "issue", "table", "footnotes", "footnote", "back_to_reference", "back_to_reference_again",
    "task_done", "task_open", "watch_on", "listen_on", "picture", "picture_from",
    "picture_leads_to",
)  # fmt: skip
"""What is said within documents: where the loader writes it, or `fill`, and not by a template."""


@dataclass(frozen=True, slots=True)
class BodyWords:
    """What the program says within documents: in the site's language, and in `others`.

    Complete for the `BODY_KEYS` in each language, and nothing else, for a document is read again
    when one of these words changes.
    """

    site: Words
    others: tuple[Words, ...] = ()

    def of(self, language: str | None) -> Words:
        """The words in the language of a document, or of the site where there are none in it.

        `language`: a tag such as `de` or `de-AT`; `None` where the document does not say.
        """
        wanted = (language or "").strip().lower().replace("_", "-")
        if not wanted or wanted == self.site.language.lower():
            return self.site
        known = {one.language.lower(): one for one in (*self.others, self.site)}
        return known.get(wanted) or known.get(wanted.partition("-")[0]) or self.site


def faults(texts: Mapping[str, Text], english: Mapping[str, Text]) -> list[str]:
    """What is wrong with texts that are to stand for the English ones, in words."""
    found = []
    for key, text in texts.items():
        model = english.get(key)
        if model is None:
            close = difflib.get_close_matches(key, english, n=1)
            found.append(f"unknown key {key}" + (f"; did you mean {close[0]}?" if close else ""))
        elif isinstance(text, str) != isinstance(model, str) or len(_listed(text)) != len(
            _listed(model)
        ):
            found.append(f"{key} must be {_shape(model)}")
        else:
            strange = _names(text) - _names(model)
            found.extend(f"{key} cannot have {{{name}}}" for name in sorted(strange))
    return found


def _listed(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def _shape(text: Text) -> str:
    return "one text" if isinstance(text, str) else f"a list of {len(text)} texts"


def _names(text: Text) -> set[str]:
    """The names in braces. A text with braces that are none has all of it as a strange name."""
    try:
        parts = [part for one in _listed(text) for part in Formatter().parse(one)]
    except ValueError:
        return {str(text)}
    return {name for _, name, _, _ in parts if name is not None}


def read_texts(source: str) -> dict[str, Text]:
    """The texts of one file of words.

    Raises `tomllib.TOMLDecodeError`; ValueError for a value that is neither text nor texts.
    """
    texts: dict[str, Text] = {}
    for key, value in tomllib.loads(source).items():
        if isinstance(value, str):
            texts[key] = value
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            texts[key] = tuple(value)
        else:
            raise ValueError(f"{key} must be a text, or a list of texts")
    return texts
