"""Entries for tests of everything behind the loader."""

from __future__ import annotations

from datetime import UTC, datetime

from alignsite.entries import Entry, Involvement, ItemEntry
from alignsite.records import Kind, Link, Meta, Moment, Person


def moment(text: str) -> Moment:
    """A date alone, in UTC."""
    return Moment(int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()), text)


def entry(
    slug: str,
    kind: Kind = "post",
    *,
    date: str | None = "2023-01-02",
    number: str | None = None,
    series: str | None = None,
    tags: tuple[str, ...] = (),
    authors: tuple[str, ...] = (),
    involvements: tuple[Involvement, ...] = (),
    items: tuple[ItemEntry, ...] = (),
    links: tuple[str, ...] = (),
    anchors: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
    draft: bool = False,
) -> Entry:
    """An entry as the loader would make it for `content/<kind>s/<slug>.md`."""
    people = tuple(Person(name) for name in authors)
    return Entry(
        meta=Meta(
            kind=kind,
            path=f"content/{kind}s/{slug}.md",
            url=f"/{kind}s/{slug}/",
            title=slug.replace("-", " ").capitalize(),
            date=moment(date) if date else None,
            authors=people,
            tags=tags,
            series=series,
            draft=draft,
            aliases=aliases,
        ),
        digest=f"digest-of-{slug}",
        number=number,
        involvements=(*(Involvement(name, "author") for name in authors), *involvements),
        items=items,
        links=tuple(Link(target, 7, 3) for target in links),
        anchors=anchors,
    )


def item(
    title: str,
    section: str | None = None,
    summarizer: str | None = None,
    opinions: tuple[str, ...] = (),
) -> ItemEntry:
    """An item of an issue."""
    return ItemEntry(
        id=title.lower().replace(" ", "-"),
        title=title,
        url=None,
        section=section,
        authors=None,
        summarizer=summarizer,
        opinions=opinions,
    )
