"""`verifier`, for cards and agendas alike: findings on standard output, the summary on standard error."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.near import nothing_called, titled
from facilitateur.cli.output import say, say_json, tell
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.domain.findings import Finding
from facilitateur.i18n.formats import quote

Shelf = Any
"""A `Library` or an `AgendaShelf`: both have `entries` and `entry(slug)`."""


def check(
    desk: Desk,
    shelf: Shelf,
    of_folder: Callable[[Path], Shelf],
    asked: Sequence[str],
    findings_of: Callable[[Any], Sequence[Finding]] = lambda entry: entry.findings,
    *,
    as_json: bool = False,
    data_of: Callable[[Desk, Finding], dict[str, object]] | None = None,
) -> int:
    """Print the findings of what was asked for, or of everything, and return the exit code.

    Args:
        desk: The desk.
        shelf: All that the workspace and the program have.
        of_folder: Makes the shelf of one folder, for files named by their path.
        asked: Short names or files; nothing means everything.
        findings_of: What is said of one entry.
        as_json: Whether findings are printed as data.
        data_of: A finding as data, when it is not `as_data`.
    """
    entries = [find_entry(desk, shelf, of_folder, one) for one in asked] or list(shelf.entries)
    findings = [shown(finding) for entry in entries for finding in findings_of(entry)]
    errors = sum(finding.level == "error" for finding in findings)
    if as_json:
        say_json({"files": len(entries), "findings": [(data_of or as_data)(desk, finding) for finding in findings]})
    else:
        for finding in findings:
            say("\n".join(lines_of(desk, finding)))
        tell(_summary(desk, len(entries), errors, len(findings) - errors))
    return ExitCode.INVALID_FILE if errors else ExitCode.OK


def lines_of(desk: Desk, finding: Finding) -> list[str]:
    """Return a finding, and below it why it matters and what to do."""
    lines = [finding.say(desk.words)]
    why, proposal = finding.why(desk.words), finding.proposal(desk.words)
    return [*lines, *([f"    {why}"] if why else []), *([f"    → {proposal}"] if proposal else [])]


def as_data(desk: Desk, finding: Finding) -> dict[str, object]:
    """Return a finding as data; its sentence is in the person's language, its code never changes."""
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "level": finding.level,
        "code": finding.code,
        "message": finding.message(desk.words),
    }


def find_entry(desk: Desk, shelf: Shelf, of_folder: Callable[[Path], Shelf], asked: str) -> Any:
    """Return what is known of a card or an agenda by its short name, its title or its file.

    Raises:
        Failure: There is none.
    """
    path = Path(asked).expanduser()
    if not is_path(asked):
        found = shelf.entry(asked) or shelf.entry(slug(asked, 61)) or titled(shelf, asked)
        if found is None:
            raise nothing_called(desk, shelf, asked)
    else:
        if not os.path.lexists(path):
            raise Failure(desk.words("There is no file {path}.", path=clean_line(asked)))
        stem = path.name[: -len(".md")] if path.suffix.casefold() == ".md" else path.name
        own = stem.partition(".")[0]
        folder = of_folder(path.absolute().parent)
        found = folder.entry(own) or folder.entry(slug(own, 61))
    if found is None:
        name = quote(desk.words, clean_line(asked, 80))
        raise Failure(desk.words("There is nothing called {name} here.", name=name))
    return found


def is_path(asked: str) -> bool:
    """Return whether a name is that of a file rather than a short name."""
    return os.sep in asked or "/" in asked or Path(asked).suffix.casefold() == ".md"


def shown(finding: Finding) -> Finding:
    """Return a finding whose file is told from the current folder when it stands below it."""
    return msgspec.structs.replace(finding, path=from_here(finding.path))


def from_here(path: str) -> str:
    """Return the path of a file from the current folder when it stands below it."""
    return path.removeprefix(str(Path.cwd()) + os.sep)


def texts_of(desk: Desk, findings: Iterable[Finding]) -> list[str]:
    """Return findings as lines, for JSON."""
    return [finding.say(desk.words) for finding in findings]


def _summary(desk: Desk, files: int, errors: int, warnings: int) -> str:
    words = desk.words
    return ", ".join(
        (
            words.plural("{n} file", "{n} files", files),
            words.plural("{n} error", "{n} errors", errors),
            words.plural("{n} warning", "{n} warnings", warnings),
        )
    )
