"""Pages of people and tags: what stands on them, and how long lists are cut."""

from __future__ import annotations

from dataclasses import replace

from alignsite.archive import build_archive
from alignsite.config import Config, Features
from alignsite.entries import Entry, Involvement
from alignsite.pages import Page, all_pages, connect, listing_pages
from alignsite.pages.catalogue import make_catalogue
from alignsite.pages.contexts import (
    EpisodeContext,
    PersonContext,
    PersonListContext,
    RedirectContext,
    TagContext,
    TagItemsContext,
    WorkContext,
)
from alignsite.people.identity import KnownPerson, Naming, Roster, Scope
from alignsite.works import Work, Works
from tests.entries import entry, item
from tests.words import ENGLISH

CLEO = (Involvement("Cleo", "summarizer", 30), Involvement("Cleo", "opinion", 30))


def pages(
    entries: list[Entry],
    roster: Roster = Roster(),  # noqa: B008
    works: Works = Works(),  # noqa: B008
    **settings: object,
) -> dict[str, Page]:
    config = replace(Config(page_size=2), **settings)  # type: ignore[arg-type]
    archive = build_archive(entries, roster)
    catalogue = make_catalogue(archive, config, ENGLISH, works)
    links = {one.meta.url: dict[str, str]() for one in entries}
    connections = connect(archive.entries, links)
    made = all_pages(catalogue, listing_pages(catalogue), connections)
    return {page.url: page for page in made}


def issue(items: int) -> Entry:
    papers = tuple(item(f"Paper {one}", "Rewards", "Cleo", ("Cleo",)) for one in range(items))
    return entry("1", "issue", series="The Digest", involvements=CLEO, items=papers)


def person(found: dict[str, Page], slug: str) -> PersonContext:
    context = found[f"/authors/{slug}/"].context
    assert isinstance(context, PersonContext)
    return context


def test_every_part_has_its_section() -> None:
    ada = "Ada Example"
    found = pages(
        [
            entry("p", authors=(ada,)),
            entry("a", "episode", involvements=(Involvement(ada, "host", 12),)),
            entry("b", "episode", involvements=(Involvement(ada, "guest", 7),)),
            entry("c", "episode", involvements=(Involvement(ada, "speaker", 1),)),
            entry(
                "1",
                "issue",
                involvements=(Involvement(ada, "summarizer"), Involvement(ada, "opinion")),
                items=(item("A paper", None, ada, (ada,)),),
            ),
        ]
    )
    context = person(found, "ada-example")
    assert [(one.title, one.total, one.url) for one in context.sections] == [
        ("Wrote", 1, None),
        ("Hosted", 1, None),
        ("Was a guest", 1, None),
        ("Spoke", 1, None),
        ("Summarised", 1, None),
        ("Gave opinions on", 1, None),
    ]
    assert [turns for one in context.sections for _, turns in one.spoken] == [12, 7, 1]
    assert context.head.feeds


def test_a_long_section_shows_the_newest_and_has_pages_of_its_own() -> None:
    found = pages([issue(23)])
    summarised, opinions = person(found, "cleo").sections
    assert (len(summarised.items), summarised.total) == (2, 23)
    assert (summarised.url, opinions.url) == (
        "/authors/cleo/summarised/",
        "/authors/cleo/opinions/",
    )
    whole = [
        found[url].context
        for url in (
            "/authors/cleo/summarised/",
            "/authors/cleo/summarised/page/2/",
            "/authors/cleo/summarised/page/3/",
        )
    ]
    titles = [
        row.title
        for one in whole
        if isinstance(one, PersonListContext)
        for row in one.section.items
    ]
    assert titles == [f"Paper {one}" for one in range(23)]


def test_a_section_of_a_pages_length_stands_whole() -> None:
    found = pages([issue(10)])
    assert [(len(one.items), one.url) for one in person(found, "cleo").sections] == [
        (10, None),
        (10, None),
    ]
    assert "/authors/cleo/summarised/" not in found


def test_a_tags_items_are_cut_like_a_persons() -> None:
    found = pages([issue(23)])
    tag = found["/tags/rewards/"].context
    assert isinstance(tag, TagContext)
    assert (len(tag.items), tag.total_items, tag.all_items) == (2, 23, "/tags/rewards/items/")
    last = found["/tags/rewards/items/page/3/"].context
    assert isinstance(last, TagItemsContext)
    assert [one.title for one in last.items] == ["Paper 20", "Paper 21", "Paper 22"]


