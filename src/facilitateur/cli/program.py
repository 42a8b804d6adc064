"""The program of the command line: every command with its options, as Typer sees them."""

from pathlib import Path
from typing import Annotated, Any

import typer

from facilitateur import __version__
from facilitateur.cli import (
    agendas,
    cards,
    comparing,
    demo,
    exports,
    forks,
    live,
    preferences,
    rehearsals,
    replays,
    room,
    rotation,
    sessions,
    standing,
    statistics,
)
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.faults import as_failure
from facilitateur.cli.home import open_home
from facilitateur.cli.output import say, tell
from facilitateur.cli.shape import HELP_NAMES, localise, new_group
from facilitateur.cli.templates import app as templates_app
from facilitateur.cli.usage import UsageError, describe_usage
from facilitateur.domain.cleaning import fold
from facilitateur.domain.refusals import RefusedError
from facilitateur.i18n.words import Words, mark
from facilitateur.storage.errors import StorageError

PROGRAM = "facilitateur"

app = new_group(
    context_settings={"help_option_names": HELP_NAMES, "token_normalize_func": fold},
    help=mark("The co-facilitator on your laptop. Without a command, it opens its home screen."),
    epilog=mark("facilitateur\nfacilitateur --folder ~/workshops sessions list"),
    invoke_without_command=True,
)
for group, name in (
    (sessions.app, "seances"),
    (cards.app, "fiches"),
    (agendas.app, "deroules"),
    (templates_app, "modeles"),
):
    app.add_typer(group, name=name)
live.register(app)
room.register(app)
demo.register(app)
rehearsals.register(app)
replays.register(app)
comparing.register(app)
rotation.register(app)
forks.register(sessions.app)
standing.register(sessions.app)
exports.register(app)
statistics.register(app)
preferences.register(app)


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
    desk.asked_language = fold(language or "")
    if ctx.invoked_subcommand is not None:
        return None
    return open_home(desk)


def perform(arguments: list[str], desk: Desk) -> int:
    """Run the command that the arguments name and return its exit code. Raises `Failure`."""
    words = desk.words
    command: Any = typer.main.get_command(app)
    localise(command, words)
    try:
        done = command.main(args=arguments, prog_name=PROGRAM, standalone_mode=False, obj=desk)
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
