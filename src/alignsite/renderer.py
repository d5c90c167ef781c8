"""(template, context) → bytes. The only module that imports jinja2.

A template sees its context's fields and the filters of `filters`, nothing else; content is never
a template. `Renderer.digest` of a template covers everything it extends, includes or imports.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import partial
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup as Safe

from alignsite import filters
from alignsite.bibliography import bibtex
from alignsite.digest import Digester
from alignsite.markup.embeds import at_time
from alignsite.markup.pictures import asked_for, has_remote_pictures
from alignsite.pages.contexts import Context
from alignsite.pages.views import Stored
from alignsite.problems import Problem, problem
from alignsite.records import Item, Markup, Record
from alignsite.theme.files import DEFAULT_PREFIX, Theme
from alignsite.theme.words import BodyWords, Words
from alignsite.wording import plural, shortened

_REFERENCE = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b\s*(?:"([^"]+)"|'([^']+)'|(?P<other>))"""
)
"""A tag that brings in another template. One in a comment counts too, which does no harm."""


class MissingTemplateError(jinja2.TemplateError):
    """A template refers to one that is not there."""

    def __init__(self, missing: str, template: str, line: int) -> None:
        super().__init__(f"template {missing!r} is not there")
        self.template = template
        self.line = line


def _references(source: str, name: str) -> Iterator[tuple[str, int, bool]]:
    """The templates that one refers to: name, line, and whether it may be missing.

    Raises `TemplateAssertionError` for a name that only rendering would tell.
    """
    for found in _REFERENCE.finditer(source):
        other = found[1] or found[2]
        line = source.count("\n", 0, found.start()) + 1
        if other is None:
            text = "extends, include, import and from take a name in quotes, not a variable"
            raise jinja2.TemplateAssertionError(text, line, name)
        optional = source[found.end() :].lstrip().startswith("ignore missing")
        yield other, line, optional


_DIGEST_SIZE = 8


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST_SIZE).digest()


class _CompiledTemplate(jinja2.bccache.Bucket):
    """A compiled template behind the digest of its bytes: one that is damaged is compiled anew."""

    def load_bytecode(self, f: BinaryIO) -> None:
        digest, code = f.read(_DIGEST_SIZE), f.read()
        if digest == _digest(code):
            super().load_bytecode(BytesIO(code))

    def write_bytecode(self, f: IO[bytes]) -> None:
        code = BytesIO()
        super().write_bytecode(code)
        f.write(_digest(code.getvalue()) + code.getvalue())


class _CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Compiled templates on disk. `folded`: what filters of constants are made of, folded in."""

    def __init__(self, folder: Path, folded: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder), f"{_digest(folded.encode()).hex()}-%s")

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> jinja2.bccache.Bucket:
        key = self.get_cache_key(name, filename)
        bucket = _CompiledTemplate(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket


def _language(context: jinja2.runtime.Context) -> str | None:
    """The language of the document that a page shows, where it is another than the site's."""
    shown = context.get("record") or context.get("intro")
    return shown.meta.language if isinstance(shown, Record) else None


