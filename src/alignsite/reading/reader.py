"""Disk → Sources: which files a site has, and their bytes."""

from __future__ import annotations

import posixpath
from pathlib import Path

from alignsite.config import Config
from alignsite.config.document_settings import document_settings, shared_matter
from alignsite.jekyll import JekyllInputs
from alignsite.problems import Problem, problem
from alignsite.publisher import is_output
from alignsite.reading.companion_files import read_roster, read_stated_works
from alignsite.reading.configuration import Configuration, read_configuration
from alignsite.reading.content_files import sorted_content
from alignsite.reading.inputs import CopiedFile, DocumentFile, Inputs
from alignsite.reading.jekyll_reader import (
    hidden_names,
    may_hold,
    passed_folders,
    site_inputs,
    sorted_files,
)
from alignsite.sources import DocumentSettings
from alignsite.stamps import Stamp, scan, site_files
from alignsite.theme.files import find_theme, read_body_words
from alignsite.theme.words import BodyWords

HIDDEN_FILES = frozenset({".well-known", ".htaccess", ".nojekyll"})
"""Hidden names that are published where they lie in the folder of files (`[paths] files`)."""


def content_folder(source: Path, config: Config) -> str:
    """Where the documents lie: as configured, or `_posts` in a folder laid out as Jekyll does."""
    configured = config.paths.content
    if not (source / configured).is_dir() and (source / "_posts").is_dir():
        return "_posts"
    return configured


def find_inputs(source: Path, output: Path | None = None) -> Inputs:
    """Look through a site's folders. Reads the configuration, and no document.

    `output`: the folder that is built into, which may lie among them.
    """
    stamps = site_files(str(source))
    configuration = read_configuration(source)
    config = configuration.config
    found = list(configuration.problems)
    theme = find_theme(source / config.paths.templates, source / config.paths.static)
    words, body_words, wrong = read_body_words(theme, config.language)
    found += wrong
    content = content_folder(source, config)
    roster, wrong = read_roster(source, content)
    found += wrong
    works, wrong = read_stated_works(source)
    found += wrong
    trees: dict[str, dict[str, Stamp]] = {}
    scopes: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    jekyll = None
    if configuration.jekyll is None:
        documents, copied = _content(source, content, trees, found)
        if config.paths.files:
            copied.update(_verbatim(source, config.paths.files, trees, scopes, found))
    else:
        scope = _scope(source, configuration, output)
        scopes[str(source)] = scope
        everything, irregular = _everything(source, *scope)
        trees[str(source)] = everything
        documents, copied, sorting = sorted_files(source, configuration, everything)
        found += [_irregular(source, one, "") for one in irregular if may_hold(one)]
        found += sorting.problems
        jekyll = site_inputs(source, configuration.jekyll, everything)
        found += jekyll.problems
    for folder in reversed(theme.static):
        copied.update(_static(folder, trees))
    for folder in theme.templates:
        trees[str(folder)] = _files(folder)
    paths = config.paths
    for name in (paths.content, paths.templates, paths.static):  # may come to be
        trees.setdefault(str(source / name), {})
    if not documents and not found:
        hint = "put documents (.md, .txt, .html) there, or run `alignsite init` for an example"
        found.append(
            problem("empty-site", content or ".", f"no documents in {content or '.'}/", hint=hint)
        )
    return Inputs(
        source=source,
        config=config,
        theme=theme,
        words=words,
        body_words=body_words,
        content=content,
        documents=tuple(documents),
        copied=tuple(copied[url] for url in sorted(copied)),
        trees=trees,
        site_files=stamps,
        roster=roster,
        works=works,
        problems=tuple(found),
        scopes=scopes,
        jekyll=jekyll,
        unlocated=configuration.unlocated,
    )


def _scope(
    source: Path, configuration: Configuration, output: Path | None
) -> tuple[frozenset[str], frozenset[str]]:
    """Which folders of a Jekyll site are not looked into, and which hidden names are."""
    assert configuration.jekyll is not None
    public = source / configuration.config.paths.output
    outputs = [one for one in source.iterdir() if one.is_dir() and is_output(one)]
    outputs += [] if public.exists() else [public]
    outputs += [] if output is None else [output]
    return passed_folders(source, outputs), hidden_names(configuration.jekyll)


