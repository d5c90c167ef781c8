"""A speaker's label as it is printed at the beginning of a line: which layouts there are.

    **Name:**              **Name**:            **Name**: text        **Name**:text
    **Name** (0:12):       **Name (0:12):**     **Name: [0:12]** text
    **Name (aside):**      **Name**             **Name: text in bold**
    Name: text             Name (0:12):         Name [0:12]: text     Name 0:12
    [0:12] Name: text      0:12 **Name**: text  <b>Name:</b> text     *Name:* text
    **[0:12]** **Name:**   [0:12](...) Name:    **Name:** [0:12](...) _**Name:** text_
    [Name]: text           **[Name]** text      SPEAKER_01: text      `Name:` text
    **Name** _0:12_        **Name** ([0:12](...)): text               Name: 0:12

Brackets may be escaped, as word processors export them.

Reading a label says only that a line has that form. Whether it names a speaker is decided over the
whole file, in `cast`.
"""

from __future__ import annotations

import functools
import re
from typing import Literal, NamedTuple

from alignsite.loader.transcript.names import Shape, shape
from alignsite.loader.transcript.times import BRACKETED, LINKED, TIME, first_time

Style = Literal["bold", "italic", "plain"]

_LONGEST = 240
"""Characters of a line that are looked at: a label is short, a paragraph is not."""

_EMPTY = " \t\\"
"""What may follow a label that stands alone on its line."""

_UNSEEN = "\u200b\u200e\u2060\ufeff"
"""Characters without width, which copied text has beside labels."""

_UNSEEN_EACH = tuple(_UNSEEN)

_START = re.compile(
    rf"""[ \t\xa0{_UNSEEN}]*
    (?P<anchors> (?: <a\s[^<>]{{1,200}}></a>[ \t\xa0]* ){{0,4}} )
    (?: (?P<before> (?P<about> \*\* | ` )(?:{BRACKETED}|{TIME}):?(?P=about) | {LINKED}
                  | {BRACKETED}(?!\() | {TIME} ) [ \t\xa0]* (?:[-–—|:][ \t\xa0]*)? )?
    (?P<outer> _(?=\*\*) | \*(?=__) )?
    (?P<mark> \*\*\* | \*\* | __ | \* | _ | `
            | <(?P<tag>b|strong|em|i|u|span|mark|font)(?:\s[^<>]{{0,200}})?> )?
    [ \t\xa0]*
    (?: (?P<inside> {BRACKETED}(?!\() ) [ \t\xa0]* (?:[-–—|:][ \t\xa0]*)? )?
    (?: \[(?P<within> \*\* | __ )?(?P<linked> [^\[\]\n]{{1,80}}? )(?(within)(?P=within))\]
        (?: \([^()\s]{{0,400}}\) | (?P<braced>) (?![(\[]) )
      | (?P<name> [^\W\d_] (?:[^\n*_:：\[\](){{}}<>|!?;=“”"@\\`]|_(?=\d)){{0,79}} ) )""",
    re.VERBOSE,
)
_SIMPLE = re.compile(
    r"(?P<label>(?P<mark>\*\*)?(?P<name>[^\W\d_][^\n*_:：\[\](){}<>|!?;=“”\"@\\`\d]{0,79})"
    r":(?(mark)\*\*))(?:[ \t\xa0]+(?=[^\W\d_])|[ \t\xa0]*$)"
)
"""By far the most frequent layouts, read at once; `_START` reads them as well."""

