"""A workshop of any length, the same at each call: notes added, edited, moved, taken back, votes, undone actions."""

from datetime import UTC, datetime, timedelta

from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.events import (
    ActionUndone,
    Event,
    NoteAdded,
    NoteEdited,
    NoteKind,
    NoteMoved,
    NoteRetracted,
    Recorded,
    SessionCreated,
    TimerPaused,
    VoteCounted,
)
from facilitateur.domain.people import Team

START = datetime(2026, 1, 14, 8, 0, tzinfo=UTC)


def recorded(seq: int) -> Recorded:
    """Return the event number `seq` of the workshop."""
    return Recorded(seq, START + timedelta(seconds=7 * seq), 60, seq - (seq % 7 == 3), _event(seq))


def first(count: int, start: int = 1) -> list[Recorded]:
    """Return so many events from a number on."""
    return [recorded(seq) for seq in range(start, start + count)]


def _event(seq: int) -> Event:
    if seq == 1:
        agenda = Agenda("demo", "Démo", (Day(1, "09:00"),), (Block("b1", 20, card="cinq-pourquoi"),))
        return SessionCreated("2026-01-14-x", "Réduire l’attente à l’accueil", agenda, (Team("A"),), "Europe/Paris")
    note = seq - seq % 5
    match seq % 10:
        case 3:
            return NoteEdited(note, f"corrigée {seq} : « l’accueil »", NoteKind.FACT)
        case 5:
            return VoteCounted(note, seq % 3 - 1)
        case 7:
            return NoteRetracted(note)
        case 8:
            return NoteMoved(note, "B", "zone-2", parent=note - 5 if note > 5 else None)
        case 9:
            return ActionUndone(seq - 1)
        case 6:
            return TimerPaused()
        case _:
            return NoteAdded(seq, "b1", "A", "File d’attente 🙂 " + "longue " * (seq % 9), parked=seq % 4 == 0)
