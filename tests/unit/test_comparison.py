"""What of an old site a new one is found to have lost."""

from __future__ import annotations

import json

import pytest

from alignsite.comparison import Comparison, as_json, report
from alignsite.comparison.findings import BrokenLink, ChangedId, FeedChange, GonePage
from tests.unit.comparisons import BASE, compared, page, redirect, rss

ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>{}</id><title>A</title>'
    '<link rel="enclosure" href="https://example.org/a.mp3"/>'
    '<link href="https://example.org/a/"/></entry></feed>'
)
JSON_FEED = (
    '{{"version": "https://jsonfeed.org/version/1.1",'
    ' "items": [{{"id": "{}", "title": "A", "url": "https://example.org/a/"}}]}}'
)


@pytest.mark.parametrize(
    ("old", "canonical", "new", "kept"),
    [
        ("why.html", None, "why.html", True),
        ("why/index.html", None, "why/index.html", True),
        ("why.html", None, "why/index.html", False),
        ("why/index.html", None, "why.html", False),
        ("why.html", f"{BASE}why", "why.html", True),
        ("why.html", f"{BASE}why", "why/index.html", True),
        ("why.html", f"{BASE}why.html", "why/index.html", False),
        ("why.html", f"{BASE}other/", "why/index.html", False),
        ("index.html", None, "index.html", True),
        ("größe #1/index.html", None, "größe #1/index.html", True),
    ],
)
def test_an_address_is_kept_when_a_static_host_would_answer_it(
    old: str, canonical: str | None, new: str, kept: bool
) -> None:
    other = {"other/index.html": page(title="Other", canonical=f"{BASE}other/")}

    found = compared({old: page(canonical=canonical), **other}, {new: page(), **other})

    assert (not found.gone_pages) is kept


@pytest.mark.parametrize(
    ("files", "kept"),
    [
        ({"old/index.html": redirect("/new/"), "new/index.html": page()}, True),
        ({"old/index.html": redirect("https://elsewhere.example/")}, True),
        ({"old/index.html": redirect("/nowhere/"), "new/index.html": page()}, False),
        ({"old/index.html": redirect("/b/"), "b/index.html": redirect("/old/")}, False),
        (
            {
                "old/index.html": redirect("/b/"),
                "b/index.html": redirect("/new/"),
                "new/index.html": page(),
            },
            True,
        ),
    ],
)
def test_a_redirect_keeps_a_page_if_it_arrives(files: dict[str, str], kept: bool) -> None:
    assert (not compared({"old/index.html": page()}, files).gone_pages) is kept


def test_a_redirect_is_followed_to_the_page_whose_anchors_count() -> None:
    new = {"a/index.html": redirect("/b/"), "b/index.html": page("<h2 id=one>One</h2>")}

    found = compared({"a/index.html": page("<h2 id=one>One</h2><h2 id=two>Two</h2>")}, new)

    assert [(one.page, one.name) for one in found.gone_anchors] == [("/a/", "two")]


MOVED = page("<p>Some words that nobody else has written down.</p>", title="On reward")


