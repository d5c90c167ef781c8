"""Segments → turns: text, times, ids and the HTML of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

from alignsite.loader.transcript import sections
from alignsite.loader.transcript.ids import turn_ids
from alignsite.loader.transcript.segments import TIME_MARK, Segment
from alignsite.loader.transcript.speakers import Speakers, role_of
from alignsite.loader.transcript.times import shown
from alignsite.markdown import Block, Text
from alignsite.records import Link, Markup, Timestamp, Turn

TOP_HEADING = 2
"""The level of the topmost headings: a page has one `h1` of its own."""

_BEFORE_POINT = re.compile(r"[.,;:!?…)\]’”]")


def make_turns(
    text: Text, segments: Sequence[Segment], speakers: Speakers, anchors: Mapping[int, str]
) -> list[Turn]:
    """The turns of a transcript, in its order.

    `anchors`: ids for headings inside turns that are plain lines, by their line in the file.
    """
    worded: list[tuple[str, list[Timestamp]]] = []
    for segment in segments:
        plain = text.plain([block for kind, block in segment.parts if kind == "words"])
        worded.append(_with_times(plain, segment.times))
    labels = [segment.printed.label.name for segment in segments]
    ids = turn_ids(
        [(speakers.by_key[label], words) for label, (words, _) in zip(labels, worded, strict=True)]
    )
    return [
        Turn(
            id=ids[number],
            speaker=speakers.by_label[labels[number]],
            label=labels[number],
            start=segment.start,
            text=worded[number][0],
            times=tuple(worded[number][1]),
            markup=_markup(text, segment, ids[number], anchors),
        )
        for number, segment in enumerate(segments)
    ]


def _with_times(plain: str, times: Sequence[int]) -> tuple[str, list[Timestamp]]:
    """The text without the marks, and where in it each time stands."""
    if TIME_MARK not in plain:
        return plain, []
    pieces = [piece.strip() for piece in plain.split(TIME_MARK)]
    words = pieces[0]
    found: list[Timestamp] = []
    for piece, start in zip(pieces[1:], times, strict=False):
        if words and piece and not _BEFORE_POINT.match(piece):
            words += " "
        found.append(Timestamp(start, len(words)))
        words += piece
    return words, found


def _markup(text: Text, segment: Segment, turn: str, anchors: Mapping[int, str]) -> Markup:
    """The HTML of a turn: paragraphs, headings in their places, notes set apart, times as links."""
    pieces: list[Markup] = []
    run: list[Block] = []
    aside = segment.printed.label.aside
    if aside and role_of(aside) is None:
        pieces.append(Markup((f'<p class="aside">({escape(aside, quote=False)})</p>\n',)))

    def close() -> None:
        if run:
            pieces.append(text.markup(run, top=TOP_HEADING + 1))
            run.clear()

    for kind, block in segment.parts:
        if kind == "note":
            close()
            note = text.markup([block], top=TOP_HEADING + 1)
            pieces += [Markup(('<aside class="editors-note">\n',)), note, Markup(("\n</aside>",))]
        elif kind == "heading" and block.kind != "heading":
            close()
            title = sections.heading_time(block)[0] or block.source.strip()
            inner = text.inline(title, block.line).markup
            opened = f'<h{TOP_HEADING + 1} id="{anchors.get(block.line, "")}">'
            pieces += [Markup((opened,)), inner, Markup((f"</h{TOP_HEADING + 1}>",))]
        else:
            run.append(block)
    close()
    return _time_links(joined(pieces), segment.times, turn)


def joined(parts: Sequence[Markup]) -> Markup:
    """Stretches of HTML one after the other."""
    if not parts:
        return Markup()
    if len(parts) == 1:
        return parts[0]
    pieces: list[str] = [""]
    links: list[Link] = []
    for part in parts:
        pieces[-1] += part.pieces[0]
        pieces += part.pieces[1:]
        links += part.links
    return Markup(tuple(pieces), tuple(links))


def _time_links(markup: Markup, times: Sequence[int], turn: str) -> Markup:
    """A link to itself in place of each mark; only the first of equal times gets an id."""
    if not times:
        return markup
    left = iter(times)
    taken: set[int] = set()
    pieces: list[str] = [""]
    links: list[Link] = []
    for number, piece in enumerate(markup.pieces):
        if number:
            links.append(markup.links[number - 1])
            pieces.append("")
        end = 0
        for mark in re.finditer(TIME_MARK, piece):
            pieces[-1] += piece[end : mark.start()]
            end = mark.end()
            start = next(left, None)
            if start is None:
                continue
            identifier = f"{turn}-{start}"
            own = "" if start in taken else f' id="{identifier}"'
            taken.add(start)
            pieces[-1] += f'<a class="time"{own} href="'
            links.append(Link(f"#{identifier}"))
            pieces.append(f'"><time datetime="PT{start}S">{shown(start)}</time></a>')
        pieces[-1] += piece[end:]
    return Markup(tuple(pieces), tuple(links))
