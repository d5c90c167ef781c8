"""Issues with nasty titles: given their catalogue, they come out as they were put in."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignsite.loader.newsletter import load_issue
from alignsite.loader.newsletter.catalogue import parse_catalogue
from alignsite.records import Issue
from tests.property.test_newsletter import issues, mended, on_one_line, understood
from tests.unit.issues import document

WORDS = [
    "Ladders.", "Why?", "walls", "A.I.", "Rungs:", "(again)", "Robustness", "Deep learning", "vs.",
    "[D]", "“Ropes”", "and", "3.5", "Read more", "it", "Stairs!", "News", "-", "Ada's", "(AN #7)",
]  # fmt: skip
nasty = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@st.composite
def listed_issues(draw):
    """Items whose titles are nasty, each its own: a number in front keeps them apart."""
    drawn = draw(issues())
    return [
        replace(one, title=f"Item {index} {draw(nasty)} {draw(st.sampled_from(['Rope', 'Wall?']))}")
        for index, one in enumerate(drawn)
    ]


@settings(max_examples=60, deadline=None)
@given(listed_issues())
@pytest.mark.parametrize("capitals", [True, False])
def test_a_catalogue_settles_every_boundary(capitals, items):
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["Title", "Authors", "Email"])
    writer.writerows([one.title, one.authors, "#1"] for one in items)
    catalogue = parse_catalogue(table.getvalue().encode(), "catalogue.csv")
    assert catalogue.problems == ()
    source = document(on_one_line(items, capitals=capitals))
    record = load_issue(replace(source, catalogue=catalogue)).record
    assert isinstance(record, Issue)
    assert understood(record) == mended(items)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet='title,"\n\r;\t#1é', max_size=80).map(str.encode))
def test_any_bytes_are_a_catalogue(data):
    for found in (
        parse_catalogue(data, "c.csv"),
        parse_catalogue(b"title,issue\n" + data, "c.csv"),
    ):
        assert all(row.title for row in found.rows)
        assert all(one.code == "catalogue-row" for one in found.problems)
