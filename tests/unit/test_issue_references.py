"""Which item of an issue a printed reference means: told by words or link, never guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alignsite.entries import ItemEntry
from alignsite.records import IssueReference
from alignsite.references.issue_references import Issues, item_meant
from tests.entries import entry, item


def listed(title: str, url: str | None = None, section: str | None = None) -> ItemEntry:
    return replace(item(title, section), url=url)


ITEMS = (
    listed("Reward learning from ladders", "https://arxiv.org/abs/2001.00001", "Highlights"),
    listed("Rungs: measuring how far one climbs", "https://example.org/rungs/"),
    listed("Better steps and Choosing the first rung"),
    listed("Learning a prior over stairs for RSDP"),
    listed("Corrigibility"),
    listed("A toy model of ladders"),
    listed("A toy model of stairs"),
    listed("Ladders"),
)


@pytest.mark.parametrize(
    ("near", "title"),
    [
        ("This builds on Reward Learning from Ladders", "Reward learning from ladders"),
        ("see “Reward learning from ladders”", "Reward learning from ladders"),
        ("shows the need for corrigibility", "Corrigibility"),
        ("as in Choosing the first rung", "Better steps and Choosing the first rung"),
        ("as in Better steps", "Better steps and Choosing the first rung"),
        ("following measuring how far one climbs", "Rungs: measuring how far one climbs"),
        ("a variant of RSDP", "Learning a prior over stairs for RSDP"),
        ("like last week's highlight", "Reward learning from ladders"),
        # a title that another one holds
        ("A toy model of stairs", "A toy model of stairs"),
        # what any item may be called, or two are, or none is
        ("as in that toy model", None),
        ("in previous work", None),
        ("which needs learning", None),
        ("it went up the ladders", None),
        ("the first rung was hard to reach for GPT-3", None),
        ("", None),
    ],
)
def test_the_words_before(near, title):
    wanted = next((one.id for one in ITEMS if one.title == title), None)
    assert item_meant(IssueReference(7, None, near), ITEMS) == wanted


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("http://arxiv.org/abs/2001.00001v3", "Reward learning from ladders"),
        ("https://www.example.org/rungs?utm_source=x", "Rungs: measuring how far one climbs"),
        ("https://example.org/others", None),
    ],
)
def test_the_link_before(link, title):
    wanted = next((one.id for one in ITEMS if one.title == title), None)
    assert item_meant(IssueReference(7, None, "this", link), ITEMS) == wanted


def test_what_an_item_leads_on_to_names_it_too():
    items = (
        replace(ITEMS[0], read_more="Paper: Rungs Implicit in the State of Stairs"),
        *ITEMS[1:],
    )
    near = "as in Rungs Implicit in the State of Stairs"
    assert item_meant(IssueReference(7, None, near), items) == items[0].id
    assert item_meant(IssueReference(7, None, "in the state of"), items) is None


def test_the_only_item_of_an_issue_is_meant():
    assert item_meant(IssueReference(7, None, "previous work"), ITEMS[:1]) == ITEMS[0].id


def test_two_items_of_one_title_are_not_told_apart():
    same = (replace(ITEMS[0], id="a"), replace(ITEMS[0], id="b"), ITEMS[1])
    assert item_meant(IssueReference(7, None, "Reward learning from ladders"), same) is None


@pytest.mark.parametrize(
    ("series", "number", "url"),
    [
        ("Digest", 7, "/issues/7/"),
        ("Digest", 8, "/issues/8/"),
        ("Another", 8, "/issues/other-8/"),
        ("A third", 8, None),
        ("A third", 7, "/issues/7/"),
        ("Digest", 9, None),
    ],
)
def test_an_issue_is_of_the_same_newsletter_or_the_only_one(series, number, url):
    issues = Issues([
        entry("7", "issue", number="7", series="Digest"),
        entry("8", "issue", number="8", series="Digest"),
        entry("other-8", "issue", number="8", series="Another"),
        entry("9", "episode", number="9", series="Digest"),
    ])  # fmt: skip
    found = issues.find(IssueReference(number), series)
    assert (found.meta.url if found else None) == url
