"""Problems as HTML."""

from __future__ import annotations

import re

from alignsite.problems import Problem
from alignsite.server.overlay import MOST, Failure, Report, missing_page, problem_page, report

ERROR = Problem(
    code="bad-date",
    path="content/posts/when.md",
    message="'soon' is no date",
    line=3,
    column=7,
    hint="write 2024-05-01",
    excerpt="date: soon",
    severity="error",
)
WARNING = Problem(code="broken-link", path="content/posts/a.md", message="no such page")


def text(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def test_nothing_wrong_is_nothing() -> None:
    assert report(()) == Report()


def test_an_error_has_its_place_its_line_and_what_to_do() -> None:
    found = report([ERROR])

    assert (found.errors, found.warnings) == (1, 0)
    shown = text(found.html)
    assert "1 error" in shown
    assert "content/posts/when.md:3:7 error[bad-date]" in shown
    assert "date: soon\n      ^" in shown
    assert "write 2024-05-01" in shown


def test_warnings_are_folded_away_only_beside_errors() -> None:
    assert "<details>" not in report([WARNING]).html
    both = report([WARNING, ERROR]).html
    assert both.index("bad-date") < both.index("<details>") < both.index("broken-link")


def test_everything_is_escaped() -> None:
    evil = '<script>alert("1")</script>&'
    found = report(
        [
            Problem(
                code="bad-date", path=f"content/{evil}.md", message=evil, hint=evil, excerpt=evil,
                line=1, column=1, severity="error",
            )
        ],
        Failure(evil, evil, evil),
    )  # fmt: skip
    for html in (found.html, problem_page(found).decode(), missing_page(f'/"{evil}/').decode()):
        assert "<script" not in html
        assert '"1"' not in html
    assert found.html.count("&lt;script&gt;") == 7


def test_names_that_are_no_text_can_still_be_sent() -> None:
    odd = Problem(code="not-utf8", path="content/\udcff.md", message="x", severity="error")
    assert b"content/?.md" in problem_page(report([odd]))


def test_the_digest_tells_reports_apart() -> None:
    assert report([ERROR]).digest == report([ERROR]).digest
    assert report([ERROR]).digest != report([ERROR, WARNING]).digest


def test_of_very_many_only_the_first_are_shown() -> None:
    many = [
        Problem(code="bad-date", path=f"{n:04}.md", message="x", severity="error")
        for n in range(MOST + 5)
    ]
    html = report(many).html
    assert html.count("<li") == MOST
    assert "and 5 more" in html
    assert f"{MOST + 5} errors" in html


def test_a_failure_counts_as_an_error() -> None:
    found = report([WARNING], Failure("It broke", "It broke because", "Do this"))
    assert (found.errors, found.warnings) == (1, 1)
    assert "It broke because" in text(found.html)
