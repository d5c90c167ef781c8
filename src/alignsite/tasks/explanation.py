"""Why a page was rendered, in words; and a build's result as JSON."""

from __future__ import annotations

import json

from alignsite.building.builds import Result
from alignsite.building.staleness import in_words
from alignsite.problems import as_row


def explanation(result: Result, path: str) -> str:
    """Why the outputs of a document, an address or an output file were rendered, or were not."""
    if result.unchanged:
        return f"{path}: not rendered, because nothing has changed since the last build"
    wanted = path.removeprefix("./").lstrip("/")
    rows = []
    for output, (origin, url) in sorted(result.outputs.items()):
        if wanted.rstrip("/") in (
            origin,
            output,
            url.strip("/"),
            output.removesuffix("/index.html"),
        ):
            why = result.reasons.get(output)
            verb = "rendered" if why else "not rendered"
            rows.append(f"{output} (from {origin}): {verb}, because {in_words(why)}")
    if rows:
        return "\n".join(rows)
    if not result.published:
        return f"{path}: nothing was rendered, because of the errors above"
    return f"{path}: no document, address or file of this site; name one as `content/posts/a.md`"


def result_json(result: Result) -> str:
    """The result for programs: one JSON object."""
    return json.dumps(
        {
            "published": result.published,
            "output": str(result.output),
            "records": result.records,
            "held": result.held,
            "files": result.total,
            "unchanged": result.unchanged,
            "written": list(result.written),
            "removed": list(result.removed),
            "reasons": {
                path: {"kind": why.kind, "fields": list(why.fields)}
                for path, why in sorted(result.reasons.items())
            },
            "problems": [as_row(one) for one in result.problems],
        },
        ensure_ascii=False,
        indent=2,
    )
