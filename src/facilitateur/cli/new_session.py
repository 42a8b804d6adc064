"""A new session from the command line: agenda, challenge, names and start, as files and text."""

import sys
from datetime import datetime
from pathlib import Path

from facilitateur import __version__
from facilitateur.cli.agenda_files import find_agenda
from facilitateur.cli.arguments import time_of_day, whole_number
from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.output import tell
from facilitateur.clock import SessionClock, local_zone
from facilitateur.domain import plan_intents
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.cleaning import clean_line, fold
from facilitateur.domain.creation import create_session
from facilitateur.domain.intents import next_block
from facilitateur.domain.limits import MOST_TEAMS
from facilitateur.domain.planning import next_start
from facilitateur.domain.roll import Person, read_people
from facilitateur.domain.timing import zone_of
from facilitateur.i18n.formats import quote
from facilitateur.session.opening import create, new_session_id, resume
from facilitateur.storage.lock import SessionBusyError

NOW = ("maintenant", "now")
MOST_NAMES_BYTES = 1024 * 1024


def make_session(
    desk: Desk, agenda: Agenda, challenge: str, *, names: tuple[Person, ...], teams: str, start: str | None
) -> Path:
    """Make the folder of a new session, with its first events, and return it."""
    zone = local_zone()
    clock = SessionClock()
    now = clock().astimezone(zone_of(zone))
    at_once = start is not None and fold(start) in NOW
    session = new_session_id(challenge, now)
    events = create_session(
        session,
        challenge,
        agenda,
        desk.library.cards,
        names=names,
        teams=whole_number(desk.words, "--equipes" if desk.language == "fr" else "--teams", teams, 1, MOST_TEAMS),
        zone=zone,
        language=desk.language,
        starts_at=_start(desk, start, now, at_once=at_once),
        program=__version__,
    )
    live = create(desk.sessions, session, events, clock)
    try:
        if at_once:
            live.perform(next_block)
    finally:
        live.close()
    return live.folder


def plan_start(desk: Desk, folder: Path, start: str) -> None:
    """Say for a session that was made before when its first day is meant to begin; raises `Failure` when it cannot."""
    now = fold(start) in NOW
    asked = None if now else time_of_day(desk.words, start)
    try:
        live = resume(folder)
    except SessionBusyError as error:
        sentence = desk.words("This session is open in another program: say there when it was meant to begin (Ctrl-P).")
        raise Failure(sentence, ExitCode.USAGE) from error
    try:
        if now and live.state.contents.visits:
            raise Failure(desk.words("This session has begun already: “now” starts only new ones."), ExitCode.USAGE)
        if now:
            live.perform(next_block)
        elif asked is not None:
            live.perform(lambda state, at: plan_intents.plan_start(state, at, asked.time, asked.day))
    finally:
        live.close()


def _start(desk: Desk, start: str | None, now: datetime, *, at_once: bool) -> datetime | None:
    if start is None or at_once:
        return None
    asked = time_of_day(desk.words, start, now.date())
    return next_start(asked.time, now, asked.day)


def agenda_for(desk: Desk, asked: str) -> Agenda:
    """Return an agenda by its short name or file; raises `Failure` when there is none, or it has errors."""
    entry = find_agenda(desk, asked)
    if entry.agenda is None:
        for finding in entry.findings:
            tell(finding.say(desk.words))
        sentence = desk.words("The agenda {name} has errors.", name=quote(desk.words, clean_line(asked, 80)))
        raise Failure(sentence, ExitCode.INVALID_FILE)
    agenda: Agenda = entry.agenda
    return agenda


def names_from(desk: Desk, source: str | None) -> tuple[Person, ...]:
    """Return the people of a file or of standard input; raises `Failure` when it cannot be read."""
    if source is None:
        return ()
    try:
        if source == "-":
            data = sys.stdin.buffer.read(MOST_NAMES_BYTES)
        else:
            path = Path(source).expanduser()
            if not path.is_file():
                raise Failure(
                    desk.words(
                        "There is no file {path}: first names stand in a file, one per line; “-” reads standard input.",
                        path=clean_line(source, 200),
                    )
                )
            with path.open("rb") as file:
                data = file.read(MOST_NAMES_BYTES)
    except (OSError, ValueError) as error:
        raise Failure(desk.words("{path} cannot be read.", path=clean_line(source))) from error
    return read_people(_decode(data))


def _decode(data: bytes) -> str:
    """Return text from a file of names: UTF-8, or what an old spreadsheet wrote."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
