"""`works.yaml` by addresses: whom an entry without links means, where an old one leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alignsite.config import WorksSettings
from alignsite.entries import Entry, ItemEntry
from alignsite.mentions import Mention
from alignsite.sources import StatedWork
from alignsite.works import Works, build_works
from alignsite.works.works_check import work_problems
from tests.entries import entry, item

PAPER = "https://arxiv.org/abs/2001.00001"
OTHER = "https://arxiv.org/abs/2001.00002"
TITLE = "Ladders and Rungs: A Survey"
SLUG = "ladders-and-rungs-a-survey"


def told(title: str, url: str | None = None) -> ItemEntry:
    return replace(item(title), url=url, summarized=True)


def issue(slug: str, *items: ItemEntry) -> Entry:
    return entry(slug, "issue", items=items)


def post(slug: str, target: str) -> Entry:
    link = Mention(target, True, None, "Ada Abbot", "here", "See here.")
    return replace(entry(slug), mentions=(link,))


ENTRIES = [
    issue("a", told(TITLE, PAPER), told("Steps")),
    issue("b", told("A Course of Lessons")),
    post("c", PAPER),
]


def works(*stated: StatedWork, entries: list[Entry] = ENTRIES) -> Works:
    return build_works(entries, stated, WorksSettings(min_records=2), "https://me.example/")


def pages(found: Works) -> dict[str, tuple[str, int]]:
    return {one.slug: (one.title, one.places) for one in found.works}


WITHOUT = {
    SLUG: (TITLE, 2),
    "a-course-of-lessons": ("A Course of Lessons", 1),
    "steps": ("Steps", 1),
}


@pytest.mark.parametrize("slug", list(WITHOUT))
def test_an_entry_without_links_is_the_work_of_its_address(slug: str) -> None:
    _, places = WITHOUT[slug]
    found = works(StatedWork(slug, "Named Anew", ("Cleo Carr",)))
    assert pages(found) == {**WITHOUT, slug: ("Named Anew", places)}
    assert next(one.authors for one in found.works if one.slug == slug) == ("Cleo Carr",)
    assert found.unmatched == ()


@pytest.mark.parametrize("slug", list(WITHOUT))
def test_it_keeps_its_title_where_none_is_stated(slug: str) -> None:
    assert pages(works(StatedWork(slug, authors=("Cleo Carr",)))) == WITHOUT


@pytest.mark.parametrize("slug", list(WITHOUT))
def test_it_can_be_hidden_by_its_address_alone(slug: str) -> None:
    found = works(StatedWork(slug, hide=True))
    assert pages(found) == {other: told for other, told in WITHOUT.items() if other != slug}
    assert found.unmatched == ()


def test_an_address_that_another_entry_lists_stays_there() -> None:
    found = works(StatedWork("ladders", links=(PAPER,)), StatedWork(SLUG, hide=True))
    assert pages(found)["ladders"] == (TITLE, 2)
    assert [one.slug for one in found.unmatched] == [SLUG]


def test_links_alone_never_join_what_a_title_would() -> None:
    entries = [issue("a", told(TITLE, PAPER)), issue("b", told(TITLE, OTHER))]
    found = works(StatedWork(SLUG, links=(PAPER,)), entries=entries)
    assert pages(found) == {SLUG: (TITLE, 1), f"{SLUG}-arxiv-2001-00002": (TITLE, 1)}


def test_an_old_address_leads_to_the_work() -> None:
    found = works(StatedWork("ladders", links=(PAPER,)))
    assert {one.slug: one.former for one in found.works if one.former} == {"ladders": (SLUG,)}


def test_both_addresses_of_two_works_made_one_lead_to_it() -> None:
    entries = [issue("a", told(TITLE, PAPER)), issue("b", told("Rungs Revisited", OTHER))]
    found = works(StatedWork("ladders", links=(PAPER, OTHER)), entries=entries)
    assert [one.former for one in found.works] == [(SLUG, "rungs-revisited")]


def test_an_address_in_use_is_no_old_one() -> None:
    entries = [issue("a", told(TITLE, PAPER)), issue("b", told("Rungs Revisited", OTHER))]
    stated = StatedWork("rungs-revisited", links=(PAPER,))
    found = works(stated, entries=entries)
    assert {one.slug: one.former for one in found.works} == {
        "rungs-revisited": (SLUG,),
        "rungs-revisited-arxiv-2001-00002": (),
    }


@pytest.mark.parametrize(
    ("stated", "message", "hint"),
    [
        (StatedWork("step", "Steps Up"), "the address /works/step/", "did you mean steps?"),
        (StatedWork("zebra", hide=True), "the address /works/zebra/", "links: [arXiv:"),
        (StatedWork(SLUG, links=(OTHER,)), f"/works/{SLUG}/ was another's", "take `links:` out"),
    ],
)
def test_an_entry_that_means_nothing_is_told(stated: StatedWork, message: str, hint: str) -> None:
    placed = replace(stated, path="works.yaml", line=4, column=1)
    (found,) = work_problems(works(placed))
    assert (found.code, found.path, found.line) == ("works-unmatched", "works.yaml", 4)
    assert message in found.message
    assert hint in (found.hint or "")


def test_a_work_that_nothing_tells_of_yet_is_no_mistake() -> None:
    assert not list(work_problems(works(StatedWork("zebra", links=(OTHER,)))))
