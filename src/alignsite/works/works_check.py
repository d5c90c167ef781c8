"""`works.yaml` against the documents: which of its entries mean nothing that they tell of."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from alignsite.problems import Problem, problem
from alignsite.sources import StatedWork
from alignsite.works import Works


def work_problems(works: Works) -> Iterator[Problem]:
    """A problem for each entry that was probably meant for another work."""
    slugs = [one.slug for one in works.works if one.places]
    for stated in works.unmatched:
        message, hint = _misaddressed(stated) if stated.links else _unknown(stated, slugs)
        line, column = stated.line, stated.column
        yield problem("works-unmatched", stated.path, message, line=line, column=column, hint=hint)


def _misaddressed(stated: StatedWork) -> tuple[str, str]:
    message = f"no document tells of this one, and /works/{stated.slug}/ was another's address"
    return message, "if that is meant, take `links:` out; else begin with another name"


def _unknown(stated: StatedWork, slugs: list[str]) -> tuple[str, str]:
    close = difflib.get_close_matches(stated.slug, slugs, n=1)
    hint = f"did you mean {close[0]}?" if close else "give its address: links: [arXiv:2101.00001]"
    return f"nothing on this site has the address /works/{stated.slug}/", hint
