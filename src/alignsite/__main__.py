"""`python -m alignsite`."""

from alignsite.cli import run

run()
