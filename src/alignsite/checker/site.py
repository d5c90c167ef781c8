"""All files of a built site → everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape

from alignsite.checker.addresses import Addresses, Target, is_absolute
from alignsite.checker.feed import FeedReading, read_xml
from alignsite.checker.json_feed import is_json_feed, read_json_feed
from alignsite.checker.page import HtmlPage, read_html
from alignsite.problems import Problem, ordered, problem
from alignsite.wording import plural

Reported = Mapping[str, Sequence[Problem]]
"""What is known of broken references before a check, by the reference as a page writes it."""


def check_site(
    files: Mapping[str, bytes], base_url: str, reported: Reported | None = None
) -> tuple[Problem, ...]:
    """Check a site: its files by path (relative, with `/`), and the address it will lie under.

    What is broken in the same way on many pages, because a template breaks it, is one problem: on
    the first of them, saying how many others there are. What is broken and `reported` is told by
    those problems, as errors, for they know where it comes from.
    """
    return _Check(files, base_url, reported or {}).run()


class _Check:
    """One check of one site."""

    def __init__(self, files: Mapping[str, bytes], base_url: str, reported: Reported) -> None:
        self._files = files
        self._reported = reported
        self._met: dict[str, None] = {}
        self._told: set[tuple[str, str, str]] = set()
        self._base_url = base_url
        self._addresses = Addresses(files.keys(), base_url)
        self._pages: dict[str, HtmlPage] = {}
        self._contents: dict[str, HtmlPage] = {}
        self._broken: dict[tuple[str, str, str], dict[str, str]] = {}
        self._problems: list[Problem] = []

    def run(self) -> tuple[Problem, ...]:
        """Read every page first: a link can only be judged when its target's anchors are known."""
        for path in self._files:
            if path.endswith((".html", ".htm")):
                self._pages[path] = read_html(self._files[path])
        for path, page in self._pages.items():
            self._ids(path, page)
            self._links(path, page.references, self._addresses.of_file(path))
            self._pictures(path, page.pictures, self._addresses.of_file(path))
        for path in self._files:
            if path.endswith(".xml"):
                self._feed(path, read_xml(self._files[path]))
            elif path.endswith(".json") and is_json_feed(data := self._files[path]):
                self._feed(path, read_json_feed(data))
        return ordered([*self._problems, *self._gathered()])

    def _ids(self, path: str, page: HtmlPage) -> None:
        for one, count in page.repeated:
            self._problems.append(
                problem(
                    "html-duplicate-id",
                    path,
                    f"the id {one!r} stands {count} times on this page",
                    line=self._line(path, one),
                    hint="an id must be unique: links and labels reach the first one only",
                )
            )

    def _links(self, path: str, references: Iterable[str], page: str) -> None:
        for reference in references:
            target = self._addresses.target(reference, page)
            if target.outcome == "foreign" or (target.outcome == "file" and not target.fragment):
                continue
            fault = self._fault(target)
            if fault is None:
                continue
            self._broken.setdefault(fault, {}).setdefault(path, reference)
            if reference in self._reported:
                self._told.add(fault)
                self._met[reference] = None

    def _pictures(self, path: str, pictures: Iterable[str], page: str) -> None:
        """Whoever shows them has only the address that is written: it must be whole."""
        for address in pictures:
            if is_absolute(address):
                self._links(path, (address,), page)
            else:
                fault = (
                    "html-broken-link",
                    f"the picture for other sites has an address that is not whole: {address!r}",
                    "write it with https:// in og:image, or as `image:` in the document",
                )
                self._broken.setdefault(fault, {}).setdefault(path, address)

    def _fault(self, target: Target) -> tuple[str, str, str] | None:
        """Code, message and hint of what is wrong with a target, if anything is."""
        match target.outcome:
            case "missing":
                return (
                    "html-broken-link",
                    f"{target.address} leads to no file of this site",
                    "correct the link where it comes from: a document, a template or a setting",
                )
            case "outside":
                return (
                    "html-broken-link",
                    f"{target.address} leads out of this site, which lies under {self._base_url}",
                    "write the full address if it is meant to, with https://",
                )
        page = self._pages.get(target.file or "")
        if page is None or target.fragment in page.anchors or target.fragment.lower() == "top":
            return None
        return (
            "html-broken-anchor",
            f"{target.address}#{target.fragment}: that page has no element with this id",
            "correct the part after #",
        )

    def _gathered(self) -> Iterable[Problem]:
        """One problem for each fault, in the first file that has it, or as it is reported."""
        for reference in self._met:
            for one in self._reported[reference]:
                yield replace(one, severity="error")
        for fault, files in self._broken.items():
            if fault in self._told:
                continue
            code, message, hint = fault
            (path, reference), *others = files.items()
            more = f" (and the same in {plural(len(others), 'other file')})" if others else ""
            yield problem(code, path, message + more, line=self._line(path, reference), hint=hint)

    def _feed(self, path: str, feed: FeedReading) -> None:
        complaints = dict.fromkeys(feed.complaints)
        page = self._addresses.of_file(path)
        for where, address in feed.addresses:
            if is_absolute(address):
                self._links(path, (address,), page)
            else:
                complaints[f"{where} has an address that is not absolute: {address!r}"] = None
        for where, content in feed.contents:
            if content not in self._contents:
                self._contents[content] = read_html(content)
            references = self._contents[content].references
            for reference in references:
                if not is_absolute(reference) and reference not in self._reported:
                    complaints[f"{where} links to what is not absolute: {reference!r}"] = None
            self._links(path, filter(is_absolute, references), page)
        if feed.own is not None and feed.own != page:
            complaints[f"it calls itself {feed.own}, and lies at {page}"] = None
        for complaint in complaints:
            self._broken.setdefault(("feed-invalid", complaint, ""), {}).setdefault(path, "")

    def _line(self, path: str, text: str) -> int | None:
        """The line that an attribute's value first stands on, as far as the source shows it."""
        if not text:
            return None
        source = self._files[path]
        for written in (text, escape(text)):
            at = source.find(f'"{written}"'.encode())
            if at >= 0:
                return source.count(b"\n", 0, at) + 1
        return None
