"""Which outputs are stale, and why. Pure: digests in, reasons out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from alignsite.bibliography import Cited
from alignsite.building.cache import KnownOutput
from alignsite.cards.face import CardPicture
from alignsite.datasets import Dataset
from alignsite.datasets.rows import RecordRow, ReferenceRow, WorkRow
from alignsite.digest import Digester
from alignsite.feeds import Feed, FeedEntry, content_template
from alignsite.pages import Page
from alignsite.pages.contexts import FeedContent
from alignsite.pages.page import output_path
from alignsite.pages.views import Card, ItemCard, Site
from alignsite.reading.inputs import CopiedFile

_SHARED = (Card, ItemCard, Site, FeedEntry, FeedContent, RecordRow, ReferenceRow, WorkRow, Cited)
"""Types of which one object stands in many outputs."""

ReasonKind = Literal["new", "engine", "template", "content", "output"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an output is made again. `fields`: what of its context changed."""

    kind: ReasonKind
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site, with the digests of all it is made of."""

    path: str
    url: str
    origin: str
    template: str
    fields: Mapping[str, str]
    made_of: Page | Feed | Dataset | CardPicture | CopiedFile


def outputs(
    pages: Iterable[Page],
    feeds: Iterable[Feed],
    datasets: Iterable[Dataset],
    cards: Iterable[CardPicture],
    files: Iterable[tuple[CopiedFile, str]],
    template_digest: Callable[[str], str],
) -> list[Output]:
    """Every output. `files` come with the digest of their bytes."""
    digester = Digester(_SHARED)
    found = [
        Output(
            path=output_path(page.url),
            url=page.url,
            origin=page.origin,
            template=template_digest(page.template),
            fields=digester.fields(page.context),
            made_of=page,
        )
        for page in pages
    ]
    for feed in feeds:
        kinds = sorted({entry.kind for entry in feed.entries})
        templates = "+".join(template_digest(content_template(kind)) for kind in kinds)
        fields = digester.fields(feed)
        found.append(Output(output_path(feed.url), feed.url, feed.origin, templates, fields, feed))
    for one in datasets:
        fields = digester.fields(one.contents) or {"kind": type(one.contents).__name__}
        found.append(
            Output(output_path(one.url), one.url, f"the data {one.title}", "", fields, one)
        )
    for card in cards:
        fields = digester.fields(card.face)
        found.append(Output(output_path(card.url), card.url, card.origin, "", fields, card))
    found.extend(
        Output(
            file.url[1:], file.url, str(file.path), "", {"bytes": f"{digest}+{file.skipped}"}, file
        )
        for file, digest in files
    )
    return found


def reason(
    output: Output, known: KnownOutput | None, same_engine: bool, there: tuple[int, int] | None
) -> Reason | None:
    """Why the output must be made again; `None` when it is as it was last made.

    `there`: size and modification time of the file in the output folder now, if it is there.
    """
    if known is None:
        return Reason("new")
    if not same_engine:
        return Reason("engine")
    if known.template != output.template:
        return Reason("template")
    changed = [name for name in output.fields if known.fields.get(name) != output.fields[name]]
    changed += [name for name in known.fields if name not in output.fields]
    if changed:
        return Reason("content", tuple(changed))
    if there != known.stamp:
        return Reason("output")
    return None


def in_words(why: Reason | None) -> str:
    """The reason as a sentence for people."""
    if why is None:
        return "nothing it is made of changed"
    match why.kind:
        case "new":
            return "it was not made before"
        case "engine":
            return "alignsite, Python or a library changed"
        case "template":
            return "its template, or one that it includes, changed"
        case "content":
            return f"what it shows changed: {', '.join(why.fields)}"
        case "output":
            return "the published file is missing or was changed by something else"
