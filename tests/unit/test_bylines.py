"""Printed lists of authors and their names."""

from __future__ import annotations

import pytest

from alignsite.bylines import Byline, read_byline


@pytest.mark.parametrize(
    ("printed", "names", "more"),
    [
        (None, (), False),
        ("", (), False),
        ("Ada Abbot", ("Ada Abbot",), False),
        ("Ada Abbot et al", ("Ada Abbot",), True),
        ("Ada Abbot, Bo B. Brook et al.", ("Ada Abbot", "Bo B. Brook"), True),
        ("Ada Abbot*, Bo Brook*, and Cleo Carr", ("Ada Abbot", "Bo Brook", "Cleo Carr"), False),
        ("Ada Abbot and Bo Brook", ("Ada Abbot", "Bo Brook"), False),
        ("Ada Abbot & Bo Brook", ("Ada Abbot", "Bo Brook"), False),
        ("Ada Abbot; Bo Brook", ("Ada Abbot", "Bo Brook"), False),
        ("Ada Abbot with Bo Brook", ("Ada Abbot", "Bo Brook"), False),
        ("Ada Abbot¹², Bo Brook†", ("Ada Abbot", "Bo Brook"), False),
        ("Ada Abbot, Jr., Bo Brook", ("Ada Abbot Jr.", "Bo Brook"), False),
        ("Ada Abbot and others", ("Ada Abbot",), True),
        ("Ada Abbot, Ada Abbot", ("Ada Abbot",), False),
        ("Anders Andersen", ("Anders Andersen",), False),
    ],
)
def test_names_of_a_printed_list(printed, names, more):
    assert read_byline(printed) == Byline(names, more)
