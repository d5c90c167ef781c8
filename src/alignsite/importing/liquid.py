"""A document's Liquid, replaced by what it comes to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from alignsite.loader.document import Document
from alignsite.loader.templates import expand
from alignsite.problems import Problem

_LEFT_ALONE = re.compile(r"(\{%-?\s*(raw|comment)\b.*?\{%-?\s*end\2\s*-?%\})", re.DOTALL)
_ADDRESS = re.compile(r"\{%-?\s*(link|post_url)\s+[\"']?([^\s\"'%]+)[\"']?\s*-?%\}")


@dataclass(frozen=True, slots=True)
class WithoutLiquid:
    """The text, and a problem for each tag that could not be run and shows nothing."""

    text: str
    problems: tuple[Problem, ...] = ()


def without_liquid(document: Document, addresses: Mapping[str, str]) -> WithoutLiquid:
    """Run the document's Liquid. `addresses`: of each document of the site, by its old path.

    Links to documents become their addresses, for their files are about to move.
    """
    if document.form in ("text", "captions") or (
        "{%" not in document.text and "{{" not in document.text
    ):
        return WithoutLiquid(document.text)
    by_name = {_post_name(path): url for path, url in addresses.items()}

    def address(tag: re.Match[str]) -> str:
        name = tag[2].removeprefix("/")
        known = addresses.get(name) if tag[1] == "link" else by_name.get(name)
        return known or tag[0]

    pieces = _LEFT_ALONE.split(document.text)
    text = "".join(
        one if index % 3 == 1 else _ADDRESS.sub(address, one)
        for index, one in enumerate(pieces)
        if index % 3 != 2
    )
    done = expand(replace(document, text=text))
    return WithoutLiquid(done.document.text, done.problems)


def _post_name(path: str) -> str:
    """What `post_url` calls a document: its path without `_posts` and the ending."""
    kept = [one for one in path.split("/") if one != "_posts"]
    return "/".join(kept).rpartition(".")[0]
