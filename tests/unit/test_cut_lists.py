"""Long lists cut into pages: where each page stands, and where each year begins."""

from __future__ import annotations

import pytest

from alignsite.pages.catalogue import cut
from alignsite.pages.views import Card
from alignsite.records import Moment


def card(year: str) -> Card:
    return Card(
        kind="post",
        url="/posts/a/",
        title="A",
        date=Moment(0, f"{year}-02-03") if year else None,
        summary="",
        people=(),
        tags=(),
        minutes=1,
        series=None,
        number=None,
        turns=0,
        items=0,
    )


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (
            ["2024", "2024", "2023", "2021", "2021", "2021"],
            [("2024", "/x/", 2), ("2023", "/x/page/2/", 1), ("2021", "/x/page/2/", 3)],
        ),
        (["2024", "2023", ""], [("2024", "/x/", 1), ("2023", "/x/", 1)]),
        (["2024", "2024", "2024"], []),
        (["2024", "2023"], []),
        ([], []),
    ],
    ids=["several pages", "without a date", "one year", "one page", "nothing"],
)
def test_a_list_of_several_pages_and_years_says_where_each_year_begins(
    years: list[str], expected: list[tuple[str, str, int]]
) -> None:
    pages = cut("/x/", [card(one) for one in years], 2)

    for _, _, pagination in pages:
        assert [(one.title, one.url, one.count) for one in pagination.years] == expected


def test_rows_of_a_pair_go_by_their_card() -> None:
    (_, _, pagination), _ = cut("/x/", [(card("2024"), 3), (card("2023"), 1)], 1)

    assert [(one.title, one.url) for one in pagination.years] == [
        ("2024", "/x/"),
        ("2023", "/x/page/2/"),
    ]
