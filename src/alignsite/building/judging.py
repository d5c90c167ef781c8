"""What problems mean to a build: which of them are errors, and what it comes to if one is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from alignsite.building.builds import Request, Result
from alignsite.problems import Problem, has_errors, ordered, strict
from alignsite.reading.excerpts import with_excerpts
from alignsite.reading.inputs import Inputs


def fails(problems: Iterable[Problem], inputs: Inputs, request: Request) -> bool:
    """Whether any of the problems is an error to this run."""
    return has_errors(_weighed(problems, inputs, request))


def _weighed(problems: Iterable[Problem], inputs: Inputs, request: Request) -> tuple[Problem, ...]:
    """The problems, those errors that the run or the site's configuration makes errors."""
    if request.lenient:
        return tuple(problems)
    return strict(problems, ("*",) if request.strict else inputs.config.strict)


def judged(problems: Iterable[Problem], inputs: Inputs, request: Request) -> tuple[Problem, ...]:
    """The weighed problems in the order they are told, each with the line it stands on."""
    weighed = ordered(_weighed(problems, inputs, request))
    return with_excerpts(weighed, request.source)


def stopped(problems: Iterable[Problem], output: Path, inputs: Inputs, request: Request) -> Result:
    """The result of a build that publishes nothing."""
    return Result(problems=judged(problems, inputs, request), published=False, output=output)
