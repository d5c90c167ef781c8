"""The small index of the built-in search: what is found, in a small file that stays the same."""

from __future__ import annotations

import json
from typing import Any

from alignsite.archive import build_archive
from alignsite.config import Config
from alignsite.datasets.search_index import LONGEST_SUMMARY, search_index, search_index_bytes
from alignsite.entries import Entry, Involvement
from alignsite.pages.catalogue import make_catalogue
from alignsite.sources import StatedWork
from alignsite.works import build_works
from tests.entries import entry, item
from tests.words import ENGLISH

ITEMS = (
    item("Zoom in", "Reading", "Noor Field", ("Ada Example",)),
    item("A paper without a section"),
)
ISSUE = entry(
    "digest-1",
    "issue",
    date="2023-05-06",
    series="Digest",
    tags=("papers",),
    items=ITEMS,
    involvements=(Involvement("Noor Field", "summarizer"), Involvement("Ada Example", "opinion")),
)
POST = entry("on-reward", date=None, tags=("reading", "Reading"), authors=("Ada Example",))


PAPER = StatedWork(
    slug="zoom-in",
    title="Zoom In",
    authors=("Cleo Sample", "Bo Sample"),
    links=("arXiv:2003.00001",),
)


def index(*entries: Entry, works: tuple[StatedWork, ...] = ()) -> bytes:
    archive = build_archive(entries)
    found = build_works(archive.records, works, Config().works, Config().base_url)
    catalogue = make_catalogue(archive, Config(), ENGLISH, found)
    return search_index_bytes(search_index(catalogue))


def rows(data: bytes) -> list[dict[str, Any]]:
    """The rows, with names in place of their positions."""
    tables = json.loads(data)
    keys = ("url", "title", "kind", "date", "summary", "series", "people", "tags", "items")
    found = []
    for row in tables["rows"]:
        one = dict(zip(keys, row, strict=True))
        one["series"] = tables["series"][one["series"]] if one["series"] >= 0 else ""
        one["people"] = [tables["people"][at] for at in one["people"]]
        one["tags"] = [tables["tags"][at] for at in one["tags"]]
        found.append(one)
    return found


def test_a_record_is_found_by_all_that_lists_show_of_it() -> None:
    issue, post = rows(index(POST, ISSUE))
    assert issue["url"] == "/issues/digest-1/"
    assert (issue["kind"], issue["date"], issue["series"]) == ("issue", "2023-05-06", "Digest")
    assert issue["people"] == ["Noor Field", "Ada Example"]
    assert (post["title"], post["date"], post["series"]) == ("On reward", "", "")
    assert post["people"] == ["Ada Example"]


def test_a_tag_has_one_spelling_also_where_a_section_is_named_so() -> None:
    issue, post = rows(index(POST, ISSUE))
    assert issue["tags"] == ["papers", "Reading"]
    assert post["tags"] == ["Reading"]


def test_items_are_places_with_their_people_and_tag() -> None:
    tables = json.loads(index(ISSUE))
    people = [tables["people"].index(name) for name in ("Noor Field", "Ada Example")]
    reading = tables["tags"].index("Reading")
    assert tables["rows"][0][-1] == [
        ["zoom-in", "Zoom in", people, reading],
        ["a-paper-without-a-section", "A paper without a section", [], -1],
    ]


def test_a_work_is_found_by_its_title_and_authors() -> None:
    _, work = rows(index(POST, works=(PAPER,)))
    assert (work["url"], work["title"], work["kind"]) == ("/works/zoom-in/", "Zoom In", "work")
    assert (work["summary"], work["people"]) == ("Cleo Sample, Bo Sample", [])


def test_the_order_of_files_does_not_show() -> None:
    assert index(POST, ISSUE) == index(ISSUE, POST)


def test_a_thousand_records_stay_well_below_a_megabyte() -> None:
    people = tuple(f"Somebody With A Name {number}" for number in range(4))
    many = [
        entry(f"a-title-of-some-length-{number}", tags=("reading", "reward"), authors=people)
        for number in range(1000)
    ]
    assert len(index(*many)) + 1000 * LONGEST_SUMMARY < 500_000
