"""Dates as people write them."""

from datetime import UTC, datetime

import pytest

from alignsite.loader.dates import day, moment


@pytest.mark.parametrize(
    ("written", "text", "utc"),
    [
        ("2020-12-10", "2020-12-10", (2020, 12, 10)),
        ("2020-1-2", "2020-01-02", (2020, 1, 2)),
        ("2021-06-17 09:00:00 -0700", "2021-06-17T09:00:00-07:00", (2021, 6, 17, 16)),
        ("2024-08-24 15:20 -0700", "2024-08-24T15:20:00-07:00", (2024, 8, 24, 22, 20)),
        ("2021-06-17T09:00:00Z", "2021-06-17T09:00:00+00:00", (2021, 6, 17, 9)),
        ("2021-06-17T09:00:00.123+05:30", "2021-06-17T09:00:00+05:30", (2021, 6, 17, 3, 30)),
        ("2021-06-17 09:00", "2021-06-17T09:00:00", (2021, 6, 17, 9)),
        ("2021-06-17 09:00 UTC", "2021-06-17T09:00:00+00:00", (2021, 6, 17, 9)),
        ("2021-06-17 09:00 +02", "2021-06-17T09:00:00+02:00", (2021, 6, 17, 7)),
        ("March 16th, 2018", "2018-03-16", (2018, 3, 16)),
        ("Mar. 1, 2018", "2018-03-01", (2018, 3, 1)),
        ("Sept 2nd 2018", "2018-09-02", (2018, 9, 2)),
        ("16 March 2018", "2018-03-16", (2018, 3, 16)),
        ("3rd of May, 2019", "2019-05-03", (2019, 5, 3)),
        ("Friday, 16 March 2018", "2018-03-16", (2018, 3, 16)),
        ("  2020-12-10 ", "2020-12-10", (2020, 12, 10)),
        ("2020-02-29", "2020-02-29", (2020, 2, 29)),
    ],
)
def test_dates(written, text, utc):
    found = moment(written)
    assert found is not None
    assert found.text == text
    assert found.epoch == int(datetime(*utc, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    "written",
    ["", "5", "2023-13-45", "2023-02-29", "2021-06-17 25:00", "2021-06-17 09:00 +9900", "June",
     "June 2018", "soon", "16/03/2018", "March 45th, 2018", "Marchy 1, 2018", "2021-06-17x",
     "٢٠٢١-٠٦-١٧", "0000-01-01", "2021-06-17 09:00 PST", "9" * 200],
)  # fmt: skip
def test_everything_else_is_no_date(written):
    assert moment(written) is None


def test_moments_sort_by_the_instant():
    earlier, later = moment("2021-06-17 23:00 +0900"), moment("2021-06-17 09:00 -0700")
    assert earlier is not None
    assert later is not None
    assert earlier < later


def test_day():
    assert day(2021, 2, 30) is None