class Renderer:
    """The templates of a theme, compiled when first used.

    `load_record` finds a stored record by its digest; `base_url` is the site's full address; `root`
    is the site's folder, which messages name files from; `words` are the theme's own, part of every
    template, `body_words` those within documents, also in other languages. `compiled`: a folder
    that keeps compiled templates for the next build.
    """

    def __init__(
        self,
        theme: Theme,
        base_url: str,
        load_record: Callable[[str], Record | Item],
        root: Path,
        words: Words | None = None,
        body_words: BodyWords | None = None,
        compiled: Path | None = None,
    ) -> None:
        words = words or Words()
        within = body_words or BodyWords(words)
        self._words = Digester().of((words, within))
        folded = f"{base_url}\0{self._words}"
        own = [jinja2.FileSystemLoader([str(folder) for folder in theme.templates])]
        default = jinja2.FileSystemLoader(str(theme.default_templates))
        prefixed = jinja2.PrefixLoader({DEFAULT_PREFIX.rstrip("/"): default})
        self._environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader([*own, prefixed]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_CompiledTemplates(compiled, folded) if compiled else None,
            keep_trailing_newline=True,
        )
        self._load_record = load_record
        self._root = root
        self._default = str(theme.default_templates)
        self._digests: dict[str, str] = {}
        base_path = urlsplit(base_url).path or "/"
        own_host = urlsplit(base_url).hostname or ""
        local = partial(filters.site_url, base_path=base_path)

        @jinja2.pass_context
        def fill(
            context: jinja2.runtime.Context,
            markup: Markup,
            links: Mapping[str, str] | None = None,
        ) -> Safe:
            own = context.get("links") or {} if links is None else links
            html = filters.fill(markup, own, local)
            site = context.get("site")
            if site is None or site.remote_pictures == "click":
                hosts = (own_host, *(site.hosts if site else ()))
                html = asked_for(html, hosts, within.of(_language(context)))
            return Safe(html)

        @jinja2.pass_context
        def fill_absolute(context: jinja2.runtime.Context, markup: Markup) -> Safe:
            full = partial(filters.absolute_url, base_url=base_url, page=context["url"])
            return Safe(filters.fill(markup, context["links"], full))

        own_filters = {
            "url": local,
            "absolute": partial(filters.absolute_url, base_url=base_url),
            "fill": fill,
            "fill_absolute": fill_absolute,
            "has_remote_pictures": has_remote_pictures,
            "day": words.day,
            "month_day": words.month_day,
            "clock": filters.clock,
            "duration": filters.duration,
            "plural": plural,
            "shortened": shortened,
            "word": words,
            "count_of": words.count,
            "number": words.number,
            "turn_at": filters.turn_at,
            "playing_at": at_time,
            "bibtex": bibtex,
        }
        self._environment.filters |= own_filters
        self.filters = tuple(own_filters)
        """The names of the filters that templates have beyond jinja's own."""

    def render(self, template: str, context: Context) -> bytes:
        """The page's bytes. Raises what jinja2 raises: `explain` turns that into a problem."""
        return self._environment.get_template(template).render(self._variables(context)).encode()

    def _variables(self, context: Context) -> dict[str, Any]:
        values = {one.name: getattr(context, one.name) for one in fields(context)}
        return {name: self._filled(value) for name, value in values.items()}

    def _filled(self, value: object) -> object:
        """The value with what is stored in its place, also inside lists of it and of pairs."""
        if isinstance(value, Stored):
            return self._load_record(value.digest)
        if isinstance(value, tuple) and value and isinstance(value[-1], Stored | tuple):
            return tuple(self._filled(one) for one in value)
        return value

    def digest(self, template: str) -> str:
        """A digest of the template's source and of all it refers to, however deeply."""
        if template not in self._digests:
            hasher = blake2b(self._words.encode(), digest_size=16)
            for name in sorted(self._closure(template)):
                hasher.update(f"{name}\0{self._source(name)}\0".encode())
            self._digests[template] = hasher.hexdigest()
        return self._digests[template]

    def _source(self, template: str) -> str:
        assert self._environment.loader is not None
        return self._environment.loader.get_source(self._environment, template)[0]

    def _closure(self, template: str) -> set[str]:
        seen: set[str] = set()
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            for other, line, optional in _references(self._source(name), name):
                if other == name:
                    text = f"{name!r} refers to itself; write {DEFAULT_PREFIX + name!r}"
                    raise jinja2.TemplateAssertionError(text, line, name)
                if self._is_there(other):
                    waiting.append(other)
                elif not optional:
                    raise MissingTemplateError(other, name, line)
        return seen

    def _is_there(self, template: str) -> bool:
        try:
            self._source(template)
        except jinja2.TemplateNotFound:
            return False
        return True

    def explain(self, error: Exception, template: str) -> Problem:
        """The problem an exception out of `render` or `digest` stands for, with its place."""
        match error:
            case jinja2.TemplateNotFound():
                return problem(
                    "template-missing",
                    self._path(template),
                    f"template {error.name!r} is not there",
                    hint="write the file, or correct the name in extends, include or import",
                )
            case UnicodeDecodeError():
                hint = "save the file as UTF-8"
                path = self._path(template)
                return problem("not-utf8", path, "the template is not UTF-8", hint=hint)
            case MissingTemplateError():
                hint = "write the file, or correct the name in extends, include or import"
                return self._at("template-missing", error.template, error.line, str(error), hint)
            case jinja2.TemplateSyntaxError():
                name = error.name or template
                return self._at("template-syntax", name, error.lineno, error.message or "", "")
            case _:
                name, place = self._frame(error, template)
                hint = "docs/theming.md lists the variables and filters each template has"
                text = str(error) or type(error).__name__
                return self._at("template-failed", name, place, text, hint)

    def _at(self, code: str, template: str, line: int | None, text: str, hint: str) -> Problem:
        try:
            lines = self._source(template).splitlines()
        except (jinja2.TemplateError, UnicodeDecodeError):
            lines = []
        excerpt = lines[line - 1] if line and line <= len(lines) else None
        column = len(excerpt) - len(excerpt.lstrip()) + 1 if excerpt else None
        return problem(
            code, self._path(template), text, line=line, column=column, hint=hint, excerpt=excerpt
        )

    def _path(self, template: str) -> str:
        """The template's file as a user knows it: relative to the site if it lies there."""
        name = template.removeprefix(DEFAULT_PREFIX)
        folders = [self._default] if name != template else self._folders()
        path = next((file for one in folders if (file := Path(one) / name).is_file()), None)
        if path is None:
            return f"templates/{template}"
        inside = path.is_relative_to(self._root)
        return path.relative_to(self._root).as_posix() if inside else str(path)

    def _frame(self, error: Exception, template: str) -> tuple[str, int | None]:
        """The innermost template line the error came through."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            for folder in self._folders():
                if frame.filename.startswith(f"{folder}/"):
                    name = frame.filename[len(folder) + 1 :]
                    replaced = folder == self._default and folder != self._folders()[0]
                    return DEFAULT_PREFIX + name if replaced else name, frame.lineno
        return template, None

    def _folders(self) -> list[str]:
        choice = self._environment.loader
        assert isinstance(choice, jinja2.ChoiceLoader)
        own = choice.loaders[0]
        assert isinstance(own, jinja2.FileSystemLoader)
        return list(own.searchpath)
