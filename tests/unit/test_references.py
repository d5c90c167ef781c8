from __future__ import annotations

import pytest

from alignsite.references import Resolver, missing_issues, resolve_all
from tests.entries import entry

SITE = [
    entry("first", anchors=("start", "easy-to-hard-generalization")),
    entry("second", aliases=("/old/second.html",)),
    entry("talk", "episode", anchors=("t-1a2b",)),
    entry("7", "issue", number="7", series="Digest", anchors=("a-paper",)),
    entry("8", "issue", number="8", series="Digest"),
    entry("other-8", "issue", number="8", series="Another"),
]
ADDRESSES = ["/", "/tags/", "/tags/reward/", "/images/plot.svg", "/feed.xml"]


def resolve(target: str, base_path: str = "/") -> str | list[str]:
    source = entry("source", links=(target,), anchors=("here",), series="Digest")
    resolver = Resolver([*SITE, source], ADDRESSES, "content", base_path)
    found, problems = resolver.resolve(source)
    return found.get(target) or [f"{one.code}: {one.message} ({one.hint})" for one in problems]


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("second.md", "/posts/second/"),
        ("./first.md#start", "/posts/first/#start"),
        ("../episodes/talk.md#t-1a2b", "/episodes/talk/#t-1a2b"),
        ("/posts/second/", "/posts/second/"),
        ("/posts/second", "/posts/second/"),
        ("/posts/second/index.html", "/posts/second/"),
        ("/posts/second.html", "/posts/second/"),
        ("/old/second.html", "/posts/second/"),
        ("../second/", "/posts/second/"),
        ("slug:second", "/posts/second/"),
        ("slug:First#start", "/posts/first/#start"),
        ("issue:7?as in Rungs", "/issues/7/"),
        ("issue:8", "/issues/8/"),
        ("/tags/reward", "/tags/reward/"),
        ("/images/plot.svg", "/images/plot.svg"),
        ("../images/plot.svg", "/images/plot.svg"),
        ("/feed.xml", "/feed.xml"),
        ("#here", "#here"),
        ("/", "/"),
    ],
)
def test_a_link_leads_where_it_says(target: str, url: str) -> None:
    assert resolve(target) == url


def test_a_link_may_be_written_with_the_sites_sub_path() -> None:
    assert resolve("/reading/posts/second/", "/reading/") == "/posts/second/"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("sekond.md", "broken-link: sekond.md leads nowhere on this site"),
        ("www.example.org/a", "did you mean https://www.example.org/a?"),
        ("", "broken-link: a link without an address"),
        ("/posts/secnd/", "did you mean /posts/second/?"),
        ("bell.ogg", "correct the link, or put the file there"),
        ("/pictures/plot.svg", "did you mean /images/plot.svg?"),
        ("slug:frist", "did you mean [[first]]?"),
        ("first.md#easy-to-hard-generalisation", "did you mean #easy-to-hard-generalization?"),
        ("second.md#x", "#x is no place on content/posts/second.md"),
        ("#there", "broken-anchor: #there is no place on this page"),
    ],
)
def test_what_cannot_be_resolved_is_told_with_what_may_be_meant(target: str, told: str) -> None:
    (problem,) = resolve(target)
    assert told in problem


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("https://example.org/posts/second/", "/posts/second/"),
        ("http://EXAMPLE.org/posts/first#start", "/posts/first/#start"),
        ("https://example.org", "/"),
        ("https://www.example.org/feed.xml", "/feed.xml"),
    ],
)
def test_a_full_address_on_an_own_host_is_a_link_within_the_site(target: str, url: str) -> None:
    source = entry("source", links=(target,))
    hosts = ("example.org", "www.example.org")
    found, problems = Resolver([*SITE, source], ADDRESSES, "content", "/", hosts).resolve(source)
    assert (found, problems) == ({target: url}, [])


def test_an_anchor_is_found_by_its_letters_without_accents() -> None:
    source = entry("source", links=("#raphael-s-talk",), anchors=("raphaëls-talk",))
    _, (problem,) = Resolver([source], [], "content", "/").resolve(source)
    assert problem.hint == "did you mean #raphaëls-talk?"


def test_white_space_in_an_anchor_is_told_and_the_link_works() -> None:
    target = "first.md#easy-to-hard generalization"
    source = entry("source", links=(target,))
    found, problems = Resolver([*SITE, source], [], "content", "/").resolve(source)
    assert found[target] == "/posts/first/#easy-to-hard-generalization"
    assert problems[0].hint == "write #easy-to-hard-generalization"


def test_issues_that_are_not_in_the_archive_are_told_once() -> None:
    sources = [
        entry("a", links=("issue:99?as in Rungs", "issue:7?", "issue:98?")),
        entry("b", links=("issue:99?",)),
    ]
    everything = [*SITE, *sources]
    links, problems = resolve_all(Resolver(everything, [], "content", "/"), everything)
    assert problems == []
    (told,) = missing_issues(everything, links)
    assert (told.code, told.path, told.line) == ("unresolved-reference", "content/posts/a.md", 7)
    assert told.message == "referred to, but not in this archive: issue #98, #99"


def test_an_issue_of_several_newsletters_is_not_guessed() -> None:
    source = entry("source", links=("issue:8",))
    found, problems = Resolver([*SITE, source], [], "content", "/").resolve(source)
    assert (found, problems) == ({}, [])


def test_issues_that_share_a_number_are_told_by_name_and_once() -> None:
    twice = entry("8-again", "issue", number="8", series="Digest")
    sources = [
        entry("a", series="Digest", links=("issue:8", "issue:99")),
        entry("b", series="Digest", links=("issue:8?x",)),
        entry("c", links=("issue:8",)),
    ]
    everything = [*SITE, twice, *sources]
    links, _ = resolve_all(Resolver(everything, [], "content", "/"), everything)
    assert [(one.path, one.message) for one in missing_issues(everything, links)] == [
        ("content/posts/a.md", "referred to, but not in this archive: issue #99"),
        (
            "content/posts/a.md",
            "2 issues have the number 8: content/issues/8-again.md, content/issues/8.md",
        ),
        (
            "content/posts/c.md",
            "3 issues have the number 8: content/issues/8-again.md, content/issues/8.md,"
            " content/issues/other-8.md",
        ),
    ]


def test_a_slug_that_fits_two_files_is_not_guessed() -> None:
    source = entry("source", links=("slug:same",))
    both = [entry("same"), entry("same", "episode")]
    found, problems = Resolver([source, *both], [], "content", "/").resolve(source)
    assert found == {}
    assert "content/episodes/same.md, content/posts/same.md" in problems[0].hint
