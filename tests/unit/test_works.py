"""Entries → works: what is one work, what is its title, which have a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alignsite.config import WorksSettings
from alignsite.entries import Entry, ItemEntry
from alignsite.mentions import Mention
from alignsite.sources import StatedWork
from alignsite.works import Work, Works, build_works
from tests.entries import entry, item

PAPER = "https://arxiv.org/abs/2001.00001"
PDF = "https://www.arxiv.org/pdf/2001.00001v2.pdf"
FORUM = "https://www.lesswrong.com/posts/aBcDeFgHiJkLmNoPq/ladders-and-rungs"
TITLE = "Ladders and Rungs: A Survey"


def mention(target: str, text: str = "here", anchor: str | None = None) -> Mention:
    outside = "//" in target
    return Mention(target, outside, anchor, "Ada Abbot", text, f"See {text} ({anchor}).")


def post(slug: str, *mentions: Mention) -> Entry:
    return replace(entry(slug), mentions=mentions)


def issue(slug: str, *items: ItemEntry, mentions: tuple[Mention, ...] = ()) -> Entry:
    return replace(entry(slug, "issue", items=items), mentions=mentions)


def told(title: str, url: str | None = None, authors: str | None = None) -> ItemEntry:
    return replace(item(title), url=url, authors=authors, summarized=True)


def works(*entries: Entry, stated: tuple[StatedWork, ...] = (), least: int = 1) -> Works:
    return build_works(entries, stated, WorksSettings(min_records=least), "https://me.example/")


def titles(found: Works) -> list[str]:
    return [one.title for one in found.works]


def only(found: Works) -> Work:
    (work,) = found.works
    return work


def test_every_address_of_a_paper_is_one_work():
    found = works(
        post("a", mention(PAPER)),
        post("b", mention(PDF)),
        issue("c", told(TITLE, PAPER, "Ada Abbot, Bo Brook et al")),
    )
    work = only(found)
    assert (work.title, work.url) == (TITLE, "/works/ladders-and-rungs-a-survey/")
    assert (work.authors, work.more) == (("Ada Abbot", "Bo Brook"), True)
    assert [one.meta.url for one in work.records] == ["/posts/a/", "/posts/b/", "/issues/c/"]
    assert work.places == 3
    assert [identity.label for identity, _ in work.addresses] == ["arXiv:2001.00001"]
    assert set(work.links) == {PAPER, PDF}
    assert found.of_item[("/issues/c/", "ladders-and-rungs:-a-survey")] is work
    assert found.of_record["/posts/b/"] == (work,)


def test_a_paper_and_a_post_of_one_title_are_two_works():
    found = works(issue("a", told(TITLE, PAPER)), post("b", mention(FORUM, TITLE)))
    assert [one.places for one in found.works] == [1, 1]
    assert sorted(one.slug for one in found.works) == [
        "ladders-and-rungs-a-survey-arxiv-2001-00001",
        "ladders-and-rungs-a-survey-lesswrong-abcdefghijklmnopq",
    ]


def test_what_is_stated_makes_them_one():
    stated = StatedWork("ladders", "Ladders", ("Cleo Carr",), ("arXiv:2001.00001", FORUM))
    work = only(works(issue("a", told(TITLE, PAPER)), post("b", mention(FORUM)), stated=(stated,)))
    assert (work.slug, work.title, work.authors) == ("ladders", "Ladders", ("Cleo Carr",))
    assert work.places == 2


@pytest.mark.parametrize(
    ("titled", "expected"),
    [
        (("Ladders and rungs: a survey",), [(TITLE, 2)]),
        (("Something else entirely",), [(TITLE, 1), ("Something else entirely", 1)]),
        (("On debate", "On debate"), [("On debate", 1), ("On debate", 1), (TITLE, 1)]),
        (("Steps and their ladders",) * 2, [("Steps and their ladders", 2), (TITLE, 1)]),
    ],
)
def test_an_item_without_an_address_joins_the_work_of_its_title(titled, expected):
    others = [issue(f"b{at}", told(title)) for at, title in enumerate(titled)]
    found = works(issue("a", told(TITLE, PAPER)), *others)
    assert sorted((one.title.casefold(), one.places) for one in found.works) == sorted(
        (title.casefold(), places) for title, places in expected
    )
    assert len({one.slug for one in found.works}) == len(expected)


def test_an_item_joins_neither_of_two_works_of_its_title():
    found = works(
        issue("a", told(TITLE, PAPER)), issue("b", told(TITLE, FORUM)), issue("c", told(TITLE))
    )
    assert [one.places for one in found.works] == [1, 1, 1]


def test_an_item_joins_what_is_linked_by_its_title():
    found = works(post("a", mention(PAPER, f"“{TITLE}”")), issue("b", told(TITLE)))
    assert only(found).places == 2


def test_a_pdf_that_is_linked_by_a_known_title_is_a_copy():
    copy = mention("https://uni.example/~abbot/ladders.pdf", TITLE)
    assert only(works(issue("a", told(TITLE, PAPER)), post("b", copy))).places == 2


def test_another_page_of_a_known_title_is_none():
    page = mention("https://blog.example/ladders-and-rungs", TITLE)
    assert len(works(issue("a", told(TITLE, PAPER)), post("b", page)).works) == 2


def test_a_link_to_an_item_by_its_title_tells_of_its_work():
    issues = issue("a", replace(told(TITLE, PAPER), id="ladders"))
    found = works(
        issues,
        post("b", mention("/issues/a/#ladders", TITLE)),
        post("c", mention("/episodes/a/", TITLE)),
        post("d", mention("/issues/a/#ladders", "the first item")),
    )
    assert [one.meta.url for one in only(found).records] == ["/issues/a/", "/posts/b/"]


def test_an_item_is_no_mention_of_itself():
    own = issue("a", replace(told(TITLE, PAPER), id="x"), mentions=(mention(PDF, "pdf", "x"),))
    assert only(works(own)).places == 1


def test_one_place_is_counted_once():
    twice = (mention(PAPER, "here", "t"), mention(PDF, "here", "t"), mention(PAPER, "here", "u"))
    assert only(works(post("a", *twice))).places == 2


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (("here", TITLE, "this paper", "A Second Name of It"), "A Second Name of It"),
        ((TITLE, TITLE.lower(), f"“{TITLE}”", "A Second Name of It"), TITLE),
        (("here", "the survey"), "arXiv:2001.00001"),
    ],
)
def test_a_title_out_of_the_words_of_links(texts, title):
    entries = [post(f"p{at}", mention(PAPER, text)) for at, text in enumerate(texts)]
    if title == "A Second Name of It":
        entries.append(post("q", mention(PAPER, title)))
    assert only(works(*entries)).title == title


def test_a_title_out_of_an_address():
    assert only(works(post("a", mention(FORUM)))).title == "Ladders and rungs"


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/",
        "https://twitter.com/somebody",
        "https://me.example/posts/a/",
        "../b.md",
        "mailto:a@example.org",
    ],
)
def test_what_is_no_work(target):
    assert works(post("a", mention(target))).works == ()


def test_an_episodes_own_recording_is_no_work():
    video = "https://youtu.be/abcDEF_123-"
    episode = replace(entry("a", "episode"), media=(f"{video}?t=1",))
    assert works(episode, post("b", mention(video))).works == ()


def test_what_an_issue_chose_is_a_work_whatever_it_is():
    assert titles(works(issue("a", told("A new home", "https://example.org/")))) == ["A new home"]


@pytest.mark.parametrize(
    ("entries", "stated", "expected"),
    [
        ((post("a", mention(PAPER)),), (), 0),
        ((post("a", mention(PAPER, anchor="x"), mention(PAPER, anchor="y")),), (), 0),
        ((post("a", mention(PAPER)), post("b", mention(PDF))), (), 1),
        ((issue("a", replace(told(TITLE, PAPER), summarized=False)),), (), 0),
        ((issue("a", told(TITLE, PAPER)),), (), 1),
        ((), (StatedWork("x", links=(PAPER,)),), 1),
        (
            (post("a", mention(PAPER)), post("b", mention(PDF))),
            (StatedWork("x", links=(PAPER,), hide=True),),
            0,
        ),
    ],
)
def test_which_works_have_a_page(entries, stated, expected):
    assert len(works(*entries, stated=stated, least=2).works) == expected


def test_works_can_be_off():
    settings = WorksSettings(enabled=False)
    assert build_works([issue("a", told(TITLE, PAPER))], (), settings, "https://me.example/") == (
        Works()
    )


def test_the_most_discussed_come_first_whatever_the_order_of_records():
    entries = [
        post("a", mention(PAPER), mention(FORUM, anchor="x"), mention(FORUM, anchor="y")),
        post("b", mention(PAPER)),
        post("c", mention("https://example.org/ladders", "Ladders Are Everywhere Now")),
    ]
    expected = ["arxiv-2001-00001", "ladders-and-rungs", "ladders-are-everywhere-now"]
    assert [one.slug for one in works(*entries).works] == expected
    assert [one.slug for one in works(*reversed(entries)).works] == expected


@pytest.mark.parametrize("title", ["Titles", "Page"])
def test_a_slug_leaves_the_lists_their_addresses(title):
    assert only(works(issue("a", told(title, PAPER)))).slug == f"{title.lower()}-arxiv-2001-00001"


def test_a_long_title_has_a_short_slug():
    slug = only(works(issue("a", told("Ladders " * 20, PAPER)))).slug
    assert len(slug) <= 80
    assert not slug.endswith("-")