@pytest.mark.parametrize(
    ("old", "new", "address", "evidence"),
    [
        (
            {"a/index.html": page(title="On reward")},
            {"b/index.html": page("Other words", title="On reward"), "c/index.html": page()},
            "/b/",
            {"title"},
        ),
        (
            {"2023/01/02/on-reward.html": page(title="X")},
            {"posts/on-reward/index.html": page("Something else, at length", title="Y")},
            "/posts/on-reward/",
            {"last part"},
        ),
        (
            {"2023-01-02-on-reward/index.html": page(title="X")},
            {"on_reward.html": page("Something else, at length", title="Y")},
            "/on_reward.html",
            {"last part"},
        ),
        (
            {"a/index.html": MOVED.replace("On reward", "X")},
            {"b/index.html": MOVED.replace("On reward", "Y"), "c/index.html": page("no")},
            "/b/",
            {"words"},
        ),
        (
            {
                "a/index.html": page(title="X"),
                "feed.xml": rss(("tag:1", "X", f"{BASE}a/")),
            },
            {
                "b/index.html": page("Something else, at length", title="Y"),
                "c/index.html": page("Something else again", title="X"),
                "feed.xml": rss(("tag:1", "Y", f"{BASE}b/")),
            },
            "/b/",
            {"feed entry"},
        ),
        (
            {"former/index.html": redirect("/a/"), "a/index.html": page(title="X")},
            {"a/index.html": page(title="Y")},
            "/a/",
            {"redirect"},
        ),
    ],
)
def test_a_missing_address_proposes_the_page_that_should_have_it_as_alias(
    old: dict[str, str], new: dict[str, str], address: str, evidence: set[str]
) -> None:
    found = compared(old, new, BASE)

    (gone,) = found.gone_pages
    assert gone.proposal is not None
    assert gone.proposal.address == address
    assert evidence <= set(gone.proposal.evidence)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"page/2/index.html": page("x", "P")}, {"list/2/index.html": page("y z", "Q")}),
        ({"a/index.html": page("some words", "P")}, {"b/index.html": page("others", "Q")}),
        (
            {"tags/x/index.html": page("a", "X"), "x/index.html": page("b", "Y")},
            {"x/index.html": page("b", "Y")},
        ),
    ],
)
def test_nothing_is_proposed_without_evidence(old: dict[str, str], new: dict[str, str]) -> None:
    assert [one.proposal for one in compared(old, new).gone_pages] == [None]


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ("<h2 id=a>A</h2>", "<h2 id=a>A</h2>", []),
        ("<h2 id=a>A</h2>", '<h2>A <a name="a"></a></h2>', []),
        ('<a name="a"></a>', "", ["a"]),
        ('<a name="a b"></a>', "<p id=a-b>A</p>", []),
        ('<a name="a b"></a>', "<p id=ab>A</p>", ["a b"]),
        ("<p id=a>A</p>", "", ["a"]),
        ("<nav id=menu><a id=item></a></nav>", "", []),
        ("<form id=search><input id=q></form>", "", []),
        ('<svg><path id="p1"/></svg>', "", []),
        ("", "<h2 id=b>B</h2>", []),
    ],
)
def test_the_anchors_of_content_are_missed_and_no_others(
    old: str, new: str, gone: list[str]
) -> None:
    found = compared({"a/index.html": page(old)}, {"a/index.html": page(new)})

    assert [one.name for one in found.gone_anchors] == gone


def test_an_anchor_anywhere_is_missed_if_another_page_or_a_feed_links_to_it() -> None:
    kept = {
        "a/index.html": page("<nav id=menu></nav><nav id=more></nav><nav id=own></nav>"),
        "b/index.html": page(f'<a href="/a/#menu">x</a><a href="{BASE}a/#more">x</a>'),
    }
    new = {"a/index.html": page('<a href="#own">x</a>'), "b/index.html": page()}

    found = compared(kept, new, BASE)

    assert [(one.name, one.linked) for one in found.gone_anchors] == [
        ("menu", True),
        ("more", True),
    ]


@pytest.mark.parametrize(
    ("old", "new", "proposal"),
    [
        ("<h2 id='Easy-to-hard-'>E</h2>", "<h2 id=easy-to-hard>X</h2>", "easy-to-hard"),
        ("<h2 id=s1>The results</h2>", "<h2 id=results>The results</h2>", "results"),
        ("<h2><a name=s1></a>The results</h2>", "<h2 id=results>The results</h2>", "results"),
        ("<a name='the results'></a>", "<h2 id=s4>The results</h2>", "s4"),
        ("<h2 id=generalisation>A</h2>", "<h2 id=generalization>B</h2>", "generalization"),
        (
            "<p id=t-1>Ada Example: I have read this twice now.</p>",
            "<p id=t-2>Ada Example: I have read this three times now.</p>",
            "t-2",
        ),
        ("<h2 id=a>Beginning</h2>", "<h2 id=b>Quite another thing</h2>", None),
    ],
)
def test_a_missing_anchor_proposes_the_likely_one(old: str, new: str, proposal: str | None) -> None:
    found = compared({"a/index.html": page(old)}, {"a/index.html": page(new)})

    assert [one.proposal for one in found.gone_anchors] == [proposal]


