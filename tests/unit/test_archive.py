from __future__ import annotations

from dataclasses import replace

import pytest

from alignsite.archive import Maker, build_archive, numeric, published
from alignsite.entries import Involvement
from tests.entries import entry, item


def slugs(entries) -> list[str]:
    return [one.meta.url.rstrip("/").rpartition("/")[2] for one in entries]


def test_newest_first_and_undated_issues_by_falling_number() -> None:
    archive = build_archive(
        [
            entry("an-9", "issue", date=None, number="9"),
            entry("old", date="2020-01-01"),
            entry("an-10", "issue", date=None, number="10"),
            entry("new", date="2023-01-01"),
        ]
    )
    assert slugs(archive.entries) == ["new", "old", "an-10", "an-9"]


def test_pages_stand_beside_the_lists() -> None:
    about = entry("about", date=None, tags=("reading",))
    about = replace(about, meta=replace(about.meta, listed=False))
    archive = build_archive([about, entry("post")])
    assert slugs(archive.entries) == ["post"]
    assert slugs(archive.pages) == ["about"]
    assert slugs(archive.records) == ["post", "about"]
    assert archive.tags == ()


@pytest.mark.parametrize(
    ("first", "second"), [("7", "7.5"), ("38.9", "38.10"), ("9", "10"), (None, "1")]
)
def test_printed_numbers_are_ordered_as_people_count(first: str | None, second: str) -> None:
    assert numeric(first) < numeric(second)


def test_a_tag_is_one_whatever_its_spelling_and_the_usual_spelling_names_it() -> None:
    archive = build_archive(
        [
            entry("a", tags=("Reward learning",)),
            entry("b", tags=("reward learning", "Reward Learning")),
            entry("c", tags=("Reward learning",)),
        ]
    )
    (tag,) = archive.tags
    assert (tag.title, tag.url) == ("Reward learning", "/tags/reward-learning/")
    assert len(tag.entries) == 3


def test_tags_whose_signs_make_them_others_are_not_one() -> None:
    tags = build_archive([entry("a", tags=("C++", "c#", "C")), entry("b", tags=("c++",))]).tags
    assert [(tag.title, tag.url, len(tag.entries)) for tag in tags] == [
        ("C", "/tags/c/", 1),
        ("c#", "/tags/c-sharp/", 1),
        ("C++", "/tags/c-plus-plus/", 2),
    ]


def test_a_newsletters_sections_are_tags_of_its_items() -> None:
    issue = entry("1", "issue", items=(item("A paper", "Robustness"), item("Another")))
    archive = build_archive([issue, entry("p", tags=("robustness",))])
    (tag,) = archive.tags
    assert slugs(tag.entries) == ["p"]
    assert [(one.meta.url, paper.title) for one, paper in tag.items] == [("/issues/1/", "A paper")]


def test_neighbours_stay_within_a_series() -> None:
    archive = build_archive(
        [
            entry("e1", "episode", date="2020-01-01", series="One"),
            entry("x1", "episode", date="2020-02-01", series="Other"),
            entry("e2", "episode", date="2020-03-01", series="One"),
        ]
    )
    older, newer = archive.neighbours["/episodes/e2/"]
    assert older is not None
    assert (older.meta.url, newer) == ("/episodes/e1/", None)
    assert archive.neighbours["/episodes/x1/"] == (None, None)


def test_drafts_and_what_is_dated_later_are_held_back_until_asked_for_or_due() -> None:
    late = entry("late", date="2030-01-01")
    entries = [entry("now"), late, entry("draft", draft=True)]
    now = 1_700_000_000

    shown, due = published(entries, drafts=False, future=False, now=now)
    assert slugs(shown) == ["now"]
    assert due == late.meta.date.epoch

    shown, due = published(entries, drafts=True, future=True, now=now)
    assert slugs(shown) == ["now", "late", "draft"]
    assert due is None


def test_years_newest_first_with_the_undated_last() -> None:
    archive = build_archive(
        [entry("a", date=None), entry("b", date="2020-05-01"), entry("c", date="2021-05-01")]
    )
    assert list(archive.years) == ["2021", "2020", ""]


def test_a_series_is_one_whatever_its_spelling_and_knows_who_makes_it() -> None:
    host, guest = Involvement("Ada Abbot", "host", 9), Involvement("Bo Cole", "guest", 9)
    archive = build_archive(
        [
            entry("a", "episode", series="Slow Reading", involvements=(host, guest)),
            entry("b", "episode", series="slow reading", involvements=(host,), date="2024-01-01"),
            entry("c", "episode", series="Slow Reading", date="2022-01-01"),
            entry("1", "issue", series="Digest", involvements=(Involvement("Cleo", "summarizer"),)),
            entry("d"),
        ]
    )
    digest, show = archive.series
    assert (digest.title, digest.url, digest.people) == (
        "Digest",
        "/series/digest/",
        ((Maker("Cleo", "/authors/cleo/", "summarizer"), 1),),
    )
    assert show.title == "Slow Reading"
    assert [one.meta.title for one in show.entries] == ["B", "A", "C"]
    assert show.people == ((Maker("Ada Abbot", "/authors/ada-abbot/", "host"), 2),)
