"""Dates of Jekyll sites; what is wanted here is what Ruby's YAML and `Time.parse` say."""

from __future__ import annotations

import pytest

from alignsite.loader import jekyll_dates

ZONES = {"UTC": jekyll_dates.zone("UTC"), "New York": jekyll_dates.zone("America/New_York")}


@pytest.mark.parametrize(
    ("written", "zone", "local"),
    [
        ("2020-12-10", "New York", "2020-12-10T00:00:00-0500"),
        ("20-1-2", "UTC", "2020-01-02T00:00:00+0000"),
        ("2020-12-10 20:50:00 -0800", "UTC", "2020-12-11T04:50:00+0000"),
        ("2020-12-10 17:15 -0400", "UTC", "2020-12-10T21:15:00+0000"),
        ("2020-12-10 20:50:00", "New York", "2020-12-10T15:50:00-0500"),
        ('"2020-12-10 20:50:00"', "New York", "2020-12-10T20:50:00-0500"),
        ("2020-12-10 20:50", "New York", "2020-12-10T20:50:00-0500"),
        ("2020-12-10T20:50:00Z", "New York", "2020-12-10T15:50:00-0500"),
        ("2020-12-10 08:30:15 PM", "New York", "2020-12-10T20:30:15-0500"),
        ("2020-12-10 8pm", "UTC", "2020-12-10T20:00:00+0000"),
        ("2020-07-08 12:00 am", "UTC", "2020-07-08T00:00:00+0000"),
        ("2020-12-10 20:50:00 America/New_York", "UTC", "2020-12-10T20:50:00+0000"),
        ("2020-06-15 20:50 EDT", "UTC", "2020-06-16T00:50:00+0000"),
        ("2018/03/16", "UTC", "2018-03-16T00:00:00+0000"),
        ("20201210", "UTC", "2020-12-10T00:00:00+0000"),
        ("March 16th, 2018", "UTC", "2018-03-16T00:00:00+0000"),
        ("16 Mar 2018 17:00:00 +0200", "UTC", "2018-03-16T15:00:00+0000"),
        ("2020-02-30", "UTC", "2020-03-01T00:00:00+0000"),
        ("2020-12-10 24:00", "UTC", "2020-12-11T00:00:00+0000"),
    ],
)
def test_a_date_is_what_ruby_makes_of_it(written: str, zone: str, local: str) -> None:
    here = ZONES[zone]
    assert here is not None
    found = jekyll_dates.moment(written.strip('"'), here, quoted=written.startswith('"'))
    assert found is not None
    assert f"{jekyll_dates.local(found, here):%Y-%m-%dT%H:%M:%S%z}" == local


@pytest.mark.parametrize("written", ["soon", "2020-13-10", "2020-12-10 25:00", "", "2020-12-32"])
def test_what_is_no_date_is_none(written: str) -> None:
    here = ZONES["UTC"]
    assert here is not None
    assert jekyll_dates.moment(written, here) is None


def test_a_date_alone_is_shown_as_one() -> None:
    here = ZONES["New York"]
    assert here is not None
    found = jekyll_dates.moment("2020-07-08", here)
    assert found is not None
    assert found.text == "2020-07-08"


def test_a_time_zone_that_is_none() -> None:
    assert jekyll_dates.zone("Mars/Olympus") is None
