"""The entry of the command line: choose the language, read the arguments, and end with a code and a sentence."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from facilitateur import __version__
from facilitateur.cli import agendas, cards, demo, exports, live, replays, sessions
from facilitateur.cli.arguments import hoist
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.faults import as_failure
from facilitateur.cli.output import drop_output, quiet_streams, say, tell
from facilitateur.cli.shape import HELP_NAMES, Command, localise, new_group
from facilitateur.cli.usage import UsageError, describe_usage
from facilitateur.domain.cleaning import fold
from facilitateur.domain.refusals import RefusedError
from facilitateur.i18n.words import LANGUAGES, Words, load_words, mark, system_language
from facilitateur.settings import Settings, describe_problem, load_settings
from facilitateur.storage.errors import StorageError

LANGUAGE_VARIABLE = "FACILITATEUR_LANGUE"
PROGRAM = "facilitateur"

app = new_group(
    context_settings={"help_option_names": HELP_NAMES, "token_normalize_func": fold},
    help=mark("The co-facilitator on your laptop. Without a command, it opens its home screen."),
    epilog=mark("facilitateur\nfacilitateur --folder ~/workshops sessions list"),
    invoke_without_command=True,
)
for group, name in ((sessions.app, "seances"), (cards.app, "fiches"), (agendas.app, "deroules")):
    app.add_typer(group, name=name)
live.register(app)
demo.register(app)
replays.register(app)
exports.register(app)


def _print_version(asked: bool) -> None:
    if asked:
        say(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback()
def home(
    ctx: typer.Context,
    folder: Annotated[
        str | None,
        typer.Option(
            "--dossier",
            "--folder",
            metavar=mark("PATH"),
            help=mark("The workspace: a folder with sessions/, methodes/…"),
        ),
    ] = None,
    language: Annotated[
        str | None, typer.Option("--langue", "--language", metavar="fr|en", help=mark("Language of what is printed."))
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help=mark("Print the version."))
    ] = False,
) -> int | None:
    """Take the options that all commands share; without a command, open the home screen."""
    desk = desk_of(ctx)
    if folder is not None:
        desk.folder = Path(folder)
    if ctx.invoked_subcommand is not None:
        return None
    return live.open_home(desk)


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
        code = _perform(given, words, loaded.settings)
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


def _perform(arguments: list[str], words: Words, settings: Settings) -> int:
    command: Any = typer.main.get_command(app)
    localise(command, words)
    try:
        done = command.main(args=arguments, prog_name=PROGRAM, standalone_mode=False, obj=Desk(words, settings))
    except UsageError as error:
        return _explain_usage(words, error)
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except (StorageError, RefusedError) as error:
        raise as_failure(words, error) from error
    return int(done or ExitCode.OK)


def _explain_usage(words: Words, error: Any) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        tell(error.format_message())
        return ExitCode.USAGE
    tell(describe_usage(words, error))
    if error.ctx is not None:
        tell(words("Help: {command}", command=f"{error.ctx.command_path} -h"))
    return ExitCode.USAGE


def _crash(words: Words, error: Exception) -> int:
    from facilitateur.tui.crash import write_crash_report

    path = write_crash_report(error)
    if path is None:
        tell(words("The program made a mistake. No session was changed by it."))
    else:
        tell(words("The program made a mistake; what it was, without any of your texts, stands in {path}", path=path))
    return ExitCode.FAILURE


__all__ = ["Command", "app", "run"]
