"""A Jekyll site is built as it is: addresses, ids, what is told, and what is read again."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from alignsite.building.builds import Result
from tests.jekyll_sites import PLAIN, PRETTY, SITES, page
from tests.sites import NOW, build_site, codes, tree, write_site

ATOM = "{http://www.w3.org/2005/Atom}"
LAYOUT = "<html><body>{{ content }}</body></html>\n"


def ids(feed: Path) -> list[str]:
    """The feed's own id, then its entries', in their order."""
    root = ElementTree.parse(feed).getroot()
    return [str(one.findtext(f"{ATOM}id")) for one in (root, *root.iter(f"{ATOM}entry"))]


def built(folder: Path, files: dict[str, str], **options: object) -> Result:
    result = build_site(write_site(folder, files), now=NOW, **options)
    assert result.published, result.problems
    return result


def losses(ours: Path, scratch: Path) -> list[str]:
    """What Jekyll makes of a site and alignsite does not: addresses; the feed, if ids differ."""
    theirs = shutil.copytree(ours, scratch / "theirs")
    _with_what_is_missing(theirs)
    subprocess.run(
        ["jekyll", "build", "--destination", str(scratch / "old")],
        cwd=theirs,
        env={"PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8", "HOME": str(scratch)},
        check=True,
        capture_output=True,
    )
    result = build_site(ours, now=int(time.time()), output=scratch / "new")
    assert result.published, result.problems
    old, new = tree(scratch / "old"), tree(scratch / "new")
    feed = next(one for one in ("atom.xml", "feed.xml") if one in old)
    lost = sorted(old.keys() - new.keys())
    return lost or ([] if ids(scratch / "new" / feed) == ids(scratch / "old" / feed) else [feed])


def _with_what_is_missing(site: Path) -> None:
    """Give a copy of a site the plugin, and in place of its theme bare layouts and includes."""
    config = (site / "_config.yml").read_text()
    config = re.sub(r"^(?:remote_)?theme:.*$", "", config, flags=re.MULTILINE)
    config = re.sub(r"^plugins:(?:.*\n)(?: *- .*\n?)*", "", config, flags=re.MULTILINE)
    write_site(site, {"_config.yml": f"{config}\nplugins: [jekyll-feed]\n"})
    for name in ("default", "home", "page", "post", "archive"):
        write_site(site, {f"_layouts/{name}.html": LAYOUT})
    for text in [one.read_text() for one in site.rglob("*.m*d*") if one.is_file()]:
        for name in re.findall(r"\{%-?\s*include\s+([\w./-]+)", text):
            if not (site / "_includes" / name).exists():
                write_site(site, {f"_includes/{name}": ""})


@pytest.mark.jekyll
@pytest.mark.parametrize("name", SITES)
def test_every_address_and_id_is_jekylls(name: str, tmp_path: Path) -> None:
    ours = write_site(tmp_path / "ours", SITES[name])
    assert losses(ours, tmp_path) == []


@pytest.mark.jekyll
@pytest.mark.parametrize("name", ["axrp", "imbue", "insideview"])
def test_every_address_and_id_of_a_real_site_is_jekylls(
    name: str, corpus: Path, tmp_path: Path
) -> None:
    shutil.copytree(corpus / "sites" / name, tmp_path / "ours")
    assert losses(tmp_path / "ours", tmp_path) == []


def test_a_plain_site_keeps_its_addresses(tmp_path: Path) -> None:
    result = built(tmp_path, PLAIN)
    made = {one for one in tree(tmp_path / "public") if one.endswith((".html", ".md"))}
    assert {one for one in made if one.startswith(("2020/", "big", "about", "README"))} == {
        "2020/01/02/first-Post.html",
        "2020/03/05/zoned.html",
        "2020/05/05/no-matter.html",
        "README.md",
        "about.html",
        "big/news/2020/03/05/tagged.html",
        "big news/2020/03/06/one-category.html",
    }
    assert ids(tmp_path / "public/feed.xml") == [
        "/feed.xml",
        "/2020/05/05/no-matter",
        "/big%20news/2020/03/06/one-category",
        "/2020/03/05/zoned",
        "/big/news/2020/03/05/tagged",
        "/2020/01/02/first-Post",
    ]
    assert result.held == 3  # hidden, future, draft
    assert codes(result) == ["jekyll-url", "missing-title"]


def test_a_base_url_stands_before_the_ids(tmp_path: Path) -> None:
    result = built(tmp_path, PLAIN, base_url="https://example.org/")
    assert ids(tmp_path / "public/feed.xml")[-1] == "https://example.org/2020/01/02/first-Post"
    assert "jekyll-url" not in codes(result)


def test_alignsite_toml_beside_it_overrides(tmp_path: Path) -> None:
    toml = 'title = "Ours"\nbase_url = "https://example.org/"\nfeed_size = 1\n'
    built(tmp_path, PLAIN | {"alignsite.toml": toml})
    assert len(ids(tmp_path / "public/feed.xml")) == 2
    assert "<h1>Ours</h1>" in (tmp_path / "public/index.html").read_text()


def test_drafts_have_the_day_of_their_file(tmp_path: Path) -> None:
    built(tmp_path, PLAIN, drafts=True, future=True)
    assert list((tmp_path / "public").glob("20*/*/*/idea.html"))


def test_pages_stand_in_no_list_and_make_the_menu(tmp_path: Path) -> None:
    built(tmp_path, PLAIN)
    home = (tmp_path / "public/index.html").read_text()
    assert 'href="/about.html"' in home
    assert "About" not in (tmp_path / "public/posts/index.html").read_text().split("<main")[1]


def test_a_page_at_the_root_introduces_the_home_page(tmp_path: Path) -> None:
    built(tmp_path, PLAIN | {"index.md": "---\nlayout: home\n---\nSee [us](about.html).\n"})
    home = (tmp_path / "public/index.html").read_text()
    assert 'See <a href="/about.html">us</a>.' in home
    assert "no-matter.html" in home


def test_a_document_keeps_an_address_that_a_list_would_have(tmp_path: Path) -> None:
    built(tmp_path, PRETTY)
    assert "Words of Tags." in (tmp_path / "public/tags/index.html").read_text()
    assert (tmp_path / "public/robots.txt").read_text() == "User-agent: *\n"


def test_a_page_that_only_had_a_layout_leads_to_the_list_that_does_its_work(tmp_path: Path) -> None:
    files = PLAIN | {"archive.md": "---\nlayout: archive\ntitle: All\n---\n"}
    files["gallery.md"] = "---\nlayout: gallery\ntitle: Pictures\n---\n"
    result = built(tmp_path, files)
    assert "url=/archive/" in (tmp_path / "public/archive.html").read_text()
    assert [one.path for one in result.problems if one.code == "empty-page"] == ["gallery.md"]


def test_an_excerpt_ends_at_the_sites_mark(tmp_path: Path) -> None:
    config = "title: X\nurl: https://example.org\nexcerpt_separator: <!--cut-->\n"
    text = "---\ntitle: A\n---\nBefore it.\n\nStill before.\n<!--cut-->\n\nAfter it.\n"
    built(tmp_path, {"_config.yml": config, "_posts/2020-01-02-a.md": text})
    home = (tmp_path / "public/index.html").read_text()
    assert "Still before." in home
    assert "After it." not in home


def test_an_old_address_leads_on(tmp_path: Path) -> None:
    built(tmp_path, PLAIN | {"new.md": page("New", "redirect_from: /old.html")})
    assert "url=/new.html" in (tmp_path / "public/old.html").read_text()


def test_full_addresses_of_the_own_hosts_are_links_within_the_site(tmp_path: Path) -> None:
    body = (
        "[a](https://example.org/2020/01/02/first-Post.html), [b](http://www.example.org/about#x),"
        " [c](https://example.org/gone), [d](https://example.com/gone)"
    )
    files = PLAIN | {"links.md": f"---\ntitle: Links\n---\n{body}\n", "CNAME": "example.org\n"}
    files["alignsite.toml"] = 'hosts = ["www.example.org"]\n'
    result = built(tmp_path, files)
    shown = (tmp_path / "public/links.html").read_text()
    assert 'href="/2020/01/02/first-Post.html">a</a>' in shown
    assert 'href="https://example.com/gone">d</a>' in shown
    assert [
        (one.code, one.line, one.message) for one in result.problems if one.path == "links.md"
    ] == [
        ("broken-anchor", 4, "#x is no place on about.md"),
        ("broken-link", 4, "https://example.org/gone leads nowhere on this site"),
    ]


def test_the_configured_host_is_the_sites_own_also_where_it_is_built_for_another(
    tmp_path: Path,
) -> None:
    files = PLAIN | {
        "CNAME": "example.org\n",
        "links.md": page("Links") + "[a](https://example.org/about)",
    }
    built(tmp_path, files, base_url="http://127.0.0.1:8000/")
    assert 'href="/about.html">a</a>' in (tmp_path / "public/links.html").read_text()


def test_what_jekyll_built_is_not_read(tmp_path: Path) -> None:
    built(tmp_path, PLAIN | {"_site/index.html": page("Old"), "_site/a.css": "body {}"})
    assert "a.css" not in tree(tmp_path / "public")


def settled(folder: Path) -> bool:
    """Whether a build has nothing to do; files a moment old prove nothing, so they age first."""
    time.sleep(0.06)
    assert build_site(folder, now=NOW).published
    return build_site(folder, now=NOW).unchanged


def test_a_second_build_changes_nothing_and_a_change_is_seen(tmp_path: Path) -> None:
    built(tmp_path, PLAIN)
    assert settled(tmp_path)
    for change in ({"_config.yml": "title: Other\n"}, {"new.md": page("New")}, {"a.txt": "a"}):
        write_site(tmp_path, change)
        assert build_site(tmp_path, now=NOW).written
        assert settled(tmp_path)
    (tmp_path / "_config.yml").unlink()
    assert not build_site(tmp_path, now=NOW).unchanged


JEKYLL_EDITS = (
    {"_config.yml": "title: Other\npermalink: pretty\n"},
    {"_includes/note.html": "Another note."},
    {"_data/names.yml": "- Ada\n- Bo\n"},
    {"_posts/2020-01-02-first-Post.md": page("First again", "category: new")},
    {"index.md": "---\nlayout: home\n---\nHello to [all](about).\n"},
    {"alignsite.toml": 'title = "Over"\n'},
    {"_config.yml": "title: Other\ntimezone: Asia/Tokyo\ndefaults: [{values: {tags: new}}]\n"},
)


def test_after_every_edit_an_incremental_build_equals_a_clean_one(tmp_path: Path) -> None:
    liquid = page("Liquid") + "{% include note.html %} {{ site.title }} {{ site.data.names[0] }}\n"
    built(tmp_path, PLAIN | {"liquid.md": liquid, "_includes/note.html": "A note."})
    for edit in JEKYLL_EDITS:
        built(tmp_path, edit)
        built(tmp_path, {}, output=tmp_path / "clean", state="clean")
        assert tree(tmp_path / "public") == tree(tmp_path / "clean"), edit
        shutil.rmtree(tmp_path / "clean")
        shutil.rmtree(tmp_path / ".alignsite/clean")


def test_a_new_post_is_begun_among_the_others(tmp_path: Path) -> None:
    write_site(tmp_path, PLAIN)
    ran = subprocess.run(
        [sys.executable, "-m", "alignsite", "new", "--source", str(tmp_path), "post", "On reward"],
        check=True,
        capture_output=True,
        text=True,
    )
    made = Path(ran.stdout.strip())
    assert made.parent == tmp_path / "_posts"
    assert made.name.endswith("-on-reward.md")


def test_a_folder_becomes_a_jekyll_site_when_it_gets_a_configuration(tmp_path: Path) -> None:
    write_site(tmp_path, {"_posts/2020-01-02-a.md": page("A")})
    assert build_site(tmp_path, now=NOW).published
    write_site(tmp_path, {"_config.yml": "title: Now Jekyll's\n"})
    assert build_site(tmp_path, now=NOW).published
    assert (tmp_path / "public/2020/01/02/a.html").is_file()
    assert not (tmp_path / "public/posts/a/index.html").exists()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("permalink: /:nobody/:title", "3:bad-slug"),
        ("date: soon", "3:bad-date"),
        ("permalink: /aux/", "3:bad-slug"),
    ],
)
def test_what_jekyll_would_stumble_over_is_an_error(more: str, told: str, tmp_path: Path) -> None:
    files = PLAIN | {"_posts/2020-01-02-a.md": page("A", more)}
    result = build_site(write_site(tmp_path, files), now=NOW)
    assert not result.published
    errors = [one for one in result.problems if one.severity == "error"]
    assert [f"{one.line}:{one.code}" for one in errors] == [told]
