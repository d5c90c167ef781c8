"""One file's own bytes → one typed record, and the problems met on the way.

The loader knows nothing of other files, so its result can be cached by content and made in any
process. To add a format: one module here with a function `Document -> Loaded`, one row in
`FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alignsite.loader.decode import decode
from alignsite.loader.document import Document, Form, Loaded
from alignsite.loader.post import load_post
from alignsite.problems import problem
from alignsite.records import Kind
from alignsite.sources import DocumentSettings, Source

__all__ = ["FORMATS", "Document", "Format", "Loaded", "load"]


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which documents are written: the folder that says so, or the content that does.

    `forms`: how their files are read, which the endings say.
    """

    kind: Kind
    folders: tuple[str, ...]
    recognise: Callable[[Document], bool]
    load: Callable[[Document], Loaded]
    forms: tuple[Form, ...] = ("markdown", "text", "html")


# What reads a format is imported with the first document of it: that takes longer than to build
# most sites anew after a change.


def _are_captions(document: Document) -> bool:
    return document.form == "captions"  # the file's ending says so


def _load_captions(document: Document) -> Loaded:
    from alignsite.loader.captions import load_captions  # noqa: PLC0415

    return load_captions(document)


def _looks_like_issue(document: Document) -> bool:
    from alignsite.loader.newsletter import looks_like_issue  # noqa: PLC0415

    return looks_like_issue(document)


def _load_issue(document: Document) -> Loaded:
    from alignsite.loader.newsletter import load_issue  # noqa: PLC0415

    return load_issue(document)


def _looks_like_episode(document: Document) -> bool:
    from alignsite.loader.transcript import looks_like_episode  # noqa: PLC0415

    return looks_like_episode(document)


def _load_episode(document: Document) -> Loaded:
    from alignsite.loader.transcript import load_episode  # noqa: PLC0415

    return load_episode(document)


FORMATS: tuple[Format, ...] = (
    Format("episode", (), _are_captions, _load_captions, ("captions",)),
    Format("issue", ("issues", "newsletters"), _looks_like_issue, _load_issue),
    Format("episode", ("episodes", "podcast"), _looks_like_episode, _load_episode),
    Format("post", ("posts",), lambda _: True, load_post),
)
"""Asked in this order where neither front matter nor folder says what a file is."""


def load(source: Source, settings: DocumentSettings) -> Loaded:
    """Read one document. Never raises for bad input: what is wrong with it is in the problems."""
    document, problems = decode(source, settings)
    if document is None:
        return Loaded(None, problems)
    if not document.runs_liquid:
        return _read(document).with_problems(problems)
    from alignsite.loader.templates import expand  # noqa: PLC0415 - python-liquid takes long

    expansion = expand(document)
    return expansion.in_source(_read(expansion.document)).with_problems(problems)


def _read(document: Document) -> Loaded:
    """What the text of a document says, as its format has it."""
    chosen = _format(document) if not _is_page(document) else FORMATS[-1]
    if chosen is not None:
        return chosen.load(document)
    entry = document.matter.entry("kind")
    kinds = ", ".join(one.kind for one in FORMATS if document.form in one.forms)
    wrong = problem(
        "frontmatter-value",
        entry.path if entry else document.path,
        f"kind: {document.matter.text('kind')!r} is not a kind of document",
        line=entry.line if entry else None,
        column=entry.column if entry else None,
        hint=f"use one of: {kinds}",
    )
    return Loaded(None, (wrong,))


def _is_page(document: Document) -> bool:
    """Whether a Jekyll site keeps it among its pages, of which none is an episode or an issue."""
    return document.settings.jekyll is not None and document.settings.jekyll.collection == "pages"


def _format(document: Document) -> Format | None:
    """What the file is: its front matter decides, else its folder, else its content."""
    formats = [one for one in FORMATS if document.form in one.forms]
    stated = document.matter.text("kind")
    if stated is not None:
        return next((one for one in formats if one.kind == stated.strip().lower()), None)
    prefix = document.settings.content
    inner = document.path.removeprefix(f"{prefix}/") if prefix else document.path
    folders = inner.split("/")[:-1]
    for folder in folders:
        for one in formats:
            if folder in one.folders:
                return one
    return next(one for one in formats if one.recognise(document))
