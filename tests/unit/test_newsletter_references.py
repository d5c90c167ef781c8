"""Printed references to issues, and the scars of flattening."""

from __future__ import annotations

import pytest

from alignsite.loader.newsletter.references import linked
from alignsite.loader.newsletter.tidy import tidied
from alignsite.records import IssueReference, Link, Markup
from tests.unit.issues import filled


def found(html: str, newsletter: str = "") -> tuple[IssueReference, ...]:
    return linked(Markup((html,)), newsletter)[1]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("see (AN #7)", [7]),
        ("see ( AN #7 ) and AN # 8", [7, 8]),
        ("AN #7, AN #8, AN #7", [7, 8, 7]),
        ("the Alignment Newsletter #37", [37]),
        ("the Rung Digest #4 (RD #5)", [4, 5]),
        ("Import Rungs #183, #7, BAN #9, AN 7, AN #x", []),
        ('<a href="https://e.org/7">AN #7</a>', [7]),
        ("<code>AN #7</code>", []),
    ],
)
def test_references(text, numbers):
    assert [one.issue for one in found(text, "Rung Digest")] == numbers


@pytest.mark.parametrize(
    ("html", "near", "link"),
    [
        ("<p>As in Ladders &amp; Rungs (AN #7).</p>", "As in Ladders & Rungs", None),
        ("<p>One.</p><p><em>On</em> rungs ( AN #7 )</p>", "On rungs", None),
        ('<p>see <a href="https://e.org/a">Rungs</a> (AN #7)</p>', "see Rungs", "https://e.org/a"),
        ('<a href="https://e.org/a">Rungs</a> are not (AN #7)', "Rungs are not", None),
        ('<a href="https://e.org/a">Rungs</a> (<a href="https://e.org/7">AN #7</a>)',
         "Rungs", "https://e.org/a"),
        (f"<p>{'x' * 90} {'y' * 60} (AN #7)</p>", "y" * 60, None),
        ("AN #7", "", None),
        ("<p>Rungs (AN #6) and Steps (AN #7)</p>", "Rungs|and Steps", None),
    ],
)  # fmt: skip
def test_what_tells_the_item(html, near, link):
    references = found(html)
    assert ("|".join(one.near for one in references), references[-1].link) == (near, link)


@pytest.mark.parametrize("one", [
    IssueReference(7), IssueReference(7, None, "What is? Rungs"),
    IssueReference(12, None, "a", "https://e.org/?q=1"), IssueReference(3, None, "", "x.md"),
])  # fmt: skip
def test_a_target_keeps_the_reference(one):
    assert IssueReference.from_target(one.target) == one


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>see (AN #7).</p>", '<p>see (<a href="{issue:7}">AN #7</a>).</p>'),
        ("<p>see ( AN #7 ).</p>", '<p>see (<a href="{issue:7}">AN #7</a>).</p>'),
        ("<em>AN #7</em>", '<em><a href="{issue:7}">AN #7</a></em>'),
        ('<a href="https://e.org">AN #7</a> AN #8',
         '<a href="https://e.org">AN #7</a> <a href="{issue:8}">AN #8</a>'),
        ("<code>AN #7</code>", "<code>AN #7</code>"),
        ("<pre><code>AN #7</code></pre> AN #8",
         '<pre><code>AN #7</code></pre> <a href="{issue:8}">AN #8</a>'),
        ('<img alt="AN #7">', '<img alt="AN #7">'),
        ("<p>#7</p>", "<p>#7</p>"),
    ],
)  # fmt: skip
def test_linked(html, expected):
    assert filled(linked(Markup((html,)))[0]) == expected


def test_linked_keeps_the_holes_there_are():
    before = Markup(('<p><a href="', '">AN #1</a> AN #2 <a href="', '">b</a></p>'),
                    (Link("a.md", 1), Link("b.md", 2)))  # fmt: skip
    after, _ = linked(before, "", 5)
    assert filled(after) == (
        '<p><a href="{a.md}">AN #1</a> <a href="{issue:2}">AN #2</a> <a href="{b.md}">b</a></p>'
    )
    assert after.links == (Link("a.md", 1), Link("issue:2?", 5), Link("b.md", 2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("here . Then", "here. Then"),
        ("sign up , or", "sign up, or"),
        ("( AN #7 ) and ( AN # 8)", "(AN #7) and (AN # 8)"),
        ("a ( b ) c", "a ( b ) c"),
        ("x .5 ... y", "x .5 ... y"),
        ("here .", "here."),
        ("f : X", "f : X"),
    ],
)
def test_tidied(text, expected):
    assert tidied(text) == expected
