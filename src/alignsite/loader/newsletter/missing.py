"""What a catalogue lists for an issue and the issue does not say: misspelt, or of another issue."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from alignsite.loader.newsletter.outline import FoundItem
from alignsite.loader.newsletter.titles import Titles, title_key
from alignsite.problems import Problem, problem

_MOST = 5
_ALIKE = 0.75


def missing_titles(
    titles: Titles, items: Sequence[FoundItem], number: int | None, path: str
) -> tuple[Problem, ...]:
    """A problem for each row that names this issue and whose title is nowhere in it.

    `number`: the issue's; without one no row can be told to be its own. `path`: the catalogue's.
    At most five are told of one issue: where more are missing, the number is what is wrong.
    """
    if number is None:
        return ()
    said = {one.row for one in titles.occurrences}
    shown = {title_key(one.shown): one.shown for one in items}
    listed = {title_key(row.title) for row in titles.rows}
    others = [title for key, title in shown.items() if key not in listed]
    found: list[Problem] = []
    for index, row in enumerate(titles.rows):
        if row.issue != number or index in said or title_key(row.title) in shown:
            continue
        if len(found) == _MOST:
            break
        found.append(
            problem(
                "catalogue-title-missing",
                path,
                f"“{row.title[:120]}” is nowhere in issue {number}",
                line=row.line,
                hint=_hint(row.title, others),
            )
        )
    return tuple(found)


def _hint(title: str, others: list[str]) -> str:
    alike = get_close_matches(title, others, n=1, cutoff=_ALIKE)
    if alike:
        return f"the issue has “{alike[0][:120]}”; write the title as it does"
    return "write the title as the issue does, or correct the issue's number"
