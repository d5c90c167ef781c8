"""What templates may ask for: `page` and `site`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from liquid.exceptions import LiquidError

from alignsite.loader.document import Document
from alignsite.loader.frontmatter import Value
from alignsite.loader.jekyll_facts import jekyll_facts
from alignsite.sources import JekyllSettings

_POST_NAME = re.compile(r"(?:.*/)?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)\.[^./]+")
_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")
_OTHER_DOCUMENTS = (
    "posts", "pages", "tags", "categories", "collections", "documents", "static_files",
    "html_pages", "html_files", "related_posts",
)  # fmt: skip
_OF_THE_PAGE = ("content", "excerpt", "previous", "next")
_NO_PREFIX = ("baseurl",)
"""Empty here: links get the site's own folder when the archive fills them in."""


class _Table(Mapping[str, object]):
    """A table with names that are known, but cannot be had where one document is read alone."""

    def __init__(self, name: str, values: Mapping[str, object], missing: Mapping[str, str]) -> None:
        self._name = name
        self._values = values
        self._missing = missing

    def __getitem__(self, key: str) -> object:
        if key not in self._values and key in self._missing:
            raise LiquidError(f"{self._name}.{key} cannot be had: {self._missing[key]}", token=None)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def template_values(document: Document, jekyll: JekyllSettings) -> dict[str, object]:
    """The variables of a document's templates."""
    site = {key: table(value) for key, value in jekyll.config}
    for key in _NO_PREFIX:
        site[key] = ""
    site["data"] = {key: table(value) for key, value in jekyll.data}
    others = dict.fromkeys(_OTHER_DOCUMENTS, "documents are read one by one")
    clock = {"time": "the time of the build is not known"}
    missing = dict.fromkeys(_OF_THE_PAGE, "it is known only when the site is laid out")
    return {
        "site": _Table("site", site, others | clock),
        "page": _Table("page", _page(document, jekyll), missing),
        "jekyll": {"environment": "production"},
        "now": None,
        "today": None,
    }


def table(value: object) -> object:
    """Settings' pairs as tables again."""
    if isinstance(value, tuple) and all(
        isinstance(one, tuple) and len(one) == 2 and isinstance(one[0], str) for one in value
    ):
        return {key: table(inner) for key, inner in value}
    if isinstance(value, (list, tuple)):
        return [table(one) for one in value]
    return value


def _page(document: Document, jekyll: JekyllSettings) -> dict[str, object]:
    values: dict[str, object] = {
        key: _typed(entry.value) for key, entry in document.matter.entries.items()
    }
    name = _POST_NAME.fullmatch(document.path)
    slug = name[2] if name else document.path.rpartition("/")[2].rpartition(".")[0]
    facts = jekyll_facts(document, jekyll)
    values["url"] = facts.url
    if facts.guid is not None:
        values["id"] = facts.guid
    values["path"] = document.path
    values["name"] = document.path.rpartition("/")[2]
    values.setdefault("slug", slug)
    if name is not None:
        values.setdefault("date", name[1])
        values.setdefault("title", " ".join(word.capitalize() for word in slug.split("-")))
    for key, single in (("categories", "category"), ("tags", "tag")):
        given = values.get(key) or values.get(single)
        if isinstance(given, str):
            values[key] = given.split() if values.get(key) else [given]
        elif isinstance(given, list):
            values[key] = given
        else:
            values[key] = []
    return values


def _typed(value: Value) -> object:
    """A scalar as YAML means it, where that prints the same."""
    if isinstance(value, dict):
        return {key: _typed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_typed(one) for one in value]
    if value is None:
        return None
    if value.lower() in _TRUE:
        return True
    if value.lower() in _FALSE:
        return False
    if re.fullmatch(r"-?(?:0|[1-9][0-9]{0,17})", value):
        return int(value)
    return value
