"""What stands for a day and is none: 31/02, in an action or in a field of dates; there, any text that says no time."""

from collections.abc import Iterable, Iterator

from facilitateur.domain.canvases.values import is_date
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.commitments import read_commitment
from facilitateur.domain.deadlines import says_when
from facilitateur.domain.due_dates import missed_date
from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import local


def missed_dates(session: Session, notes: Iterable[Note], lanes: Iterable[CanvasItem]) -> Iterator[str]:
    """Yield each as it was typed.

    Args:
        session: The session.
        notes: The notes that were written.
        lanes: The fields of their canvas.
    """
    dates = {lane.id for lane in lanes if is_date(lane)}
    for note in notes:
        on = local(session, note.at).date()
        if note.lane in dates:
            missed = missed_date(note.text, on)
            if missed is not None:
                yield missed.day
            elif not says_when(note.text, on):
                yield note.text
        elif note.kind is NoteKind.ACTION and (day := read_commitment(note.text, on).missed):
            yield day
