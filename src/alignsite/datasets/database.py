"""`archive.sqlite`: the archive as tables, with full-text search over its passages.

The same bytes for the same input and the same SQLite. To find who speaks of a thing:

    select record, anchor, said_by, start, text from passages
    where id in (select rowid from passages_text where passages_text match 'reward hacking');
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from alignsite.datasets.rows import GroupRow, PersonRow, RecordRow, ReferenceRow, WorkRow
from alignsite.passages import RecordRows

_SETTINGS = """
pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off;
pragma locking_mode = exclusive; pragma cache_size = -32000;
"""
"""A file that is not complete is thrown away, so nothing is kept to mend it with."""

_INDEX_BYTES = 32 * 2**20
"""Of the index, kept in memory before it is written: far fewer pieces have to be put together."""
_INDEX_IN_MEMORY = "insert into passages_text (passages_text, rank) values (?, ?)"

_TABLES = """
create table records (
  url text primary key, kind text not null, path text not null, title text not null,
  date text, updated text, series text, number text, summary text not null, words integer not null
) without rowid;
create table people (url text primary key, name text not null) without rowid;
create table roles (
  person text not null references people, role text not null,
  record text not null references records, primary key (person, role, record)
) without rowid;
create table tags (
  tag text not null, record text not null references records, title text not null,
  primary key (tag, record)
) without rowid;
create table items (
  record text not null references records, anchor text not null, part text, section text,
  title text not null, url text, authors text, summarizer text, hat_tip text,
  primary key (record, anchor)
) without rowid;
create table refs (
  record text not null references records, anchor text, to_record text not null, to_anchor text,
  said_by text, text text not null, context text not null
);
create table works (
  url text primary key, title text not null, authors text not null, arxiv text, doi text,
  link text
) without rowid;
create table work_mentions (
  work text not null references works, record text not null references records, anchor text,
  said_by text, context text not null
);
create table passages (
  id integer primary key, record text not null references records, anchor text, said_by text,
  start integer, text text not null
);
create virtual table passages_text using fts5 (
  text, content='passages', content_rowid='id', tokenize='porter unicode61'
);
"""


@dataclass(frozen=True, slots=True)
class Database:
    """What the database is made of."""

    records: tuple[RecordRow, ...]
    works: tuple[WorkRow, ...]
    people: tuple[PersonRow, ...]
    references: tuple[ReferenceRow, ...]
    tags: tuple[GroupRow, ...]


def fill_database(
    connection: sqlite3.Connection, contents: Database, load: Callable[[str], RecordRows]
) -> None:
    """Make the tables in an empty database, which commits by itself. Times are seconds.

    `load` gives the rows of the record stored under a digest.
    """
    connection.executescript(_SETTINGS + "begin;" + _TABLES)
    _insert_records(connection, (load(row.digest) for row in contents.records))
    _insert_connections(connection, contents)
    _insert_works(connection, contents.works)
    connection.execute(_INDEX_IN_MEMORY, ("hashsize", _INDEX_BYTES))
    connection.execute("insert into passages_text (passages_text) values ('rebuild')")
    connection.execute("insert into passages_text (passages_text) values ('optimize')")
    connection.execute("delete from passages_text_config where k = 'hashsize'")
    connection.execute("commit")


def _insert_records(connection: sqlite3.Connection, records: Iterable[RecordRows]) -> None:
    for one in records:
        connection.execute("insert into records values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", one.record)
        if one.items:
            connection.executemany(
                "insert into items values (?, ?, ?, ?, ?, ?, ?, ?, ?)", one.items
            )
        connection.executemany(
            "insert into passages (record, anchor, said_by, start, text) values (?, ?, ?, ?, ?)",
            one.passages,
        )


def _insert_connections(connection: sqlite3.Connection, contents: Database) -> None:
    connection.executemany(
        "insert into people values (?, ?)", ((one.url, one.name) for one in contents.people)
    )
    connection.executemany("insert into roles values (?, ?, ?)", _roles(contents.people))
    connection.executemany(
        "insert into tags values (?, ?, ?)",
        ((one.url, record, one.title) for one in contents.tags for record in one.records),
    )
    connection.executemany(
        "insert into refs values (?, ?, ?, ?, ?, ?, ?)",
        (
            (one.record, one.anchor, one.to, one.to_anchor, one.by, one.text, one.context)
            for one in contents.references
        ),
    )


def _insert_works(connection: sqlite3.Connection, works: Iterable[WorkRow]) -> None:
    """Works and where they are told of; several authors stand with a semicolon between them."""
    for work in works:
        authors, link = "; ".join(work.authors), next(iter(work.links), None)
        arxiv, doi = work.identifiers.get("arxiv"), work.identifiers.get("doi")
        row = (work.url, work.title, authors, arxiv, doi, link)
        connection.execute("insert into works values (?, ?, ?, ?, ?, ?)", row)
        connection.executemany(
            "insert into work_mentions values (?, ?, ?, ?, ?)",
            ((work.url, one.record, one.anchor, one.by, one.context) for one in work.mentions),
        )


def _roles(people: Iterable[PersonRow]) -> Iterator[tuple[str, str, str]]:
    for person in people:
        for role, records in person.roles.items():
            for record in records:
                yield person.url, role, record
