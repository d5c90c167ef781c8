"""What the reader hands to the loader: one file's own bytes, and the settings that touch it."""

from __future__ import annotations

from dataclasses import dataclass, field

from alignsite.problems import Problem
from alignsite.theme.words import BodyWords

MAX_BYTES = 8 * 1024 * 1024
"""A document's largest size: ten times the longest transcript known to us."""


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One item as a catalogue lists it. `title` may be Markdown; `issue` is empty where unsaid.

    `line`: where in the catalogue it stands, which is no part of what it says.
    """

    title: str
    issue: int | None = None
    authors: str = ""
    url: str | None = None
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What `catalogue.csv` says of the issues beside it, and what is wrong with it.

    `path` is relative to the site's source folder, with `/`.
    """

    path: str
    rows: tuple[CatalogueRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of_issue(self, number: int | None) -> tuple[CatalogueRow, ...]:
        """The rows that may speak of an issue: of its number, or of none.

        An issue without a number may be any.
        """
        return tuple(row for row in self.rows if number is None or row.issue in (None, number))


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it lies on disk.

    `path` and `sidecar_path` are relative to the site's source folder, with `/`. `sidecar` holds
    the bytes of a YAML file of the same name beside it (`an-101.yaml` for `an-101.txt`).
    `catalogue`: the one that lies beside it or in the nearest folder above. `modified`: when the
    file was last changed, in epoch seconds, where its record may depend on that (a Jekyll draft's).
    """

    path: str
    data: bytes
    sidecar_path: str | None = None
    sidecar: bytes | None = None
    catalogue: Catalogue | None = None
    modified: int | None = None


@dataclass(frozen=True, slots=True)
class JekyllSettings:
    """What of a Jekyll site one document's reading may depend on.

    `config` and `data`: `_config.yml` and `_data/` as (key, value) pairs, nested tables as pairs
    too, for `site.*` in Liquid. `includes`: (path below `_includes/`, text). `permalink`: a style's
    name or a template with placeholders. `timezone`: an IANA name; dates without an offset are in
    it. `collection`: "posts", "drafts", "pages", or the name of another collection.
    """

    config: tuple[tuple[str, object], ...] = ()
    data: tuple[tuple[str, object], ...] = ()
    includes: tuple[tuple[str, str], ...] = ()
    permalink: str = "date"
    timezone: str = "UTC"
    excerpt_separator: str = "\n\n"
    collection: str = "posts"


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What of the site's configuration one document's reading may depend on, and nothing else.

    `words`: what is said within documents, in the site's language and in others. `content`: the
    folder that holds the documents, relative to the source folder ("content", or "" where the
    documents lie in the source folder itself). `defaults`: front matter shared by the files below a
    prefix, already merged for this file, as (key, value) pairs. `keys`: front matter keys that this
    site's own templates use, so they are not reported as unknown. `hosts`: the site's own, in lower
    case: a full address there is a link within the site. `jekyll`: set where the document is part
    of a Jekyll site, and is to be read as Jekyll and kramdown read it. `kramdown`: kramdown's
    options, as (name, value) pairs, where a site that is not Jekyll's has its Markdown read by
    kramdown's rules. `excerpt_separator`: the mark that ends a summary.
    """

    words: BodyWords
    content: str = ""
    defaults: tuple[tuple[str, object], ...] = ()
    keys: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    jekyll: JekyllSettings | None = None
    kramdown: tuple[tuple[str, object], ...] | None = None
    excerpt_separator: str = ""

    @property
    def kramdown_options(self) -> tuple[tuple[str, object], ...] | None:
        """The options by which kramdown reads the document; `None` where it does not."""
        if self.jekyll is None:
            return self.kramdown
        written = dict(self.jekyll.config).get("kramdown")
        return written if isinstance(written, tuple) else ()


def has_liquid(source: Source) -> bool:
    """Whether a document may hold Liquid, and so depend on more than itself."""
    return b"{{" in source.data or b"{%" in source.data


@dataclass(frozen=True, slots=True)
class StatedWork:
    """What `works.yaml` says of one paper or post.

    `slug`: the last part of its page's address. `links`: addresses and printed identifiers, all of
    the same work; without any it is the work that has the slug by itself. `hide`: it is to have no
    page. `path`, `line`, `column`: where it stands.
    """

    slug: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    hide: bool = False
    path: str = field(default="", compare=False)
    line: int | None = field(default=None, compare=False)
    column: int | None = field(default=None, compare=False)
