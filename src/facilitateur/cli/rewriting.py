"""What commands that rewrite files share: their option, what would change, and how many did."""

import difflib
from typing import Annotated, Any

import typer

from facilitateur.cli.output import say
from facilitateur.i18n.words import Words, mark

ChecksOption = Annotated[
    bool,
    typer.Option(
        "--verifier",
        "--check",
        help=mark("Write nothing: show what would change, and end with 1 if anything would."),
    ),
]


def summary(words: Words, files: int, changed: int, refused: int, checks: bool) -> str:
    """Return how many files there are, and what became of them."""
    parts = [words.plural("{n} file", "{n} files", files)]
    parts += [words("{n} to rewrite", n=changed) if checks else words.plural("{n} rewritten", "{n} rewritten", changed)]
    if refused:
        parts += [words.plural("{n} with errors, left as it is", "{n} with errors, left as they are", refused)]
    return ", ".join(parts)


def show_changes(done: Any, path: str) -> None:
    """Print what would change as other programs understand it."""
    before, after = done.before.splitlines(), done.after.splitlines()
    for line in difflib.unified_diff(before, after, path, path, n=1, lineterm=""):
        say(line)
