"""Tables: rows of cells between `|`."""

from __future__ import annotations

import re

from alignsite.markdown.kramdown import patterns as p
from alignsite.markdown.kramdown.blocks.reader import BlockReader
from alignsite.markdown.kramdown.elements import Element
from alignsite.markdown.kramdown.scanner import Scanner

_PIPE = r"(?:\||.*?[^\\\n]\|)"
_LINE = re.compile(rf"{_PIPE}.*?\n")
_START = re.compile(rf"{p.SPACE}(?=\S){_PIPE}.*?\n")
_HAS_PIPE = re.compile(_PIPE)
_SEPARATOR = re.compile(r"(?=[+|: \t]*-)([+|: \t-]*)\n")
_FOOTER = re.compile(r"(?=[+|: \t]*=)[+|: \t=]*\n")
_ALIGN = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_CODE_TAG = re.compile(r"(<code.*?>.*?</code>)")
_TICKS = re.compile(r"`+")
_CELL_END = re.compile(r"(?<!\\)\|")
_INLINE_ELEMENT = re.compile(
    rf"<({'|'.join(sorted(p.SPAN_ELEMENTS - p.WITHOUT_BODY))})\b[^<>]*>.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_MOST_ELEMENTS = 500

_LONGEST_ROW = 20_000


def read_table(reader: BlockReader) -> bool:
    """Read a table; nothing is read where its lines are none after all."""
    source = reader.source
    if not source.line_has("|") or source.check(_START) is None or not reader.after_boundary():
        return False
    line, begin = source.line, source.position
    table = Element("table", line)
    if not _read_rows(source, table) or not reader.before_boundary():
        source.position = begin
        return False
    if not _every_line_has_a_pipe(source.text[begin : source.position - 1]) or not any(
        kind == "tbody" for kind, _ in table.rows
    ):
        source.position = begin
        return False
    columns = max((len(row) for _, rows in table.rows for row in rows), default=0)
    for _, rows in table.rows:
        for row in rows:
            row.extend([""] * (columns - len(row)))
    table.alignment = (table.alignment + [""] * columns)[:columns]
    reader.add(table)
    return True


def _read_rows(source: Scanner, table: Element) -> bool:
    first = source.check(_LINE)
    has_leading_pipe = first is not None and first[0].lstrip().startswith("|")
    source.scan(_SEPARATOR)
    rows: list[list[str]] = []
    has_footer = False

    def close(kind: str, *, force: bool = False) -> None:
        nonlocal rows
        if not has_footer or kind != "tbody" or force:
            table.rows.append((kind, rows))
            rows = []

    while not source.at_end and source.check(_LINE) is not None:
        separator = source.scan(_SEPARATOR)
        if separator is not None:
            if rows and not table.alignment and not has_footer:
                close("thead")
                table.alignment = [_alignment(*one) for one in _ALIGN.findall(separator[1])]
            elif rows:
                close("tbody")
        elif source.scan(_FOOTER) is not None:
            if rows:
                close("tbody", force=True)
            has_footer = True
        else:
            written = source.take_line().rstrip()
            if len(written) > _LONGEST_ROW:
                return False
            rows.append(_cells(written, has_leading_pipe=has_leading_pipe))
    if rows:
        close("tfoot" if has_footer else "tbody")
    return True


def _alignment(left: str, right: str) -> str:
    if left:
        return "center" if right else "left"
    return "right" if right else ""


def _cells(line: str, *, has_leading_pipe: bool) -> list[str]:
    cells = [""]
    for number, part in enumerate(_CODE_TAG.split(line)):
        if number % 2:
            cells[-1] += part
            continue
        for is_code, text in _code_spans(part):
            if is_code:
                cells[-1] += text
            else:
                first, *others = (one.replace("\\|", "|") for one in _CELL_END.split(text))
                cells[-1] += first
                cells += others
    if has_leading_pipe and not cells[0].strip():
        del cells[0]
    if cells and not cells[-1].strip():
        cells.pop()
    return [cell.strip() for cell in cells]


def _code_spans(text: str) -> list[tuple[bool, str]]:
    """The text cut into code between backticks (with them), and what stands between."""
    parts: list[tuple[bool, str]] = []
    done = position = 0
    while (ticks := _TICKS.search(text, position)) is not None:
        position = ticks.end()
        is_loose = (
            ticks[0] == "`"
            and (ticks.start() == 0 or text[ticks.start() - 1].isspace())
            and text[position : position + 1].isspace()
        )
        end = -1 if is_loose else text.find(ticks[0], position)
        if end < 0:
            continue
        if ticks.start() > done:
            parts.append((False, text[done : ticks.start()]))
        done = position = end + len(ticks[0])
        parts.append((True, text[ticks.start() : done]))
    if done < len(text):
        parts.append((False, text[done:]))
    return parts


def _every_line_has_a_pipe(written: str) -> bool:
    """Whether each line has a `|` outside code."""
    has_pipe = False
    for is_code, text in _code_spans(_INLINE_ELEMENT.sub("", written, count=_MOST_ELEMENTS)):
        lines = text.split("\n")
        if is_code:
            if len(lines) > 2 or (len(lines) == 2 and not has_pipe):
                return False
            if len(lines) == 2:
                has_pipe = False
            continue
        if len(lines) > 1 and not has_pipe and _HAS_PIPE.match(lines[0]) is None:
            return False
        has_pipe = (len(lines) == 1 and has_pipe) or _HAS_PIPE.match(lines[-1]) is not None
    return has_pipe
