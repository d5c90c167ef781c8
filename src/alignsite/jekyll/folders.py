"""A Jekyll site's files, sorted as Jekyll sorts them: posts, drafts, pages, and files to copy."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alignsite.jekyll.names import Names
from alignsite.jekyll.site import JekyllSite
from alignsite.loader.jekyll_facts import DATED
from alignsite.problems import Problem, problem

PAGES = frozenset({".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm", ".xhtml"})
"""Endings of files that become pages where they have front matter."""

_POSTS = PAGES | {".txt", ".text"}
_SASS = frozenset({".scss", ".sass", ".coffee"})
_MATTER = re.compile(rb"\A---[ \t]*\r?\n(?:.*?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_BEGINS = re.compile(rb"\A---[ \t]*\r?\n")
_OURS = frozenset({"sitemap.xml", "robots.txt", "feed.xml", "atom.xml", "rss.xml"})


@dataclass(frozen=True, slots=True)
class DocumentPath:
    """A file that becomes a page; `collection` as in `JekyllSettings`."""

    path: str
    collection: str


@dataclass(frozen=True, slots=True)
class CopiedPath:
    """A file that is published at `url` as it is, without the first `skipped` bytes."""

    path: str
    url: str
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a site, and what is wrong with them."""

    documents: tuple[DocumentPath, ...]
    copied: tuple[CopiedPath, ...]
    problems: tuple[Problem, ...]


def find_files(
    paths: Iterable[str], site: JekyllSite, head: Callable[[str], bytes], own: Iterable[str]
) -> Found:
    """Sort the files at these paths (relative to the source folder).

    `head` gives a file's bytes, of large ones at least the beginning. `own`: files and folders
    that are alignsite's and no part of the site.
    """
    documents: list[DocumentPath] = []
    copied: list[CopiedPath] = []
    problems: list[Problem] = []
    mine = tuple(own)
    for path in sorted(paths):
        if any(path == one or path.startswith(f"{one}/") for one in mine):
            continue
        where = _standing(path, site)
        match where:
            case None:
                continue
            case "static":
                _sort(path, head(path), documents, copied, problems)
            case "posts" | "drafts":
                name = posixpath.basename(path)
                ending = posixpath.splitext(name)[1].lower()
                if ending in _POSTS and (where == "drafts" or DATED.fullmatch(name)):
                    documents.append(DocumentPath(path, where))
                else:
                    problems.append(_passed_over(path, ending in _POSTS))
            case _:
                _sort(path, head(path), documents, copied, problems, collection=where)
    return Found(tuple(documents), tuple(copied), tuple(problems))


def collection_of(path: str, site: JekyllSite) -> str:
    """The collection of a document at `path`: as in `JekyllSettings`."""
    standing = _standing(path, site)
    return standing if standing not in (None, "static") else "pages"


def _standing(path: str, site: JekyllSite) -> str | None:
    """What a path is by its folders: "posts", "drafts", "static", a collection; `None`: passed."""
    names, parts = site.names, path.split("/")
    folder = ""
    for index, part in enumerate(parts[:-1]):
        folder = f"{folder}{part}"
        if part in ("_posts", "_drafts"):
            inner = "/".join(parts[index + 1 :])
            return part[1:] if not _hidden_post(inner, path, names) else None
        if index == 0 and any(f"_{one.name}" == part for one in site.collections):
            inner = "/".join(parts[1:])
            return part[1:] if not _hidden_post(inner, path, names) else None
        if names.passed(folder, folder=True):
            return None
        folder += "/"
    return None if names.passed(path, folder=False) else "static"


def _hidden_post(inner: str, path: str, names: Names) -> bool:
    """Whether a file in a folder of posts is passed over."""
    special = (".", "_", "#", "~")
    name = inner.rpartition("/")[2]
    if names.excluded(path, folder=False):
        return True
    return inner.startswith(special) or name.startswith(special) or name.endswith("~")


def _sort(
    path: str,
    data: bytes,
    documents: list[DocumentPath],
    copied: list[CopiedPath],
    problems: list[Problem],
    collection: str = "pages",
) -> None:
    """Put a file outside `_posts` where it belongs."""
    url = f"/{path if collection == 'pages' else path.removeprefix('_')}"
    if not _BEGINS.match(data):
        copied.append(CopiedPath(path, url))
        return
    ending = posixpath.splitext(path)[1].lower()
    if ending in PAGES:
        documents.append(DocumentPath(path, collection))
        return
    matter = _MATTER.match(data)
    body = data[matter.end() :] if matter else data
    plain = ending not in _SASS and b"{{" not in body and b"{%" not in body
    if matter and plain and b"permalink" not in matter[0]:
        copied.append(CopiedPath(path, url, matter.end()))
    else:
        problems.append(_template(path, ending))


def _template(path: str, ending: str) -> Problem:
    text = "the file is a template for Jekyll, which is not run; it is not published"
    hint = "put the finished file in its place, as Jekyll last made it"
    if ending in _SASS:
        text = "styles and scripts that Jekyll compiles are not read; it is not published"
        hint = "alignsite's theme has its own: docs/theming.md tells how to change it"
    elif posixpath.basename(path) in _OURS:
        hint = "alignsite makes feeds, a sitemap and robots.txt by itself: delete it"
    return problem("jekyll-file", path, text, line=1, column=1, hint=hint)


def _passed_over(path: str, undated: bool) -> Problem:
    text = "only posts are read from this folder, so the file is not published"
    hint = "put files of other kinds outside _posts, such as in assets/"
    if undated:
        text = "a post's name begins with its date, so this file is not published"
        hint = "name it as in 2021-06-17-a-title.md"
    return problem("jekyll-file", path, text, hint=hint)
