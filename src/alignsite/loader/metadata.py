"""What every record has (title, date, authors ...): front matter, else the text, else the name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from alignsite.loader import dates, jekyll_dates, keys
from alignsite.loader.decode import form_of
from alignsite.loader.document import Document
from alignsite.loader.frontmatter import Entry
from alignsite.loader.jekyll_facts import JekyllFacts, jekyll_facts, written_moment
from alignsite.loader.people import people, safe_url
from alignsite.problems import Problem
from alignsite.records import Kind, Meta, Moment, Person
from alignsite.slugs import fault, slugify
from alignsite.wording import shortened

SUMMARY_LENGTH = 280
"""Characters of a summary that was taken from the text."""

_FOLDERS: dict[Kind, str] = {"post": "posts", "episode": "episodes", "issue": "issues"}
_NAME = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)", re.ASCII | re.DOTALL)
_UPDATED = ("updated", "lastmod", "last_modified_at", "modified")
_SERIES: dict[Kind, tuple[str, ...]] = {
    "post": ("series",),
    "episode": ("show", "podcast", "series"),
    "issue": ("newsletter", "series"),
}
_LISTS = ("tags", "tag", "category", "categories")
_TEXTS = ("title", "slug", "permalink", "summary", "description", "guid", "show", "newsletter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the text itself tells; any of it may be absent.

    `inferred`: names of further fields of the record that were worked out rather than stated.
    """

    title: str | None = None
    date: Moment | None = None
    authors: tuple[Person, ...] = ()
    series: str | None = None
    number: str | None = None
    tags: tuple[str, ...] = ()
    summary: str = ""
    words: int = 0
    slug: str | None = None
    inferred: tuple[str, ...] = ()


def read_meta(document: Document, kind: Kind, found: Found) -> tuple[Meta, tuple[Problem, ...]]:
    """The record's common part. Front matter beats the text, the text beats the file's name."""
    reading = _Reading(document, kind, found)
    slug = reading.slug()
    meta = Meta(
        kind=kind,
        path=document.path,
        url=reading.url(slug),
        title=reading.title(),
        date=reading.date(),
        updated=reading.updated(),
        authors=reading.authors(),
        tags=reading.tags(),
        summary=reading.summary(),
        words=found.words,
        series=reading.series(),
        draft=reading.draft(),
        aliases=reading.aliases(),
        guid=reading.guid(),
        image=reading.image(),
        extra=keys.extra_entries(document.matter),
        inferred=tuple(dict.fromkeys((*reading.inferred, *found.inferred))),
        listed=reading.listed(),
        language=reading.language(),
    )
    if document.settings.jekyll is None:  # Jekyll's layouts may use any key
        reading.problems += keys.unknown_keys(document.matter, kind, document.settings.keys)
    reading.check_shapes()
    return meta, tuple(reading.problems)


def name_parts(path: str) -> tuple[Moment | None, str]:
    """A file's date prefix, where its name has one, and its name without it and the ending."""
    name = path.rpartition("/")[2]
    stem, dot, _ = name.rpartition(".")
    stem = stem if dot and stem else name
    dated = _NAME.fullmatch(stem)
    if dated:
        moment = dates.day(int(dated[1]), int(dated[2]), int(dated[3]))
        if moment is not None:
            return moment, dated[4]
    return None, stem


