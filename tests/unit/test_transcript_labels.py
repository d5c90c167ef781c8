"""What a printed label looks like on its line."""

from __future__ import annotations

import pytest

from alignsite.loader.transcript.labels import read_label
from alignsite.loader.transcript.names import are_initials, is_shortened, shape, variant
from alignsite.loader.transcript.times import inline_times, read_time_line, seconds


@pytest.mark.parametrize(
    ("line", "name", "start", "rest"),
    [
        ("**Ada Example:**", "Ada Example", None, ""),
        ("**Ada Example**:", "Ada Example", None, ""),
        ("**Ada Example**: Yes.", "Ada Example", None, " Yes."),
        ("**Ada Example**:Yes.", "Ada Example", None, "Yes."),
        ("**Ada Example:** Yes.", "Ada Example", None, " Yes."),
        ("**Ada Example: ** Yes.", "Ada Example", None, " Yes."),
        ("**Ada Example** (00:01:02):", "Ada Example", 62, ""),
        ("**Ada Example** (1:02):", "Ada Example", 62, ""),
        ("**Ada Example (01:02):**", "Ada Example", 62, ""),
        ("**Ada (00:01:02):**", "Ada", 62, ""),
        ("**Ada Example: [00:01:02]** Yes.", "Ada Example", 62, " Yes."),
        ("**Ada Example** [00:01:02] Yes.", "Ada Example", 62, " Yes."),
        ("**Ada Example** *(00:01:02)*: Yes.", "Ada Example", 62, " Yes."),
        ("**[00:01:02] Ada Example:** Yes.", "Ada Example", 62, " Yes."),
        ("[00:01:02] **Ada Example:** Yes.", "Ada Example", 62, " Yes."),
        ("00:01:02 **Ada Example**: Yes.", "Ada Example", 62, " Yes."),
        ("**Ada Example** (1:02:03 - 1:02:45):", "Ada Example", 3723, ""),
        ("**Ada Example**", "Ada Example", None, ""),
        ("**Ada** Yes, more.", "Ada", None, " Yes, more."),
        ("**Ada (after the fact):**", "Ada", None, ""),
        ("**Ada [host]:** Yes.", "Ada", None, " Yes."),
        ("**[Ada Example](https://example.org/a_b):** Yes.", "Ada Example", None, " Yes."),
        ("**[00:01:02]** **Ada:** Yes.", "Ada", 62, " Yes."),
        ("`00:01:02` **Ada:** Yes.", "Ada", 62, " Yes."),
        ("[00:01:02](https://example.org/?t=62) **Ada:** Yes.", "Ada", 62, " Yes."),
        ("**Ada:** [00:01:02](https://example.org/?t=62) Yes.", "Ada", 62, " Yes."),
        ("**Ada** [(01:02)](https://example.org/?t=62):", "Ada", 62, ""),
        ("**Ada** _00:01:02_", "Ada", 62, ""),
        ("**Ada** *1:02* Yes.", "Ada", 62, " Yes."),
        ("**Ada** <em>1:02</em>", "Ada", 62, ""),
        ("**Ada** 1:02 Yes.", "Ada", 62, " Yes."),
        ("\u200b**Ada:**\u200b Yes.", "Ada", None, " Yes."),
        ("**Ada**[^1]: Yes.", "Ada", None, " Yes."),
        ("<mark>Ada:</mark> Yes.", "Ada", None, " Yes."),
        ('<a id="a"></a>**Ada:** Yes.', "Ada", None, " Yes."),
        ("**Ada** (1:02) – Yes.", "Ada", 62, "Yes."),
        ("**Ada** ([01:02](https://example.org/?t=62)): Yes.", "Ada", 62, " Yes."),
        ("**Ada:** \\[00:01:02\\] Yes.", "Ada", 62, " Yes."),
        ("\\[00:01:02\\] **Ada**: Yes.", "Ada", 62, " Yes."),
        ("**\\(1:02\\) Ada:** Yes.", "Ada", 62, " Yes."),
        ("Ada \\[1:02\\]: Yes.", "Ada", 62, " Yes."),
        ("**Ada:\xa0**Yes.", "Ada", None, "Yes."),
        ("[**Ada**](https://example.org): Yes.", "Ada", None, " Yes."),
        ("_**Ada:** Yes._", "Ada", None, " Yes._"),
        ("`Ada:` Yes.", "Ada", None, " Yes."),
        ("<u>Ada</u>: Yes.", "Ada", None, " Yes."),
        ('<span class="a">Ada:</span> Yes.', "Ada", None, " Yes."),
        ("[Ada Example]: Yes.", "Ada Example", None, " Yes."),
        ("**[Ada Example]** Yes.", "Ada Example", None, " Yes."),
        ("SPEAKER_01: Yes.", "SPEAKER_01", None, " Yes."),
        ("**Ada:**<br>Yes.", "Ada", None, "Yes."),
        ("**Ada:**<br/>", "Ada", None, ""),
        ("__Ada:__ Yes.", "Ada", None, " Yes."),
        ("*Ada:* Yes.", "Ada", None, " Yes."),
        ("<b>Ada:</b> Yes.", "Ada", None, " Yes."),
        ("<strong>Ada</strong>: Yes.", "Ada", None, " Yes."),
        ("Ada: Yes.", "Ada", None, " Yes."),
        ("Ada : Yes.", "Ada", None, " Yes."),
        ("Ada:** Yes.", "Ada", None, " Yes."),
        ("Ada**: Yes.", "Ada", None, " Yes."),
        ("Ada Example:", "Ada Example", None, ""),
        ("Ada Example (00:01:02):", "Ada Example", 62, ""),
        ("Ada Example [00:01:02]: Yes.", "Ada Example", 62, " Yes."),
        ("Ada Example: [00:01:02] Yes.", "Ada Example", 62, " Yes."),
        ("[00:01:02] Ada Example: Yes.", "Ada Example", 62, " Yes."),
        ("Speaker 1  0:12", "Speaker 1", 12, ""),
        ("Ada Example: 0:12", "Ada Example", 12, ""),
        ("**Ada:** 0:12", "Ada", 12, ""),
        ("Ada: 0:12 is early.", "Ada", None, " 0:12 is early."),
        ("Ada Example, 0:12", "Ada Example", 12, ""),
        ("00:01:02 Ada Example", "Ada Example", 62, ""),
        ("李明：是。", "李明", None, "是。"),
    ],
)
def test_label(line, name, start, rest):
    label = read_label(line)
    assert label is not None
    assert (label.name, label.start, line[label.end :]) == (name, start, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Yes, of course.",
        "",
        "10:30 was when we met",
        "[inaudible 00:12:39] and so",
        "(laughs)",
        "# Ada",
        "\\[inaudible\\] and so",
        "Matthew (5:33) says that one shall not",
    ],
)
def test_no_label(line):
    assert read_label(line) is None


