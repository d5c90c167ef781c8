"""What a document of a Jekyll site is by Jekyll's rules: its date, address, id, tags, standing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from alignsite.loader import jekyll_dates
from alignsite.loader.document import Document
from alignsite.loader.frontmatter import Entry, Value
from alignsite.loader.jekyll_permalinks import (
    Named,
    UnknownPlaceholderError,
    decoded,
    page_id,
    page_url,
    post_url,
    style_template,
)
from alignsite.problems import Problem
from alignsite.records import Moment
from alignsite.slugs import fault
from alignsite.sources import JekyllSettings

DATED = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^.]+)", re.ASCII)
"""The name of a post's file: date, slug, ending."""

_HINT = "write 2021-06-17 or 2021-06-17 09:00:00 -0700"
_MARKDOWN = frozenset({".md", ".markdown", ".mkd", ".mkdn", ".mkdown"})
_LISTED = ("posts", "drafts")
_PERMALINK_HINT = "the placeholders are those of Jekyll's documentation, such as :year and :title"


@dataclass(frozen=True, slots=True)
class JekyllFacts:
    """What Jekyll's rules say of one document.

    `url` is not percent-encoded. `guid`: Jekyll's `page.id`, percent-encoded; `None` for pages,
    which no feed holds. `listed`: whether it stands in lists and feeds.
    """

    url: str
    date: Moment | None
    guid: str | None
    tags: tuple[str, ...]
    draft: bool
    listed: bool
    problems: tuple[Problem, ...] = ()


def jekyll_facts(document: Document, settings: JekyllSettings) -> JekyllFacts:
    """Work out where a document stands."""
    reading = _Reading(document, settings)
    return reading.page() if settings.collection == "pages" else reading.post()


def written_moment(entry: Entry, here: tzinfo) -> Moment | None:
    """The moment that a key of front matter says."""
    if not isinstance(entry.value, str):
        return None
    return jekyll_dates.moment(entry.value, here, quoted=_quoted(entry))


class _Reading:
    """One look at a document's name and front matter."""

    def __init__(self, document: Document, settings: JekyllSettings) -> None:
        self._document = document
        self._matter = document.matter
        self._settings = settings
        self._here = jekyll_dates.zone(settings.timezone) or UTC
        self._problems: list[Problem] = []
        name = posixpath.basename(document.path)
        stem, self._ending = posixpath.splitext(name)
        dated = DATED.fullmatch(name)
        self._name_date = dated[1] if dated else None
        self._name_slug = (dated[2] if dated else stem).rstrip(".")

    def page(self) -> JekyllFacts:
        """A page: it has a place, and no date."""
        path, style = self._document.path, self._settings.permalink
        url = page_url(path, self._matter.text("permalink"), style, self._ext())
        return self._facts(url, None, guid=None)

    def post(self) -> JekyllFacts:
        """A post, a draft, or a document of another collection."""
        date = self._date()
        named = Named(
            path=self._document.path,
            slug=self._matter.text("slug") or self._name_slug,
            date=jekyll_dates.local(date, self._here) if date else datetime(1970, 1, 1, tzinfo=UTC),
            categories=self._categories(),
            ext=self._ext(),
            collection="posts" if self._settings.collection in _LISTED else self._collection(),
        )
        template = self._matter.text("permalink") or style_template(self._settings.permalink)
        try:
            url = post_url(template, named)
        except UnknownPlaceholderError as unknown:
            text = (
                f"the permalink {template!r} has a placeholder :{unknown} that Jekyll does not know"
            )
            self._problems.append(self._wrong("permalink", "bad-slug", text, _PERMALINK_HINT))
            url = post_url(style_template("none"), named)
        if self._matter.text("permalink") is None and _looks_ended(url, named.ext):
            url += named.ext
        return self._facts(url, date, guid=page_id(url, named.slug))

    def _collection(self) -> str:
        return self._settings.collection

    def _facts(self, url: str, date: Moment | None, guid: str | None) -> JekyllFacts:
        address = decoded(url)
        if wrong := fault(address):
            text = f"{address[:80]!r} cannot be an address: {wrong}"
            hint = "set another `permalink:` or `slug:`"
            self._problems.append(self._wrong("permalink", "bad-slug", text, hint))
        drafts = self._settings.collection == "drafts"
        return JekyllFacts(
            url=address,
            date=date,
            guid=self._matter.text("guid") or guid,
            tags=self._tags(),
            draft=drafts or self._matter.flag("published") is False,
            listed=self._settings.collection in _LISTED,
            problems=tuple(self._problems),
        )

    def _ext(self) -> str:
        return ".html" if self._ending.lower() in _MARKDOWN else self._ending

    def _date(self) -> Moment | None:
        """Front matter's date, else that of the file's name, else a draft's last change."""
        entry = self._matter.first("date")
        if entry is not None:
            found = written_moment(entry, self._here)
            if found is not None:
                return found
            text = f"{entry.shown} is not a date"
            self._problems.append(entry.problem("bad-date", text, hint=_HINT))
        if self._name_date is not None:
            found = jekyll_dates.moment(self._name_date, self._here)
            if found is None:
                text = f"the file's name begins with {self._name_date}, which is not a date"
                self._problems.append(self._document.problem("bad-date", text, hint=_HINT))
            return found
        if self._settings.collection == "drafts" and self._document.modified is not None:
            return jekyll_dates.at(self._document.modified, self._here)
        return None

    def _categories(self) -> list[str]:
        """Categories by folder, by the site's defaults, by front matter: each once, in order."""
        found: list[str] = []
        if self._settings.collection == "posts":
            folders = self._document.path.split("/")[:-1]
            found += folders[: folders.index("_posts")] if "_posts" in folders else []
        own = self._matter.entry("categories")
        shared = dict(self._document.settings.defaults).get("categories")
        found += _words(shared)
        found += _words(own.value if own else None)
        found += _singular(self._matter.value("category"))
        return list(dict.fromkeys(found))

    def _tags(self) -> tuple[str, ...]:
        """Tags, then categories, as lists show them: a comma at a word's end is none of it."""
        tags = _singular(self._matter.value("tag")) or _words(self._matter.value("tags"))
        unique: dict[str, str] = {}
        for one in (*tags, *self._categories()):
            if shown := " ".join(one.rstrip(",").split()):
                unique.setdefault(shown.casefold(), shown)
        return tuple(unique.values())

    def _wrong(self, key: str, code: str, text: str, hint: str) -> Problem:
        entry = self._matter.entry(key)
        if entry is None:
            return self._document.problem(code, text, hint=hint)
        return entry.problem(code, text, hint=hint)


def _looks_ended(url: str, ext: str) -> bool:
    """Whether a title's own dot would be taken for the ending of the file: `/node.js`."""
    return "." in url.rpartition("/")[2] and not url.endswith(ext)


def _words(value: object) -> list[str]:
    """A plural key: a list, or words with white space between them."""
    if isinstance(value, str):
        return value.split()
    return _strings(value) if isinstance(value, list | tuple) else []


def _singular(value: Value) -> list[str]:
    """A singular key: one word, however long, or a list."""
    if isinstance(value, str):
        return [value]
    return _strings(value) if isinstance(value, list) else []


def _strings(values: Iterable[object]) -> list[str]:
    return [str(one) for one in values if isinstance(one, str | int | float)]


def _quoted(entry: Entry) -> bool:
    """Whether the value stands in quotes in the file."""
    if entry.excerpt is None or entry.column is None:
        return False
    return entry.excerpt[entry.column - 1 : entry.column] in ('"', "'")
