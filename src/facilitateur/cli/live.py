"""`facilitateur` and `facilitateur animer`: the screens of a running session, and sessions made in one line."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from facilitateur.cli.arguments import usage
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.home import need_screen, open_home
from facilitateur.cli.output import say, say_json, tell
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.domain.cleaning import clean_line
from facilitateur.i18n.words import mark

SESSION = mark("SESSION")

NameArgument = Annotated[
    str | None, typer.Argument(metavar=SESSION, help=mark("A session to go on with."), show_default=False)
]
AgendaOption = Annotated[
    str | None,
    typer.Option("--deroule", "--agenda", metavar=mark("AGENDA"), help=mark("Short name or file of an agenda.")),
]
ChallengeOption = Annotated[
    str | None,
    typer.Option("--defi", "--challenge", metavar=mark("TEXT"), help=mark("The question that the group works on.")),
]
ParticipantsOption = Annotated[
    str | None,
    typer.Option(
        "--participants",
        metavar=mark("FILE"),
        help=mark("First names, one a line, with “; organisation” if teams are to be mixed; - for standard input."),
    ),
]
TeamsOption = Annotated[
    str, typer.Option("--equipes", "--teams", metavar="N", help=mark("Number of teams; one without it."))
]
StartOption = Annotated[
    str | None,
    typer.Option(
        "--a",
        "--at",
        metavar=mark("HH:MM|now"),
        help=mark(
            "Planned start, also of a session made before; “now” starts the first block. Without it, it begins then."
        ),
    ),
]
ResumeOption = Annotated[
    str | None,
    typer.Option("--reprendre", "--resume", metavar=SESSION, help=mark("The same as naming the session.")),
]
PhotosOption = Annotated[
    str | None,
    typer.Option(
        "--photos",
        metavar=mark("FOLDER"),
        help=mark("A folder to watch: pictures that come into it are proposed for the running block (key a)."),
    ),
]
NoScreenOption = Annotated[
    bool, typer.Option("--sans-ecran", "--no-screen", help=mark("Make the session, and do not open it."))
]


def run_session(
    ctx: typer.Context,
    name: NameArgument = None,
    agenda: AgendaOption = None,
    challenge: ChallengeOption = None,
    participants: ParticipantsOption = None,
    teams: TeamsOption = "1",
    start: StartOption = None,
    resumed: ResumeOption = None,
    photos: PhotosOption = None,
    no_screen: NoScreenOption = False,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> int:
    """Make a session and open it, or open one that was made before."""
    from facilitateur.cli.new_session import agenda_for, make_session, names_from

    desk = desk_of(ctx)
    if photos is not None:
        desk.settings = msgspec.structs.replace(desk.settings, photos=photos)
    known = resumed or name
    if known is not None:
        return _go_on(desk, _watching(desk, desk.session_folder(known), photos), start, no_screen=no_screen)
    if not no_screen:
        need_screen(desk)
    if agenda is None and challenge is None and not no_screen:
        return open_home(desk)
    if agenda is None or not challenge:
        sentence = mark("A new session needs --agenda and --challenge; “facilitateur agendas list” shows the agendas.")
        raise usage(desk.words(sentence))
    desk.makes = True
    names = names_from(desk, participants)
    folder = make_session(desk, agenda_for(desk, agenda), challenge, names=names, teams=teams, start=start)
    _watching(desk, folder, photos)
    if not no_screen:
        return _open(desk, folder)
    if as_json:
        say_json({"id": folder.name, "path": str(folder)})
    else:
        say(folder.name)
    return ExitCode.OK


def _go_on(desk: Desk, folder: Path, start: str | None, *, no_screen: bool) -> int:
    """Open a session made before; its planned start may be said anew, also without a screen."""
    from facilitateur.cli.new_session import plan_start

    if start is None:
        return _open(desk, folder)
    plan_start(desk, folder, start)
    if not no_screen:
        return _open(desk, folder)
    say(folder.name)
    return ExitCode.OK


def _watching(desk: Desk, folder: Path, photos: str | None) -> Path:
    """Keep the folder of pictures with the session, which finds it again when it is opened without the option."""
    from facilitateur.storage.photos import keep_watched

    if photos is None:
        return folder
    if not Path(photos).expanduser().is_dir():
        tell(desk.words("There is no folder {path} yet: it is watched once it is there.", path=clean_line(photos)))
    if not keep_watched(folder, Path(photos)):
        tell(desk.words("The folder of pictures could not be kept with the session: give --photos again next time."))
    return folder


def _open(desk: Desk, folder: Path) -> int:
    need_screen(desk)
    from facilitateur.tui.launch import open_live

    return open_live(desk.workspace, desk.settings, folder)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "animer",
        cls=Command,
        help=mark("Make a session and open it, or go on with one."),
        epilog=mark(
            'facilitateur run --agenda demi-journee --challenge "Shorter queues" --participants names.txt --teams 4\n'
            "facilitateur run 2026-03-12-canteen"
        ),
    )(run_session)
