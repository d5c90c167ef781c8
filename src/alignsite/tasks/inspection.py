"""What the loader understood of a file, as JSON and as an account for people.

The JSON is that of `record_json.py`, with the problems met.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from alignsite.filters import clock
from alignsite.placement import Placement
from alignsite.problems import Problem, describe
from alignsite.record_json import Json, record_json
from alignsite.records import Episode, Issue, Post, Record
from alignsite.wording import plural


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
    lines.append(f"{plural(meta.words, 'word')} in the body")
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
        lines.append(f"    {item.heading}{by}{told}{opinions}")
    if issue.asides:
        lines.append(plural(len(issue.asides), "aside"))
    return lines
