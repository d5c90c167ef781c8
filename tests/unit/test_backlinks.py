"""What refers to a record: each place in each other record."""

from __future__ import annotations

from dataclasses import replace

from alignsite.entries import Involvement
from alignsite.mentions import Mention
from alignsite.pages.connections import connect
from alignsite.pages.views import Place, Ref
from alignsite.people import find_people
from alignsite.people.identity import KnownPerson, Naming, Roster, Scope
from tests.entries import entry, item

PAPER = item("A paper")
ISSUE = replace(entry("7", "issue", items=(PAPER,), anchors=("a-paper",)))


def mention(target: str, anchor: str | None = None, *, outside: bool = False) -> Mention:
    return Mention(target, outside, anchor, "Ada Abbot", "it", f"See {target}.", 90)


def test_places_are_grouped_by_record_and_lead_to_the_turn():
    talk = replace(
        entry("talk", "episode", anchors=("t-1",)),
        mentions=(mention("issue:7?", "t-1"), mention("../issues/7.md", "gone"),
                  mention("https://example.org/", outside=True)),
    )  # fmt: skip
    post = replace(entry("post"), mentions=(mention("a.md"),))
    links = {
        talk.meta.url: {"issue:7?": "/issues/7/#a-paper", "../issues/7.md": "/issues/7/"},
        post.meta.url: {"a.md": "/issues/7/#elsewhere"},
        ISSUE.meta.url: {},
    }
    first, second = connect([talk, post, ISSUE], links).referrers[ISSUE.meta.url]
    assert (first.title, first.url, first.kind) == ("Talk", "/episodes/talk/", "episode")
    assert first.places == (
        Place("/episodes/talk/#t-1", "Ada Abbot", "See issue:7?.", 90,
              Ref("A paper", "/issues/7/#a-paper")),
        Place("/episodes/talk/", "Ada Abbot", "See ../issues/7.md.", 90, None),
    )  # fmt: skip
    assert second.places[0].to == Ref("#elsewhere", "/issues/7/#elsewhere")


def test_a_record_does_not_refer_to_itself_nor_to_what_is_no_record():
    post = replace(entry("post"), mentions=(mention("post.md"), mention("/tags/a/"), mention("x")))
    links = {post.meta.url: {"post.md": post.meta.url, "/tags/a/": "/tags/a/"}}
    assert connect([post], links).referrers == {}


def test_who_says_it_is_told_by_their_real_name():
    talk = replace(
        entry("talk", "episode", involvements=(Involvement("Ada Abbot", "host", 3),)),
        mentions=(mention("../issues/7.md"),),
    )
    namings = (Naming("Ada Abbot", Scope(), 1, 1),)
    people = find_people([talk], Roster(people=(KnownPerson("Ada Abbott", namings),)))
    links = {talk.meta.url: {"../issues/7.md": "/issues/7/"}, ISSUE.meta.url: {}}
    (found,) = connect([talk, ISSUE], links, people).referrers[ISSUE.meta.url]
    assert [one.by for one in found.places] == ["Ada Abbott"]
