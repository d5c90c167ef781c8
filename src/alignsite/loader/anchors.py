"""Addresses within a page that readers' links may use, kept where their heading is not shown.

A heading that repeats the title, or that opens a part which the theme heads itself ("Contents",
"Transcript"), leaves the text. On a site that had an address for it, the address stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from alignsite.loader.document import Document
from alignsite.markdown import Text, ids_in
from alignsite.records import Body, Episode, Markup, Note, Post, Quote, Turn


def with_addresses_of(document: Document, text: Text, post: Post) -> Post:
    """The post with an empty anchor at its head for each address that it lost."""
    if document.settings.kramdown_options is None:
        return post
    present = set(post.body.anchors)
    lost = [name for name, _ in text.addresses() if name not in present]
    return replace(post, body=_headed(post.body, lost)) if lost else post


def with_addresses(document: Document, text: Text, episode: Episode) -> Episode:
    """The episode with an empty anchor for each address that it lost.

    It stands at the turn that the heading stood above, else before the transcript.
    """
    if document.settings.kramdown_options is None:
        return episode
    present = set(_present(episode))
    lost = [(name, title) for name, title in text.addresses() if name not in present]
    if not lost:
        return episode
    turns = {
        chapter.title: chapter.turn
        for chapter in reversed(episode.chapters)
        if chapter.turn is not None
    }
    at_turns: dict[str, list[str]] = {}
    before: list[str] = []
    for name, title in lost:
        turn = turns.get(title) if title else None
        (before if turn is None else at_turns.setdefault(turn, [])).append(name)
    return replace(
        episode,
        intro=_followed(episode.intro, before),
        turns=tuple(_turn(turn, at_turns.get(turn.id, [])) for turn in episode.turns),
    )


def _present(episode: Episode) -> Iterable[str]:
    """Every id of an episode."""
    for body in (episode.intro, episode.outro):
        yield from body.anchors
    for turn in episode.turns:
        yield turn.id
    for chapter in episode.chapters:
        if chapter.turn is not None:
            yield chapter.id
    parts: tuple[Turn | Note | Quote, ...] = (*episode.turns, *episode.notes, *episode.quotes)
    for part in parts:
        for piece in part.markup.pieces:
            yield from ids_in(piece)


def _anchors(names: Iterable[str]) -> str:
    return "".join(f'<a id="{escape(name)}"></a>' for name in names)


def _turn(turn: Turn, names: list[str]) -> Turn:
    if not names:
        return turn
    pieces = turn.markup.pieces
    return replace(
        turn, markup=Markup((f"{_anchors(names)}{pieces[0]}", *pieces[1:]), turn.markup.links)
    )


def _headed(body: Body, names: list[str]) -> Body:
    pieces = body.markup.pieces
    markup = Markup((f"{_anchors(names)}{pieces[0]}", *pieces[1:]), body.markup.links)
    return replace(body, markup=markup, anchors=(*names, *body.anchors))


def _followed(body: Body, names: list[str]) -> Body:
    if not names:
        return body
    pieces = body.markup.pieces
    markup = Markup((*pieces[:-1], f"{pieces[-1]}{_anchors(names)}"), body.markup.links)
    return replace(body, markup=markup, anchors=(*body.anchors, *names))
