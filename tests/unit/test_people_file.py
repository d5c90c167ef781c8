"""`people.yaml`: what it says, and every mistake in it with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alignsite.people.identity import EVERYWHERE, Roster, Scope
from alignsite.people.people_file import read_people
from alignsite.people.roster_check import roster_problems
from alignsite.problems import Problem
from tests.entries import Involvement, entry, item


def read(text: str) -> tuple[Roster, tuple[Problem, ...]]:
    return read_people(text.encode(), "people.yaml", "content")


def test_all_that_can_be_said_of_somebody() -> None:
    roster, problems = read(
        """\
- name: Ada Example
  aliases: [A. Example, Ada]
  scoped:
    - name: [Reader, Second reader]
      show: Slow Reading
    - name: Facilitator
      path: ./episodes/one.md
    - {name: Chair, series: Talks, path: content/talks/*}
  url: https://example.org/ada
  urls: [/about/]
  email: mailto:ada@example.org
  bio: >
    Reads
    slowly.
"""
    )
    assert problems == ()
    (ada,) = roster.people
    assert [(one.name, one.scope) for one in ada.namings] == [
        ("Ada Example", EVERYWHERE),
        ("A. Example", EVERYWHERE),
        ("Ada", EVERYWHERE),
        ("Reader", Scope(series="Slow Reading")),
        ("Second reader", Scope(series="Slow Reading")),
        ("Facilitator", Scope(path="content/episodes/one.md")),
        ("Chair", Scope(series="Talks", path="content/talks/*")),
    ]
    assert (ada.urls, ada.email) == (("https://example.org/ada", "/about/"), "ada@example.org")
    assert (ada.bio, ada.hidden) == ("Reads slowly.", False)


def test_an_entry_with_a_scope_limits_all_its_names() -> None:
    roster, problems = read(
        "- name: Ethan Sample\n  aliases: Ethan\n  show: [One, Two]\n"
        "- name: Ethan Sample\n  path: posts/*\n"
    )
    assert problems == ()
    assert [(one.name, str(one.scope)) for person in roster.people for one in person.namings] == [
        ("Ethan Sample", "One"),
        ("Ethan Sample", "Two"),
        ("Ethan", "One"),
        ("Ethan", "Two"),
        ("Ethan Sample", "content/posts/*"),
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n", "~\n"])
def test_nothing_said(text: str) -> None:
    assert read(text) == (Roster("people.yaml"), ())


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("Ada: x\n", "companion-syntax", 1, 1, "not a list"),
        ("- name: [a\n", "companion-syntax", 1, 9, "never closed"),
        ("- name: &a Ada\n", "companion-syntax", 1, 9, "anchors"),
        ("- name: Ada\n- Bo\n", "companion-value", 2, 3, "key: value"),
        ("- name: Ada\n  name: Bo\n", "companion-duplicate-key", 2, 3, "twice"),
        ("- name: Ada\n  alias: A\n", "companion-unknown-key", 2, 3, "'aliases'"),
        ("- aliases: [Ada]\n", "companion-value", 1, 3, "no name"),
        ("- name:\n", "companion-value", 1, 3, "text"),
        ("- name: [Ada, Bo]\n", "companion-value", 1, 15, "one text"),
        ("- name: Ada\n  aliases: [{a: b}]\n", "companion-value", 2, 13, "aliases must be text"),
        ("- name: Ada\n  url: example.org\n", "companion-value", 2, 8, "https://"),
        ("- name: Ada\n  urls: ['javascript:x']\n", "companion-value", 2, 10, "https://"),
        ("- name: Ada\n  email: ada\n", "companion-value", 2, 10, "ada@example.org"),
        ("- name: Ada\n  hide: perhaps\n", "companion-value", 2, 9, "true or false"),
        ("- name: Ada\n  scoped:\n  - name: A\n", "companion-value", 3, 5, "no scope"),
        ("- name: Ada\n  scoped:\n  - show: A\n", "companion-value", 3, 5, "no name"),
        ("- name: Ada\n  scoped:\n  - {name: A, shw: B, show: C}\n", "companion-unknown-key", 3, 15,
         "'show'"),
        ("- name: Ada Example\n- name: ADA example\n", "people-conflict", 2, 9, "line 1"),
        ("- name: Ada\n  aliases: [E]\n- name: Bo\n  aliases: [E]\n", "people-conflict", 4, 13,
         "everywhere"),
    ],
)  # fmt: skip
def test_every_mistake_is_told_with_its_place(
    text: str, code: str, line: int, column: int, words: str
) -> None:
    _, problems = read(text)
    (problem,) = problems
    assert (problem.code, problem.path, problem.line, problem.column) == (
        code,
        "people.yaml",
        line,
        column,
    )
    assert words in f"{problem.message} {problem.hint}"
    assert problem.severity == "error"


def test_bytes_that_are_no_text() -> None:
    _, problems = read_people(b"- name: Zo\xe9 Example\n", "people.yaml", "content")
    assert [(one.code, one.line) for one in problems] == [("not-utf8", 1)]


@pytest.mark.parametrize(
    "text", ["- " * 90_000, "[" * 300_000, "- a: " + "{b: " * 200, "x" * 3_000_000]
)
def test_hostile_files_are_refused(text: str) -> None:
    roster, problems = read(text)
    assert roster.people == ()
    assert [one.code for one in problems] == ["companion-syntax"]


RECORDS = [
    entry("one", "episode", series="Slow Reading", involvements=(Involvement("Noor", "host"),)),
    entry("two", "episode", series="Slow Reading", involvements=(Involvement("Sam", "host"),)),
]


@pytest.mark.parametrize(
    ("scoped", "code", "words"),
    [
        ("{name: Noor, show: Slow Reading}", None, ""),
        ("{name: Noor, path: episodes/one.md}", None, ""),
        ("{name: Noor, show: Slow Readin}", "people-unmatched", "'Slow Reading'"),
        ("{name: Noor, path: episodes/on.md}", "people-unmatched", "'content/episodes/one.md'"),
        ("{name: Noor, path: episodes/tw}", "people-unmatched", "'content/episodes/two.md'"),
        ("{name: Nor, show: Slow Reading}", "people-unmatched", "'Noor'"),
        ("{name: Noor, path: episodes/two.md}", "people-unmatched", "names anybody 'Noor'"),
    ],
)
def test_a_scope_that_fits_nothing(scoped: str, code: str | None, words: str) -> None:
    roster, problems = read(f"- name: Noor Field\n  scoped:\n    - {scoped}\n")
    assert problems == ()
    found = list(roster_problems(RECORDS, roster))
    assert [one.code for one in found] == ([code] if code else [])
    for one in found:
        assert (one.line, one.column) == (3, 14)
        assert words in f"{one.message} {one.hint}"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("- name: Sam", None),
        ("- name: Samuel Moss\n  aliases: [Sam]", None),
        ("- name: Cleo Carr", None),
        ("- name: The Editors\n  hide: true", None),
        ("- name: Ada Abbot", None),
        ("- name: Samuel Moss\n  scoped: {name: Sam, show: Slow Reading}", None),
        ("- name: Cleo Car\n  hide: true", "did you mean 'Cleo Carr'?"),
        ("- name: Samuel Moss\n  aliases: [Sammy]", "correct it, or take it out"),
    ],
)
def test_somebody_whom_nothing_names(text: str, hint: str | None) -> None:
    issue = entry("three", "issue", items=(replace(item("Rungs"), authors="Cleo Carr et al"),))
    roster, _ = read(f"{text}\n")
    found = list(roster_problems([*RECORDS, issue], roster, ("The Editors", "Ada Abbot")))
    assert [(one.code, one.line, one.hint) for one in found] == (
        [("people-unmatched", 1, hint)] if hint else []
    )


def test_two_scopes_that_meet_in_a_record() -> None:
    roster, problems = read(
        "- name: Noor Field\n  scoped: {name: Noor, path: episodes/*}\n"
        "- name: Noor Moss\n  scoped: {name: Noor, path: episodes/one.md}\n"
    )
    assert problems == ()
    (found,) = roster_problems(RECORDS, roster)
    assert (found.code, found.line) == ("people-conflict", 4)
    assert "content/episodes/one.md" in found.message
