"""The site as a whole: what is told of it before a page is made."""

from __future__ import annotations

import pytest

from alignsite.building.planning import Plan, Selection, Surroundings, plan_site
from alignsite.config import Config, SeriesSettings
from alignsite.problems import place
from tests.entries import entry
from tests.words import ENGLISH

ENTRIES = [
    entry("one", "episode", series="Slow Reading"),
    entry("two", "episode", series="Slow Reading"),
    entry("three", "issue", number="3", series="Digest"),
]


def plan(config: Config) -> Plan:
    around = Surroundings(config, ENGLISH, "content")
    return plan_site(ENTRIES, around, Selection(now=2_000_000_000))


def test_every_series_has_a_page_and_a_feed() -> None:
    made = plan(Config(page_size=1))
    assert {page.url for page in made.pages if page.url.startswith("/series/")} == {
        "/series/",
        "/series/digest/",
        "/series/slow-reading/",
        "/series/slow-reading/page/2/",
    }
    feeds = {feed.url: len(feed.entries) for feed in made.feeds}
    assert feeds["/series/slow-reading/feed.xml"] == 2


@pytest.mark.parametrize(
    ("title", "hint"),
    [
        ("Slow reading", None),
        ("Slow Readings", "did you mean 'Slow Reading'?"),
        ("Podcast", "write `show: NAME` in its documents"),
    ],
)
def test_a_series_that_no_document_is_of_is_told(title: str, hint: str | None) -> None:
    settings = SeriesSettings(title, path="alignsite.toml", line=4)
    told = [(place(one), one.code, one.hint) for one in plan(Config(series=(settings,))).problems]
    assert told == ([("alignsite.toml:4", "unused-series", hint)] if hint else [])
