"""`facilitateur rejouer ID --cast FILE`: a replay as a film that asciinema plays."""

from pathlib import Path

from facilitateur.cli.arguments import usage
from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.output import say, tell

SILENCE = 2.0
"""Seconds to which silences are cut when nobody says otherwise."""

LEAST, MOST = (60, 20), (240, 80)
"""Columns and rows."""


def film_session(
    desk: Desk, name: str, target: str, *, speed: float | None, size: str | None, silence: str | None, third: bool
) -> int:
    """Film a whole session and say where the file is."""
    from facilitateur.export.wording import describe_not_written
    from facilitateur.export.writing import NotWrittenError, write_new_file
    from facilitateur.tui.launch import film_replay

    shape, pause = _size(desk, size), _seconds(desk, silence)
    folder = desk.session_folder(name)
    tell(desk.words("Filming the replay; a half-day takes about a minute."))
    data = film_replay(desk.workspace, desk.settings, folder, speed or 60, shape, pause, 3 if third else 2)
    try:
        say(str(write_new_file(Path(target).expanduser(), data)))
    except NotWrittenError as error:
        raise Failure(describe_not_written(desk.words, error)) from error
    return ExitCode.OK


def _size(desk: Desk, typed: str | None) -> tuple[int, int]:
    columns, _, rows = (typed or "80x24").lower().replace("×", "x").partition("x")
    if columns.isdecimal() and rows.isdecimal() and len(columns + rows) < 8:
        size = (int(columns), int(rows))
        if size >= LEAST and size[0] <= MOST[0] and LEAST[1] <= size[1] <= MOST[1]:
            return size
    raise usage(desk.words("The size is columns × rows, from 60x20 to 240x80: 80x24."))


def _seconds(desk: Desk, typed: str | None) -> float:
    try:
        seconds = SILENCE if typed is None else float(typed.replace(",", "."))
    except ValueError:
        seconds = 0
    if not 0.1 <= seconds <= 3600:
        raise usage(desk.words("The silence is a number of seconds, 2 for instance."))
    return seconds