def _everything(
    folder: Path, passed: frozenset[str], hidden: frozenset[str]
) -> tuple[dict[str, Stamp], list[str]]:
    """The files below a folder with their stamps, and what is no plain file."""
    files: dict[str, Stamp] = {}
    irregular: list[str] = []
    for path, stamp, odd in scan(str(folder), passed, hidden):
        if odd:
            irregular.append(path)
        else:
            files[path] = stamp
    return files, irregular


def _content(
    source: Path, content: str, trees: dict[str, dict[str, Stamp]], found: list[Problem]
) -> tuple[list[DocumentFile], dict[str, CopiedFile]]:
    """The documents below the content folder, and the other files there."""
    folder = source / content
    everything: dict[str, Stamp] = {}
    for path, stamp, irregular in scan(str(folder)):
        if irregular:
            found.append(_irregular(folder, path, content))
        else:
            everything[path] = stamp
    trees[str(folder)] = everything
    documents, copied, wrong = sorted_content(source, content, everything)
    found += wrong
    return documents, copied


def _irregular(folder: Path, path: str, content: str) -> Problem:
    """What is wrong with a name or a thing that is no plain file."""
    shown = posixpath.join(content, path.encode("ascii", "backslashreplace").decode())
    if not posixpath.basename(path).isprintable():
        text = "the file's name is not UTF-8, or holds control characters"
        return problem("unreadable", shown, text, hint="rename the file")
    text = "symbolic links are not followed"
    if not (folder / path).is_symlink():
        text = "this is no file but a pipe or a device, which are not read"
    return problem("symlink", shown, text, hint="put the file itself there")


def _verbatim(
    source: Path,
    name: str,
    trees: dict[str, dict[str, Stamp]],
    scopes: dict[str, tuple[frozenset[str], frozenset[str]]],
    found: list[Problem],
) -> dict[str, CopiedFile]:
    """The files of the folder whose files are published as they are, from the root on."""
    folder = source / name
    files, irregular = _everything(folder, frozenset(), HIDDEN_FILES)
    trees[str(folder)], scopes[str(folder)] = files, (frozenset(), HIDDEN_FILES)
    found += [_irregular(folder, one, name) for one in irregular]
    return {
        f"/{path}": CopiedFile(folder / path, f"/{path}", stamp) for path, stamp in files.items()
    }


def _static(folder: Path, trees: dict[str, dict[str, Stamp]]) -> dict[str, CopiedFile]:
    """A theme's static files, published below `/static/`."""
    files = trees[str(folder)] = _files(folder)
    return {
        f"/static/{path}": CopiedFile(folder / path, f"/static/{path}", stamp)
        for path, stamp in files.items()
    }


def _files(folder: Path) -> dict[str, Stamp]:
    """The files below a folder; what is irregular is none of them."""
    return {path: stamp for path, stamp, irregular in scan(str(folder)) if not irregular}


def settings_for(
    file: DocumentFile,
    config: Config,
    words: BodyWords,
    content: str,
    jekyll: JekyllInputs | None,
    *,
    liquid: bool,
) -> DocumentSettings:
    """What of the configuration touches a document.

    `words`: what is said within documents. `liquid`: whether it holds Liquid, and so may depend on
    all of a Jekyll site's data.
    """
    if jekyll is None:
        return document_settings(config, words, content, file.path)
    return jekyll.settings(
        words,
        file.path,
        file.collection or "pages",
        liquid=liquid,
        keys=config.keys,
        hosts=config.own_hosts,
        over=shared_matter(config, content, file.path).items(),
    )


def read_jekyll_inputs(source: Path, configuration: Configuration) -> JekyllInputs | None:
    """What the documents of a Jekyll site share; `None` for other sites."""
    if configuration.jekyll is None:
        return None
    scope = _scope(source, configuration, None)
    return site_inputs(source, configuration.jekyll, _everything(source, *scope)[0])
