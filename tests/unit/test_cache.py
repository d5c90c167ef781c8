from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import pytest

from alignsite.building.cache import (
    DamagedError,
    KnownFile,
    KnownOutput,
    OtherVersionError,
    RecordStore,
    State,
    load_state,
    save_state,
    shape,
)
from alignsite.passages import record_rows
from alignsite.records import Body, Markup, Meta, Post
from tests.entries import moment

POST = Post(
    Meta(kind="post", path="content/a.md", url="/posts/a/", title="A", date=moment("2023-01-02")),
    Body(Markup(("<p>Hello</p>",)), words=1),
)

SHAPE = len(shape({}))
"""How many bytes say which version wrote a file; a checksum of eight follows, and what it is of."""


def test_a_record_comes_back_as_it_was_stored(tmp_path: Path) -> None:
    RecordStore(tmp_path).save("abc", POST)
    assert RecordStore(tmp_path).load("abc") == POST


def test_its_rows_are_had_without_the_record(tmp_path: Path) -> None:
    store = RecordStore(tmp_path)
    store.save("abc", POST, record_rows(POST))
    rows = store.rows("abc")
    assert rows.record[:3] == ("/posts/a/", "post", "content/a.md")
    assert rows.passages == (("/posts/a/", None, None, None, "Hello"),)
    assert store.load("abc") == POST


def test_what_was_stored_without_rows_has_none(tmp_path: Path) -> None:
    store = RecordStore(tmp_path)
    store.save("abc", POST)
    with pytest.raises(DamagedError, match="no rows"):
        store.rows("abc")


def test_only_wanted_records_are_kept(tmp_path: Path) -> None:
    store = RecordStore(tmp_path)
    store.save("abc", POST)
    store.save("def", POST)
    store.forget_all_but(["def", "ghi"])
    assert store.missing(["abc", "def", "ghi"]) == {"abc", "ghi"}


def test_a_state_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    state = State(
        "engine",
        files={"a": KnownFile((1, 2, 3, 4), "d")},
        outputs={"index.html": KnownOutput("t", {"head": "x"}, (1, 2))},
    )
    save_state(tmp_path, state)
    assert load_state(tmp_path) == state


def test_no_state_is_an_empty_one(tmp_path: Path) -> None:
    assert load_state(tmp_path) == State()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"garbage",
        pickle.dumps(State())[:-3],
        pickle.dumps({"a": "mapping"}),
        pickle.dumps(Path("x")),
        b"cos\nsystem\n(S'echo owned'\ntR.",
        b"cbuiltins\neval\n(S'1'\ntR.",
    ],
)
def test_damaged_or_foreign_bytes_are_refused(tmp_path: Path, data: bytes) -> None:
    save_state(tmp_path, State())
    saved = (tmp_path / "state").read_bytes()
    head = saved[:SHAPE]
    for written in (data, head + data, head + b"%08x" % crc32(data) + data):
        (tmp_path / "state").write_bytes(written)
        with pytest.raises(DamagedError) as found:
            load_state(tmp_path)
        assert not isinstance(found.value, OtherVersionError)


def test_what_an_older_version_remembered_is_refused(tmp_path: Path) -> None:
    """Its types had fewer fields: they would come back with some of them unset."""
    save_state(tmp_path, State("engine", files={"a": KnownFile((1, 2, 3, 4), "d")}))
    saved = (tmp_path / "state").read_bytes()
    other = shape({("here", "Known"): State})
    without_checksum = saved[saved.index(b"\x80\x05") :]
    for rest in (saved[SHAPE:], without_checksum):
        (tmp_path / "state").write_bytes(other + rest)
        with pytest.raises(OtherVersionError):
            load_state(tmp_path)


@pytest.mark.parametrize("which", [0.0, 0.3, 0.5, 0.9, 1.0])
def test_what_reads_well_and_is_not_what_was_written_is_refused(
    tmp_path: Path, which: float
) -> None:
    save_state(tmp_path, State("engine " * 9, files={"a": KnownFile((1, 2, 3, 4), "d")}))
    saved = bytearray((tmp_path / "state").read_bytes())
    saved[SHAPE + int(which * (len(saved) - SHAPE - 1))] ^= 1
    (tmp_path / "state").write_bytes(saved)
    with pytest.raises(DamagedError) as found:
        load_state(tmp_path)
    assert not isinstance(found.value, OtherVersionError)


def test_a_field_more_is_another_shape() -> None:
    @dataclass(frozen=True, slots=True)
    class Before:
        stamp: int

    @dataclass(frozen=True, slots=True)
    class After:
        stamp: int
        digest: str = ""

    assert shape({("here", "Known"): Before}) != shape({("here", "Known"): After})
    assert shape({("here", "Known"): Before}) == shape({("here", "Known"): Before})
