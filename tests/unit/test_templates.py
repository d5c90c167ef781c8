"""Liquid in documents of Jekyll sites: what it comes to, what is reported, and where."""

from __future__ import annotations

import pytest

from alignsite.loader import Loaded, load
from alignsite.records import Episode, Post
from alignsite.sources import JekyllSettings, Source
from tests.words import english_settings

INCLUDES = (
    ("note.html", '<div class="note">{{ include.text }} ({{ include.by | default: "-" }})</div>\n'),
    ("video.html", '<iframe src="https://www.youtube.com/embed/{{ include.id }}"></iframe>\n'),
    ("lines.md", "one\n\ntwo\n\nthree\n"),
    ("loop.html", "{% include loop.html %}"),
    ("wrong.html", "{{ 'x' | nonsense }}"),
)
CONFIG = (
    ("title", "The Tide Table"),
    ("url", "https://tides.example"),
    ("baseurl", "/sea"),
    ("author", (("name", "Ada Vale"), ("boats", ["Bee", "Cor"]))),
)
DATA = (("crew", [(("name", "Ada"), ("age", 41)), (("name", "Bo"), ("age", 7))]),)
SETTINGS = english_settings(
    keys=("depth",), jekyll=JekyllSettings(config=CONFIG, data=DATA, includes=INCLUDES)
)
HEAD = "---\ntitle: High water\ndate: 2024-03-05 10:00:00 +0000\ntags: sea wind\ndepth: 7\n---\n"


def loaded(body: str, head: str = HEAD, path: str = "_posts/2024-03-05-high-water.md") -> Loaded:
    return load(Source(path, (head + body).encode()), SETTINGS)


def html(found: Loaded) -> str:
    assert isinstance(found.record, Post)
    markup = found.record.body.markup
    links = [*(link.target for link in markup.links), ""]
    return "".join(f"{a}{b}" for a, b in zip(markup.pieces, links, strict=True))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{{ page.title }}", "<p>High water</p>"),
        ("{{ page.tags | join: ', ' }} {{ page.depth | plus: 1 }}", "<p>sea, wind 8</p>"),
        ("{{ page.slug }} {{ page.path }}", "<p>high-water _posts/2024-03-05-high-water.md</p>"),
        (
            "{{ page.url }} {{ page.id }}",
            "<p>/2024/03/05/high-water.html /2024/03/05/high-water</p>",
        ),
        ("{{ site.title }} by {{ site.author.name }}", "<p>The Tide Table by Ada Vale</p>"),
        ("{{ site.nothing }}{{ nothing }}.", "<p>.</p>"),
        (
            "{% for one in site.data.crew %}{{ one.name }}{{ one.age }} {% endfor %}",
            "<p>Ada41 Bo7</p>",
        ),
        ("{% if page.depth > 5 %}deep{% else %}flat{% endif %}", "<p>deep</p>"),
        ("{% assign a = 'x' | append: 'y' %}{{ a }}", "<p>xy</p>"),
        ("{% raw %}{{ kept }}{% endraw %}", "<p>{{ kept }}</p>"),
        ("a{% comment %} {{ gone }} {% endcomment %}b", "<p>ab</p>"),
        ("{% capture c %}*x*{% endcapture %}{{ c }}", "<p><em>x</em></p>"),
        ('{% include note.html text="So" %}', '<div class="note">So (-)</div>'),
        (
            '{% include note.html\n  text="A \\"b\\""\n  by=page.title %}',
            '<div class="note">A "b" (High water)</div>',
        ),
        (
            "{% include {{ 'note' }}.html text=site.title %}",
            '<div class="note">The Tide Table (-)</div>',
        ),
        ("[f]({{ 'feed.xml' | relative_url }})", '<p><a href="/feed.xml">f</a></p>'),
        ("[f]({{ site.baseurl }}/x/)", '<p><a href="/x/">f</a></p>'),
        ("{{ '/x' | absolute_url }}", "<p>https://tides.example/x</p>"),
        ("[p]({% post_url 2021-02-03-low-water %})", '<p><a href="slug:low-water">p</a></p>'),
        ("[p]({% link about.md %})", '<p><a href="/about.md">p</a></p>'),
        ("{{ 'A b, C!' | slugify }}", "<p>a-b-c</p>"),
        ("{{ page.date | date_to_string }}", "<p>05 Mar 2024</p>"),
        ("{{ page.date | date_to_long_string: 'ordinal' }}", "<p>5th March 2024</p>"),
        ("{{ page.date | date: '%d.%m.%Y' }}", "<p>05.03.2024</p>"),
        ("{{ page.date | date_to_xmlschema }}", "<p>2024-03-05T10:00:00+00:00</p>"),
        ("{{ page.date | date_to_rfc822 }}", "<p>Tue, 05 Mar 2024 10:00:00 +0000</p>"),
        ("{{ site.author.boats | array_to_sentence_string }}", "<p>Bee and Cor</p>"),
        ("{{ 'a <b>' | xml_escape }}", "<p>a &lt;b&gt;</p>"),
        ("{{ site.author.boats | jsonify }}", "<p>[“Bee”,”Cor”]</p>"),
        ("{{ 'a *b*' | markdownify }}", "<p>a <em>b</em></p>"),
        ("{{ 'a b' | cgi_escape }} {{ 'a b' | uri_escape }}", "<p>a+b a%20b</p>"),
        ("{{ 'a b c' | number_of_words }}{{ '7x' | to_integer }}", "<p>37</p>"),
        ("{{ '  a   b ' | normalize_whitespace }}", "<p>a b</p>"),
    ],
)  # fmt: skip
def test_what_templates_come_to(body: str, expected: str) -> None:
    found = loaded(body)
    assert html(found) == expected
    assert found.problems == ()


