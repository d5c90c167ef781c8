"""Authors as front matter and bylines name them: plain names, `Name <mail>`, HTML, mappings."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from alignsite.loader.frontmatter import Value
from alignsite.records import Person

_MAIL = re.compile(r"<\s*([^<>\s@]+@[^<>\s@]+)\s*>")
_LINK_OPENS = re.compile(r"<a\s", re.IGNORECASE)
_LINK = re.compile(
    r"""<a\s[^<>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))[^<>]*>(.*?)</a\s*>""",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")
_NO_ANGLES = str.maketrans("<>", "  ")
_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+|mailto:[^\s()]+)\)")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|&)\s+|,|;|\s+(?:and|&|und|et)\s+)\s*")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d."})

_CREDIT = re.compile(
    r"^(?:co-)?(?:written|edited|hosted|transcribed|produced|recorded|illustrated)\s+by\s+(?=\S)",
    re.IGNORECASE,
)

Refuse = Callable[[str], None]
"""Takes an address that is not http, https or mailto."""


def people(value: Value, refuse: Refuse) -> tuple[Person, ...]:
    """The people that an `author` or `authors` key names: one string, a mapping, or a list."""
    if isinstance(value, list):
        found = [person for one in value for person in people(one, refuse)]
    elif isinstance(value, dict):
        found = _from_mapping(value, refuse)
    elif isinstance(value, str):
        found = from_text(value, refuse)
    else:
        found = []
    return tuple(dict.fromkeys(found))


def from_text(text: str, refuse: Refuse) -> list[Person]:
    """The people that one string names."""
    if len(text) > 2_000:
        text = text[:2_000]
    if "](" in text:
        text = _MARKDOWN_LINK.sub(r'<a href="\2">\1</a>', text)
    if _LINK_OPENS.search(text):
        return _from_html(text, refuse)
    found: list[Person] = []
    done = 0
    for mail in _MAIL.finditer(text):
        before = names(_plain(text[done : mail.start()]))
        done = mail.end()
        found += [Person(name) for name in before]
        if before:
            found[-1] = Person(before[-1], None, mail[1])
    return found + [Person(name) for name in names(_plain(text[done:]))]


def names(text: str) -> list[str]:
    """The names in `A`, `A and B`, `A, B and C`; "Jr." and the like stay with their name."""
    found: list[str] = []
    for part in _BETWEEN.split(text.strip()):
        name = _name(part)
        if found and name.lower() in _SUFFIXES:
            found[-1] = f"{found[-1]}, {name}"
        elif name:
            found.append(name)
    return found


def _from_html(text: str, refuse: Refuse) -> list[Person]:
    """People as links: each link to a page begins a person, a link to mail belongs to the last."""
    found: list[Person] = []
    done = 0
    for link in _LINK.finditer(text):
        found += [Person(name) for name in names(_outside(text[done : link.start()]))]
        done = link.end()
        address = unescape(link[1] or link[2] or link[3] or "").strip()
        shown = _name(_plain(link[4]))
        if address.lower().startswith("mailto:"):
            mail = address[len("mailto:") :].split("?", 1)[0]
            if found and found[-1].email is None:
                found[-1] = Person(found[-1].name, found[-1].url, mail)
            elif shown:
                found.append(Person(shown, None, mail))
            continue
        url = safe_url(address)
        if address and url is None:
            refuse(address)
        if shown:
            found.append(Person(shown, url))
    found += [Person(name) for name in names(_outside(text[done:]))]
    return found


def _from_mapping(value: dict[str, Value], refuse: Refuse) -> list[Person]:
    def text(*keys: str) -> str | None:
        for key in keys:
            one = value.get(key)
            if isinstance(one, str) and one.strip():
                return one.strip()
        return None

    name = text("name", "display_name", "title")
    if name is None:
        # `authors: {ada: {name: Ada}}`, or `author: {twitter: x}` that names nobody.
        return [
            person
            for one in value.values()
            if isinstance(one, dict)
            for person in _from_mapping(one, refuse)
        ]
    address = text("url", "link", "website", "homepage")
    url = safe_url(address) if address else None
    if address and url is None:
        refuse(address)
    mail = text("email", "mail")
    return [Person(_name(_plain(name)), url, mail.removeprefix("mailto:") if mail else None)]


def safe_url(address: str) -> str | None:
    """The address where a page may link to it: http, https, or a path from the site's root."""
    stripped = address.strip()
    if any(c <= " " or c in '"<>\\' for c in stripped):
        return None
    if stripped.lower().startswith(("http://", "https://")):
        return stripped
    if stripped.startswith("/") and not stripped.startswith("//"):
        return stripped
    return None


def _outside(text: str) -> str:
    """What stands between links, without the brackets that held one."""
    plain = _plain(text).replace("(", " ").replace(")", " ")
    return re.sub(r"^\s*(?:,|;|and\b|&)|(?:,|;|\band|&)\s*$", " ", " ".join(plain.split()))


def _plain(text: str) -> str:
    plain = unescape(_TAG.sub(" ", text)).translate(_NO_ANGLES)
    return _BRACKETS.sub(" ", plain)


def _name(text: str) -> str:
    return without_credit(" ".join(text.split()).strip(" ,;"))


def without_credit(name: str) -> str:
    """A name without what is said of its part in the work: `edited by Ada Example`."""
    return _CREDIT.sub("", name)
