"""Documents for tests, written in place."""

from __future__ import annotations

from alignsite.loader.decode import decode
from alignsite.loader.document import Document
from alignsite.problems import Problem
from alignsite.sources import DocumentSettings, Source
from tests.words import english_settings


def decoded(
    text: str | bytes,
    path: str = "content/posts/2021-06-17-an-example.md",
    *,
    sidecar: str | None = None,
    settings: DocumentSettings | None = None,
) -> tuple[Document | None, tuple[Problem, ...]]:
    """What decoding a file with this text comes to."""
    data = text.encode() if isinstance(text, str) else text
    beside = None if sidecar is None else sidecar.encode()
    source = Source(path, data, f"{path}.yaml" if beside is not None else None, beside)
    return decode(source, settings or english_settings(content="content"))


def document(text: str, path: str = "content/posts/2021-06-17-an-example.md", **more) -> Document:
    """A document that decodes without a problem."""
    found, problems = decoded(text, path, **more)
    assert found is not None
    assert problems == ()
    return found
