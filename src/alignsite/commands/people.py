"""`alignsite people`: what is ambiguous about who is who."""

from __future__ import annotations

from pathlib import Path

import click

from alignsite.commands.options import EVERY_PROBLEM, SOURCE
from alignsite.problems import has_errors
from alignsite.terminal import tell

_PROPOSAL = "people.proposal.yaml"


@click.command()
@SOURCE
@click.option("--write", is_flag=True, help=f"Write a proposal to {_PROPOSAL}.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@EVERY_PROBLEM
def people(source: Path, write: bool, as_json: bool, every_problem: bool) -> int:
    """List what is ambiguous about who is who, with the evidence."""
    from alignsite.building.jobs import cores
    from alignsite.people.account import account, proposal, report_json
    from alignsite.people.report import people_report
    from alignsite.tasks.starter import write_new
    from alignsite.tasks.survey import survey

    seen = survey(source, cores())
    tell(seen.problems, every=every_problem)
    report = people_report(seen.entries, seen.roster)
    click.echo(report_json(report) if as_json else account(report))
    if write and not write_new(source, {_PROPOSAL: proposal(report).encode()}):
        raise click.UsageError(f"{source / _PROPOSAL} is there already; rename it or delete it")
    if write:
        click.echo(f"wrote {source / _PROPOSAL}", err=True)
    return 1 if has_errors(seen.problems) else 0
