"""Bytes → a document: encoding, line ends, control characters, front matter and its layers."""

from __future__ import annotations

import re

from alignsite.loader.document import Document, Form
from alignsite.loader.frontmatter import Entry, default_entries, merge, split
from alignsite.loader.keys import in_usual_case
from alignsite.loader.yamlscan import parse
from alignsite.problems import Problem, has_errors, problem
from alignsite.sources import MAX_BYTES, DocumentSettings, Source

FORMS: dict[str, Form] = {
    "md": "markdown",
    "markdown": "markdown",
    "mkd": "markdown",
    "mkdn": "markdown",
    "txt": "text",
    "text": "text",
    "": "text",
    "html": "html",
    "htm": "html",
    "vtt": "captions",
    "srt": "captions",
}
"""How a file with this ending is read."""

_LINE_END = re.compile("\r\n?|\u2028|\u2029|\u0085")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Any of the above: most files have none, and need one look only."""

_USUAL = bytes({*range(256)} - {*range(9), *range(11, 32), 0x7F, 0xC2, 0xEF})
"""Where all bytes are of these, a text may have separators of Unicode, but nothing else unusual."""


_SPARSE = 8
"""One zero byte in so many characters is a stray one; more of them are another encoding."""


def decode(
    source: Source, settings: DocumentSettings
) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document, or `None` where it or its front matter cannot be read, and the problems met."""
    text, problems = decoded_text(source.data, source.path)
    if text is None:
        return None, problems
    if not text.strip():
        empty = problem(
            "empty-file",
            source.path,
            "the file is empty",
            line=1,
            column=1,
            hint="write something, or delete it",
        )
        return None, (*problems, empty)
    found = list(problems)
    parts = split(text, source.path)
    found += parts.problems
    layers: list[dict[str, Entry]] = []
    if parts.yaml is not None:
        own, wrong = parse(parts.yaml, source.path, 2)
        layers.append(own)
        found += wrong
    if source.sidecar is not None:
        beside, wrong = _sidecar(source)
        layers.append(beside)
        found += wrong
    if has_errors(found):
        return None, tuple(found)
    layers.append(default_entries(settings.defaults, "alignsite.toml"))
    document = Document(
        path=source.path,
        form=form_of(source.path),
        matter=in_usual_case(merge(*layers)),
        text=parts.body,
        line=parts.line,
        settings=settings,
        catalogue=source.catalogue,
        modified=source.modified,
    )
    return document, tuple(found)


def form_of(path: str) -> Form:
    """How the file is to be read, by its ending; Markdown where the ending says nothing."""
    name = path.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    return FORMS.get(ending.lower() if dot and stem else "", "markdown")


def decoded_text(data: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text with `\\n` at line ends and without control characters; `None` if it is no text."""
    if len(data) > MAX_BYTES:
        large = problem(
            "too-large",
            path,
            f"the file is {len(data):,} bytes long; {MAX_BYTES:,} are allowed",
            hint="split it",
        )
        return None, (large,)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, path, error.start),)
    if _is_usual(data, text) or _UNUSUAL.search(text) is None:
        return text, ()
    text = _LINE_END.sub("\n", text)
    first = _CONTROL.search(text)
    if first is None:
        return text, ()
    if text.count("\0") * _SPARSE > len(text) > _SPARSE:  # UTF-16 without a mark is valid UTF-8
        return None, (_not_utf8(data, path, data.index(0)),)
    return _CONTROL.sub("", text), (_control(text, path, first.start()),)


def _is_usual(data: bytes, text: str) -> bool:
    """Whether it can be seen from the bytes that nothing in the text is unusual; far sooner."""
    return not data.translate(None, _USUAL) and not ("\u2028" in text or "\u2029" in text)


def _not_utf8(data: bytes, path: str, at: int) -> Problem:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[at] == 0:
        likely = "UTF-16"
    elif b"\x00" in data[:4096]:
        likely = "no text file at all"
    else:
        likely = "Windows-1252" if any(0x80 <= byte < 0xA0 for byte in data) else "ISO 8859-1"
    before = data[:at]
    begin = before.rfind(b"\n") + 1
    end = data.find(b"\n", at)
    line = data[begin : end if end >= 0 else len(data)][:2000]
    return problem(
        "not-utf8",
        path,
        f"the file is not UTF-8: byte 0x{data[at]:02x} at offset {at:,} has no meaning there",
        line=before.count(b"\n") + 1,
        column=len(data[begin:at].decode("utf-8", "replace").lstrip("\ufeff")) + 1,
        hint=f"it is probably {likely}; save it as UTF-8",
        excerpt=line.decode("utf-8", "replace"),
    )


def _control(text: str, path: str, at: int) -> Problem:
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    count = len(_CONTROL.findall(text))
    also = f", and {count - 1:,} more" if count > 1 else ""
    return problem(
        "control-character",
        path,
        f"the control character U+{ord(text[at]):04X} was taken out{also}",
        line=text.count("\n", 0, at) + 1,
        column=at - begin + 1,
        hint="delete it: it cannot be seen, and feeds must not hold it",
        excerpt=text[begin : end if end >= 0 else len(text)],
    )


def _sidecar(source: Source) -> tuple[dict[str, Entry], tuple[Problem, ...]]:
    """The entries of the YAML file beside the document."""
    path = source.sidecar_path or source.path
    text, problems = decoded_text(source.sidecar or b"", path)
    if text is None or not text.strip():
        return {}, problems
    first_line = 1
    parts = split(text, path)
    if parts.yaml is not None and not parts.body.strip():
        text, first_line = parts.yaml, 2
    entries, wrong = parse(text, path, first_line)
    return entries, (*problems, *wrong)
