"""How a problem is told to a person, in which order, and that each code is explained."""

from __future__ import annotations

import re

import pytest

from alignsite.problems import (
    CODES,
    MOST_ALIKE,
    Problem,
    describe,
    errors_and_first_warnings,
    has_errors,
    ordered,
    place,
    problem,
    strict,
)
from tests.conftest import ROOT


def test_a_problem_has_the_severity_of_its_code() -> None:
    assert problem("bad-date", "a.md", "not a date").severity == "error"
    assert problem("missing-date", "a.md", "no date").severity == "warning"


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(KeyError):
        problem("no-such-code", "a.md", "?")


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        (None, None, "content/a.md"),
        (3, None, "content/a.md:3"),
        (3, 7, "content/a.md:3:7"),
        (None, 7, "content/a.md"),
    ],
)
def test_place(line: int | None, column: int | None, expected: str) -> None:
    one = problem("bad-date", "content/a.md", "not a date", line=line, column=column)
    assert place(one) == expected


def test_describe_shows_the_line_a_caret_and_the_hint() -> None:
    one = problem(
        "bad-date",
        "content/a.md",
        "'2023-13-45' is not a date",
        line=3,
        column=7,
        hint="write the year, month and day: 2023-12-31",
        excerpt="date: 2023-13-45\n",
    )
    assert describe(one) == (
        "content/a.md:3:7: error[bad-date]: '2023-13-45' is not a date\n"
        "  | date: 2023-13-45\n"
        "  |       ^\n"
        "  = write the year, month and day: 2023-12-31"
    )


def test_describe_without_a_place_is_one_line() -> None:
    one = problem("missing-date", "a.md", "there is no date")
    assert describe(one) == "a.md: warning[missing-date]: there is no date"


def test_describe_without_a_column_has_no_caret() -> None:
    one = problem("bad-date", "a.md", "not a date", line=1, excerpt="date: soon")
    assert describe(one).splitlines()[1:] == ["  | date: soon"]


@pytest.mark.parametrize("length", [1, 99, 100, 101, 5_000])
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_the_caret_of_a_long_line_stands_under_its_column(length: int, share: float) -> None:
    at = round(share * (length - 1))
    excerpt = "." * at + "X" + "." * (length - at - 1)
    shown, caret = _drawn(excerpt, at + 1)
    assert shown[caret] == "X"
    assert len(shown) <= 102  # a hundred characters and an ellipsis at either end


def test_a_cut_line_says_on_which_sides_it_goes_on() -> None:
    begin, _ = _drawn("." * 500, 1)
    middle, _ = _drawn("." * 500, 250)
    end, _ = _drawn("." * 500, 500)
    assert (begin[0], begin[-1]) == (".", "…")
    assert (middle[0], middle[-1]) == ("…", "…")
    assert (end[0], end[-1]) == ("…", ".")


def test_a_column_past_the_end_points_behind_the_line() -> None:
    shown, caret = _drawn("title: x", 40)
    assert caret == len(shown)


def test_tabs_and_control_characters_take_one_column_each() -> None:
    shown, caret = _drawn("\ta\x1b[31mX", 8)
    assert shown == " a\N{REPLACEMENT CHARACTER}[31mX"
    assert shown[caret] == "X"


def _drawn(excerpt: str, column: int) -> tuple[str, int]:
    """The line that `describe` shows, and the offset in it that its caret stands under."""
    one = problem("bad-date", "a.md", "?", line=1, column=column, excerpt=excerpt)
    _, shown, caret = describe(one).splitlines()
    return shown.removeprefix("  | "), caret.removeprefix("  | ").index("^")


def test_order_is_by_file_then_place_and_repeats_go() -> None:
    first = problem("missing-date", "a.md", "there is no date")
    second = problem("bad-date", "a.md", "not a date", line=2, column=9)
    third = problem("bad-date", "a.md", "not a date", line=10, column=1)
    fourth = problem("bad-date", "b.md", "not a date", line=1, column=1)
    assert ordered([fourth, third, second, first, second]) == (first, second, third, fourth)


def test_strict_makes_every_warning_an_error() -> None:
    warning: Problem = problem("missing-date", "a.md", "there is no date")
    assert not has_errors([warning])
    assert has_errors(strict([warning]))
    assert [one.code for one in strict([warning])] == ["missing-date"]
    assert has_errors(strict([warning], ("missing-date",)))
    assert strict([warning], ("broken-link",)) == (warning,)


def test_of_many_warnings_alike_the_first_are_kept_and_the_others_counted() -> None:
    links = [problem("broken-link", f"{n:02}.md", "gone") for n in range(MOST_ALIKE + 5)]
    dates = [problem("missing-date", "a.md", f"no date {n}") for n in range(MOST_ALIKE)]
    assert errors_and_first_warnings([*links, *dates]) == (
        (*links[:MOST_ALIKE], *dates),
        {"broken-link": 5},
    )


def test_no_error_is_left_out() -> None:
    errors = strict(problem("broken-link", f"{n}.md", "gone") for n in range(MOST_ALIKE + 5))
    assert errors_and_first_warnings(errors) == (errors, {})


def test_every_code_is_explained_in_the_documentation() -> None:
    text = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    explained = re.findall(r"^### `([a-z0-9-]+)`", text, re.M)
    assert explained == sorted(set(explained), key=explained.index), "a code is explained twice"
    assert set(explained) == set(CODES)


def test_the_documentation_gives_each_code_its_severity() -> None:
    text = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^### `([a-z0-9-]+)` · (error|warning)$", text, re.M))
    assert stated == CODES


def test_each_explanation_has_a_cause_an_example_and_a_mend() -> None:
    text = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    sections = re.split(r"^### ", text, flags=re.M)[1:]
    for section in sections:
        code = section.split("`")[1]
        assert f"[{code}]:" in section, f"{code} has no example message"
        assert "**Mend:**" in section, f"{code} does not say how to mend it"
