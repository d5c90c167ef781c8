"""The files for programs that a build writes."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest

from alignsite.datasets.archive_json import schema_bytes
from tests.sites import build_site, codes, post, tree, write_site

ISSUE = """\
---
title: "Digest #{number}"
number: {number}
date: 2023-02-0{number}
newsletter: Digest
---

# Highlights

**[Rungs {number}](https://example.org/rungs)** *(Bo Cole)* (summarized by Cleo): {text}

**Ada's opinion:** =Good.
"""

SITE = {
    "content/posts/one.md": post("One", body="# Part\n\nSee [two](two.md) on reward hacking."),
    "content/posts/two.md": post(
        "Two",
        tags="reading, rare",
        authors="Bo Cole",
        body="It builds on [the paper](https://arxiv.org/abs/2001.00001).",
    ),
    "works.yaml": "rungs:\n  title: Rungs\n  authors: [Bo Cole]\n"
    "  links: [arXiv:2001.00001, https://example.org/rungs]\n",
    "content/issues/1.md": ISSUE.format(number=1, text="First."),
    "content/issues/2.md": ISSUE.format(number=2, text="As in Rungs 1 (AN #1), we climb."),
    "content/episodes/talk.md": "---\ntitle: 1 - Ladders with Ada Abbot\ndate: 2023-03-04\n"
    "show: Talks\n---\n\n"
    "**Cleo Carr** (00:10): Did it hack its reward?\n\n**Ada Abbot** (00:20): No.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = write_site(tmp_path_factory.mktemp("data"), SITE)
    result = build_site(folder)
    assert result.published
    assert codes(result) == []
    return tree(folder / "public")


def test_archive_json_fits_its_schema_and_tells_what_is_meant(built: dict[str, bytes]) -> None:
    archive = json.loads(built["archive.json"])
    assert built["archive.schema.json"] == schema_bytes()
    jsonschema.Draft202012Validator(json.loads(schema_bytes())).validate(archive)
    assert [one["url"] for one in archive["records"]] == [
        "/episodes/talk/", "/issues/1/", "/issues/2/", "/posts/one/", "/posts/two/",
    ]  # fmt: skip
    assert archive["works"] == [
        {
            "url": "/works/rungs/",
            "title": "Rungs",
            "authors": ["Bo Cole"],
            "identifiers": {"arxiv": "2001.00001"},
            "links": ["https://arxiv.org/abs/2001.00001", "https://example.org/rungs"],
            "mentions": [
                {"record": "/issues/1/", "anchor": "rungs-1", "by": "Cleo", "context": ""},
                {"record": "/issues/2/", "anchor": "rungs-2", "by": "Cleo", "context": ""},
                {"record": "/posts/two/", "anchor": None, "by": "Bo Cole",
                 "context": "It builds on the paper."},
            ],
        }
    ]  # fmt: skip
    assert archive["records"][2]["items"][0]["references"] == [{"issue": 1, "item": "rungs-1"}]
    assert archive["references"] == [
        {"record": "/issues/2/", "anchor": "rungs-2", "to": "/issues/1/", "to_anchor": "rungs-1",
         "text": "AN #1"},
        {"record": "/posts/one/", "anchor": "part", "to": "/posts/two/", "to_anchor": None,
         "text": "two"},
    ]  # fmt: skip
    assert {"url": "/tags/rare/", "title": "rare", "records": ["/posts/two/"]} in archive["tags"]
    assert archive["series"][1] == {
        "url": "/series/talks/", "title": "Talks", "records": ["/episodes/talk/"],
    }  # fmt: skip
    people = {one["name"]: one["roles"] for one in archive["people"]}
    assert people["Bo Cole"]["author"] == ["/posts/two/"]
    assert people["Bo Cole"]["work_author"] == ["/issues/1/", "/issues/2/", "/posts/two/"]
    assert people["Ada Abbot"]["guest"] == ["/episodes/talk/"]


def test_items_csv_has_a_row_an_item_that_runs_no_formula(built: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(built["items.csv"].decode("utf-8-sig"))))
    assert [(row["issue"], row["title"], row["summarizer"]) for row in rows] == [
        ("1", "Rungs 1", "Cleo"), ("2", "Rungs 2", "Cleo"),
    ]  # fmt: skip
    assert rows[1]["summary"] == "As in Rungs 1 (AN #1), we climb."
    assert rows[1]["opinion"] == "Ada's opinion: =Good."
    assert rows[1]["address"] == "http://localhost/issues/2/#rungs-2"


def test_references_csv_has_the_sentence(built: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(built["references.csv"].decode("utf-8-sig"))))
    assert rows[1]["to"] == "http://localhost/posts/two/"
    assert rows[1]["context"] == "See two on reward hacking."


def test_sqlite_finds_its_database_whole(built: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite"
    file.write_bytes(built["archive.sqlite"])
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert database.execute("pragma foreign_key_check").fetchall() == []
        assert database.execute("select count(*) from tags").fetchone() > (0,)


def test_the_database_finds_the_turn(built: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite"
    file.write_bytes(built["archive.sqlite"])
    found = sqlite3.connect(file).execute(
        "select record, said_by, start from passages where id in (select rowid from passages_text"
        " where passages_text match 'hacking reward') order by record"
    )
    assert found.fetchall() == [
        ("/episodes/talk/", "Cleo Carr", 10),
        ("/posts/one/", None, None),
    ]


def test_the_database_tells_where_a_work_is_discussed(
    built: dict[str, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "archive.sqlite"
    file.write_bytes(built["archive.sqlite"])
    found = sqlite3.connect(file).execute(
        "select arxiv, authors, record, said_by from works join work_mentions on work = url"
        " where context != ''"
    )
    assert found.fetchall() == [("2001.00001", "Bo Cole", "/posts/two/", "Bo Cole")]


def test_every_work_has_a_bibliography(built: dict[str, bytes]) -> None:
    cited = built["works/rungs/cite.bib"].decode()
    for line in (
        "@misc{cole2020:works/rungs,", "  author = {Bo Cole},", "  eprint = {2001.00001},",
        "  url = {https://arxiv.org/abs/2001.00001},",
    ):  # fmt: skip
        assert line in cited.splitlines()
    assert built["works/cite.bib"].decode() == cited


def test_every_record_and_tag_has_a_bibliography(built: dict[str, bytes]) -> None:
    assert b"title = {{One}}" in built["posts/one/cite.bib"]
    assert built["tags/reading/cite.bib"].count(b"@misc{") == 2
    assert built["archive.bib"].count(b"@misc{") == sum(
        path.startswith("content/") for path in SITE
    )


def test_all_are_listed_on_a_page(built: dict[str, bytes]) -> None:
    page = built["data/index.html"].decode()
    for name in ("archive.json", "archive.schema.json", "archive.sqlite", "items.csv",
                 "references.csv", "archive.bib", "works/cite.bib",
                 "tags/reading/cite.bib"):  # fmt: skip
        assert f'href="/{name}"' in page


def test_data_is_the_same_bytes_and_can_be_off(tmp_path: Path, built: dict[str, bytes]) -> None:
    again = write_site(tmp_path / "again", SITE)
    assert build_site(again).published
    assert tree(again / "public") == built
    settings = 'search = "off"\n[features]\ndata = false\n'
    off = write_site(tmp_path / "off", SITE | {"alignsite.toml": settings})
    assert build_site(off).published
    kept = {path for path in tree(off / "public") if not path.startswith("previews/")}
    assert not {path for path in kept if path.endswith((".bib", ".json", ".csv"))}
