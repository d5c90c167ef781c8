"""One page per record, laid out for its kind, and a redirect for each of its old addresses."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator

from alignsite.entries import Entry
from alignsite.pages.catalogue import HOME, KINDS, Catalogue
from alignsite.pages.connections import Connections
from alignsite.pages.contexts import (
    Context,
    EpisodeContext,
    IssueContext,
    PostContext,
    RedirectContext,
)
from alignsite.pages.page import Page, bibliography_url
from alignsite.pages.views import Head, Neighbours, Ref, SpeakerView, Stored, WorkLink
from alignsite.references.page_pictures import picture_address
from alignsite.works import Work

_COLORS = 8
_LISTS = {
    "archive": "/archive/", "archives": "/archive/", "blog": "/posts/", "posts": "/posts/",
    "episodes": "/episodes/", "transcripts": "/episodes/", "issues": "/issues/", "tags": "/tags/",
    "categories": "/tags/", "authors": "/authors/", "people": "/authors/",
}  # fmt: skip
"""Names of pages that Jekyll's layouts fill with lists, and the lists that do their work."""


def list_for(entry: Entry) -> str:
    """The list of ours that a page without text stands for, by its name; "" for any other."""
    if entry.meta.listed or entry.meta.words:
        return ""
    name = posixpath.splitext(posixpath.basename(entry.meta.path))[0].lower()
    folder = posixpath.basename(posixpath.dirname(entry.meta.path)).lower()
    return _LISTS.get(folder if name == "index" else name, "")


def record_pages(
    catalogue: Catalogue, connections: Connections, lists: Iterable[str]
) -> Iterator[Page]:
    """Every record's page. `lists`: the addresses of the site's lists."""
    made = set(lists)
    for entry in catalogue.archive.records:
        url = entry.meta.url
        if url == HOME and not entry.meta.listed:  # the home page shows it
            continue
        if (target := list_for(entry)) in made:
            if target == url:
                continue
            head = Head(url=url, title=entry.meta.title)
            context = RedirectContext(catalogue.site, head, target)
            yield Page(url, "redirect.html", context, entry.meta.path, entry.meta.path)
            continue
        yield Page(
            url=url,
            template=f"{entry.meta.kind}.html",
            context=_context(catalogue, entry, connections),
            origin=entry.meta.path,
            source=entry.meta.path,
        )


def redirect_pages(catalogue: Catalogue) -> Iterator[Page]:
    """A page at every alias of a record, that leads to the record."""
    for entry in catalogue.archive.records:
        for alias in entry.meta.aliases:
            head = Head(url=alias, title=entry.meta.title)
            context = RedirectContext(catalogue.site, head, entry.meta.url)
            origin = f"an alias of {entry.meta.path}"
            yield Page(alias, "redirect.html", context, origin, entry.meta.path)


def _context(catalogue: Catalogue, entry: Entry, connections: Connections) -> Context:
    links = connections.links.get(entry.meta.url, {})
    referrers = connections.referrers.get(entry.meta.url, ())
    related = connections.related.get(entry.meta.url, ())
    authors = catalogue.author_refs(entry)
    tags = catalogue.tag_refs(entry)
    head, neighbours, minutes = (
        _head(catalogue, entry),
        _neighbours(catalogue, entry),
        entry.minutes,
    )
    site = catalogue.site
    data = catalogue.config.features.data and entry.meta.listed
    bibliography = bibliography_url(entry.meta.url) if data else None
    match entry.meta.kind:
        case "post":
            return PostContext(
                site=site,
                head=head,
                record=Stored(entry.digest),
                authors=authors,
                tags=tags,
                minutes=minutes,
                neighbours=neighbours,
                referrers=referrers,
                related=related,
                bibliography=bibliography,
                links=links,
                works=_shared_works(catalogue, entry),
            )
        case "episode":
            return EpisodeContext(
                site=site,
                head=head,
                record=Stored(entry.digest),
                authors=authors,
                speakers=_speakers(catalogue, entry),
                tags=tags,
                minutes=minutes,
                neighbours=neighbours,
                referrers=referrers,
                related=related,
                bibliography=bibliography,
                links=links,
                works=_shared_works(catalogue, entry),
            )
        case "issue":
            return IssueContext(
                site=site,
                head=head,
                record=Stored(entry.digest),
                authors=authors,
                people=_people(catalogue, entry),
                sections=_sections(catalogue, entry),
                tags=tags,
                minutes=minutes,
                neighbours=neighbours,
                referrers=referrers,
                related=related,
                bibliography=bibliography,
                links=links,
                works=_items_works(catalogue, entry),
            )


def _head(catalogue: Catalogue, entry: Entry) -> Head:
    up = next(kind for kind in KINDS if kind.kind == entry.meta.kind)
    above = Ref(catalogue.words(up.many), up.url)
    if url := catalogue.series_url(entry.meta.series):
        above = Ref(entry.meta.series or "", url)
    image, base_path = entry.meta.image, catalogue.config.base_path
    return Head(
        url=entry.meta.url,
        title=entry.meta.title,
        description=entry.meta.summary,
        article=True,
        image=picture_address(image, base_path, catalogue.files) if image else None,
        trail=catalogue.trail(above) if entry.meta.listed else catalogue.trail(),
    )


def _neighbours(catalogue: Catalogue, entry: Entry) -> Neighbours:
    older, newer = catalogue.archive.neighbours.get(entry.meta.url, (None, None))
    return Neighbours(
        previous=Ref(older.meta.title, older.meta.url) if older else None,
        next=Ref(newer.meta.title, newer.meta.url) if newer else None,
    )


def _speakers(catalogue: Catalogue, entry: Entry) -> dict[str, SpeakerView]:
    speaking = [one for one in entry.involvements if one.part in ("host", "guest", "speaker")]
    refs = {one.name: catalogue.person(one.name, entry) for one in speaking}
    turns: Counter[Ref] = Counter()
    roles: dict[Ref, str] = {}
    for one in speaking:
        turns[refs[one.name]] += one.count
        if one.part != "speaker":
            roles.setdefault(refs[one.name], one.part)
    views = {
        ref: SpeakerView(ref.title, ref.url, roles.get(ref), count, index % _COLORS + 1)
        for index, (ref, count) in enumerate(turns.items())
    }
    return {name: views[ref] for name, ref in refs.items()}


def _shared_works(catalogue: Catalogue, entry: Entry) -> tuple[WorkLink, ...]:
    """The works the record tells of that others do too."""
    works = catalogue.works.of_record.get(entry.meta.url, ())
    return tuple(_work_link(work) for work in works if len(work.records) > 1)


def _items_works(catalogue: Catalogue, entry: Entry) -> dict[str, WorkLink]:
    """By an item's id, its work, where it is told of elsewhere too."""
    found = {
        item.id: catalogue.works.of_item.get((entry.meta.url, item.id)) for item in entry.items
    }
    return {id_: _work_link(work) for id_, work in found.items() if work and work.places > 1}


def _work_link(work: Work) -> WorkLink:
    return WorkLink(work.title, work.url, work.places)


def _people(catalogue: Catalogue, entry: Entry) -> dict[str, Ref]:
    names = {one.name for one in entry.involvements if one.part in ("summarizer", "opinion")}
    return {name: catalogue.person(name, entry) for name in sorted(names)}


def _sections(catalogue: Catalogue, entry: Entry) -> dict[str, str]:
    names = {item.section for item in entry.items if item.section}
    urls = {name: catalogue.tag_url(name) for name in sorted(names)}
    return {name: url for name, url in urls.items() if url}
