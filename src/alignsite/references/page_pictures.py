"""Pictures that documents name in their front matter (`image:`), and that are not on the site."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from urllib.parse import unquote

from alignsite.entries import Entry
from alignsite.problems import Problem, problem


def missing_pictures(
    entries: Iterable[Entry], files: Collection[str], base_path: str
) -> Iterator[Problem]:
    """A problem for each picture within the site that none of its files is.

    `files`: addresses from the site's root. `base_path`: the sub-path that the site lies under,
    which a picture's address may begin with.
    """
    for entry in entries:
        image = entry.meta.image
        if not image or ":" in image or image.startswith("//"):
            continue
        path = unquote(image.partition("?")[0].partition("#")[0])
        rooted = {f"/{path.removeprefix(base_path)}", f"/{path.removeprefix('/')}"}
        if rooted.isdisjoint(files):
            close = get_close_matches(path, files, n=1)
            hint = f"did you mean {close[0]}?" if close else "correct it, or add the picture"
            text = f"image: {image} leads nowhere on this site"
            yield problem("broken-link", entry.meta.path, text, hint=hint)