A, B, C, D = ((str(at), one, f"{BASE}{one.lower()}/") for at, one in enumerate("ABCD", start=1))


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (rss(A, B), rss(A, B), None),
        (rss(A, B), rss(B, A), FeedChange("/feed.xml", reordered=True)),
        (rss(A, B), rss(A), FeedChange("/feed.xml", gone=("2",))),
        (rss(A, B), rss(C, A), FeedChange("/feed.xml", added=("3",))),
        (rss(A, B, C), rss(A, C, D), FeedChange("/feed.xml", gone=("2",), added=("4",))),
        (
            rss(A, B),
            rss(("9", "Another title", "https://new.example/a/"), B),
            FeedChange("/feed.xml", changed=(ChangedId("A", "1", "9"),)),
        ),
        (
            rss(A, B),
            rss(("9", "A", f"{BASE}elsewhere/"), B),
            FeedChange("/feed.xml", changed=(ChangedId("A", "1", "9"),)),
        ),
        (ATOM.format("1"), rss(A), None),
        (
            ATOM.format("1"),
            ATOM.format("9"),
            FeedChange("/feed.xml", changed=(ChangedId("A", "1", "9"),)),
        ),
    ],
)  # fmt: skip
def test_a_feeds_entries_are_compared_by_id(old: str, new: str, change: FeedChange | None) -> None:
    pages = {"index.html": page()}

    found = compared({**pages, "feed.xml": old}, {**pages, "feed.xml": new})

    assert found.feeds == ((change,) if change else ())
    assert found.losses == (1 if change and change.loss else 0)


def test_json_feeds_are_feeds_and_one_that_moved_is_found_by_its_entries() -> None:
    feeds = {"a.json": JSON_FEED.format("1"), "b.xml": ATOM.format("2")}

    found = compared(feeds, {"c.json": feeds["a.json"], "b.xml": ATOM.format("2")})

    assert [(one.address, one.proposal) for one in found.gone_feeds] == [("/a.json", "/c.json")]
    assert not found.gone_files


def test_a_link_broke_if_it_worked_before_and_not_if_it_never_did() -> None:
    links = (
        '<a href="/b/">1</a><a href="/b/#part">2</a><a href="/never/">3</a>'
        '<a href="/b/#never">4</a><a href="https://elsewhere.example/">5</a>'
    )
    old = {"a/index.html": page(links), "b/index.html": page("<h2 id=part>P</h2>")}

    lost_page = compared(old, {"a/index.html": page(links)})
    lost_part = compared(old, {**old, "b/index.html": page()})

    assert lost_page.broken_links == (BrokenLink("/b/", ("/a/",)),)
    assert lost_part.broken_links == (BrokenLink("/b/#part", ("/a/",)),)


def test_a_relative_link_breaks_when_its_page_moves() -> None:
    old = {"a.html": page('<img src="pic.png">', canonical=f"{BASE}a"), "pic.png": "x"}
    new = {"a/index.html": page('<img src="pic.png">', canonical=f"{BASE}a/"), "pic.png": "x"}

    assert compared(old, new).broken_links == (BrokenLink("/a/pic.png", ("/a/",)),)


@pytest.mark.parametrize(
    ("link", "given", "broken"),
    [
        (f"{BASE}b/", (), True),
        ("http://www.example.org/b/", (), True),
        ("https://other.example/b/", (), False),
        ("https://other.example/b/", ("https://other.example/",), True),
        ("https://example.org.evil.example/b/", (), False),
    ],
)
def test_full_addresses_of_the_site_itself_are_links_within_it(
    link: str, given: tuple[str, ...], broken: bool
) -> None:
    old = {
        "index.html": page(f'<a href="{link}">b</a>', canonical=BASE),
        "b/index.html": page(canonical=f"{BASE}b/"),
    }
    new = {"index.html": page(f'<a href="{link}">b</a>', canonical="http://localhost/")}

    assert bool(compared(old, new, *given).broken_links) is broken


def test_a_site_below_a_sub_path_is_compared_with_one_that_is_not() -> None:
    old = {
        "index.html": page('<a href="/archive/b/">b</a>', canonical=f"{BASE}archive/"),
        "b/index.html": page(canonical=f"{BASE}archive/b/"),
    }
    new = {
        "index.html": page('<a href="/b/">b</a>', canonical="http://localhost/"),
        "b/index.html": page(canonical="http://localhost/b/"),
    }

    assert compared(old, new).losses == 0