_COLON = re.compile(r"[ \t\xa0]*\\?[:：]")
_TIME_NEXT = re.compile(
    rf"[ \t\xa0]*(?:[-–—|,][ \t\xa0]*)?"
    rf"(?P<mark>\*\*|\*|__|_|`|<(?P<tag>[a-z]{{1,6}})(?:\s[^<>]{{0,200}})?>)?"
    rf"(?P<time>{LINKED}|\(\s*{LINKED}\s*\)|{BRACKETED}(?!\()"
    rf"|(?(mark){TIME}|(?!)))(?(tag)</(?P=tag)>|(?(mark)(?P=mark)))"
)
_DASH_NEXT = re.compile(r"[ \t\xa0]*[-–—][ \t\xa0]+(?=\S)")
_BARE_TIME = re.compile(
    rf"[ \t\xa0]*(?:[-–—|@,][ \t\xa0]*)?(?P<time>{TIME})(?=[ \t\xa0]*(?:[:*_<]|$))"
)
_TIME_BEHIND_MARK = re.compile(rf"[ \t\xa0]*(?P<time>{TIME})(?=[ \t\xa0])")
_TIME_ALONE = re.compile(rf"[ \t\xa0]*(?P<time>{TIME})[ \t\xa0\\]*$")
_HOUR_IN_NAME = re.compile(r"[\s,@|–—-]+\d{1,3}$")
_ASIDE = re.compile(r"[ \t\xa0]*([\[(])([^\[\]()\n]{1,60})[\])](?!\()")
_STRAY = re.compile(r"\*\*(?:[ \t\xa0]|$)")
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_PLAIN_START = re.compile(rf"[ \t\xa0{_UNSEEN}]*(?:[^\W\d_]|\\?[\[(]|[*_<`\d])")


class Label(NamedTuple):
    """What one line begins with.

    `name`: without marks, time, bracketed aside and colon. `start`: its time in seconds.
    `end`: offset in the line at which the words begin. `reopen`: the mark to set before the words
    where the label's own mark goes on into them. `alone`: nothing follows on the line. `tight`:
    the words follow the colon without a space. `kept`: what stands about the label and belongs
    to the page: what links lead to, the number of a footnote.
    """

    name: str
    shape: Shape | None
    style: Style
    colon: bool
    start: int | None
    aside: str
    end: int
    reopen: str
    alone: bool
    tight: bool
    kept: str = ""


def read_label(line: str) -> Label | None:
    """The label with which a line of raw Markdown (or plain text) begins, if it has such a form."""
    head = line[:_LONGEST]
    if ":" not in head and head[:1].isalpha() and "：" not in head and "**" not in head:
        return None
    return _read(head, bool(line[_LONGEST:].strip(_EMPTY)))


@functools.lru_cache(maxsize=4096)  # a line is read when its file is recognised, and when loaded
def _read(head: str, goes_on: bool) -> Label | None:
    """The label of a line, of which this is the beginning; `goes_on`: and further words."""
    if _PLAIN_START.match(head) is None:
        return None
    simple = _SIMPLE.match(head)
    if simple is not None:
        return _simple(head, simple, goes_on)
    found = _START.match(head)
    if found is None:
        return None
    mark = found["mark"] or ""
    if found["linked"] is not None:
        name, position = found["linked"], found.end()
    else:
        name, position = found["name"], found.end("name")
        hour = _HOUR_IN_NAME.search(name) if head[position : position + 1] == ":" else None
        if hour is not None and head[position + 1 : position + 2].isdigit():
            name, position = name[: hour.start()], found.start("name") + hour.start()
    before = found["before"] or found["inside"]
    close = f"</{found['tag']}>" if found["tag"] else mark
    scan = _Rest(head, position, mark, close, first_time(before or ""))
    scan.run()
    outer = found["outer"] or ""
    if outer and head.startswith(outer, scan.position):
        scan.position, outer = scan.position + len(outer), ""
    below = _BREAK.match(head, scan.position)
    if below is not None and (scan.colon or scan.closed):
        scan.position = below.end()
    while head.startswith(_UNSEEN_EACH, scan.position):
        scan.position += 1
    alone = not goes_on and not head[scan.position :].strip(_EMPTY)
    if not scan.complete(alone, before is not None):
        return None
    if found["braced"] is not None and not (scan.colon or mark):
        return None
    name = name.strip().strip(",-–—").strip()
    form = shape(name)
    if not name or (form is None and before is not None and not (scan.colon or mark)):
        return None
    words = head[scan.position : scan.position + 1]
    return Label(
        name=name,
        shape=form,
        style=_style(mark or found["within"] or ""),
        colon=scan.colon,
        start=scan.time,
        aside=scan.aside,
        end=scan.position,
        reopen=outer + ("" if scan.closed or not mark else mark),
        alone=alone,
        tight=bool(words) and not words.isspace(),
        kept=found["anchors"].strip() + scan.footnote,
    )


