"""Liquid in documents made for Jekyll."""

import pytest

from alignsite.loader.liquid import without_liquid
from tests.unit.documents import document

MATTER = "---\ntitle: A *b*\nyoutubeId: abc\n---\n"


def translated(text: str) -> tuple[str, list[tuple[int | None, int | None]]]:
    """The text after, and the places of what was reported."""
    before = document(MATTER + text)
    after, problems = without_liquid(before)
    assert {one.code for one in problems} <= {"liquid-tag"}
    return after.text, [(one.line, one.column) for one in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no tags { } %", "no tags { } %"),
        ("{% include youtubePlayer.html id=page.youtubeId %}", ""),
        ('{% include youtube.html id="abc" %}', ""),
        (
            '{% include youtube.html id="xyz" %}',
            "[Watch on YouTube](https://www.youtube.com/watch?v=xyz)",
        ),
        (
            '{% include image.html url="/a.png" alt="b" %}',
            '<figure><img src="/a.png" alt="b"></figure>',
        ),
        (
            '{% include image.html\nurl="/a.png"\nalt="b \\"c\\""\ncaption="<b>d</b>"\n%}\ne',
            '<figure><img src="/a.png" alt="b &quot;c&quot;"><figcaption><b>d</b></figcaption>'
            "</figure>\n\n\n\n\ne",
        ),
        ('{% include image.html url="/a.png" alt="b" %}\nc', "![b](</a.png>)\nc"),
        ("{% raw %}{{ a }} {% b %}{% endraw %}", "{{ a }} {% b %}"),
        ("{% highlight python %}\na\n{% endhighlight %}", "```python\na\n```"),
        ("{% highlight python linenos %}\n```\n{% endhighlight %}", "````python\n```\n````"),
        ("a {% highlight c %}b{% endhighlight %} d", "a `b` d"),
        ("a{% comment %} b\nc {% endcomment %}d", "a\nd"),
        ("[a]({% post_url 2020-01-02-b-c %})", "[a](slug:b-c)"),
        ("[a]({% link about.md %})", "[a](/about.md)"),
        ("[a]({{ 'b.xml' | relative_url }})", "[a](/b.xml)"),
        ('[a]({{ "/b" | prepend: site.baseurl }})', "[a](/b)"),
        ("[a]({{ site.baseurl }}/b)", "[a](/b)"),
        ("{{ page.title }}", r"A \*b\*"),
        ("{%- raw -%}a{%- endraw -%}", "a"),
    ],
)
def test_what_can_be_told_is_put_in_place(text, expected):
    assert translated(text) == (expected, [])


@pytest.mark.parametrize(
    "text",
    [
        "`{% a %}` and ``{{ b ` }}``",
        "```\n{% a %}\n```",
        "~~~ x\n{{ a }}\n```\n~~~\n",
        "<!-- {% a %} -->",
        "{% never closed",
        "{{ never closed",
    ],
)
def test_code_and_comments_stay(text):
    assert translated(f"{text} ") == (f"{text} ", [])


@pytest.mark.parametrize(
    ("text", "expected", "places"),
    [
        ("a {% if b %}c{% endif %}", "a c", [(5, 3), (5, 14)]),
        ("a\n\n{{ site.x | join: ', ' }}\n", "a\n\n\n", [(7, 1)]),
        ("{% include spotifyPlayer.html id=page.spotifyId %}", "", [(5, 1)]),
        ("{% include other.html %}", "", [(5, 1)]),
        ("{% raw %}a", "a", [(5, 1)]),
        ("{{ page.unknown }}", "", [(5, 1)]),
        ("`open {% a %}\n\n`", "`open \n\n`", [(5, 7)]),
    ],
)
def test_other_tags_are_left_out_and_reported(text, expected, places):
    assert translated(text) == (expected, places)


def test_the_tag_is_quoted_in_the_problem():
    _, (problem,) = without_liquid(document("{% assign x = 1 %}"))
    assert "{% assign x = 1 %}" in problem.message


def test_scraped_text_is_left_alone():
    found = document("{{ a }}", "content/a.txt")
    assert without_liquid(found) == (found, ())


def test_line_numbers_stay():
    text = (
        "{% include image.html\n  url='/a.png' alt='b'\n%}\n\n{% x\ny %}\n"
        "{% highlight c %}\nd\n{% endhighlight %}\n"
    )
    assert translated(text)[0].count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "{%" * 5_000,
        "{% a %}" * 3_000,
        "{{ a }}`" * 3_000,
        "{% raw %}" * 3_000,
        "{% a %}" + "<!--" * 9_000,
    ],
)
def test_hostile_text(text):
    after, problems = without_liquid(document(text))
    assert len(problems) <= 100
    assert len(after.text) <= len(text)
