"""Names fit for addresses: slugs of pages, ids of headings, and what no address may hold."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import unquote

_LONGEST = 200
"""Bytes of a slug: leaves room for `.html` and the like within a file name's 255."""

_ASCII_WORD = re.compile(r"[a-z0-9]+")
_NOT_IN_HEADING_ID = re.compile(r"[^\w\- \t]+")
_SPELLED = {"+": "plus", "#": "sharp", "*": "star"}
_SIGNS = re.compile(r"(?<=[^\W_])(?:\+{2,}|[+#*]+(?!\w))")
_FIRST_DOT = re.compile(r"^\s*\.(?=[^\W_])")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
)


@lru_cache(maxsize=8192)  # of names and tags, each stands in many records
def slugify(text: str) -> str:
    """Letters and digits of any script in lower case, with `-` for everything between them.

    Never empty: text without a letter or digit becomes a short hash of itself.
    """
    if text.isascii():  # the same sooner
        slug = "-".join(_ASCII_WORD.findall(text.lower()))
    else:
        characters = [
            c if c.isalnum() or unicodedata.category(c)[0] == "M" else " "
            for c in unicodedata.normalize("NFC", text).lower()
        ]
        slug = unicodedata.normalize("NFC", "-".join("".join(characters).split()))
    if not slug:
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return _shortened(slug)


@lru_cache(maxsize=8192)
def tag_slug(name: str) -> str:
    """The slug of a tag: spellings that differ in case or in what stands between words share one.

    Signs that make another name of it are spelled out: C, C++, C# and A* are four tags.
    """
    spelled = _SIGNS.sub(lambda signs: "".join(f" {_SPELLED[c]} " for c in signs[0]), name)
    return slugify(_FIRST_DOT.sub("dot ", spelled))


def _shortened(slug: str) -> str:
    """At most `_LONGEST` bytes, cut between words where that is possible."""
    encoded = slug.encode()
    if len(encoded) <= _LONGEST:
        return slug
    cut = encoded[:_LONGEST].decode(errors="ignore")
    return (cut.rpartition("-")[0] or cut).strip("-")


def heading_id(title: str) -> str:
    """The id that GitHub and kramdown's GFM parser give a heading of this plain text.

    Lower case, punctuation dropped, every space a `-` (so `A / B` is `a--b`); "section" where
    nothing is left.
    """
    return re.sub(r"[ \t]", "-", _NOT_IN_HEADING_ID.sub("", title.lower()).strip()) or "section"


def anchor(name: str) -> str:
    """An id or fragment as it stands in a page: percent-decoded, without white space."""
    return "-".join(unquote(name).split())


def unused(wanted: str, taken: dict[str, int]) -> str:
    """`wanted`, or `wanted-1`, `wanted-2` ...: the first that is not taken; it is taken then.

    `taken` holds every name in use, with the last number that was given to a repeat of it.
    """
    number = taken.get(wanted)
    name = wanted
    if number is not None:
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken[wanted] = number
    taken[name] = 0
    return name


def fault(address: str) -> str:
    """Why `address` (a slug, permalink or alias) must not be used; empty where it may.

    Percent-escapes are decoded once first, so `%2e%2e` is found out.
    """
    decoded = unquote(address)
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in decoded):
        return "it holds a control character"
    if "\\" in decoded:
        return "it holds a backslash"
    parts = decoded.split("/")
    if any(part in (".", "..") for part in parts):
        return "it holds a `.` or `..` folder"
    if decoded.startswith("//") or ":" in parts[0]:
        return "it leaves the site"
    if any(len(part.encode()) > 255 for part in parts):
        return "a part of it is longer than 255 bytes"
    if any(part.split(".")[0].lower() in _DEVICES for part in parts):
        return "it is the name of a device on Windows"
    return ""