def test_bold_that_goes_on_into_the_words_is_opened_again():
    label = read_label("**Ada: is it so?**")
    assert label is not None
    assert (label.name, label.reopen) == ("Ada", "**")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Example", "name"),
        ("A.J. Example", "name"),
        ("Dr. Ada Example", "name"),
        ("Adrià Sample-Garriga", "name"),
        ("María de la Cruz", "name"),
        ("Jean-Luc d'Example", "name"),
        ("O’Sample", "name"),
        ("Łukasz Żak", "name"),
        ("ADA EXAMPLE", "name"),
        ("INTERVIEWER", "role"),
        ("Audience member 2", "role"),
        ("Speaker 1", "role"),
        ("Q", "letter"),
        ("AE", "letter"),
        ("Ada and Ben", "joint"),
        ("Highlights from our conversation", None),
        ("So the first thing is", None),
        ("Reader's opinion", None),
        ("example.org", None),
    ],
)
def test_shape_of_a_name(name, expected):
    assert shape(name) == expected


@pytest.mark.parametrize(
    ("rare", "common", "expected"),
    [
        ("Phi", "Phil", True),
        ("Micheal", "Michael", True),
        ("Michal", "Michael", True),
        ("Michael", "Michaël", True),
        ("Ada Exmaple", "Ada Example", True),
        ("Ada example", "Ada Example", True),
        ("Rob Example", "Robert Example", True),
        ("Jan", "Dan", True),
        ("Ada", "Ben", False),
        ("Q", "A", False),
    ],
)
def test_spelling_may_be_a_slip(rare, common, expected):
    assert variant(rare, common) is expected


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Ada", "Ada Example", True),
        ("Example", "Ada Example", True),
        ("R. Example", "Robert Example", True),
        ("Ada Example", "Ada Example", False),
        ("Ad", "Ada Example", False),
    ],
)
def test_name_is_a_shortened_form(short, full, expected):
    assert is_shortened(short, full) is expected


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("AE", "Ada Example", True),
        ("A.E.", "Dr. Ada Example", False),
        ("AJE", "Ada Jane Example", True),
        ("AE", "Ada Jane Example", False),
        ("A", "Ada", False),
        ("Ae", "Ada Example", False),
    ],
)
def test_initials_of_a_name(short, full, expected):
    assert are_initials(short, full) is expected


@pytest.mark.parametrize(
    ("printed", "expected"), [("0:12", 12), ("72:01", 4321), ("1:02:45", 3765), ("00:00:08.500", 8)]
)
def test_seconds(printed, expected):
    assert seconds(printed) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(00:02:47):", (167, 11)),
        ("(00:02:47): And so", (167, 12)),
        ("[02:47] And so", (167, 8)),
        ("**(02:47)**", (167, 11)),
        ("00:02:47 —", (167, 10)),
        ("00:02:47", (167, 8)),
        ("\\[02:47\\] And so", (167, 10)),
        ("[(02:47)](https://example.org) And so", (167, 31)),
        ("10:30 was when we met", None),
        ("[02:47](https://example.org) is a link", None),
        ("And (00:02:47)", None),
    ],
)
def test_time_at_the_beginning_of_a_line(line, expected):
    assert read_time_line(line) == expected


def test_escaped_times_within_a_line_are_times():
    assert [start for start, _, _ in inline_times("So \\[00:12:39\\] it \\(01:00:00\\)")] == [
        759,
        3600,
    ]


def test_times_within_a_line_have_hours_and_brackets_of_their_own():
    line = "So [00:12:39] it [inaudible 00:12:40] was (3:16) and (01:00:00) done"
    assert [start for start, _, _ in inline_times(line)] == [759, 3600]
