"""All the files of a session at once, without asking how: the demonstration."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.tui.context import Context
from facilitateur.tui.export_job import ExportJob, Told


def write_exports(
    context: Context, state: Session, records: Sequence[Recorded], now: datetime, folder: Path
) -> tuple[str, bool]:
    """Write every format of the report into a folder, without those whose library is missing.

    Returns:
        What to say, and whether something failed.
    """
    from facilitateur.export.wishes import Wish

    job = ExportJob(context, Told(state, records, now), replace(Wish(), folder=str(folder)), remembers=False)
    job.run(lambda: None)
    return job.summary()
