"""`alignsite compare`: two built sites, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from alignsite.commands.options import full_address

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option(
    "--base-url",
    "base_urls",
    multiple=True,
    help="A full address that means this site, beside those its pages tell. May be repeated.",
)
@click.option("--text", is_flag=True, help="Compare the words of pages too.")
@click.option("--all", "every", is_flag=True, help="Show lists whole.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def compare(
    old: Path, new: Path, base_urls: tuple[str, ...], text: bool, every: bool, as_json: bool
) -> int:
    """Say what the built site NEW lost of the built site OLD (two folders).

    Ends with 1 if anything is lost: a page, an anchor, a feed's entry, a link that worked.
    """
    import json

    from alignsite.checker import Folder
    from alignsite.comparison import as_json as json_of
    from alignsite.comparison import compare as compare_sites
    from alignsite.comparison import read_site, report

    bases = [full_address(one) for one in base_urls]
    was, now = read_site(Folder(old)), read_site(Folder(new))
    for folder, site in ((old, was), (new, now)):
        if not site.pages:
            raise click.UsageError(f"{folder} has no pages: name the folder of a built site")
    found = compare_sites(was, now, bases, text)
    if as_json:
        click.echo(json.dumps(json_of(found), ensure_ascii=False, indent=2))
    else:
        click.echo(report(found, every))
    return 1 if found.losses else 0
