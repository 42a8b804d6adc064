"""Writing the notes from the screens."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.storage.places import built_in
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.context import Context
from facilitateur.tui.crash import write_crash_report

FORMATS = ("docx", "pdf", "odt", "html", "md", "xlsx", "csv", "ics", "json")
"""What the screens write: first what is handed out, last what programs read."""


def write_exports(
    context: Context, state: Session, records: Sequence[Recorded], now: datetime, folder: Path | None = None
) -> tuple[str, bool]:
    """Write every format into a folder, `exports/` of the workspace by default, without those whose library is missing.

    Returns:
        What to say, and whether something failed.
    """
    from facilitateur.export.choices import DEFAULT, Choice, formats_of, load_choices, options_for
    from facilitateur.export.look import load_look
    from facilitateur.export.registry import MissingPartError, exporter
    from facilitateur.export.wording import describe_look, describe_not_written
    from facilitateur.export.writing import NotWrittenError, save_export

    words = context.words
    folder = folder or context.workspace.root / "exports"
    look, choices = load_look(context.workspace.models), load_choices(context.workspace.models)
    options = options_for(choices.named(DEFAULT) or Choice(), folder=_session_folder(context, state), look=look)
    written = []
    for format_id in (one for one in FORMATS if one in formats_of(options)):
        try:
            save_export(exporter(format_id), state, records, now, words, options, folder=folder)
            written.append(format_id)
        except MissingPartError:
            continue
        except NotWrittenError as error:
            return describe_not_written(words, error), True
    said = [words("Written in {folder}: {formats}", folder=folder, formats=", ".join(written))]
    said += [describe_look(words, problem) for problem in look.problems]
    return " ".join(said), bool(look.problems)


def _session_folder(context: Context, state: Session) -> Path | None:
    """Return where the photos of a session are: in the workspace, or among the recorded samples."""
    places = (context.workspace.sessions / state.id, built_in().sessions / state.id)
    return next((place for place in places if state.id and place.is_dir()), None)


def write_beside(screen: BaseScreen, state: Session, records: Sequence[Recorded], now: datetime) -> None:
    """Write every format off the event loop, and say on the screen that it begins and how it ended."""
    words = screen.words
    screen.say(words("Writing the notes…"), lasting=True)

    def told(message: str, urgent: bool) -> None:
        if screen.is_attached:
            screen.say(message, urgent=urgent, lasting=True)

    def write() -> None:
        try:
            message, urgent = write_exports(screen.context, state, records, now)
        except Exception as error:  # a mistake of ours in a document must not look like a success, nor stop the room
            write_crash_report(error)
            message = words("The notes could not be written: a mistake of the program. Nothing is lost.")
            urgent = True
        screen.app.call_from_thread(told, message, urgent)

    screen.run_worker(write, thread=True, exclusive=True, group="export", exit_on_error=False)
