"""What of a Jekyll site one document's reading may depend on, made once for all documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from alignsite.jekyll.data import data_tree
from alignsite.jekyll.defaults import matter_for
from alignsite.jekyll.site import JekyllSite
from alignsite.problems import Problem
from alignsite.sources import DocumentSettings, JekyllSettings
from alignsite.theme.words import BodyWords

_FOR_EVERY_TEXT = frozenset({"markdown", "kramdown", "highlighter"})
"""Settings that the reading of text without Liquid depends on."""


@dataclass(frozen=True, slots=True)
class JekyllInputs:
    """A site's rules, and the settings of each collection's documents.

    `whole` and `plain`: by collection, for documents with and without Liquid; a document without
    it does not depend on data and includes, and is not read again when they change.
    """

    site: JekyllSite
    whole: Mapping[str, JekyllSettings] = field(default_factory=dict)
    plain: Mapping[str, JekyllSettings] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def settings(
        self,
        words: BodyWords,
        path: str,
        collection: str,
        *,
        liquid: bool,
        keys: tuple[str, ...] = (),
        hosts: tuple[str, ...] = (),
        over: Iterable[tuple[str, object]] = (),
    ) -> DocumentSettings:
        """The settings of the document at `path`. `over`: front matter that beats the defaults."""
        kind = "posts" if collection == "drafts" else collection
        matter = {**matter_for(self.site.defaults, path, kind), **dict(over)}
        return DocumentSettings(
            words=words,
            content="",
            defaults=tuple(matter.items()),
            keys=keys,
            hosts=hosts,
            jekyll=(self.whole if liquid else self.plain)[collection],
        )


def read_inputs(site: JekyllSite, files: Mapping[str, bytes]) -> JekyllInputs:
    """Make the inputs. `files`: the bytes of all files below the data and includes folders."""
    includes: dict[str, str] = {}
    below: dict[str, bytes] = {}
    for path, data in sorted(files.items()):
        if path.startswith(f"{site.includes_folder}/"):
            inner = path.removeprefix(f"{site.includes_folder}/")
            includes[inner] = data.decode("utf-8-sig", errors="replace")
        elif path.startswith(f"{site.data_folder}/"):
            below[path.removeprefix(f"{site.data_folder}/")] = data
    tree, problems = data_tree(below, site.data_folder)
    config = pairs(site.values)
    shared = tuple(row for row in config if row[0] in _FOR_EVERY_TEXT)
    whole: dict[str, JekyllSettings] = {}
    plain: dict[str, JekyllSettings] = {}
    for name, permalink in _permalinks(site).items():
        plain[name] = JekyllSettings(
            config=shared,
            permalink=permalink,
            timezone=site.timezone,
            excerpt_separator=site.excerpt_separator,
            collection=name,
        )
        whole[name] = replace(
            plain[name], config=config, data=pairs(tree), includes=tuple(includes.items())
        )
    return JekyllInputs(site, whole, plain, problems)


def _permalinks(site: JekyllSite) -> dict[str, str]:
    """How addresses are made in each collection; pages go by the style's name."""
    own = {one.name: one.permalink for one in site.collections}
    return {"posts": site.posts, "drafts": site.posts, "pages": site.style, **own}


def pairs(table: Mapping[str, object]) -> tuple[tuple[str, object], ...]:
    """A table as (key, value) pairs, tables in it too; lists stay lists."""
    return tuple((str(key), _value(value)) for key, value in table.items())


def _value(value: object) -> object:
    if isinstance(value, Mapping):
        return pairs(value)
    if isinstance(value, list):
        return [_value(one) for one in value]
    return value
