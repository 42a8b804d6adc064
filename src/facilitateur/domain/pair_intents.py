"""What may happen to two notes: one stands in a second cluster, two become one."""

from facilitateur.domain.canvases.doubles import twins
from facilitateur.domain.events import NoteAdded
from facilitateur.domain.intents import Events
from facilitateur.domain.note_intents import live_note, move_note
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session


def stand_in(state: Session, number: int, place: str) -> Events:
    """Put a note into a second cluster as well; one that is in none goes there.

    The copy says which note it repeats, so that the note is counted once.
    """
    note = live_note(state, number)
    made = {item.id for item in state.contents.places.get((note.block, note.team), ())}
    if place not in made:
        raise RefusedError(Reason.UNKNOWN_PLACE)
    if note.place not in made:
        return move_note(state, number, team=note.team, place=place)
    same = twins(state, note)
    if any(other.place == place for other in same):
        raise RefusedError(Reason.STANDS_THERE)
    copy = len(state.contents.notes) + 1
    return (
        NoteAdded(copy, note.block, note.team, note.text, note.kind, place, author=note.author, origin=same[0].number),
    )
