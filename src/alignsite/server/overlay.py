"""Problems as HTML: the contents of the dialog over a page, and the page shown without a site.

Pure, and everything that comes from content is escaped: file names, messages, source lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from importlib import resources

from alignsite.digest import of_bytes
from alignsite.problems import Problem, excerpt_lines, ordered, place
from alignsite.server.routes import RESERVED
from alignsite.wording import plural

MOST = 100
"""Problems of one severity shown in a browser."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build had to say, ready for browsers. `html` is safe to put into a page."""

    errors: int = 0
    warnings: int = 0
    html: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A build that broke off: what kind of trouble, and what is known about it."""

    title: str
    message: str
    hint: str


def report(problems: Iterable[Problem], failure: Failure | None = None) -> Report:
    """The problems of a build, and the failure that ended it, as a report."""
    found = ordered(problems)
    errors = [one for one in found if one.severity == "error"]
    warnings = [one for one in found if one.severity == "warning"]
    count = len(errors) + (failure is not None)
    if not count and not warnings:
        return Report()
    html = _heading(count, len(warnings), failure)
    if failure is not None:
        html += (
            '<ol class="problems"><li class="error">'
            f'<p class="message">{escape(failure.message)}</p>'
            f'<p class="hint">{escape(failure.hint)}</p></li></ol>'
        )
    html += _listed(errors)
    if errors or failure is not None:
        html += _folded(warnings)
    else:
        html += _listed(warnings)
    return Report(count, len(warnings), html, of_bytes(html.encode("utf-8", "replace")))


def _heading(errors: int, warnings: int, failure: Failure | None) -> str:
    if failure is not None:
        title = failure.title
    else:
        title = plural(errors, "error") if errors else plural(warnings, "warning")
    text = (
        "The site could not be built. This closes by itself once the cause is mended."
        if errors
        else "The site was built; these places deserve a look."
    )
    return f'<h2 id="title">{escape(title)}</h2><p class="about">{text}</p>'


def _listed(problems: list[Problem]) -> str:
    if not problems:
        return ""
    items = "".join(_item(one) for one in problems[:MOST])
    more = len(problems) - MOST
    rest = (
        f'<p class="more">… and {more} more: <code>alignsite build --all-problems</code>'
        " prints them all.</p>"
        if more > 0
        else ""
    )
    return f'<ol class="problems">{items}</ol>{rest}'


def _folded(warnings: list[Problem]) -> str:
    if not warnings:
        return ""
    summary = plural(len(warnings), "warning")
    return f"<details><summary>{summary}</summary>{_listed(warnings)}</details>"


def _item(one: Problem) -> str:
    lines = excerpt_lines(one)
    excerpt = f"<pre><code>{escape(chr(10).join(lines))}</code></pre>" if lines else ""
    hint = f'<p class="hint">{escape(one.hint)}</p>' if one.hint else ""
    return (
        f'<li class="{escape(one.severity)}">'
        f'<p class="place"><code>{escape(place(one))}</code> '
        f'<span class="code">{escape(one.severity)}[{escape(one.code)}]</span></p>'
        f'<p class="message">{escape(one.message)}</p>{excerpt}{hint}</li>'
    )


def problem_page(found: Report) -> bytes:
    """The page served at every address while no build has succeeded yet."""
    return _page(
        "The site could not be built",
        f'<main class="report">{found.html}</main>',
        " data-alignsite-placeholder",
    )


def missing_page(base_path: str) -> bytes:
    """The page for an unknown address on a site without a 404 page of its own."""
    home = escape(base_path)
    return _page(
        "Not found",
        '<main class="report"><h2 id="title">Not found</h2>'
        f'<p class="about">The site has no page here. <a href="{home}">To its home page</a></p>'
        "</main>",
    )


def _page(title: str, body: str, mark: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"{mark}><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f'<link rel="stylesheet" href="{RESERVED}overlay.css"></head><body>{body}</body></html>\n'
    ).encode("utf-8", "replace")


def asset(name: str) -> bytes:
    """A file of the preview's own (`reload.js`, `overlay.css`), from the installed package."""
    return resources.files("alignsite.server").joinpath("assets", name).read_bytes()
