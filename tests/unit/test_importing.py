"""What moving a Jekyll repository in would do: paths, front matter, Liquid, links, settings."""

from __future__ import annotations

import tomllib

import pytest

from alignsite.config import Config
from alignsite.config.config_file import read_config
from alignsite.importing import JekyllDocument, Plan, Repository, account, plan_import
from alignsite.importing.folders import document_path
from alignsite.importing.leftovers import left_behind
from alignsite.importing.links import Moved, with_links
from alignsite.importing.matter import with_keys
from alignsite.importing.settings import toml_of
from alignsite.jekyll import CopiedPath, collection_of, read_inputs, read_jekyll
from alignsite.records import Kind
from alignsite.sources import Source
from tests.words import BODY_WORDS


@pytest.mark.parametrize(
    ("path", "collection", "kind", "new"),
    [
        ("_posts/2020-01-02-a.md", "posts", "post", "content/posts/2020-01-02-a.md"),
        ("_posts/2020-01-02-a.md", "posts", "episode", "content/episodes/2020-01-02-a.md"),
        ("_posts/2020-01-02-a.txt", "posts", "issue", "content/issues/2020-01-02-a.txt"),
        ("es/_posts/in/2020-01-02-a.md", "posts", "post", "content/posts/es/in/2020-01-02-a.md"),
        ("_drafts/idea.md", "drafts", "post", "content/posts/idea.md"),
        ("about.md", "pages", "post", "content/about.md"),
        ("notes/index.html", "pages", "post", "content/notes/index.html"),
        ("_extra/e.xhtml", "pages", "post", "content/extra/e.html"),
        ("_talks/x/three.mkdn", "talks", "post", "content/talks/x/three.md"),
    ],
)
def test_where_documents_go(path: str, collection: str, kind: Kind, new: str) -> None:
    assert document_path(path, collection, kind) == new


@pytest.mark.parametrize(
    ("text", "changes", "new"),
    [
        ("---\ntitle: A\n---\nWords\n", {}, "---\ntitle: A\n---\nWords\n"),
        (
            "---\ntitle: A # kept\n# a remark\ndate:  2020\n---\nWords\n",
            {"date": "2020-01-02 03:04:05 +0000", "permalink": "/a/"},
            "---\ntitle: A # kept\n# a remark\ndate: 2020-01-02 03:04:05 +0000\npermalink: /a/\n"
            "---\nWords\n",
        ),
        (
            "---\ntags:\n- one\n- two\ncategories: a b\nx: 1\n---\n",
            {"tags": ("one, two", "a b"), "categories": None},
            '---\ntags: ["one, two", "a b"]\nx: 1\n---\n',
        ),
        ("No front matter.\n", {"listed": False}, "---\nlisted: false\n---\nNo front matter.\n"),
        ("---\n---\nWords\n", {"title": "a: b"}, '---\ntitle: "a: b"\n---\nWords\n'),
        ("---\nx: 1\n...\nWords\n", {"draft": True}, "---\nx: 1\ndraft: true\n---\nWords\n"),
        ("---\nx: 1\nx: 2\n---\n", {"x": "3"}, '---\nx: "3"\n---\n'),
    ],
)
def test_front_matter_changes_where_it_must(
    text: str, changes: dict[str, object], new: str
) -> None:
    assert with_keys(text, changes) == new


MOVED = Moved(
    {"_posts/2020-01-02-a.md": "/a b/", "about.md": "/about.html"},
    frozenset({"/a b/", "/about.html", "/es/pic.png", "/pic.png"}),
)


@pytest.mark.parametrize(
    ("old", "new", "text", "mended"),
    [
        ("about.md", "content/about.md", "[a](_posts/2020-01-02-a.md#x)", "[a](/a%20b/#x)"),
        ("about.md", "content/about.md", "[a](pic.png)", "[a](pic.png)"),
        ("es/_posts/b.md", "content/posts/es/b.md", "![](../pic.png)", "![](/es/pic.png)"),
        ("es/_posts/b.md", "content/posts/es/b.md", '<img src="../pic.png">',
         '<img src="/es/pic.png">'),
        ("_posts/b.md", "content/posts/b.md", "![](../pic.png)", "![](../pic.png)"),
        ("_posts/b.md", "content/posts/b.md", "[x]: ../about.md", "[x]: /about.html"),
        ("about.md", "content/about.md", "[a](https://e.org/about.md)",
         "[a](https://e.org/about.md)"),
        ("about.md", "content/about.md", "about.md (about.md)", "about.md (about.md)"),
    ],
)  # fmt: skip
def test_links_to_files_that_move(old: str, new: str, text: str, mended: str) -> None:
    assert with_links(text, old, new, MOVED) == mended


def test_what_stays_is_told_by_folder() -> None:
    paths = ["_layouts/a.html", "_layouts/b.html", "Gemfile", "notes/old.txt"]
    assert list(left_behind(paths)) == [
        ("Gemfile", "only Jekyll needs it"),
        ("_layouts/", "alignsite's theme lays pages out"),
        ("notes/old.txt", "it is no part of the published site"),
    ]


