"""A record as JSON: the interface that `alignsite inspect --json` and `archive.json` share.

`docs/records.md` describes it, field by field.
"""

from __future__ import annotations

from alignsite.records import Episode, Issue, Item, Meta, Moment, Post, Record

Json = dict[str, object]


def record_json(record: Record) -> Json:
    """A record's fields, without problems."""
    match record:
        case Post(meta=meta):
            return _meta(meta)
        case Episode():
            return _meta(record.meta) | _episode(record)
        case Issue():
            return _meta(record.meta) | _issue(record)


def _meta(meta: Meta) -> Json:
    return {
        "kind": meta.kind,
        "path": meta.path,
        "url": meta.url,
        "title": meta.title,
        "date": _iso(meta.date),
        "updated": _iso(meta.updated),
        "authors": [{"name": one.name, "url": one.url, "email": one.email} for one in meta.authors],
        "tags": list(meta.tags),
        "summary": meta.summary,
        "words": meta.words,
        "inferred": [name for name in meta.inferred if name != "series"],  # no field of its own
    }


def _iso(moment: Moment | None) -> str | None:
    return moment.text if moment else None


def _episode(episode: Episode) -> Json:
    return {
        "show": episode.meta.series,
        "number": episode.number,
        "media": [{"type": one.type, "url": one.url} for one in episode.media],
        "speakers": [
            {"name": one.name, "labels": list(one.labels), "role": one.role}
            for one in episode.speakers
        ],
        "turns": [
            {
                "id": turn.id,
                "speaker": turn.speaker,
                "label": turn.label,
                "start": turn.start,
                "text": turn.text,
                "times": [{"start": one.start, "offset": one.offset} for one in turn.times],
            }
            for turn in episode.turns
        ],
        "chapters": [
            {"id": one.id, "title": one.title, "level": one.level, "start": one.start}
            for one in episode.chapters
        ],
        "notes": [{"text": one.text, "start": one.start} for one in episode.notes],
        "quotes": [
            {
                "text": f"{one.title} {one.text}".strip(),
                "start": one.start,
                "speaker": one.speaker,
                "turn": one.turn,
            }
            for one in episode.quotes
        ],
    }


def _issue(issue: Issue) -> Json:
    return {
        "number": issue.number,
        "items": [_item(item) for item in issue.items],
        "asides": [{"title": one.title, "text": one.text} for one in issue.asides],
    }


def _item(item: Item) -> Json:
    return {
        "id": item.id,
        "part": item.part,
        "section": item.section,
        "title": item.title,
        "url": item.url,
        "authors": item.authors,
        "summarizer": item.summarizer,
        "hat_tip": item.hat_tip,
        "text": item.text,
        "prerequisites": item.prerequisites,
        "read_more": item.read_more,
        "opinions": [{"by": one.by, "text": one.text} for one in item.opinions],
        "references": [{"issue": one.issue, "item": one.item} for one in item.references],
    }
