"""What the reader hands to the loader: one file's own bytes, and the settings that touch it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it lies on disk.

    `path` and `sidecar_path` are relative to the site's source folder, with `/`. `sidecar` holds
    the bytes of a YAML file of the same name beside it (`an-101.yaml` for `an-101.txt`).
    """

    path: str
    data: bytes
    sidecar_path: str | None = None
    sidecar: bytes | None = None


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What of the site's configuration one document's reading may depend on, and nothing else.

    `content`: the folder that holds the documents, relative to the source folder ("content", or
    "" where the documents lie in the source folder itself). `defaults`: front matter shared by the
    files below a prefix, already merged for this file, as (key, value) pairs. `keys`: front matter
    keys that this site's own templates use, so they are not reported as unknown.
    """

    content: str = ""
    defaults: tuple[tuple[str, object], ...] = ()
    keys: tuple[str, ...] = ()
