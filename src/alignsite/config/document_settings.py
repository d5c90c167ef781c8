"""What of a site's configuration one document's reading depends on."""

from __future__ import annotations

from alignsite.config import Config
from alignsite.sources import DocumentSettings
from alignsite.theme.words import BodyWords


def shared_matter(config: Config, content: str, path: str) -> dict[str, object]:
    """Front matter that `[[defaults]]` give the document at `path`: longer prefixes beat shorter.

    `content`: the folder of documents, relative to the source folder as `path` is.
    """
    inner = path.removeprefix(f"{content}/") if content else path
    rows = [row for row in config.defaults if inner.startswith(row.path)]
    merged: dict[str, object] = {}
    for row in sorted(rows, key=lambda row: len(row.path)):
        merged.update(row.matter)
    return merged


def document_settings(
    config: Config, words: BodyWords, content: str, path: str
) -> DocumentSettings:
    """The settings of the document at `path` of a site that is not Jekyll's."""
    return DocumentSettings(
        words=words,
        content=content,
        defaults=tuple(shared_matter(config, content, path).items()),
        keys=config.keys,
        hosts=config.own_hosts,
        kramdown=config.kramdown if config.markdown == "kramdown" else None,
        excerpt_separator=config.excerpt_separator,
    )
