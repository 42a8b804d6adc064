"""Puts an imported session on disk."""

from pathlib import Path

from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import Failure
from facilitateur.clock import wall_clock
from facilitateur.domain.evolve import fold
from facilitateur.domain.timing import zone_of
from facilitateur.export.importing import ImportedSession, with_import
from facilitateur.logs import write_log
from facilitateur.session.clocks import resumed_clock
from facilitateur.storage.attachments import write_attachments
from facilitateur.storage.errors import StorageError, Trouble


def store(desk: Desk, imported: ImportedSession, source: str) -> Path:
    """Write the log of an imported session into a new folder of the workspace, and return it.

    Raises:
        Failure: A session of that name is there already.
        StorageError: The disk refused.
    """
    desk.makes = True
    try:
        folder = desk.sessions.create(imported.session)
    except StorageError as error:
        if error.trouble is not Trouble.EXISTS:
            raise
        raise Failure(desk.words("The session {name} is here already.", name=imported.session)) from error
    state = fold(imported.records)
    now = resumed_clock(state)() if state.forked_at else wall_clock()
    delta = now.astimezone(zone_of(state.zone)).utcoffset()
    records = with_import(imported, source, now, round(delta.total_seconds() / 60) if delta else 0)
    write_log(folder, records)
    write_attachments(folder, ((file.stored, file.data) for file in imported.files))
    return folder