def test_files_are_missed_by_address_and_a_themes_own_are_no_loss() -> None:
    old = {"index.html": page(), "a.pdf": "paper", "b.pdf": "other", "main.css": "x", "f.woff2": ""}
    new = {"index.html": page(), "papers/a.pdf": "paper", "style.css": "y"}

    found = compared(old, new)

    assert [(one.address, one.proposal) for one in found.gone_files] == [
        ("/a.pdf", "/papers/a.pdf"),
        ("/b.pdf", None),
    ]
    assert found.theme_files == ("/f.woff2", "/main.css")
    assert found.new_files == ("/papers/a.pdf", "/style.css")
    assert found.losses == 2


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        ("<p>one  two</p>\n<p>three</p>", "<div>one two</div><ul><li>three</ul>", []),
        ("<p>it's “so”</p>", '<p>it’s "so"</p>', []),
        ("<p>o<b>n</b>e <a href=x>two</a></p>", "<p>one two</p>", []),
        ("<h2>One <a href='#one'>#</a></h2>", "<h2>One</h2>", []),
        ("<p>one<br>two</p>", "<p>onetwo</p>", [("one two", "onetwo")]),
        ("<p>one two three</p>", "<p>one three</p>", [("two", "")]),
        ("<p>one three</p>", "<p>one two three</p>", [("", "two")]),
        ("<p>one</p><nav>menu</nav><script>x</script>", "<p>one</p>", []),
    ],
)
def test_texts_are_compared_by_visible_words(
    old: str, new: str, differences: list[tuple[str, str]]
) -> None:
    found = compared({"a.html": page(old)}, {"a.html": page(new)}, text=True)

    assert [(one.old, one.new) for text in found.texts for one in text.differences] == differences
    assert found.losses == sum(bool(old) for old, _new in differences)


def test_differences_in_a_long_text_are_found_where_they_are() -> None:
    words = [f"w{number}" for number in range(9_000)]
    other = [*words]
    other[10:12] = ["x"]
    other[5_000:5_000] = ["y"]
    before, after = (page(f"<article><p>{' '.join(one)}</p></article>") for one in (words, other))

    found = compared({"a.html": before}, {"a.html": after}, text=True)

    assert [(one.before.split()[-1], one.old, one.new) for one in found.texts[0].differences] == [
        ("w9", "w10 w11", "x"),
        ("w5000", "", "y"),
    ]


def test_titles_are_those_of_the_pages_without_the_sites_name() -> None:
    named = '<meta property="og:title" content="On  “reward”">'
    old = {"a.html": page(title='On "reward"'), "b.html": page(title="B")}
    new = {"a.html": page(title="x", head=named), "b.html": page(title="C")}

    found = compared(old, new)

    assert [(one.address, one.old, one.new) for one in found.titles] == [("/b.html", "B", "C")]
    assert found.losses == 0


def test_additions_are_no_loss() -> None:
    old = {"index.html": page()}
    new = {
        "index.html": page("<h2 id=new>x</h2>", title="A page"),
        "b/index.html": page(),
        "former/index.html": redirect("/b/"),
        "feed.xml": rss(A),
        "c.pdf": "x",
    }

    found = compared(old, new)

    assert (found.losses, found.new_pages, found.new_feeds, found.new_files) == (
        0,
        ("/b/",),
        ("/feed.xml",),
        ("/c.pdf",),
    )
    assert report(found).endswith("Nothing is lost (1 page compared)")


def test_long_lists_are_cut_unless_all_is_asked_for() -> None:
    pages = tuple(GonePage(f"/{number}/", "") for number in range(41))
    found = Comparison(pages=41, gone_pages=pages)

    short, whole = report(found), report(found, every=True)

    assert "and 31 more; --all shows them" in short
    assert "/40/" not in short
    assert "/40/" in whole
    assert "more; --all" not in whole


def test_the_report_for_programs_is_json_and_lacks_nothing() -> None:
    old = {"a/index.html": page("<h2 id=a>A</h2>", title="X"), "feed.xml": rss(A)}
    new = {"b/index.html": page("<h2 id=a>A</h2>", title="X"), "feed.xml": rss(B)}

    told = json.loads(json.dumps(as_json(compared(old, new))))

    assert told["losses"] == 2
    assert told["pages"] == {
        "old": 1,
        "gone": [
            {
                "address": "/a/",
                "title": "X",
                "proposal": {"address": "/b/", "evidence": ["title", "words"]},
            }
        ],
        "new": ["/b/"],
    }
    assert told["feeds"]["changed"][0]["loss"] is True
    assert set(told) == {"losses", "pages", "links", "feeds", "anchors", "files", "texts", "titles"}


def test_the_files_of_an_index_for_search_are_not_missed() -> None:
    old = {
        "index.html": page(),
        "pagefind/pagefind-entry.json": "{}",
        "pagefind/fragment/en_1.pf_fragment": "a",
    }
    new = {"index.html": page(), "pagefind/pagefind-entry.json": "{}"}
    assert compared(old, new).losses == 0
    own = {"index.html": page(), "pagefind/notes.txt": "a"}
    assert compared(own, {"index.html": page()}).losses == 1
