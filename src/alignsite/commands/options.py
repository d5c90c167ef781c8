"""Values of options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

from alignsite.problems import MOST_ALIKE

SOURCE = click.option(
    "--source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="the folder one is in",
    help="The site's folder: the one with content/ and alignsite.toml.",
)

EVERY_PROBLEM = click.option(
    "--all-problems",
    "every_problem",
    is_flag=True,
    help=f"Print every warning, not the first {MOST_ALIKE} of a kind.",
)


def full_address(value: str) -> str:
    """`--base-url`, as the rest of the program writes it; a usage error if it is no address."""
    from alignsite.config import normal_base_url

    normal = normal_base_url(value)
    if normal is None:
        raise click.BadParameter(
            f"{value!r} is not a full address such as https://example.org/reading/",
            param_hint="--base-url",
        )
    return normal
