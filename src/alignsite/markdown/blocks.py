"""The blocks of a document: paragraphs, headings, lists ... as a tree with places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from markdown_it.token import Token

BlockKind = Literal[
    "paragraph", "heading", "list", "item", "quote", "code", "html", "table", "rule", "footnotes",
    "other",
]  # fmt: skip

_KINDS: dict[str, BlockKind] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
}
_LEAVES = ("paragraph", "heading")
_CONTAINERS = ("list", "item", "quote", "other")
_OPENED = Token("paragraph_open", "p", 1, block=True)
_CLOSED = Token("paragraph_close", "p", -1, block=True)
_EXPLICIT_ID = re.compile(r"\s*\{:?\s*#([^\s{}#]+)\s*\}$")


class Block(NamedTuple):
    """One block of a document: a tuple, for a long document has many thousands.

    `level`: of a heading, 1 to 6, else 0. `line`, `end_line`: the lines of the file where it
    starts and ends. `source`: of a paragraph or heading its text as written, without the marks of
    heading, quote and list; of code and HTML its content; of others their raw lines. `id`: a
    heading's anchor. `children`: a quote's blocks, a list's items, an item's blocks.
    """

    kind: BlockKind
    level: int
    line: int
    end_line: int
    source: str
    id: str = ""
    children: tuple[Block, ...] = ()
    tokens: Sequence[Token] = ()
    start: int = 0
    stop: int = 0

    def replaced(self, source: str) -> Block:
        """A paragraph or heading in the same place with other text."""
        opened = self.tokens[self.start] if self.kind == "heading" else None
        return self._replace(source=source, tokens=leaf_tokens(source, opened), start=0, stop=3)

    def around(self, children: Sequence[Block]) -> Block:
        """A list, item or quote around other blocks, which take the place of its own."""
        opened, closed = self.tokens[self.start], self.tokens[self.stop - 1]
        inside = [token for one in children for token in one.tokens[one.start : one.stop]]
        tokens = (opened, *inside, closed)
        return self._replace(children=tuple(children), tokens=tokens, start=0, stop=len(tokens))


def paragraph(source: str, line: int) -> Block:
    """A paragraph with text of one's own, said to start at that line of the file."""
    return Block(
        kind="paragraph",
        level=0,
        line=line,
        end_line=line + source.count("\n"),
        source=source,
        tokens=leaf_tokens(source, None),
        stop=3,
    )


def leaf_tokens(source: str, opened: Token | None) -> list[Token]:
    """The tokens of a paragraph, or of a heading like the one that `opened` opens."""
    inside = Token("inline", "", 0, content=source.strip(), children=[])
    if opened is None:
        return [_OPENED, inside, _CLOSED]
    return [
        Token("heading_open", opened.tag, 1, attrs=dict(opened.attrs), block=True),
        inside,
        Token("heading_close", opened.tag, -1, block=True),
    ]


def tree(tokens: list[Token], lines: Sequence[str], first_line: int) -> tuple[Block, ...]:
    """The blocks that markdown-it's flat tokens stand for.

    `lines`: the text's lines; `first_line`: the number that the first of them has in the file.
    """
    levels: list[list[Block]] = [[]]
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            opened.append(index)
            levels.append([])
        elif token.nesting == -1:
            start, children = opened.pop(), levels.pop()
            if tokens[start].map is not None and token.type not in _INSIDE:
                levels[-1].append(_block(tokens, start, index + 1, children, lines, first_line))
            else:
                levels[-1].extend(children)
        elif token.type != "inline":
            levels[-1].append(_block(tokens, index, index + 1, [], lines, first_line))
    return tuple(levels[0])


_INSIDE = frozenset(
    {
        "thead_close", "tbody_close", "tr_close", "th_close", "td_close", "dt_close", "dd_close",
        "footnote_reference_close",
    }
)  # fmt: skip


def _block(
    tokens: list[Token],
    start: int,
    stop: int,
    children: list[Block],
    lines: Sequence[str],
    first_line: int,
) -> Block:
    token = tokens[start]
    kind = _KINDS.get(token.type, "other")
    begin, end = token.map or (0, 0)
    level = 0
    if kind in _LEAVES:
        source = tokens[start + 1].content
        if kind == "heading":
            level = int(token.tag[1])
    elif kind in ("code", "html"):
        source = token.content
    else:
        source = "\n".join(lines[begin:end])
    return Block(
        kind=kind,
        level=level,
        line=first_line + begin,
        end_line=first_line + max(begin, end - 1),
        source=source,
        id=str(token.attrs.get("id", "")),
        children=tuple(children) if kind in _CONTAINERS else (),
        tokens=tokens,
        start=start,
        stop=stop,
    )


def take_explicit_id(inline: Token) -> str:
    """The `{#id}` at the end of a heading, taken off its text; empty where there is none."""
    if not inline.content.endswith("}"):
        return ""
    found = _EXPLICIT_ID.search(inline.content)
    if found is None:
        return ""
    inline.content = inline.content[: found.start()]
    return found[1]
