"""`people.yaml` → Roster: names, merges and splits that no document can say."""

from __future__ import annotations

from collections import defaultdict

from alignsite.companions import Row, Sheet, Text, read_rows
from alignsite.people.identity import EVERYWHERE, KnownPerson, Naming, Roster, Scope, person_key
from alignsite.problems import Problem

_SCOPE = ("show", "newsletter", "series", "path")
_KEYS = ("name", "aliases", "scoped", *_SCOPE, "url", "urls", "email", "bio", "hide")
_SCOPED_KEYS = ("name", *_SCOPE)


def read_people(data: bytes, path: str, content: str) -> tuple[Roster, tuple[Problem, ...]]:
    """Read the file. `content`: the folder of documents, within which paths may be given."""
    sheet, rows = read_rows(data, path, _KEYS)
    people = tuple(person for row in rows if (person := _person(row, content)) is not None)
    _conflicts(sheet, people)
    return Roster(path, people), tuple(sheet.problems)


def _person(row: Row, content: str) -> KnownPerson | None:
    name = row.text("name")
    if name is None:
        if "name" not in row.keys:
            hint = "begin it with - name: Ada Example"
            row.sheet.report("companion-value", row, "an entry has no name", hint)
        return None
    scopes = _scopes(row, content) or (EVERYWHERE,)
    names = [(one, scope) for one in (name, *row.texts("aliases")) for scope in scopes]
    for inner in row.rows("scoped", _SCOPED_KEYS):
        names += _scoped(inner, content)
    email = row.text("email")
    bio = row.text("bio")
    return KnownPerson(
        name=name.value,
        namings=tuple(dict.fromkeys(_naming(text, scope) for text, scope in names)),
        urls=(*row.addresses("url"), *row.addresses("urls")),
        email=_email(row, email),
        bio=bio.value if bio else "",
        hidden=row.flag("hide"),
    )


def _naming(text: Text, scope: Scope) -> Naming:
    return Naming(text.value, scope, text.line, text.column)


def _email(row: Row, email: Text | None) -> str | None:
    if email is None:
        return None
    address = email.value.removeprefix("mailto:")
    if address.count("@") != 1 or any(c.isspace() or c in '<>"' for c in address):
        row.sheet.wrong("email", email, "an address such as ada@example.org")
        return None
    return address


def _scoped(row: Row, content: str) -> list[tuple[Text, Scope]]:
    names, scopes = row.texts("name"), _scopes(row, content)
    if "name" not in row.keys:
        hint = "say which name is meant: - {name: Ada, show: My podcast}"
        row.sheet.report("companion-value", row, "a scoped name has no name", hint)
    if not any(key in row.keys for key in _SCOPE):
        hint = "say where: show:, newsletter: or path:; a name that counts everywhere is an alias"
        row.sheet.report("companion-value", row, "a scoped name has no scope", hint)
    return [(name, scope) for name in names for scope in scopes]


def _scopes(row: Row, content: str) -> tuple[Scope, ...]:
    """Where the names of an entry count: any of its series, and any of its paths if it has both."""
    series = [one.value for key in ("show", "newsletter", "series") for one in row.texts(key)]
    paths = [_within(one.value, content) for one in row.texts("path")]
    if series and paths:
        return tuple(Scope(one, path) for one in series for path in paths)
    return (*(Scope(series=one) for one in series), *(Scope(path=path) for path in paths))


def _within(path: str, content: str) -> str:
    """A path relative to the site's folder: people write it with and without that of documents."""
    inner = path.removeprefix("./").lstrip("/")
    return inner if not content or inner.startswith(f"{content}/") else f"{content}/{inner}"


def _conflicts(sheet: Sheet, people: tuple[KnownPerson, ...]) -> None:
    """A problem for each name that is two people's in one and the same scope."""
    claimed: defaultdict[tuple[str, Scope], list[tuple[KnownPerson, Naming]]] = defaultdict(list)
    for person in people:
        for naming in person.namings:
            claimed[(person_key(naming.name), naming.scope)].append((person, naming))
    for (_, scope), claims in claimed.items():
        (first, before), *others = claims
        for person, naming in others:
            if person is first:
                continue
            where = "everywhere" if scope == EVERYWHERE else f"in {scope}"
            at = Text(naming.name, naming.line, naming.column)
            sheet.report(
                "people-conflict",
                at,
                f"{naming.name!r} is {first.name!r} {where} already (line {before.line})",
                "say with show:, newsletter: or path: where it means whom",
            )
