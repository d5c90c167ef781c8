"""Papers and posts: the list of the most discussed, the index by title, and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from alignsite.entries import Entry, ItemEntry
from alignsite.mentions import Mention
from alignsite.pages.catalogue import KINDS, Catalogue, cut
from alignsite.pages.connections import Links
from alignsite.pages.contexts import (
    RedirectContext,
    WorkContext,
    WorksContext,
    WorkTitlesContext,
)
from alignsite.pages.page import Page
from alignsite.pages.views import (
    Counted,
    Head,
    Passage,
    Ref,
    Stored,
    Telling,
    WorkCard,
    WorkItem,
)
from alignsite.records import Item
from alignsite.works import Work
from alignsite.works.titles import title_key

_LIST = "/works/"
_ROWS = 10
"""How many times as many works as records a list shows on one page: each takes a line or two."""


def work_list_pages(catalogue: Catalogue) -> Iterator[Page]:
    """`/works/`, most discussed first, and `/works/titles/`; nothing where there are none."""
    works = catalogue.works.works
    if not works:
        return
    words = catalogue.words
    above = Ref(words("works"), _LIST)
    cards = work_cards(works)
    for url, some, pagination in cut("/works/", cards, catalogue.config.page_size * _ROWS):
        head = Head(
            url=url,
            title=catalogue.page_title(words("works"), pagination),
            description=words("works_of", site=catalogue.config.title),
            trail=catalogue.trail() if url == _LIST else catalogue.trail(above),
        )
        context = WorksContext(catalogue.site, head, some, len(cards), pagination)
        yield Page(url, "works.html", context, "the list of works")
    by_title = sorted(works, key=_under_its_letter)
    rows = tuple(Counted(work.title, work.url, work.places) for work in by_title)
    head = Head(
        url="/works/titles/",
        title=words("works_by_title"),
        description=words("works_of", site=catalogue.config.title),
        trail=catalogue.trail(above),
    )
    context_of_all = WorkTitlesContext(catalogue.site, head, rows)
    yield Page(head.url, "work_titles.html", context_of_all, "the index of works")


def work_pages(catalogue: Catalogue, links: Links) -> Iterator[Page]:
    """Every work's page. `links`: the resolved links of all records."""
    for work in catalogue.works.works:
        yield Page(
            url=work.url,
            template="work.html",
            context=_context(catalogue, work, links),
            origin=f"the work {work.title!r}",
            source="works.yaml" if work.listed else None,
        )


def former_work_pages(catalogue: Catalogue) -> Iterator[Page]:
    """A redirect at each address that a work had before `works.yaml` gave it another."""
    for work in catalogue.works.works:
        for slug in work.former:
            url = f"{_LIST}{slug}/"
            context = RedirectContext(catalogue.site, Head(url=url, title=work.title), work.url)
            yield Page(url, "redirect.html", context, f"another address of {work.title!r}")


def _under_its_letter(work: Work) -> tuple[str, str, str]:
    """How the index is ordered: by what a title begins with, be it a quotation mark."""
    return work.title[:1].upper(), title_key(work.title), work.slug


def work_cards(works: Iterable[Work]) -> tuple[WorkCard, ...]:
    """Works as lists show them."""
    return tuple(_card(work) for work in works)


def _card(work: Work) -> WorkCard:
    kinds = Counter(entry.meta.kind for entry in work.records)
    return WorkCard(
        url=work.url,
        title=work.title,
        authors=_named(work),
        places=work.places,
        kinds=tuple((kind.kind, kinds[kind.kind]) for kind in KINDS if kinds[kind.kind]),
        record=work.records[0].meta.title if len(work.records) == 1 else "",
        summarized=any(item.summarized for _, item in work.items),
    )


def _named(work: Work) -> str:
    shown = ", ".join(work.authors[:3])
    return f"{shown} et al." if shown and (work.more or len(work.authors) > 3) else shown


def _context(catalogue: Catalogue, work: Work, links: Links) -> WorkContext:
    words = catalogue.words
    described = words("work_of", site=catalogue.config.title, title=work.title)
    above = Ref(words("works"), _LIST)
    return WorkContext(
        site=catalogue.site,
        head=Head(
            url=work.url, title=work.title, description=described, trail=catalogue.trail(above)
        ),
        title=work.title,
        authors=catalogue.work_authors(work),
        more=work.more,
        identifiers=tuple(Ref(identity.label, url) for identity, url in work.addresses),
        summaries=tuple(
            _item(catalogue, entry, item, links.get(entry.meta.url, {}))
            for entry, item in work.items
            if item.summarized
        ),
        tellings=_tellings(catalogue, work),
        places=work.places,
    )


def _item(
    catalogue: Catalogue, entry: Entry, item: ItemEntry, links: Mapping[str, str]
) -> tuple[WorkItem, Stored[Item]]:
    names = sorted({name for name in (item.summarizer, *item.opinions) if name})
    shown = WorkItem(
        url=f"{entry.meta.url}#{item.id}",
        issue=entry.meta.title,
        date=entry.meta.date,
        section=item.section,
        people={name: catalogue.person(name, entry) for name in names},
        links={target: url for target in item.targets if (url := _from_afar(target, links, entry))},
    )
    return shown, Stored(item.digest)


def _from_afar(target: str, links: Mapping[str, str], entry: Entry) -> str | None:
    """A link of a record as it is seen from another page, where it leads anywhere."""
    url = links.get(target)
    if url is None:
        return f"{entry.meta.url}{target}" if target.startswith("#") else None
    return f"{entry.meta.url}{url}" if url.startswith("#") else url


def _tellings(catalogue: Catalogue, work: Work) -> tuple[Telling, ...]:
    """Every place that links to the work or lists it, by record; newest record first."""
    passages: dict[str, list[Passage]] = {}
    for entry, item in work.items:
        if not item.summarized:
            listed = Passage(f"{entry.meta.url}#{item.id}", item.section, None, None, "", "", "")
            passages.setdefault(entry.meta.url, []).append(listed)
    for entry, mention in work.mentions:
        passages.setdefault(entry.meta.url, []).append(_passage(catalogue, entry, mention))
    return tuple(
        Telling(meta.kind, meta.url, meta.title, meta.date, tuple(passages[meta.url]))
        for meta in (entry.meta for entry in work.records)
        if meta.url in passages
    )


def _passage(catalogue: Catalogue, entry: Entry, mention: Mention) -> Passage:
    titles = {item.id: item.title for item in entry.items}
    before, words, after = mention.context.partition(mention.text or mention.context)
    anchor = f"#{mention.anchor}" if mention.anchor in entry.anchors else ""
    return Passage(
        url=f"{entry.meta.url}{anchor}",
        place=titles.get(mention.anchor or "") or mention.section,
        by=catalogue.person(mention.by, entry).title if mention.by else None,
        start=mention.start,
        before=before,
        words=words,
        after=after,
    )