def _simple(head: str, found: re.Match[str], goes_on: bool) -> Label:
    """The label of a line that shows a name and a colon, in bold or without marks."""
    name = found["name"].strip().strip(",-–—").strip()
    return Label(
        name=name,
        shape=shape(name),
        style="bold" if found["mark"] else "plain",
        colon=True,
        start=None,
        aside="",
        end=found.end("label"),
        reopen="",
        alone=not goes_on and not head[found.end("label") :].strip(_EMPTY),
        tight=False,
    )


class _Rest:
    """Walks over what follows the name: colon, closing mark, time and aside, in any order."""

    __slots__ = ("aside", "close", "closed", "colon", "footnote", "head", "position", "time")

    def __init__(self, head: str, position: int, mark: str, close: str, time: int | None) -> None:
        self.head = head
        self.position = position
        self.close = close
        self.closed = not mark
        self.colon = False
        self.aside = ""
        self.footnote = ""
        self.time = time

    def run(self) -> None:
        while self._mark() or self._colon() or self._time() or self._aside():
            pass

    def complete(self, alone: bool, timed_before: bool) -> bool:
        """Whether name and rest make a label of one of the layouts."""
        if self.colon:
            return True
        if self.close:
            return self.closed
        return (alone and self.time is not None and not timed_before) or (
            alone and timed_before and bool(self.head[: self.position].strip())
        )

    def _mark(self) -> bool:
        if not self.close:
            return self._stray()
        if self.closed:
            return False
        at = (
            self.position
            + len(self.head[self.position :])
            - len(self.head[self.position :].lstrip(" \t\xa0"))
        )
        if not self.head.startswith(self.close, at):
            return False
        self.position = at + len(self.close)
        self.closed = True
        return True

    def _stray(self) -> bool:
        """A closing mark that was never opened: `Name:** text`, `Name**: text`."""
        if self.head.startswith("**:", self.position) or (
            self.colon
            and self.head[self.position - 1] == ":"
            and _STRAY.match(self.head, self.position)
        ):
            self.position += 2
            return True
        return False

    def _colon(self) -> bool:
        found = _COLON.match(self.head, self.position)
        if found is None or self.head.startswith("//", found.end()):
            return False
        if self.colon and self.head[found.end() :].strip():
            return False
        self.position = found.end()
        self.colon = True
        return True

    def _time(self) -> bool:
        found = _TIME_NEXT.match(self.head, self.position)
        if found is None:
            found = self._bare_time()
        if found is None:
            return False
        if self.time is None:
            self.time = first_time(found["time"])
        elif self.colon:
            return False
        self.position = found.end()
        dash = None if self.colon else _DASH_NEXT.match(self.head, self.position)
        if dash is not None:
            self.position = dash.end()
        return True

    def _bare_time(self) -> re.Match[str] | None:
        """A time without brackets: before the colon or the line's end, or right behind a mark."""
        if self.colon and self.time is not None:
            return None
        if self.colon:
            return _TIME_ALONE.match(self.head, self.position)
        found = _BARE_TIME.match(self.head, self.position)
        if found is None and self.close and self.closed:
            found = _TIME_BEHIND_MARK.match(self.head, self.position)
        return found

    def _aside(self) -> bool:
        """What stands in brackets beside the name: an aside, or the number of a footnote."""
        if self.colon or self.aside:
            return False
        found = _ASIDE.match(self.head, self.position)
        if found is None:
            return False
        self.position = found.end()
        if found[2].startswith("^"):
            self.footnote += found[0].strip()
        else:
            self.aside = found[2].strip()
        return True


def _style(mark: str) -> Style:
    if mark in ("*", "_", "<em>", "<i>", "<span>"):
        return "italic"
    return "bold" if mark else "plain"
