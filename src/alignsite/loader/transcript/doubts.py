"""Problems of a transcript: what was decided on thin evidence, and outlines that lead nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from alignsite.loader.document import Document
from alignsite.loader.transcript import names
from alignsite.loader.transcript.cast import Cast
from alignsite.loader.transcript.chapters import anchors_in, likely
from alignsite.loader.transcript.outline import Entry
from alignsite.loader.transcript.overlooked import Overlooked
from alignsite.loader.transcript.recurrence import Printed
from alignsite.markdown import Block
from alignsite.problems import Problem
from alignsite.records import Chapter
from alignsite.slugs import anchor

_REPORTED = 20
"""Doubts of one kind, of which no more than this are told one by one."""


def unclear(
    document: Document,
    found: Cast,
    lines: Sequence[int],
    people: Sequence[str],
    overlooked: Sequence[Overlooked] = (),
) -> list[Problem]:
    """What was decided on thin evidence, with its place.

    `lines`: the file's, of each block. `people`: names of those who speak, and of those whom the
    page names. `overlooked`: what stands where a label would.
    """
    problems: list[Problem] = []
    for group, decided, hint in (
        (
            _places(found.doubtful),
            "was taken for a speaker, though it is printed only once",
            "if it is none, take the bold marks or the colon away; if it is, name the person under"
            " `speakers:` in the front matter",
        ),
        (
            _places(found.passed_over),
            "was not taken for a speaker, because it is printed too seldom",
            "if somebody of this name speaks here, name the person under `speakers:` in the front"
            " matter",
        ),
        (
            overlooked,
            "stands where a label would, and was not taken for one",
            "if somebody speaks here, write the label as the others are written, or name the person"
            " under `speakers:` in the front matter",
        ),
    ):
        for one in group[:_REPORTED]:
            start = document.offset(lines[one.block] + one.line)
            at = document.text.find(one.name, start)
            meant = _meant(one.name, people)
            problems.append(
                document.problem(
                    "unclear-transcript",
                    f"{one.name!r} {decided}",
                    at=at if at >= 0 else start,
                    hint=f"did you mean {meant}?" if meant else hint,
                )
            )
    return problems


def _places(found: Sequence[Printed]) -> list[Overlooked]:
    return [Overlooked(one.label.name, one.block, one.line) for one in found]


def _meant(name: str, people: Sequence[str]) -> str | None:
    """The name of which this one is a slip, if there is only one such."""
    if any(names.key(name) == names.key(one) for one in people if one != name):
        return None
    near = {
        names.key(one): one
        for one in people
        if names.key(one) != names.key(name) and names.variant(name, one)
    }
    return next(iter(near.values())) if len(near) == 1 else None


def broken(
    document: Document,
    blocks: Sequence[Block],
    lost: Sequence[Entry],
    chapters: Sequence[Chapter],
) -> list[Problem]:
    """Lines of the outline whose links lead nowhere, with the heading they most likely mean.

    `lost`: those that lead to no heading of the transcript; one of the page may do.
    """
    wrong = [entry for entry in lost if entry.anchor]
    if not wrong:
        return []
    present = anchors_in(document.text)
    present |= {block.id.casefold() for block in blocks if block.kind == "heading"}
    problems: list[Problem] = []
    for entry in wrong[:_REPORTED]:
        if anchor(entry.anchor).casefold() in present:
            continue
        meant = likely(entry, chapters)
        problems.append(
            document.problem(
                "broken-anchor",
                f"the outline links to #{entry.anchor}, which is nowhere on the page:"
                f" {entry.title}",
                at=max(0, document.text.find(f"#{entry.anchor}")),
                hint=f"did you mean #{meant.id} ({meant.title})?" if meant else "",
            )
        )
    return problems