def test_code_is_coloured_by_our_highlighter() -> None:
    found = loaded("{% highlight python linenos %}\nx = '*a*'\n{% endhighlight %}\n")
    assert '<code class="language-python"><span class="n">x</span>' in html(found)
    assert "*a*" in html(found)


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("a\n\n{% nonsense %} b\n", 9, "nonsense"),
        ("a\n\nb {{ 'x' | nonsense }}\n", 9, "unknown filter 'nonsense'"),
        ("a\n{% include none.html %}\n", 8, "there is no _includes/none.html"),
        ("{% include_relative a.md %}\n", 7, "include_relative"),
        ("a\n{% for p in site.posts %}x{% endfor %}\n", 8, "site.posts cannot be had"),
        ("{{ page.next.title }}\n", 7, "page.next cannot be had"),
        ("{{ site.time }}\n", 7, "site.time cannot be had"),
        ("{{ 'now' | date: '%Y' }}\n", 7, "time of the build"),
        ("{% include loop.html %}\n", 7, "includes itself"),
        ("x\n{% post_url nothing %}\n", 8, "names no post"),
    ],
)
def test_what_cannot_be_had_is_reported_and_the_rest_stands(
    body: str, line: int, words: str
) -> None:
    found = loaded(f"{body}\nThe rest.\n")
    assert "The rest." in html(found)
    assert [(one.code, one.line) for one in found.problems] == [("liquid-tag", line)]
    assert words in found.problems[0].message
    assert found.problems[0].column is not None


def test_what_is_wrong_in_an_include_is_reported_where_it_is_included() -> None:
    found = loaded("a\n\n{% include wrong.html %}\n\nend\n")
    assert [one.code for one in found.problems] == ["liquid-tag"]
    assert "end" in html(found)


def test_a_filter_that_is_not_known_takes_away_no_more_than_its_tag() -> None:
    found = loaded("{% if true %}\nbefore {{ 'x' | nonsense }} after\n{% endif %}\n")
    assert "before  after" in html(found)


def test_tags_that_do_not_fit_together_are_reported_and_nothing_is_lost() -> None:
    found = loaded("before\n\n{% if page.title %}\n\nafter {{ page.title }}\n")
    assert "before" in html(found)
    assert "after High water" in html(found)
    assert "liquid-tag" in [one.code for one in found.problems]


def test_places_after_an_include_are_those_of_the_file() -> None:
    body = "{% include lines.md %}\n\nSee [a](b.md).\n\n<script>x</script>\n"
    found = loaded(body)
    assert isinstance(found.record, Post)
    assert [(link.target, link.line) for link in found.record.body.markup.links] == [("b.md", 9)]
    assert [(one.code, one.line) for one in found.problems] == [("unsafe-html", 11)]


def test_places_after_a_loop_are_those_of_the_file() -> None:
    body = "{% for i in (1..3) %}\n\n- x\n\n{% endfor %}\n\n[a](b.md)\n"
    found = loaded(body)
    assert isinstance(found.record, Post)
    assert [link.line for link in found.record.body.markup.links] == [13]


@pytest.mark.parametrize(
    "body",
    [
        "{% for i in (1..100000) %}{% for j in (1..100000) %}x{% endfor %}{% endfor %}",
        "{% assign a = 'xxxxxxxxxx' %}" + "{% assign a = a | append: a %}" * 40 + "{{ a }}",
        "{% if true %}" * 100 + "x" + "{% endif %}" * 100,
    ],
    ids=["loops", "doubling", "nesting"],
)
def test_limits_are_reported(body: str) -> None:
    found = loaded(f"{body}\n\nThe rest.\n")
    assert "The rest." in html(found)
    assert found.problems[0].code == "liquid-tag"


def test_a_player_in_an_include_is_a_link_and_the_episodes_medium() -> None:
    turns = "".join(
        f"**Ada:** What do you say of tide {n}?\n\n**Bo:** I see.\n\n" for n in range(9)
    )
    head = "---\ntitle: Talk\ndate: 2024-03-05\nyoutubeId: AbCdEfGhIjK\n---\n"
    found = loaded(f"{{% include video.html id=page.youtubeId %}}\n\n{turns}", head)
    assert isinstance(found.record, Episode)
    assert [one.url for one in found.record.media] == [
        "https://www.youtube.com/watch?v=AbCdEfGhIjK"
    ]
    assert len(found.record.turns) == 18


def test_text_that_only_looks_like_liquid_stays() -> None:
    assert html(loaded("a {{ b\n\n{% c\n")) == "<p>a {{ b</p>\n<p>{% c</p>"


def test_addresses_of_headings_that_are_not_shown_stay() -> None:
    found = loaded("# High water\n\ntext\n")
    assert isinstance(found.record, Post)
    assert found.record.body.anchors == ("high-water",)
