"""What the loader understood of a file, as JSON and as an account for people.

The JSON is an interface that others read: `docs/records.md` describes it, field by field.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from alignsite.filters import clock
from alignsite.placement import Placement
from alignsite.problems import Problem, describe
from alignsite.records import Episode, Issue, Item, Meta, Moment, Post, Record
from alignsite.wording import plural

Json = dict[str, object]


def as_json(path: str, record: Record | None, problems: Sequence[Problem]) -> Json:
    """One file's record and problems. A file that did not load has only its path and problems."""
    found = [
        {
            "severity": one.severity,
            "code": one.code,
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "message": one.message,
        }
        for one in problems
    ]
    if record is None:
        return {"kind": None, "path": path, "problems": found}
    return record_json(record) | {"problems": found}


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


def account(
    path: str,
    record: Record | None,
    problems: Sequence[Problem],
    placed: Placement | None = None,
) -> str:
    """The same for people: what the file is, what is in it, what was guessed, what is wrong."""
    lines = [path]
    if record is None:
        lines.append("  could not be read")
    else:
        lines += [f"  {line}" for line in _account(record)]
    if placed is not None:
        lines.append(f"  {_share(placed)}")
    lines += [f"  {line}" for one in problems for line in describe(one).splitlines()]
    return "\n".join(lines)


def _share(placed: Placement) -> str:
    """How many of the document's words the record holds; 100% only where it holds them all."""
    whole = placed.placed == placed.words
    share = "100" if whole else f"{int(1000 * placed.placed / placed.words) / 10}"
    return f"{share}% of {plural(placed.words, 'word')} placed"


def _account(record: Record) -> list[str]:
    meta = record.meta
    lines = [f"{meta.kind}: {meta.title}", f"address: {meta.url}"]
    if meta.date:
        lines.append(f"date: {meta.date.text}")
    if meta.authors:
        lines.append(f"by: {', '.join(one.name for one in meta.authors)}")
    if meta.tags:
        lines.append(f"tags: {', '.join(meta.tags)}")
    lines.append(plural(meta.words, "word"))
    match record:
        case Episode():
            lines += _account_of_episode(record)
        case Issue():
            lines += _account_of_issue(record)
        case Post():
            pass
    if meta.inferred:
        lines.append(f"worked out, not stated: {', '.join(meta.inferred)}")
    return lines


def _account_of_episode(episode: Episode) -> list[str]:
    said = Counter(turn.speaker for turn in episode.turns)
    lines = [plural(len(episode.turns), "turn")]
    for speaker in episode.speakers:
        role = f" ({speaker.role})" if speaker.role else ""
        others = [label for label in speaker.labels if label != speaker.name]
        spelled = f", printed as {', '.join(others)}" if others else ""
        lines.append(f"  {speaker.name}{role}: {plural(said[speaker.name], 'turn')}{spelled}")
    counts = (
        (len(episode.chapters), "chapter"),
        (len(episode.notes), "show note"),
        (len(episode.quotes), "quote"),
    )
    lines += [plural(count, word) for count, word in counts if count]
    times = [turn.start for turn in episode.turns if turn.start is not None]
    if times:
        lines.append(f"times from {clock(min(times))} to {clock(max(times))}")
    return lines


def _account_of_issue(issue: Issue) -> list[str]:
    lines = [plural(len(issue.items), "item")]
    section: str | None = None
    for item in issue.items:
        if item.section != section:
            section = item.section
            lines.append(f"  {section}" if section else "  (no section)")
        by = f" ({item.authors})" if item.authors else ""
        told = f", summarised by {item.summarizer}" if item.summarizer else ""
        opinions = f", {plural(len(item.opinions), 'opinion')}" if item.opinions else ""
        lines.append(f"    {item.title}{by}{told}{opinions}")
    if issue.asides:
        lines.append(plural(len(issue.asides), "aside"))
    return lines
