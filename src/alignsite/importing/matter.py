"""Front matter changed as text: the keys that must change, and not a character more."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from alignsite.loader.frontmatter import split

_KEY = re.compile(r"([\"']?)([\w-]+)\1[ \t]*:(?:\s|$)")
_PLAIN = re.compile(
    r"(?:https?:/)?/[\w./-]*|\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d [+-]\d{4})?|true|false"
)
"""Text that means itself in YAML without quotes."""


def with_keys(text: str, changes: Mapping[str, object]) -> str:
    """The document with these keys of its front matter; `None` takes a key out.

    `text` has `\\n` at line ends. A key that is there is replaced where it stands, others come
    last; a document without front matter gets it.
    """
    if not changes:
        return text
    parts = split(text, "")
    yaml = parts.yaml or ""
    written: list[str] = []
    done = set()
    for key, block in _blocks(yaml):
        if key is None or key not in changes:
            written.append(block)
        elif key not in done and changes[key] is not None:
            written.append(_line(key, changes[key]))
        done.add(key)
    if written and not written[-1].endswith("\n"):
        written[-1] += "\n"
    written += [_line(k, v) for k, v in changes.items() if k not in done and v is not None]
    body = text if parts.yaml is None else parts.body
    return f"---\n{''.join(written)}---\n{body}"


def _blocks(yaml: str) -> list[tuple[str | None, str]]:
    """The lines of front matter by the top-level key that they belong to."""
    found: list[tuple[str | None, str]] = []
    for line in yaml.splitlines(keepends=True):
        key = _KEY.match(line)
        if key:
            found.append((key[2], line))
        elif line.startswith("#") or not found:
            found.append((None, line))
        else:
            name, block = found[-1]
            found[-1] = (name, block + line)
    return found


def _line(key: str, value: object) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return f"{key}: {value}\n"
    if isinstance(value, tuple):
        value = list(value)
    return f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
