"""Links between documents: from what was written to the page, and the place on it, that is meant.

A link may name another document's file (`../episodes/a.md`), its address (`/episodes/a/`), its
slug (`[[a]]`), an issue (`AN #7`), a file that is copied (`/images/a.png`) or a place on the same
page (`#x`). What cannot be resolved is reported, never guessed.
"""

from __future__ import annotations

import difflib
import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from alignsite.entries import Entry
from alignsite.problems import Problem, problem
from alignsite.records import IssueReference, Link
from alignsite.references.issue_references import Issues
from alignsite.slugs import anchor
from alignsite.wording import plural

_IN_PATHS = "/:@!$&'()*+,;=~"
"""What a path may hold as it is, beside letters, digits and `-._`; all else is percent-encoded."""

_MOST_LOOKED = 300
"""How many broken links get a proposal; nobody reads so many, and each costs half a millisecond."""

_FILE = re.compile(r"\.(?!(?:md|markdown|mkdn?|txt|text|html?)$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
"""The end of an address that is a picture's, a recording's or the like, and no document's."""

_NAMED = 12
"""How many missing issues a problem names."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A link that leads where it must have been meant to, and what is wrong with it."""

    url: str
    problem: Problem


class Resolver:
    """Resolves the links of a site's records.

    `addresses`: every address of the site that is no record's (lists, tags, feeds, copied files).
    `content`: the folder of documents, for links that name files. `base_path`: the site's
    sub-path, which a link may or may not have been written with. `hosts`: the site's own, in lower
    case: a full address there is a link within the site.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        addresses: Iterable[str],
        content: str,
        base_path: str,
        hosts: Collection[str] = (),
    ) -> None:
        self._hosts = hosts
        self._addresses = set(addresses)
        self._content = content
        self._base_path = base_path
        self._by_url: dict[str, Entry] = {}
        self._by_path: dict[str, Entry] = {}
        self._by_slug: defaultdict[str, list[Entry]] = defaultdict(list)
        self._anchors: dict[str, frozenset[str]] = {}
        self._looked = 0
        for entry in entries:
            meta = entry.meta
            for url in (meta.url, *meta.aliases):
                self._by_url[url] = entry
            self._by_path[meta.path] = entry
            stem = posixpath.splitext(posixpath.basename(meta.path))[0]
            last = posixpath.splitext(meta.url.rstrip("/").rpartition("/")[2])[0]
            for slug in {stem, last} - {""}:
                self._by_slug[slug.casefold()].append(entry)
        self._issues = Issues(self._by_path.values())
        files = (url for url in sorted(self._addresses) if "." in _last(url))
        self._by_last = {_last(url): url for url in (*files, *self._by_url)}

    def resolve(self, entry: Entry) -> tuple[dict[str, str], list[Problem]]:
        """The address of each link target of one record, and a problem for each that has none."""
        found: dict[str, str] = {}
        problems: list[Problem] = []
        for link in entry.links:
            result = self._target(entry, link)
            match result:
                case str(url):
                    found[link.target] = url
                case Problem():
                    problems.append(result)
                case Mended(url, told):
                    found[link.target] = url
                    problems.append(told)
        return found, problems

    def _target(self, entry: Entry, link: Link) -> str | Problem | Mended | None:
        kind, colon, name = link.target.partition(":")
        if colon and kind == "issue":
            return self._issue(entry, IssueReference.from_target(link.target))
        if colon and kind == "slug":
            return self._slug(entry, link, name)
        if not link.target:
            hint = "write the address between the brackets"
            return _problem("broken-link", entry, link, "a link without an address", hint)
        target = self._local(link.target)
        path, hash_, fragment = target.partition("#")
        path, question, query = path.partition("?")
        if not path:
            return self._fragment(entry, link, entry, fragment) if hash_ else entry.meta.url
        hit = self._page(entry, unquote(path))
        if hit is None:
            return self._missing(entry, link, path)
        if isinstance(hit, Entry):
            return self._fragment(entry, link, hit, fragment) if hash_ else hit.meta.url
        return quote(hit, safe=_IN_PATHS) + question + query + hash_ + fragment

    def _local(self, target: str) -> str:
        """The target without scheme and host, where the host is one of the site's own."""
        if not self._hosts or target[:4].lower() != "http":
            return target
        try:
            parts = urlsplit(target)
        except ValueError:
            return target
        if (parts.hostname or "") not in self._hosts:
            return target
        rest = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        return f"{rest}#{parts.fragment}" if "#" in target else rest

    def _issue(self, entry: Entry, reference: IssueReference) -> str | None:
        """An issue by its number, and the item of it that is meant where that can be told."""
        issue = self._issues.find(reference, entry.meta.series)
        if issue is None:
            return None
        item = self._issues.item(reference, entry.meta.series)
        url = "" if issue is entry else issue.meta.url
        return f"{url}#{item}" if item else issue.meta.url

    def _slug(self, entry: Entry, link: Link, name: str) -> str | Problem | Mended:
        slug, hash_, fragment = name.partition("#")
        having = self._by_slug.get(slug.strip().casefold(), [])
        if len(having) == 1:
            target = having[0]
            return self._fragment(entry, link, target, fragment) if hash_ else target.meta.url
        if having:
            paths = ", ".join(sorted(one.meta.path for one in having))
            hint = f"write the file's path instead: {paths}"
            return _problem("broken-link", entry, link, f"[[{slug}]] fits several files", hint)
        close = self._close(slug.casefold(), self._by_slug, n=1)
        hint = f"did you mean [[{close[0]}]]?" if close else "give the name of a file of this site"
        return _problem("broken-link", entry, link, f"[[{slug}]] is no document of this site", hint)

    def _page(self, entry: Entry, path: str) -> Entry | str | None:
        """What a path leads to: a record, or another address of the site."""
        if path.startswith("/"):
            rooted = [path]
            if hit := self._by_path.get(f"{self._content}{path}".lstrip("/")):
                return hit
            if self._base_path != "/" and path.startswith(self._base_path):
                rooted.append("/" + path[len(self._base_path) :])
        else:
            file = posixpath.normpath(posixpath.join(posixpath.dirname(entry.meta.path), path))
            if hit := self._by_path.get(file):
                return hit
            inner = file.removeprefix(f"{self._content}/") if self._content else file
            page = (
                entry.meta.url
                if entry.meta.url.endswith("/")
                else posixpath.dirname(entry.meta.url)
            )
            beside = posixpath.normpath(posixpath.join(page, path))
            tail = "/" if path.endswith("/") else ""
            rooted = ["/" + inner.lstrip("/"), beside + ("" if beside == "/" else tail)]
        for url in rooted:
            for form in _forms(url):
                if hit := self._by_url.get(form):
                    return hit
                if form in self._addresses:
                    return form
        return None

    def _fragment(
        self, entry: Entry, link: Link, target: Entry, fragment: str
    ) -> str | Problem | Mended:
        """The address with its anchor, if the target's page has it."""
        url = "" if target is entry else target.meta.url
        anchors = self._anchors.get(target.meta.url)
        if anchors is None:
            anchors = self._anchors[target.meta.url] = frozenset(target.anchors)
        for form in (fragment, unquote(fragment)):
            if not form or form in anchors:
                return f"{url}#{form}"
        if (meant := anchor(fragment)) in anchors:
            text = f"#{fragment} holds white space, which no anchor may; taken for #{meant}"
            told = _problem("broken-anchor", entry, link, text, f"write #{meant}")
            return Mended(f"{url}#{meant}", told)
        close = self._close(_bare(fragment), {_bare(one): one for one in anchors}, 1)
        named = next((one for one in target.anchors if close and _bare(one) == close[0]), None)
        where = "this page" if target is entry else target.meta.path
        text = f"#{fragment} is no place on {where}"
        hint = f"did you mean #{named}?" if named else "give the anchor of one of its headings"
        missing = _problem("broken-anchor", entry, link, text, hint)
        return replace(missing, target=link.target)

    def _close(
        self, written: str, known: Iterable[str], n: int = 1, cutoff: float = 0.6
    ) -> list[str]:
        """What may have been meant; looked for a limited number of times, for it is slow."""
        self._looked += 1
        if self._looked > _MOST_LOOKED:
            return []
        return difflib.get_close_matches(written, known, n=n, cutoff=cutoff)

    def _missing(self, entry: Entry, link: Link, path: str) -> Problem:
        close = self._close(_last(path), self._by_last, n=1, cutoff=0.75)
        hint = "correct the link, or add the page"
        if _FILE.search(path):
            hint = "correct the link, or put the file there"
        if close:
            hint = f"did you mean {self._by_last[close[0]]}?"
        if path.startswith("www."):
            hint = f"did you mean https://{link.target}?"
        text = f"{link.target} leads nowhere on this site"
        return replace(_problem("broken-link", entry, link, text, hint), target=link.target)


def _last(path: str) -> str:
    """The last part of a path, which is what people remember of it."""
    return path.rstrip("/").rpartition("/")[2].casefold()


def _forms(url: str) -> Iterable[str]:
    """The ways one address is written: with and without the last slash, `index.html`, `.html`."""
    yield url
    yield url.rstrip("/") or "/"
    if not url.endswith("/"):
        yield f"{url}/"
        yield f"{url}.html"
    if url.endswith("/index.html"):
        yield url.removesuffix("index.html")
    elif url.endswith(".html"):
        yield url.removesuffix(".html")
        yield url.removesuffix(".html") + "/"


def _bare(anchor: str) -> str:
    """An anchor reduced to what people get right: its letters, without accents, and digits."""
    plain = unicodedata.normalize("NFKD", unquote(anchor).casefold())
    return "".join(char for char in plain if char.isalnum())


def _problem(code: str, entry: Entry, link: Link, message: str, hint: str) -> Problem:
    return problem(code, entry.meta.path, message, line=link.line, column=link.column, hint=hint)


def resolve_all(
    resolver: Resolver, entries: Iterable[Entry]
) -> tuple[Mapping[str, Mapping[str, str]], list[Problem]]:
    """The resolved links of every record, by its address, and all problems met."""
    links: dict[str, Mapping[str, str]] = {}
    problems: list[Problem] = []
    for entry in entries:
        links[entry.meta.url], found = resolver.resolve(entry)
        problems.extend(found)
    return links, problems


def missing_issues(
    entries: Iterable[Entry], links: Mapping[str, Mapping[str, str]]
) -> list[Problem]:
    """One problem for all the issues that are referred to and are not in the archive.

    A part of an archive refers to hundreds of others: a report of each would hide all else. Numbers
    that several issues have are told one by one.
    """
    every = sorted(entries, key=lambda one: one.meta.path)
    issues = Issues(every)
    first: tuple[Entry, Link] | None = None
    numbers: set[int] = set()
    shared: dict[tuple[str, ...], Problem] = {}
    for entry in every:
        found = links[entry.meta.url]
        for link in entry.links:
            if not link.target.startswith("issue:") or link.target in found:
                continue
            reference = IssueReference.from_target(link.target)
            having = tuple(one.meta.path for one in issues.having(reference, entry.meta.series))
            if not having:
                first = first or (entry, link)
                numbers.add(reference.issue)
            elif having not in shared:
                shared[having] = _ambiguous(entry, link, reference.issue, having)
    return [*_absent(first, numbers), *shared.values()]


def _ambiguous(entry: Entry, link: Link, number: int, having: Sequence[str]) -> Problem:
    text = f"{len(having)} issues have the number {number}: {', '.join(having)}"
    hint = "correct the number of one of them, or link to the address of the one that is meant"
    return _problem("unresolved-reference", entry, link, text, hint)


def _absent(first: tuple[Entry, Link] | None, numbers: Collection[int]) -> list[Problem]:
    """The problem that issues are missing, at the first place that refers to one."""
    if first is None:
        return []
    named = [f"#{number}" for number in sorted(numbers)]
    more = f" and {plural(len(named) - _NAMED, 'other')}" if len(named) > _NAMED else ""
    text = f"referred to, but not in this archive: issue {', '.join(named[:_NAMED])}{more}"
    hint = "add these issues; until then the references are shown without a link"
    return [_problem("unresolved-reference", *first, text, hint)]