ROSTER = Roster(
    people=(
        KnownPerson(
            "Zoé Example",
            (
                Naming("Zoé Example", Scope(), 1, 1),
                Naming("Zoe Example", Scope(), 1, 1),
                Naming("Z", Scope(path="content/episodes/a.md"), 1, 1),
            ),
        ),
    )
)


def test_records_show_people_by_their_real_names() -> None:
    a, b = (
        entry(slug, "episode", involvements=(Involvement("Z", "host", 3), *more))
        for slug, more in (("a", (Involvement("Zoe Example", "speaker", 2),)), ("b", ()))
    )
    found = pages([a, b], ROSTER)
    first, second = found["/episodes/a/"].context, found["/episodes/b/"].context
    assert isinstance(first, EpisodeContext)
    assert isinstance(second, EpisodeContext)
    assert first.speakers["Z"] == first.speakers["Zoe Example"]
    view = first.speakers["Z"]
    assert (view.name, view.url, view.role, view.turns) == (
        "Zoé Example",
        "/authors/zoé-example/",
        "host",
        5,
    )
    assert (second.speakers["Z"].name, second.speakers["Z"].url) == ("Z", None)


def test_a_former_address_leads_to_the_person() -> None:
    record = entry("a", "episode", involvements=(Involvement("Zoe Example", "host", 3),))
    context = pages([record], ROSTER)["/authors/zoe-example/"].context
    assert isinstance(context, RedirectContext)
    assert context.target == "/authors/zoé-example/"


def test_without_the_feature_nobody_has_a_page_and_names_stay_real() -> None:
    record = entry("a", "episode", involvements=(Involvement("Zoe Example", "host", 3),))
    found = pages([record], ROSTER, features=Features(authors=False))
    assert not any(url.startswith("/authors/") for url in found)
    context = found["/episodes/a/"].context
    assert isinstance(context, EpisodeContext)
    assert (context.speakers["Zoe Example"].name, context.speakers["Zoe Example"].url) == (
        "Zoé Example",
        None,
    )


def paper(slug: str, *authors: str) -> Work:
    record = entry("p")
    return Work(slug, slug.title(), authors, False, (), (), (), (), (record,))


def test_papers_are_their_authors_by_a_full_name_alone() -> None:
    records = [
        entry("p", authors=("Ada Example",)),
        entry("q", authors=("Zoe Example",)),
        entry("1", "issue", series="The Digest", involvements=CLEO),
    ]
    works = Works(
        (
            paper("ladders", "Ada example", "Cleo"),
            paper("rungs", "Zoe Example"),
            paper("steps", "A. Example"),
        )
    )
    found = pages(records, works=works)
    assert [one.title for one in person(found, "ada-example").sections] == [
        "Wrote", "Papers and posts",
    ]  # fmt: skip
    (card,) = person(found, "ada-example").sections[-1].works
    assert (card.title, card.url) == ("Ladders", "/works/ladders/")
    assert [one.id for one in person(found, "cleo").sections] == []
    context = found["/works/ladders/"].context
    assert isinstance(context, WorkContext)
    assert [(one.title, one.url) for one in context.authors] == [
        ("Ada Example", "/authors/ada-example/"), ("Cleo", None),
    ]  # fmt: skip


def test_a_name_of_two_people_is_no_papers_author() -> None:
    def known(path: str) -> KnownPerson:
        return KnownPerson("Zoe Example", (Naming("Zoe Example", Scope(path=path), 1, 1),))

    records = [entry("p", authors=("Zoe Example",)), entry("q", authors=("Zoe Example",))]
    roster = Roster(people=(known("content/posts/p.md"), known("content/posts/q.md")))
    found = pages(records, roster, Works((paper("rungs", "Zoe Example"),)))
    context = found["/works/rungs/"].context
    assert isinstance(context, WorkContext)
    assert [one.url for one in context.authors] == [None]


def test_many_papers_have_a_list_of_their_own() -> None:
    works = Works(tuple(paper(f"paper-{one}", "Ada Example") for one in range(25)))
    found = pages([entry("p", authors=("Ada Example",))], works=works)
    section = person(found, "ada-example").sections[-1]
    assert (section.total, section.url) == (25, "/authors/ada-example/papers/")
    whole = found["/authors/ada-example/papers/page/3/"].context
    assert isinstance(whole, PersonListContext)
    assert [one.title for one in whole.section.works] == [f"Paper-{one}" for one in range(20, 25)]
