"""`alignsite check`: build aside, then read the result as browsers and feed readers would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from alignsite.building.builder import STATE_FOLDER, build
from alignsite.building.builds import Progress, Request, Result
from alignsite.checker import Folder, check_site
from alignsite.problems import ordered
from alignsite.reading.configuration import read_site_config


def check_source(request: Request, progress: Progress) -> Result:
    """Check the site that `request` would build; its `output` and `state` are not used.

    What is published stays as it is. The result holds the build's problems and those of the built
    pages. Raises what `build` raises.
    """
    output = request.source.resolve() / STATE_FOLDER / "checked"
    result = build(replace(request, output=output, state="check"), progress)
    if not result.published:
        return result
    base_url = request.base_url or _base_url(request.source)
    found = check_site(Folder(result.output), base_url)
    return replace(result, problems=ordered([*result.problems, *found]))


def _base_url(source: Path) -> str:
    config, _ = read_site_config(source)
    return config.base_url
