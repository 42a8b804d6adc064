"""What commands that rewrite files share: their option, what is done to each file, and how many changed."""

import difflib
from collections.abc import Callable, Iterable
from typing import Annotated, Any, NamedTuple

import typer

from facilitateur.cli.checking import from_here, shown
from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.output import say
from facilitateur.domain.findings import Finding, Report
from facilitateur.i18n.words import Words, mark
from facilitateur.storage.texts import rewrite

ChecksOption = Annotated[
    bool,
    typer.Option(
        "--verifier",
        "--check",
        help=mark("Write nothing: show what would change, and end with 1 if anything would."),
    ),
]


class Rewritten(NamedTuple):
    """What became of a file."""

    path: str
    changed: bool
    refused: bool
    """Whether it was left as it is."""
    errors: list[Finding]
    """Why it was."""


def rewrite_each(
    desk: Desk, places: Iterable[Any], form: Callable[[Any, Report], Any], *, checks: bool, quiet: bool = False
) -> list[Rewritten]:
    """Rewrite files, or only look at them when `checks`, and say so unless `quiet`.

    Args:
        desk: The words and the workspace.
        places: The files (`Place`).
        form: Returns a file before and after, or nothing when its report has errors.
        checks: Whether nothing is written.
        quiet: Whether nothing is printed.
    """
    return [_rewrite(desk, place, form, checks=checks, quiet=quiet) for place in places]


def _rewrite(desk: Desk, place: Any, form: Callable[[Any, Report], Any], *, checks: bool, quiet: bool) -> Rewritten:
    report = Report(place.path)
    done = form(place, report)
    path = from_here(report.path)
    if done is None:
        errors = [shown(finding) for finding in report.findings if finding.level == "error"]
        for finding in () if quiet else errors:
            say(finding.say(desk.words))
        return Rewritten(path, False, True, errors)
    if not done.is_same and not checks:
        rewrite(place.path, done.after)
    if not done.is_same and not quiet:
        if checks:
            _show_changes(done, path)
        else:
            say(desk.words("{path}: rewritten", path=path))
    return Rewritten(path, not done.is_same, False, [])


def outcome(files: Iterable[Rewritten], *, checks: bool) -> ExitCode:
    """Return how the command ends."""
    told = list(files)
    if any(one.refused for one in told):
        return ExitCode.INVALID_FILE
    return ExitCode.FAILURE if checks and any(one.changed for one in told) else ExitCode.OK


def summary(words: Words, files: list[Rewritten], *, checks: bool) -> str:
    """Return how many files there are, and what became of them."""
    changed = sum(one.changed for one in files)
    refused = sum(one.refused for one in files)
    parts = [words.plural("{n} file", "{n} files", len(files))]
    parts += [words("{n} to rewrite", n=changed) if checks else words.plural("{n} rewritten", "{n} rewritten", changed)]
    if refused:
        parts += [words.plural("{n} with errors, left as it is", "{n} with errors, left as they are", refused)]
    return ", ".join(parts)


def _show_changes(done: Any, path: str) -> None:
    """Print what would change as other programs understand it."""
    before, after = done.before.splitlines(), done.after.splitlines()
    for line in difflib.unified_diff(before, after, path, path, n=1, lineterm=""):
        say(line)
