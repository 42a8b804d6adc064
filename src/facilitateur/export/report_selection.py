"""Which notes of a canvas a very long session's report tells; the others stand in the workbook and the tables."""

from collections.abc import Sequence

from facilitateur.domain.card import CanvasKind
from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note
from facilitateur.export.telling import Telling

MOST_NOTES = 2_000
"""Notes of a session whose report still tells every one: some forty pages."""

OF_A_CANVAS = 40
"""Notes of one team's canvas in the report of a longer session."""


def is_selective(telling: Telling) -> bool:
    """Whether the session has more notes than a document of pages can tell."""
    return len(telling.session.contents.notes) > MOST_NOTES


def selected(telling: Telling, kind: CanvasKind, notes: Sequence[Note]) -> Sequence[Note]:
    """Return the notes of a canvas that are told, in their order: what was kept, decided, promised or voted first."""
    if len(notes) <= OF_A_CANVAS or not is_selective(telling):
        return notes
    weighed = sorted(notes, key=_weight)[:OF_A_CANVAS]
    chosen = {note.number for note in weighed}
    if kind is CanvasKind.TREE:
        parents = {note.number: note.parent for note in notes}
        for note in weighed:
            above = note.parent
            while above is not None and above not in chosen:
                chosen.add(above)
                above = parents.get(above)
    return [note for note in notes if note.number in chosen]


def _weight(note: Note) -> tuple[bool, bool, int, int]:
    matters = note.kind in (NoteKind.DECISION, NoteKind.ACTION)
    return not note.kept, not matters, -note.votes, note.number
