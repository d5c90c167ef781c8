"""What a build does with whole small sites."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import feedparser
import pytest

from alignsite.building import builder
from alignsite.tasks.inspector import inspect_files
from tests.sites import build_site, codes, post, tree, write_site

EPISODE = """\
---
title: "1 - Reading with Ada Example"
date: 2023-02-03
show: Example Hour
---

An hour about reading.

**Facilitator** (00:05):
Welcome. What did you read?

**Ada Example** (00:12):
A paper on reward.

**Facilitator** (00:20):
And what did it say?

**Ada Example** (00:31):
That rewards are hard to write down.
"""

ISSUE = """\
---
title: "Example Digest #2"
number: 2
date: 2023-03-04
---

# Highlights

**[A paper on reward](https://example.org/reward)** *(Bo Sample et al)* (summarized by Cleo): Much.

**Cleo's opinion:** I liked it.
"""

SITE = {
    "content/posts/first.md": post("First", body="See [the second](second.md) and [[ep]]."),
    "content/posts/second.md": post("Second", date="2023-01-05", tags="reading, reward"),
    "content/episodes/ep.md": EPISODE,
    "content/issues/two.md": ISSUE,
}


UNLABELLED = """\
---
title: Bo Sample on Vases
date: 2023-02-05
---

# Contents

- [Boxes](#boxes)
- [Vases](#vases)

# Boxes

What did you read?

**Bo Sample**:
A paper on boxes.

# Vases

**Ada Example**:
And on vases?

**Bo Sample**:
I had no time.

**Ada Example**:
Thanks.
"""


def test_the_list_of_chapters_leads_to_words_without_a_label(tmp_path: Path) -> None:
    build_site(write_site(tmp_path, {"content/episodes/bo.md": UNLABELLED}))

    page = (tmp_path / "public/episodes/bo/index.html").read_text()
    assert '<a href="#boxes">Boxes</a>' in page
    assert 'id="boxes"' in page


CAPTIONS = """\
WEBVTT - Reading with Bo

00:05.000 --> 00:09.000
<v Facilitator>Welcome. What did you read?

00:12.000 --> 00:15.000
<v Bo Sample>A paper on vases.
"""


def test_captions_are_an_episode_unless_they_belong_to_one(tmp_path: Path) -> None:
    own = {"content/episodes/bo.vtt": CAPTIONS, "content/episodes/bo.srt": "x"}
    beside = {"content/episodes/ep.vtt": CAPTIONS, "content/episodes/ep.de.vtt": CAPTIONS}
    result = build_site(write_site(tmp_path, SITE | own | beside))

    assert codes(result) == ["missing-date"]
    page = (tmp_path / "public/episodes/bo/index.html").read_text()
    assert "<title>Reading with Bo" in page
    assert "A paper on vases." in page
    copied = {path for path in tree(tmp_path / "public") if path.endswith((".vtt", ".srt"))}
    assert copied == {"episodes/bo.srt", "episodes/ep.de.vtt", "episodes/ep.vtt"}
    inspected = inspect_files(tmp_path, [tmp_path / "content/episodes"])
    assert [Path(one.path).name for one in inspected] == ["bo.vtt", "ep.md"]


def test_a_folder_with_only_content_builds(tmp_path: Path) -> None:
    result = build_site(write_site(tmp_path, SITE))

    assert result.problems == ()
    assert result.published
    made = tree(tmp_path / "public")
    for path in (
        "index.html",
        "posts/index.html",
        "posts/first/index.html",
        "episodes/ep/index.html",
        "issues/2/index.html",
        "tags/index.html",
        "tags/reading/index.html",
        "tags/highlights/index.html",
        "authors/index.html",
        "authors/ada-example/index.html",
        "authors/cleo/index.html",
        "archive/index.html",
        "archive/2023/index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "feed.xml",
        "posts/feed.xml",
        "tags/reward/feed.xml",
        "authors/ada-example/feed.xml",
        "static/style.css",
    ):
        assert path in made, path


def test_links_between_documents_lead_to_their_pages(tmp_path: Path) -> None:
    build_site(write_site(tmp_path, SITE), base_url="https://example.org/sub/")

    page = (tmp_path / "public/posts/first/index.html").read_text()
    assert 'href="/sub/posts/second/"' in page
    assert 'href="/sub/episodes/ep/"' in page


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    build_site(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "public").rglob("*")}

    result = build_site(tmp_path)

    assert (result.written, result.removed) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "public").rglob("*")} == before


def test_one_changed_body_renders_its_page_and_what_shows_it(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    build_site(tmp_path)

    write_site(
        tmp_path, {"content/posts/second.md": SITE["content/posts/second.md"] + "\n\nMore.\n"}
    )
    result = build_site(tmp_path)

    assert set(result.written) == {
        "posts/second/index.html",
        "archive.json",
        "archive.sqlite",
        "numbers/index.html",
        "feed.xml",
        "posts/feed.xml",
        "tags/reading/feed.xml",
        "tags/reward/feed.xml",
        "authors/ada-example/feed.xml",
    }
    assert result.reasons["posts/second/index.html"].fields == ("record",)


def test_what_is_not_wanted_any_more_is_removed(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    build_site(tmp_path)
    (tmp_path / "public/CNAME").write_text("example.org")

    (tmp_path / "content/issues/two.md").unlink()
    result = build_site(tmp_path)

    assert "issues/2/index.html" in result.removed
    assert not (tmp_path / "public/issues").exists()
    assert (tmp_path / "public/CNAME").exists(), "not ours, so it stays"


def test_feeds_satisfy_feedparser(tmp_path: Path) -> None:
    build_site(write_site(tmp_path, SITE), base_url="https://example.org/sub/")

    for path in (tmp_path / "public").rglob("*.xml"):
        if path.name != "feed.xml":
            continue
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, (path, feed.get("bozo_exception"))
    feed = feedparser.parse((tmp_path / "public/feed.xml").read_bytes())
    assert [entry.title for entry in feed.entries] == [
        "Example Digest #2",
        "1 - Reading with Ada Example",
        "Second",
        "First",
    ]
    first = feed.entries[3]
    assert 'href="https://example.org/sub/posts/second/"' in first.content[0].value
    assert first.link == "https://example.org/sub/posts/first/"
    assert first.published_parsed[:3] == (2023, 1, 2)
    assert feed.feed.updated_parsed[:3] == (2023, 3, 4), "the newest entry's date, not the clock's"


def test_an_atom_feed_satisfies_feedparser(tmp_path: Path) -> None:
    config = 'title = "Atom"\nbase_url = "https://example.org/"\nfeed_format = "atom"\n'
    files = {"alignsite.toml": config + 'feed_path = "/atom.xml"\n'}
    for name in ("one", "two"):
        files[f"content/posts/{name}.md"] = post(f"Post & {name}")
    files["content/posts/undated.md"] = "---\ntitle: Undated\n---\nWords.\n"
    assert build_site(write_site(tmp_path, files)).published
    feed = feedparser.parse((tmp_path / "public/atom.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [one.title for one in feed.entries] == ["Post & one", "Post & two", "Undated"]
    assert feed.feed.updated == feed.entries[0].updated == "2023-01-02T00:00:00+00:00"
    home = (tmp_path / "public/index.html").read_text()
    assert (
        '<link rel="alternate" type="application/atom+xml" title="Atom" href="/atom.xml">' in home
    )


def test_a_feed_of_undated_documents_has_no_date(tmp_path: Path) -> None:
    text = ISSUE.replace("date: 2023-03-04\n", "")
    build_site(write_site(tmp_path, {"content/issues/two.md": text}))

    assert b"<lastBuildDate>" not in (tmp_path / "public/feed.xml").read_bytes()


def test_drafts_and_the_future_wait(tmp_path: Path) -> None:
    files = SITE | {
        "content/posts/draft.md": post("Draft").replace("tags:", "draft: true\ntags:"),
        "content/posts/later.md": post("Later", date="2023-12-01"),
    }
    write_site(tmp_path, files)

    build_site(tmp_path)
    assert not (tmp_path / "public/posts/draft").exists()
    assert not (tmp_path / "public/posts/later").exists()

    december = 1_701_500_000
    build_site(tmp_path, now=december)
    assert (tmp_path / "public/posts/later/index.html").exists()

    build_site(tmp_path, now=december, drafts=True)
    assert (tmp_path / "public/posts/draft/index.html").exists()


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ({"content/posts/x.md": "---\ntitle: [a\n---\nText\n"}, "frontmatter-syntax", "x.md:2:8"),
        ({"content/posts/x.md": "---\ntitle: X\ndate: 2023-13-45\n---\nT\n"}, "bad-date", "x.md:3"),
        ({"content/posts/x.md": b"---\ntitle: X\n---\n\xff\n"}, "not-utf8", "x.md:4"),
        ({"content/posts/x.md": ""}, "empty-file", "x.md"),
        ({"content/posts/x.md": post("X"), "content/posts/b/x.md": post("Y")},
         "address-collision", "x.md:1:1"),
        ({"content/posts/x.md": "---\ndate: 2023-01-02\ntitle: X\npermalink: /posts/good/\n---\n"},
         "address-collision", "x.md:4:12"),
        ({"content/posts/x.md": post("X"), "alignsite.toml": 'titel = "x"\n'},
         "config-unknown-key", "alignsite.toml:1:1"),
        ({"content/posts/x.md": post("X"), "alignsite.toml": "title = \n"},
         "config-syntax", "alignsite.toml:1"),
        ({"content/posts/x.md": post("X"), "templates/post.html": "{{ nothing.here }}\n"},
         "template-failed", "templates/post.html:1"),
        ({"content/posts/x.md": post("X"), "templates/post.html": "a\n{% if %}\n"},
         "template-syntax", "templates/post.html:2"),
        ({"content/posts/x.md": post("X"), "templates/post.html": '{% include "no.html" %}'},
         "template-missing", "templates/post.html"),
    ],
)  # fmt: skip
def test_an_error_is_told_with_its_place_and_stops_publication(
    tmp_path: Path, files: dict[str, str], code: str, place: str
) -> None:
    write_site(tmp_path, {"content/posts/good.md": post("Good")})
    build_site(tmp_path)
    before = tree(tmp_path / "public")

    result = build_site(write_site(tmp_path, files))

    errors = [one for one in result.problems if one.severity == "error"]
    assert [one.code for one in errors] == [code]
    told = f"{errors[0].path}:{errors[0].line}:{errors[0].column}"
    assert place in told
    assert not result.published
    assert tree(tmp_path / "public") == before, "the last site stays"


def test_a_picture_of_front_matter_that_is_not_there_is_told_where_it_is_named(
    tmp_path: Path,
) -> None:
    lost = post("X").replace("tags:", "image: lost.png\ntags:")
    (problem,) = build_site(write_site(tmp_path, {"content/posts/x.md": lost})).problems
    assert (problem.line, problem.column, problem.excerpt) == (4, 8, "image: lost.png")


def test_a_picture_in_a_folder_called_like_the_sub_path_is_found_there(tmp_path: Path) -> None:
    files = {
        "alignsite.toml": 'base_url = "https://example.org/archive/"\n',
        "content/archive/lamp.png": b"",
        "content/posts/x.md": post("X").replace("tags:", "image: /archive/lamp.png\ntags:"),
    }
    result = build_site(write_site(tmp_path, files))
    assert codes(result) == []
    page = (tmp_path / "public/posts/x/index.html").read_text()
    assert '"https://example.org/archive/archive/lamp.png"' in page


def test_every_problem_is_told_in_one_run(tmp_path: Path) -> None:
    files = {
        "content/posts/a.md": "---\ntitle: [a\n---\n",
        "content/posts/b.md": b"\xff\xfe",
        "content/posts/c.md": post("C", date="soon"),
        "content/posts/d.md": post("D", body="[x](nowhere.md)"),
    }
    result = build_site(write_site(tmp_path, files))

    assert codes(result) == ["frontmatter-syntax", "not-utf8", "bad-date", "broken-link"]


def test_warnings_become_errors_when_strict(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/posts/d.md": post("D", body="[x](nowhere.md)")})

    assert build_site(tmp_path).published
    assert not build_site(tmp_path, strict=True).published
    write_site(tmp_path, {"alignsite.toml": 'strict = ["broken-link"]\n'})
    assert not build_site(tmp_path).published


@pytest.mark.parametrize("output", [".", "..", "content", "content/posts", "templates/x"])
def test_the_sources_are_never_the_output(tmp_path: Path, output: str) -> None:
    write_site(tmp_path, SITE | {"templates/x/y.html": ""})
    before = tree(tmp_path)

    result = build_site(tmp_path, output=tmp_path / output)

    assert codes(result) == ["unsafe-output"]
    assert {path: tree(tmp_path)[path] for path in before} == before


def test_a_folder_of_somebody_elses_is_not_written_to(tmp_path: Path) -> None:
    write_site(tmp_path, SITE | {"public/photo.jpg": "mine"})

    assert codes(build_site(tmp_path)) == ["foreign-output"]


def test_a_folder_of_somebody_elses_is_not_written_to_when_the_output_moves(tmp_path: Path) -> None:
    mine = {"docs/index.html": "mine", "docs/posts/first/index.html": "mine"}
    build_site(write_site(tmp_path, SITE | mine))
    before = tree(tmp_path / "docs")

    write_site(tmp_path, {"alignsite.toml": '[paths]\noutput = "docs"\n'})

    assert codes(build_site(tmp_path)) == ["foreign-output"]
    assert tree(tmp_path / "docs") == before


def test_an_output_folder_that_moves_gets_all_of_the_site(tmp_path: Path) -> None:
    build_site(write_site(tmp_path, SITE | {"docs/CNAME": "example.org"}))
    write_site(tmp_path, {"alignsite.toml": '[paths]\noutput = "docs"\n'})

    assert build_site(tmp_path).published
    assert tree(tmp_path / "docs") == tree(tmp_path / "public") | {"CNAME": b"example.org"}


def test_what_builds_remember_may_be_deleted(tmp_path: Path) -> None:
    build_site(write_site(tmp_path, SITE))
    before = tree(tmp_path / "public")
    shutil.rmtree(tmp_path / ".alignsite")

    result = build_site(tmp_path)

    assert result.published
    assert result.written == ()
    assert tree(tmp_path / "public") == before


@pytest.mark.parametrize("file", ["state", "stamp.json"])
def test_a_damaged_memory_is_told_and_made_anew(tmp_path: Path, file: str) -> None:
    build_site(write_site(tmp_path, SITE))
    before = tree(tmp_path / "public")
    (tmp_path / ".alignsite/public" / file).write_bytes(b"\x80\x05cos\nsystem\n.")
    write_site(tmp_path, {"content/posts/first.md": SITE["content/posts/first.md"] + " "})

    result = build_site(tmp_path)

    assert result.published
    assert codes(result) == (["cache-damaged"] if file == "state" else [])
    assert tree(tmp_path / "public") == before


def test_a_failed_build_of_a_newer_program_leaves_no_page_of_the_older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(write_site(tmp_path, SITE))
    monkeypatch.setattr(builder, "engine", lambda: "a newer program")
    write_site(tmp_path, {"content/posts/wrong.md": "---\ntitle: [\n---\n\nText.\n"})
    assert not build_site(tmp_path).published
    (tmp_path / "content/posts/wrong.md").unlink()

    result = build_site(tmp_path)

    assert result.published
    assert set(result.reasons) == set(result.outputs)
    assert {one.kind for one in result.reasons.values()} == {"engine"}


def test_a_build_cut_short_leaves_nothing_behind(tmp_path: Path) -> None:
    """As if the machine had stopped while files were moved: some are new, nothing remembered it."""
    write_site(tmp_path, SITE)
    build_site(tmp_path)
    memory = tree(tmp_path / ".alignsite")
    write_site(tmp_path, {"content/posts/third.md": post("Third")})
    build_site(tmp_path)
    write_site(tmp_path / ".alignsite", memory)
    moved = '["posts/third/index.html", "posts/third/cite.bib", "index.html"]'
    write_site(tmp_path, {".alignsite/public/publishing.json": moved})
    (tmp_path / "content/posts/third.md").unlink()

    build_site(tmp_path)

    clean = build_site(tmp_path, output=tmp_path / "clean")
    assert tree(tmp_path / "public") == tree(clean.output)


def test_own_templates_and_static_files_override_file_by_file(tmp_path: Path) -> None:
    files = SITE | {
        "templates/post.html": '{% extends "default/post.html" %}'
        "{% block title %}My own {{ record.meta.title }}{% endblock %}",
        "static/style.css": "body { color: red }\n",
        "static/own.js": "1\n",
    }
    result = build_site(write_site(tmp_path, files))

    assert result.problems == ()
    assert "My own First" in (tmp_path / "public/posts/first/index.html").read_text()
    assert (tmp_path / "public/static/style.css").read_text() == "body { color: red }\n"
    assert (tmp_path / "public/static/own.js").exists()


def test_many_documents_by_many_processes_equal_those_by_one(tmp_path: Path) -> None:
    files = {f"content/posts/p{n}.md": post(f"Post {n}", body="Words. " * n) for n in range(90)}
    write_site(tmp_path, files)

    build_site(tmp_path, output=tmp_path / "one", jobs=1)
    build_site(tmp_path, output=tmp_path / "many", jobs=3)

    assert tree(tmp_path / "one") == tree(tmp_path / "many")


@pytest.mark.parametrize("folder", ["templates", "static"])
def test_a_folder_that_comes_to_be_is_noticed(tmp_path: Path, folder: str) -> None:
    build_site(write_site(tmp_path, SITE))

    write_site(tmp_path, {f"{folder}/404.html": "Not here."})
    result = build_site(tmp_path)

    assert "static/404.html" in result.written or "404.html" in result.written


def test_a_site_that_moves_finds_its_styles(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    build_site(tmp_path)

    build_site(tmp_path, base_url="https://example.org/sub/")

    page = (tmp_path / "public/index.html").read_text()
    assert 'href="/sub/static/style.css"' in page
    assert 'href="/static/' not in page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n---\ntitle: X\ndraft: true\n---\nSecret.\n", "must begin on the first line"),
        ("+++\ntitle = 'X'\ndraft = true\n+++\nSecret.\n", "TOML"),
        ("----\ntitle: X\ndraft: true\n----\nSecret.\n", "three dashes"),
    ],
)
def test_misplaced_front_matter_does_not_publish_a_draft(
    tmp_path: Path, text: str, told: str
) -> None:
    result = build_site(write_site(tmp_path, {"content/posts/x.md": text}))

    assert codes(result) == ["frontmatter-syntax"]
    assert told in result.problems[0].message


def test_keys_may_be_written_with_capitals(tmp_path: Path) -> None:
    text = post().replace("title:", "Title:").replace("tags:", "Draft: true\ntags:")
    result = build_site(write_site(tmp_path, {"content/posts/x.md": text} | SITE))

    assert result.problems == ()
    assert not (tmp_path / "public/posts/x").exists()


def test_files_with_unusual_names_are_linked_to(tmp_path: Path) -> None:
    body = "![a](<im g.png>) ![b](im%20g.png) ![c](ü%23.png) ![d](100%25.png)"
    files = {f"content/posts/{name}": "x" for name in ("im g.png", "ü#.png", "100%.png")}
    result = build_site(write_site(tmp_path, files | {"content/posts/x.md": post(body=body)}))

    assert result.problems == ()
    page = (tmp_path / "public/posts/x/index.html").read_text()
    for address in ("/posts/im%20g.png", "/posts/%C3%BC%23.png", "/posts/100%25.png"):
        assert f'src="{address}"' in page


def test_every_rival_for_an_address_is_told_at_once(tmp_path: Path) -> None:
    files = {
        "content/posts/good.md": post(),
        "content/posts/2024-01-01-good.md": post(),
        "content/posts/a.md": post().replace("tags:", "slug: good\ntags:"),
        "content/posts/h.md": post().replace("tags:", "aliases: [/posts/good/]\ntags:"),
        "content/posts/f.md": post().replace("tags:", "permalink: /tags/\ntags:"),
    }
    result = build_site(write_site(tmp_path, files))

    assert codes(result) == ["address-collision"] * 4
    assert [one.path.rpartition("/")[2] for one in result.problems] == [
        "a.md",
        "f.md",
        "good.md",
        "h.md",
    ]


ALIAS = "the address /a/ is taken by content/posts/a.md already"
FOUR = "the address /issues/4/ is taken by content/issues/a.md already: both are issue 4"


@pytest.mark.parametrize(
    ("folder", "first", "second", "where", "message"),
    [
        ("posts", "permalink: /a/", "permalink: /b/\naliases: [/a/]", (4, 11), ALIAS),
        ("posts", "permalink: /a/", "aliases:\n  - /old/\n  - /a/", (5, 5), ALIAS),
        ("posts", "permalink: /a/", 'redirect_from: "a/"\naliases: /c/', (3, 17), ALIAS),
        ("posts", "permalink: /a/", "aliases: /a/b/\nredirect_from: /a/", (4, 16), ALIAS),
        ("posts", "slug: x", "aliases: /c/\nslug: x", (4, 7),
         "the address /posts/x/ is taken by content/posts/a.md already"),
        ("issues", "number: 4", "slug: x\naliases: /issues/4/", (4, 10),
         "the address /issues/4/ is taken by content/issues/a.md already"),
        ("issues", "number: 4", "number: 4", (3, 9), FOUR),
        ("issues", "number: 4", 'title: "Digest #4"', (None, None), FOUR),
    ],
)  # fmt: skip
def test_a_taken_address_is_told_where_it_is_claimed(
    tmp_path: Path,
    folder: str,
    first: str,
    second: str,
    where: tuple[int | None, int | None],
    message: str,
) -> None:
    files = {
        f"content/{folder}/{name}.md": f"---\ndate: 2023-01-02\n{keys}\n---\n\nText.\n"
        for name, keys in (("a", first), ("b", second))
    }
    (problem,) = [
        one
        for one in build_site(write_site(tmp_path, files)).problems
        if one.code == "address-collision"
    ]
    assert problem.message == message
    assert (problem.path, problem.line, problem.column) == (f"content/{folder}/b.md", *where)


def test_what_cannot_be_read_is_told_and_does_not_stop_the_report(tmp_path: Path) -> None:
    write_site(tmp_path, SITE | {"content/notes.docx": "x", "content/orphan.yaml": "title: x"})
    os.mkfifo(tmp_path / "content/pipe.md")
    (tmp_path / "content/link.md").symlink_to(tmp_path / "content/posts/first.md")
    Path(os.fsdecode(os.fsencode(tmp_path / "content") + b"/bad\xff.md")).write_text("x")

    result = build_site(tmp_path)

    assert sorted(codes(result)) == [
        "symlink",
        "symlink",
        "unknown-file",
        "unknown-file",
        "unreadable",
    ]
    assert any("bad\\udcff.md" in one.path for one in result.problems)


def test_a_template_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    result = build_site(write_site(tmp_path, SITE | {"templates/post.html": b"\xff\xfe"}))

    assert codes(result) == ["not-utf8"]
    assert result.problems[0].path == "templates/post.html"


def test_a_template_that_extends_itself_is_told_what_to_write(tmp_path: Path) -> None:
    own = '{% extends "post.html" %}'
    result = build_site(write_site(tmp_path, SITE | {"templates/post.html": own}))

    assert codes(result) == ["template-syntax"]
    assert "default/post.html" in result.problems[0].message
