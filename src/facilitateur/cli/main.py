"""The entry of the command line: choose the language, open home or read the arguments, end with a code and a sentence.

Typer is imported for commands only: without a command, home shows a tenth of a second earlier.
"""

import os
import sys
from collections.abc import Sequence

from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.faults import as_failure
from facilitateur.cli.hoisting import hoist
from facilitateur.cli.home import open_home
from facilitateur.cli.output import drop_output, quiet_streams, tell
from facilitateur.domain.cleaning import fold
from facilitateur.i18n.words import LANGUAGES, Words, load_words, system_language
from facilitateur.settings import Settings, describe_problem, load_settings
from facilitateur.storage.errors import StorageError

LANGUAGE_VARIABLE = "FACILITATEUR_LANGUE"


def choose_language(asked: str | None, settings: Settings) -> str:
    """Return the language: command line, environment, settings, system."""
    wanted = (asked or "", os.environ.get(LANGUAGE_VARIABLE, "").partition("_")[0], settings.language)
    return next((fold(name) for name in wanted if fold(name) in LANGUAGES), system_language())


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the program and end the process with its exit code."""
    sys.exit(int(_run(sys.argv[1:] if arguments is None else arguments)))


def _run(arguments: Sequence[str]) -> int:
    quiet_streams()
    words = load_words(system_language())
    try:
        loaded = load_settings()
        given, asked = hoist(arguments)
        words = load_words(choose_language(asked, loaded.settings))
        for problem in loaded.problems:
            tell(describe_problem(words, problem))
        if asked is not None and fold(asked) not in LANGUAGES:
            raise Failure(words("The language is fr or en."), ExitCode.USAGE)
        code = _perform(given, Desk(words, loaded.settings))
        sys.stdout.flush()
        return code
    except Failure as failure:
        tell(failure.sentence)
        return failure.code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return ExitCode.FAILURE
    except Exception as error:
        return _crash(words, error)


def _perform(arguments: list[str], desk: Desk) -> int:
    if arguments:
        from facilitateur.cli.program import perform

        return perform(arguments, desk)
    try:
        return open_home(desk)
    except StorageError as error:
        raise as_failure(desk.words, error) from error


def _crash(words: Words, error: Exception) -> int:
    from facilitateur.tui.crash import write_crash_report

    path = write_crash_report(error)
    if path is None:
        tell(words("The program made a mistake. No session was changed by it."))
    else:
        tell(words("The program made a mistake; what it was, without any of your texts, stands in {path}", path=path))
    return ExitCode.FAILURE
