"""Writing the notes from the screens."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.tui.context import Context

FORMATS = ("md", "json", "csv")


def write_exports(
    context: Context, state: Session, records: Sequence[Recorded], now: datetime, folder: Path | None = None
) -> tuple[str, bool]:
    """Write every format into a folder, the workspace's `exports/` by default.

    Returns:
        What to say, and whether something failed.
    """
    from facilitateur.export.options import ExportOptions
    from facilitateur.export.registry import exporter
    from facilitateur.export.wording import describe_not_written
    from facilitateur.export.writing import NotWrittenError, save_export

    words = context.words
    folder = folder or context.workspace.root / "exports"
    for format_id in FORMATS:
        try:
            save_export(exporter(format_id), state, records, now, words, ExportOptions(), folder=folder)
        except NotWrittenError as error:
            return describe_not_written(words, error), True
    return words("Written in {folder}: {formats}", folder=folder, formats=", ".join(FORMATS)), False
