"""The command line: Typer commands, one module a group, in French with English twins."""

from facilitateur.cli.main import run

__all__ = ["run"]
