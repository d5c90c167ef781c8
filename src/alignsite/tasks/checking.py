"""`alignsite check`: build aside, then read the result as browsers and feed readers would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from alignsite.building.builder import STATE_FOLDER, build
from alignsite.building.builds import Progress, Request, Result
from alignsite.checker import Folder, check_site
from alignsite.filters import absolute_url, site_url
from alignsite.problems import Problem, ordered, strict
from alignsite.reading.configuration import read_site_config


def check_source(request: Request, progress: Progress) -> Result:
    """Check the site that `request` would build; its `output` and `state` are not used.

    What is published stays as it is. The result holds the build's problems and those of the built
    pages; a broken link that comes from a document is told there, once, as the error that it is
    in a page. Warnings that are errors to a strict site or run are weighed last, so that they do
    not keep the pages from being looked at. Raises what `build` raises.
    """
    config, _ = read_site_config(request.source)
    result = _checked(request, request.base_url or config.base_url, progress)
    codes = ("*",) if request.strict else config.strict
    return replace(result, problems=strict(result.problems, codes))


def _checked(request: Request, base_url: str, progress: Progress) -> Result:
    """What a check finds, weighed as no strict run would."""
    output = request.source.resolve() / STATE_FOLDER / "checked"
    aside = replace(request, output=output, state="check", strict=False, lenient=True)
    result = build(aside, progress)
    if not result.published:
        return result
    found = check_site(Folder(result.output), base_url, _reported(result.problems, base_url))
    confirmed = {replace(one, severity="warning") for one in found}
    others = [one for one in result.problems if one not in confirmed]
    return replace(result, problems=ordered([*others, *found]))


def _reported(problems: Iterable[Problem], base_url: str) -> Mapping[str, Sequence[Problem]]:
    """The problems with links of documents, by each form in which pages and feeds have the link."""
    by_reference: defaultdict[str, list[Problem]] = defaultdict(list)
    for one in problems:
        if one.target is not None:
            local = site_url(one.target, urlsplit(base_url).path or "/")
            for form in {one.target, local, absolute_url(one.target, base_url)}:
                by_reference[form].append(one)
    return by_reference
