"""`alignsite.people`: who has a page, and what stands on it."""

from __future__ import annotations

from alignsite.entries import Involvement
from alignsite.people import contributors
from tests.entries import entry, item


def test_one_full_name_is_one_person_in_every_part() -> None:
    entries = [
        entry("p", authors=("Ada Example",)),
        entry("e", "episode", involvements=(Involvement("Ada  Example", "guest", 12),)),
        entry(
            "1",
            "issue",
            involvements=(Involvement("ada example", "summarizer", 1),),
            items=(item("A paper", summarizer="ada example"),),
        ),
    ]
    (ada,) = contributors(entries)
    assert ada.url == "/authors/ada-example/"
    assert [one.meta.url for one in ada.wrote] == ["/posts/p/"]
    assert [(one.meta.url, turns) for one, turns in ada.said] == [("/episodes/e/", 12)]
    assert [paper.title for _, paper in ada.summarized] == ["A paper"]
    assert dict(ada.parts) == {"author": 1, "guest": 1, "summarizer": 1}
    assert ada.count == 3


def test_a_first_name_alone_stays_inside_its_record() -> None:
    entries = [
        entry("e1", "episode", involvements=(Involvement("Ethan", "guest", 3),)),
        entry("e2", "episode", involvements=(Involvement("Ethan", "guest", 5),)),
    ]
    assert contributors(entries) == ()


def test_a_newsletters_summarisers_sign_with_one_name() -> None:
    issue = entry(
        "1",
        "issue",
        involvements=(Involvement("Cleo", "summarizer", 1), Involvement("Cleo", "opinion", 1)),
        items=(item("A paper", summarizer="Cleo", opinions=("Cleo",)),),
    )
    (cleo,) = contributors([issue])
    assert [paper.title for _, paper in cleo.opinions] == ["A paper"]


def test_people_are_ordered_by_surname() -> None:
    names = ("Zoe Abel", "Adam Young", "Bo Moss")
    assert [one.name for one in contributors([entry("p", authors=names)])] == [
        "Zoe Abel",
        "Bo Moss",
        "Adam Young",
    ]
