"""Pictures that documents name in their front matter (`image:`): where they lie, and if they do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from urllib.parse import unquote

from alignsite.entries import Entry
from alignsite.problems import Problem, problem


def picture_address(image: str, base_path: str, files: Collection[str]) -> str:
    """The address of a picture as front matter names it: a path is one from the site's root.

    It may lack the `/` before it, or have the sub-path that the site lies under (`base_path`); but
    where one of the site's `files` (addresses from the root) has the very address, it is meant.
    """
    if _is_elsewhere(image):
        return image
    written = f"/{image.removeprefix('/')}"
    if _file(written) in files:
        return written
    return f"/{image.removeprefix(base_path).removeprefix('/')}"


def missing_pictures(
    entries: Iterable[Entry], files: Collection[str], base_path: str
) -> Iterator[Problem]:
    """A problem for each picture within the site that none of its files is.

    `files`: addresses from the site's root.
    """
    for entry in entries:
        image = entry.meta.image
        if not image or _is_elsewhere(image):
            continue
        address = picture_address(image, base_path, files)
        path = _file(address)
        if path not in files:
            close = get_close_matches(path, files, n=1)
            hint = f"did you mean {close[0]}?" if close else "correct it, or add the picture"
            text = f"image: {image} leads nowhere on this site"
            missing = problem("broken-link", entry.meta.path, text, hint=hint)
            yield replace(missing, target=address, keys=("image",))


def _file(address: str) -> str:
    """The address of the file alone, as files are called."""
    return unquote(address.partition("?")[0].partition("#")[0])


def _is_elsewhere(image: str) -> bool:
    return ":" in image or image.startswith("//")
