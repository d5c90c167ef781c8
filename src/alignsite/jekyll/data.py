"""Files of `_data/` → one tree of values: YAML, JSON, CSV and TSV, folders as tables."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace

from alignsite.loader.yamldata import MAX_DATA_BYTES, parse_data
from alignsite.problems import Problem, problem

_ENDINGS = (".yaml", ".yml", ".json", ".csv", ".tsv")
_HINT = "correct the file: until then it counts as empty"


def data_tree(
    files: Mapping[str, bytes], folder: str
) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """`site.data`. `files`: bytes by path below `folder`; other kinds of file are passed over."""
    tree: dict[str, object] = {}
    problems: list[Problem] = []
    for path, data in sorted(files.items()):
        stem, ending = posixpath.splitext(path)
        if ending.lower() not in _ENDINGS or any(one.startswith(".") for one in path.split("/")):
            continue
        value, found = _read(data, ending.lower(), f"{folder}/{path}")
        problems += found
        *above, name = stem.split("/")
        table = tree
        for one in above:
            inner = table.setdefault(key_of(one), {})
            table = inner if isinstance(inner, dict) else {}
        table[key_of(name)] = value
    return tree, tuple(problems)


def key_of(name: str) -> str:
    """The key that a file or folder of that name has."""
    kept = re.sub(r"[^\w\s-]+|(?:(?<=^)|(?<=\b\s))\s+(?=$|\s?\b)", "", name)
    return re.sub(r"\s+", "_", kept)


def _read(data: bytes, ending: str, path: str) -> tuple[object, tuple[Problem, ...]]:
    if len(data) > MAX_DATA_BYTES:
        text = f"the file is larger than {MAX_DATA_BYTES // 2**20} MiB"
        return None, (problem("jekyll-data", path, text, hint=_HINT),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, (problem("jekyll-data", path, "the file is not UTF-8", hint=_HINT),)
    if ending in (".csv", ".tsv"):
        return _rows(text, "," if ending == ".csv" else "\t", path)
    if ending == ".json":
        try:
            return json.loads(text), ()
        except (ValueError, RecursionError) as error:
            wrong = f"the file is no JSON: {error}"
            return None, (problem("jekyll-data", path, wrong, hint=_HINT),)
    found = parse_data(text, path)
    told = tuple(
        replace(one, code="jekyll-data", severity="warning", hint=one.hint or _HINT)
        for one in found.problems
    )
    return found.value, told


def _rows(text: str, between: str, path: str) -> tuple[object, tuple[Problem, ...]]:
    """The rows of a table, each by the names of its columns."""
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=between, strict=True))
    except csv.Error as error:
        wrong = f"the table cannot be read: {error}"
        return [], (problem("jekyll-data", path, wrong, hint=_HINT),)
    head, *others = [row for row in rows if row] or [[]]
    return [
        {name: row[at] if at < len(row) else None for at, name in enumerate(head)} for row in others
    ], ()
