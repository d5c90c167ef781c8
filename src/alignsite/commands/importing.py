"""`alignsite import`: a Jekyll repository becomes an alignsite project."""

from __future__ import annotations

from pathlib import Path

import click

from alignsite.terminal import tell

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("import")
@click.argument("folder", type=_FOLDER)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--all", "every", is_flag=True, help="Name every file.")
def import_site(folder: Path, dry_run: bool, every: bool) -> int:
    """Turn the Jekyll repository FOLDER into an alignsite project, in place.

    Every page, file and feed entry keeps its address and id. Nothing is deleted or overwritten.
    """
    from alignsite.importing import Plan, account
    from alignsite.tasks.importer import Stopped, begin, plan_for, resume, unfinished

    if unfinished(folder):
        if dry_run:
            click.echo("An import was begun and not ended; without --dry-run it goes on.")
            return 1
        ended = resume(folder)
    else:
        plan = plan_for(folder)
        if plan is None:
            raise click.UsageError(f"{folder} has no _config.yml: it is no Jekyll site")
        if not isinstance(plan, Plan):
            tell(plan)
            return 2
        click.echo(account(plan, every=every), nl=False)
        if plan.refusals:
            return 1
        if dry_run:
            click.echo("Nothing was changed.", err=True)
            return 0
        ended = begin(folder, plan)
    if isinstance(ended, Stopped):
        click.echo(
            f"alignsite: stopped after {ended.done:,} of {ended.steps:,} steps: {ended.reason}\n"
            f"Nothing is lost. Mend that and run the command again: it goes on from there.",
            err=True,
        )
        return 1
    click.echo(f"Done. Now: alignsite serve --source {folder}", err=True)
    return 0
