"""What is shown of a link before it is followed, and which file it lies in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from alignsite.archive import build_archive
from alignsite.config import Config, Features
from alignsite.datasets.link_previews import (
    INDEX_URL,
    LONGEST_TEXT,
    PREVIEWS_A_FILE,
    LinkPreview,
    PreviewFile,
    PreviewIndex,
    index_bytes,
    place,
    preview_bytes,
    preview_files,
)
from alignsite.entries import Entry, Involvement
from alignsite.mentions import Mention
from alignsite.pages import connect
from alignsite.pages.catalogue import make_catalogue
from alignsite.records import Episode, Issue, Item, Record
from alignsite.works import Work, Works
from tests.entries import entry
from tests.unit.episodes import episode
from tests.unit.issues import issue
from tests.words import ENGLISH

NONE = Works()


def planned(entries: list[Entry], works: Works = NONE, **features: bool) -> list[LinkPreview]:
    config = Config(features=Features(**features))
    archive = build_archive(entries)
    links = {one.meta.url: {to.target: to.target for to in one.mentions} for one in archive.records}
    catalogue = make_catalogue(archive, config, ENGLISH, works)
    files = [made for _, made in preview_files(catalogue, connect(archive.records, links))]
    return [one for made in files if isinstance(made, PreviewFile) for one in made.previews]


def never(digest: str) -> Record | Item:
    raise AssertionError(digest)


def test_a_record_is_told_by_kind_date_length_and_people() -> None:
    speaks = Involvement("Ada Example", "host", 3)
    (one,) = planned([entry("talk", "episode", involvements=(speaks,))], authors=False)
    assert one.url == "/episodes/talk/"
    assert one.facts[0] == "Episode"
    assert one.facts[-2:] == ("1 min", "Ada Example")


def test_a_person_is_told_by_their_parts() -> None:
    speaks = Involvement("Ada Example", "host", 3)
    (one,) = [
        one
        for one in planned([entry("talk", "episode", involvements=(speaks,))])
        if one.url.startswith("/authors/")
    ]
    assert (one.title, one.facts) == ("Ada Example", ("host", "1 record"))


def test_turns_are_kept_only_where_a_link_leads_to_them() -> None:
    target = "/episodes/talk/#ada-1"
    mention = Mention(target, False, None, None, "said", "Ada said so.")
    talk = replace(entry("talk", "episode", anchors=("ada-1", "bea-2")), turns=2)
    post = replace(entry("post"), mentions=(mention,))
    assert [one.url for one in planned([talk, post]) if one.turn] == [target]


def test_a_work_is_told_by_its_authors_and_its_records() -> None:
    record = entry("digest")
    names = ("Ada Example", "Bo Cole", "Cy Dunn", "Dee Ely")
    ladders = Work("ladders", "Ladders", names, False, (), (), (), (), (record,))
    (one,) = [one for one in planned([record], Works((ladders,))) if "/works/" in one.url]
    assert (one.url, one.title) == ("/works/ladders/", "Ladders")
    assert one.facts == ("Ada Example, Bo Cole, Cy Dunn …", "1 record")


def test_without_previews_there_is_an_index_that_says_so() -> None:
    config = Config(features=Features(previews=False))
    archive = build_archive([entry("post")])
    found = preview_files(make_catalogue(archive, config, ENGLISH, Works()), connect((), {}))
    assert list(found) == [(INDEX_URL, PreviewIndex(0))]
    assert json.loads(index_bytes(PreviewIndex(0))) == {"files": 0}


@pytest.mark.parametrize(("records", "files"), [(1, 1), (PREVIEWS_A_FILE + 1, 2), (100, 8)])
def test_each_preview_lies_where_its_address_says(records: int, files: int) -> None:
    archive = build_archive([entry(f"post-{number}") for number in range(records)])
    catalogue = make_catalogue(archive, Config(), ENGLISH, Works())
    found = dict(preview_files(catalogue, connect((), {})))
    assert found.pop(INDEX_URL) == PreviewIndex(files)
    for url, contents in found.items():
        assert isinstance(contents, PreviewFile)
        for one in contents.previews:
            assert url == f"/previews/{place(one.url, files)}.json"


def test_words_are_those_of_the_stored_item_or_turn() -> None:
    talk = episode("**Ada Example** (0:10): Wood moves.\n\n**Bea Host** (0:20): It does.\n" * 3)
    digest = issue("# Highlights\n\n[A paper](https://e.org/a) *(Bo)* (summarized by Ada): Told.\n")
    stored: dict[str, Record | Item] = {"talk": talk, "item": digest.items[0]}
    assert isinstance(talk, Episode)
    assert isinstance(digest, Issue)
    turn = talk.turns[1]
    contents = PreviewFile(
        (
            LinkPreview("/t/#x", "Talk", (), record="talk", turn=turn.id),
            LinkPreview("/i/#a", "A paper", ("Digest", "1 May 2024"), item="item"),
        )
    )
    assert json.loads(preview_bytes(contents, stored.__getitem__)) == {
        "/t/#x": ["Talk", "Bea Host · 0:20", "It does."],
        "/i/#a": ["A paper", "Digest · 1 May 2024", "Told."],
    }


def test_a_long_text_is_cut_between_words() -> None:
    one = LinkPreview("/a/", "A", (), "word, " * 100)
    (written,) = json.loads(preview_bytes(PreviewFile((one,)), never)).values()
    assert written[2].endswith("word…")
    assert len(written[2]) <= LONGEST_TEXT + 2