class _Reading:
    """One reading of a document's front matter: what was inferred and what is wrong with it."""

    def __init__(self, document: Document, kind: Kind, found: Found) -> None:
        self._document = document
        self._matter = document.matter
        self._kind = kind
        self._found = found
        self._name_date, self._name = name_parts(document.path)
        self.inferred: list[str] = []
        self.problems: list[Problem] = []
        settings = document.settings.jekyll
        self._jekyll: JekyllFacts | None = None
        if settings is not None:
            self._jekyll = jekyll_facts(document, settings)
            self._zone = jekyll_dates.zone(settings.timezone) or UTC
            self.problems += self._jekyll.problems

    def title(self) -> str:
        """Plain text, never empty."""
        stated = self._matter.text("title")
        if stated:
            return " ".join(stated.split())
        if self._found.title:
            return " ".join(self._found.title.split())
        self.inferred.append("title")
        words = re.sub(r"[-_\s]+", " ", self._name).strip() or self._name
        title = words[:1].upper() + words[1:]
        if not self.listed() or isinstance(self._matter.value("title"), list | dict):
            return title  # `check_shapes` tells of what is no text
        self.problems.append(
            self._document.problem(
                "missing-title",
                f"there is no title; the file's name gave {title!r}",
                hint=self._to_add("title: A title"),
            )
        )
        return title

    def date(self) -> Moment | None:
        """When it was published; issues may go without."""
        if self._jekyll is not None:
            return self._jekyll.date
        entry = self._matter.first("date")
        if entry is not None:
            return self._moment(entry)
        if self._found.date is not None:
            return self._found.date
        if self._name_date is not None:
            self.inferred.append("date")
            return self._name_date
        if self._kind != "issue" and not self.draft() and self.listed():
            self.problems.append(
                self._document.problem(
                    "missing-date",
                    "there is no date, so it comes last in every list",
                    hint=self._to_add("date: 2021-06-17"),
                )
            )
        return None

    def _to_add(self, line: str) -> str:
        """What to do for a key that is missing everywhere. Defaults of the site have no line."""
        path = self._document.path
        beside = {one.path for one in self._matter.entries.values() if one.line is not None}
        if path in beside or self._document.line > 1:
            return f"add a line such as {line} to the front matter"
        if beside:
            return f"add a line such as {line} to {min(beside)}"
        if form_of(path) == "captions":  # the document itself may be made text by then
            sidecar = f"{path.rpartition('.')[0]}.yaml"
            return f"write a line such as {line} into a file {sidecar}"
        return f"begin the file with front matter: a line ---, a line such as {line}, a line ---"

    def updated(self) -> Moment | None:
        """When it was last changed."""
        entry = self._matter.first(*_UPDATED)
        return self._moment(entry) if entry is not None else None

    def _moment(self, entry: Entry) -> Moment | None:
        moment = None
        if self._jekyll is not None:
            moment = written_moment(entry, self._zone)
        elif isinstance(entry.value, str):
            moment = dates.moment(entry.value)
        if moment is None:
            self.problems.append(
                entry.problem("bad-date", f"{entry.shown} is not a date", hint=dates.HINT)
            )
        return moment

    def authors(self) -> tuple[Person, ...]:
        """Who wrote it, in the order given."""
        entry = self._matter.first("authors", "author")
        if entry is None:
            return self._found.authors

        def refuse(address: str) -> None:
            self.problems.append(
                entry.problem(
                    "unsafe-url",
                    f"the address {address[:80]!r} was taken out",
                    hint="link authors to http or https addresses",
                )
            )

        return people(entry.value, refuse)

    def tags(self) -> tuple[str, ...]:
        """Tags and categories without repeats, in their order."""
        if self._jekyll is not None:
            return self._jekyll.tags
        every: list[str] = []
        for key in ("tags", "categories"):
            every += self._matter.words(key)
        for key in ("tag", "category"):
            value = self._matter.value(key)
            every += self._matter.texts(key) if isinstance(value, list) else [value or ""]  # type: ignore[list-item]
        every += self._found.tags
        unique: dict[str, str] = {}
        for one in every:
            if isinstance(one, str) and (tag := " ".join(one.split())):
                unique.setdefault(tag.casefold(), tag)
        return tuple(unique.values())

    def summary(self) -> str:
        """What lists show below the title, as plain text."""
        for key in ("summary", "description", "excerpt"):
            stated = self._matter.text(key)
            if stated:
                return " ".join(stated.split())
        # White space is counted in, so that far more than is shown must be looked at.
        found = self._found.summary[: 20 * SUMMARY_LENGTH]
        return shortened(" ".join(found.split()), SUMMARY_LENGTH)

    def series(self) -> str | None:
        """The show or newsletter it is part of."""
        for key in _SERIES[self._kind]:
            stated = self._matter.text(key)
            if stated:
                return " ".join(stated.split())
        return self._found.series

    def draft(self) -> bool:
        """Whether it is not meant to be published yet."""
        if self._jekyll is not None:
            return self._jekyll.draft
        if self._matter.flag("draft") is True or self._matter.flag("published") is False:
            return True
        if self._matter.flag("draft") is False:
            return False
        return any(part in ("drafts", "_drafts") for part in self._document.path.split("/")[:-1])

    def slug(self) -> str:
        """The last part of the address."""
        if self._jekyll is not None:
            return ""
        entry = self._matter.first("slug")
        if entry is not None and isinstance(entry.value, str) and self._fits(entry, entry.value):
            return slugify(entry.value)
        return slugify(self._found.slug or self._name)

    def url(self, slug: str) -> str:
        """The page's address from the site's root."""
        if self._jekyll is not None:
            return self._jekyll.url
        entry = self._matter.first("permalink")
        if entry is not None and isinstance(entry.value, str):
            address = "/" + entry.value.strip().removeprefix("/")
            if ":" in address:
                self.problems.append(
                    entry.problem(
                        "bad-slug",
                        f"the permalink {entry.value.strip()!r} has a placeholder, which is not"
                        " filled in",
                        hint="write the whole address, such as /why/",
                    )
                )
            elif self._fits(entry, address):
                return address
        if self._kind == "issue" and self._found.number and self._matter.first("slug") is None:
            slug = slugify(self._found.number)
        return f"/{_FOLDERS[self._kind]}/{slug}/"

    def guid(self) -> str | None:
        """What feeds tell it apart by, if anything says so."""
        return self._matter.text("guid") if self._jekyll is None else self._jekyll.guid

    def listed(self) -> bool:
        """Whether it stands in lists and feeds."""
        if self._jekyll is not None:
            return self._jekyll.listed
        return self._matter.flag("listed") is not False

    def language(self) -> str | None:
        """The language's tag, where it is another than the site's."""
        site = self._document.settings.words.site.language
        stated = self._document.language
        entry = self._matter.first("lang")
        if entry is not None and stated is None:
            self.problems.append(
                entry.problem(
                    "bad-language",
                    f"{entry.shown} is no language's tag; the site's language, {site}, is used",
                    hint="write a tag such as de, en-GB or pt-BR",
                )
            )
        return None if stated is None or stated.lower() == site.lower() else stated

    def aliases(self) -> tuple[str, ...]:
        """Further addresses that lead here."""
        kept: list[str] = []
        for key in ("aliases", "redirect_from"):
            entry = self._matter.entry(key)
            if entry is not None:
                every = self._matter.texts(key)
                kept += [f"/{one.removeprefix('/')}" for one in every if self._fits(entry, one)]
        return tuple(dict.fromkeys(kept))

    def _fits(self, entry: Entry, address: str) -> bool:
        wrong = fault(address)
        if wrong:
            self.problems.append(
                entry.problem(
                    "bad-slug",
                    f"{entry.key}: {address[:80]!r} cannot be an address: {wrong}",
                    hint="use letters, digits, - and /",
                )
            )
        return not wrong

    def image(self) -> str | None:
        """A picture for previews: an http(s) address, or a path within the site."""
        entry = self._matter.first("image")
        if entry is None:
            return None
        value = entry.value
        if isinstance(value, dict):
            value = value.get("path") or value.get("url") or value.get("src")
        if not isinstance(value, str) or not value.strip():
            return None
        address = value.strip()
        if safe_url(address) or not (":" in address or fault(address)):
            return address
        hint = "give an http or https address, or a path within the site"
        self.problems.append(
            entry.problem("unsafe-url", f"image: {address[:80]!r} was left out", hint=hint)
        )
        return None

    def check_shapes(self) -> None:
        """Report keys that hold a mapping or list where text is wanted, and the other way round."""
        for key, wrong, wanted in _shapes():
            entry = self._matter.entry(key)
            if entry is not None and isinstance(entry.value, wrong):
                self.problems.append(
                    entry.problem("frontmatter-value", f"{key}: should be {wanted}", hint="")
                )
        for key in ("draft", "published", "listed"):
            entry = self._matter.first(key)
            if entry is not None and self._matter.flag(key) is None:
                self.problems.append(
                    entry.problem("frontmatter-value", f"{key}: should be true or false", hint="")
                )


def _shapes() -> Iterable[tuple[str, type | tuple[type, ...], str]]:
    for key in _TEXTS:
        yield key, (list, dict), "text; put quotes around it"
    for key in _LISTS:
        yield key, dict, "a list, or words with commas between them"