def test_settings_are_written_as_they_are_read() -> None:
    config, problems = read_config(
        'title = "A \\"b\\" \\\\ c"\nbase_url = "https://example.org/x/"\nhosts = ["a.example"]\n'
        'markdown = "kramdown"\nfuture = true\nfeed_format = "atom"\n'
        'excerpt_separator = "<!--c-->"\n'
        '[kramdown]\nhard_wrap = true\ntoc_levels = "2..3"\n[paths]\nfiles = "files"\n'
        '[[defaults]]\npath = "posts/"\nauthor = "Noor"\n"a key" = { b = [1, "2"] }\n',
        "alignsite.toml",
    )
    assert problems == ()
    assert read_config(toml_of(config), "alignsite.toml") == (config, ())


def test_a_site_whose_address_is_unknown_is_asked_for_it() -> None:
    text = toml_of(Config(title="A"))
    assert "base_url" not in tomllib.loads(text)
    assert '# base_url = "https://example.org/"' in text


def repository(files: dict[str, str], config: str = "url: https://example.org\n") -> Repository:
    """A repository whose files are all documents, but those without front matter."""
    site, settings, _ = read_jekyll(config, "_config.yml", "")
    inputs = read_inputs(site, {})
    documents = []
    for path, text in files.items():
        if text.startswith("---") or "_posts" in path:
            where = collection_of(path, site)
            source = Source(path, text.encode())
            documents.append(
                JekyllDocument(source, inputs.settings(BODY_WORDS, path, where, liquid=True), where)
            )
    copied = [CopiedPath(path, f"/{path}") for path in files if path.startswith("assets/")]
    paths = ("_config.yml", *files)
    return Repository(paths, site, settings, tuple(documents), tuple(copied))


def written(plan: Plan, path: str) -> str:
    return next(one.data.decode() for one in plan.writes if one.path == path)


@pytest.mark.parametrize(
    ("config", "matter", "new"),
    [
        ("permalink: /x/:title\n", "title: A\n", "permalink: /x/a\nguid: https://e.org/x/a\n"),
        (
            "timezone: Europe/Paris\n",
            "title: A\npermalink: /a/\ndate: 2020-01-02 23:04:05\n",
            "date: 2020-01-03 00:04:05 +0100\nguid: https://e.org/a\n",
        ),
        (
            "",
            "title: A\npermalink: /a/\ntags: x, y z\ncategory: big news\n",
            'tags: ["x", "y", "z", "big news"]\nguid: https://e.org/a\n',
        ),
        ("", "title: A\npermalink: /a/\npublished: false\n", "guid: https://e.org/a\n"),
        ("", "title: A\npermalink: /a/\nguid: mine\n", ""),
        ("", "title: A\npermalink: /a/\nguid: mine\ndate: 2020-01-02 03:04 -0800\n", ""),
    ],
)
def test_front_matter_says_what_jekyll_worked_out(config: str, matter: str, new: str) -> None:
    text = f"---\n{matter}---\nWords.\n"
    plan = plan_import(
        repository({"_posts/2020-01-02-a.md": text}, f"url: https://e.org\n{config}")
    )
    path = "content/posts/2020-01-02-a.md"
    if new:
        before = set(matter.splitlines())
        added = [one for one in written(plan, path).splitlines() if one not in before]
        assert added == ["---", *new.splitlines(), "---", "Words."]
    else:
        assert path not in {one.path for one in plan.writes}
    assert plan.notes == ()


def test_defaults_that_a_folder_shares_become_its_own() -> None:
    config = (
        "url: https://e.org\ndefaults:\n  - scope: {type: posts}\n    values: {author: Noor, mood:"
        " calm}\n  - scope: {path: _posts/2021}\n    values: {mood: glad}\n"
    )
    files = {f"_posts/{year}-01-02-a.md": "---\ntitle: A\n---\nWords.\n" for year in (2020, 2021)}
    plan = plan_import(repository(files, config))
    settings = tomllib.loads(written(plan, "alignsite.toml"))
    assert settings["defaults"] == [{"path": "posts/", "author": "Noor"}]
    assert settings["keys"] == ["mood"]
    assert 'mood: "glad"' in written(plan, "content/posts/2021-01-02-a.md")
    assert "author" not in written(plan, "content/posts/2021-01-02-a.md")


def test_a_file_that_cannot_be_read_stays() -> None:
    plan = plan_import(repository({"_posts/2020-01-02-a.md": "---\nx: [\n---\n"}))
    assert [one.path for one in plan.left] == ["_posts/2020-01-02-a.md"]
    assert plan.left[0].reason.startswith("it cannot be read: ")


def test_folders_that_are_taken_are_not_used() -> None:
    files = {"assets/a.txt": "a", "files/old.md": "old", "templates/x.html": "x"}
    plan = plan_import(repository(files))
    assert ("assets/a.txt", "root-files/assets/a.txt") in [(o.old, o.new) for o in plan.moves]
    paths = tomllib.loads(written(plan, "alignsite.toml"))["paths"]
    assert paths == {"files": "root-files", "templates": "templates2"}


def test_groups_are_cut_unless_all_is_asked_for() -> None:
    files = {
        f"_posts/2020-01-{day:02}-a.md": "---\ntitle: A\n---\nWords.\n" for day in range(1, 12)
    }
    plan = plan_import(repository(files))
    assert "  _posts/ -> content/posts/  (11 files)\n" in account(plan)
    assert "    and 3 more (--all names them)\n" in account(plan)
    assert "2020-01-11-a.md" in account(plan, every=True)
    assert "more (--all" not in account(plan, every=True)
