"""The labels inside an item."""

from __future__ import annotations

import pytest

from alignsite.loader.newsletter.labels import stretches


def cut(text: str, known: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    return [(one.kind, one.by, text[one.start : one.end].strip()) for one in stretches(text, known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Long.", [("text", "", "Long.")]),
        ("Long. Rita's opinion: Good.", [("text", "", "Long."), ("opinion", "Rita", "Good.")]),
        ("Long. Rita’s opinion : Good.", [("text", "", "Long."), ("opinion", "Rita", "Good.")]),
        ("Long. Niklas' opinion: Good.", [("text", "", "Long."), ("opinion", "Niklas", "Good.")]),
        ("**Rita's opinion:** Good.", [("text", "", ""), ("opinion", "Rita", "Good.")]),
        ("**Rita's opinion**: Good.", [("text", "", ""), ("opinion", "Rita", "Good.")]),
        ("*Rita's opinion:* *So* good.", [("text", "", ""), ("opinion", "Rita", "*So* good.")]),
        ("x. Tom H's opinion: y", [("text", "", "x."), ("opinion", "Tom H", "y")]),
        ("x. Prerequisites: Rungs Read more: Paper Rita's opinion: y Tom's opinion: z",
         [("text", "", "x."), ("prerequisites", "", "Rungs"), ("read_more", "", "Paper"),
          ("opinion", "Rita", "y"), ("opinion", "Tom", "z")]),
        ("x. Rita's opinion: y Read more: Paper",
         [("text", "", "x."), ("opinion", "Rita", "y"), ("read_more", "", "Paper")]),
        ("x. Read more: On Steps: Wobbling Rita's opinion: y",
         [("text", "", "x."), ("read_more", "", "On Steps: Wobbling"), ("opinion", "Rita", "y")]),
        ("x. Read more: Steps Rita's opinion: y",
         [("text", "", "x."), ("read_more", "", "Steps"), ("opinion", "Rita", "y")]),
        ("x. Read more: Steps Tom H's opinion: y",
         [("text", "", "x."), ("read_more", "", "Steps"), ("opinion", "Tom H", "y")]),
        ("in my opinion: it is. I read more: a lot", [("text", "", "in my opinion: it is. I"),
                                                      ("read_more", "", "a lot")]),
        ("", [("text", "", "")]),
    ],
)  # fmt: skip
def test_stretches(text, expected):
    assert cut(text) == expected


def test_names_that_the_issue_knows():
    text = "x. Read more: Steps Mary Ann's opinion: y"
    assert cut(text, ("Mary Ann",))[-1] == ("opinion", "Mary Ann", "y")
    assert cut(text)[-1] == ("opinion", "Ann", "y")
