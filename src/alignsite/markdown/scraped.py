"""Text that was copied off a page: nothing in it is markup, a line is a paragraph."""

from __future__ import annotations

import re

from markdown_it.token import Token

from alignsite.markdown.blocks import Block

_BULLET = re.compile(r"\s*(?:[-*•‣◦▪]\s+)(?=\S)")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+")
_SHOWN, _HIDDEN = (
    (
        Token("paragraph_open", "p", 1, block=True, hidden=hidden),
        Token("paragraph_close", "p", -1, block=True, hidden=hidden),
    )
    for hidden in (False, True)
)
"""What all paragraphs begin and end with; tokens are not changed once made."""

_TRAILING = ".,;:!?'’…*"


def blocks(text: str, first_line: int) -> tuple[Block, ...]:
    """Every line that is not empty, as a paragraph; runs of lines with bullets, as lists."""
    found: list[Block] = []
    run: list[tuple[int, str, str]] = []
    for number, line in enumerate(text.split("\n"), first_line):
        bullet = _BULLET.match(line)
        if bullet:
            run.append((number, line, line[bullet.end() :].strip()))
            continue
        if not line.strip():
            continue
        if run:
            found.append(_list(run))
            run = []
        found.append(paragraph(line.strip(), number))
    if run:
        found.append(_list(run))
    return tuple(found)


def paragraph(source: str, line: int) -> Block:
    """A paragraph of plain text."""
    return Block(
        kind="paragraph",
        level=0,
        line=line,
        end_line=line + source.count("\n"),
        source=source,
        tokens=_paragraph_tokens(source),
        stop=3,
    )


def inline(source: str) -> list[Token]:
    """The text as tokens: addresses as links, all else as it stands."""
    if "://" not in source:
        return [Token("text", "", 0, content=source)]
    tokens: list[Token] = []
    done = 0
    for found in _ADDRESS.finditer(source):
        address = _trimmed(found[0])
        if len(address) <= len("https://"):
            continue
        tokens += [
            Token("text", "", 0, content=source[done : found.start()]),
            Token("link_open", "a", 1, attrs={"href": address}),
            Token("text", "", 0, content=address),
            Token("link_close", "a", -1),
        ]
        done = found.start() + len(address)
    tokens.append(Token("text", "", 0, content=source[done:]))
    return tokens


def _trimmed(address: str) -> str:
    """The address without the punctuation of the sentence it ends."""
    while address:
        last = address[-1]
        if last in _TRAILING or (
            last in ")]" and address.count("(["[last == "]"]) < address.count(last)
        ):
            address = address[:-1]
        else:
            break
    return address


def _paragraph_tokens(source: str, *, hidden: bool = False) -> list[Token]:
    inside = Token("inline", "", 0, content=source)
    return [_HIDDEN[0], inside, _HIDDEN[1]] if hidden else [_SHOWN[0], inside, _SHOWN[1]]


def _list(run: list[tuple[int, str, str]]) -> Block:
    """A list of the lines: number in the file, line as it stands, line without its bullet."""
    tokens = [Token("bullet_list_open", "ul", 1, block=True)]
    items: list[Block] = []
    for number, line, source in run:
        start = len(tokens)
        tokens.append(Token("list_item_open", "li", 1, block=True))
        tokens += _paragraph_tokens(source, hidden=True)
        tokens.append(Token("list_item_close", "li", -1, block=True))
        inner = Block(
            "paragraph",
            0,
            number,
            number,
            source,
            tokens=tokens,
            start=start + 1,
            stop=start + 4,
        )
        items.append(
            Block(
                "item",
                0,
                number,
                number,
                line,
                children=(inner,),
                tokens=tokens,
                start=start,
                stop=start + 5,
            )
        )
    tokens.append(Token("bullet_list_close", "ul", -1, block=True))
    raw = "\n".join(line for _, line, _ in run)
    return Block(
        "list",
        0,
        run[0][0],
        run[-1][0],
        raw,
        children=tuple(items),
        tokens=tokens,
        stop=len(tokens),
    )
