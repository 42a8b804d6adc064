"""Every action of a session: notes of that kind, and the sheets of an action plan."""

from datetime import date, datetime
from typing import NamedTuple

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.cells import action_table
from facilitateur.domain.canvases.choices import worded
from facilitateur.domain.canvases.places import CanvasView, canvas_view
from facilitateur.domain.canvases.values import choices_of, is_date
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.cleaning import fold
from facilitateur.domain.commitments import read_commitment
from facilitateur.domain.due_dates import parse_date
from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import local

OWNERS = ("responsable", "qui", "porteur", "pilote", "owner", "who")
"""How a field for who does something is called, to begin with."""


DONE = ("fait", "faite", "fini", "termine", "done")
"""States after which nothing is left to do."""


class Action(NamedTuple):
    """Something that somebody will do."""

    what: str
    who: str
    due: date | None
    said: str
    """The date as it was typed."""
    state: str
    """« à faire », « fait »… where a sheet says so."""
    number: int
    """The note that first said what, before it was carried over; with the session it names the action for ever."""
    block: str
    team: str
    at: datetime

    @property
    def is_done(self) -> bool:
        """Whether its sheet says that it was done."""
        return fold(self.state) in DONE


def actions(session: Session, language: str) -> tuple[Action, ...]:
    """Return the actions of a session in the order in which they were written.

    An action carried over to a sheet is told once: as it was first written, with what the sheet adds.
    """
    session = worded(session, language)
    noted = {note.number: _of_note(session, note) for note in session.promised()}
    found: dict[int, Action] = {}
    for block in session.agenda.blocks:
        if session.card_of(block) is None or not action_table(canvas_view(session, block, language)):
            continue
        for team in session.canvas_teams(block.id):
            for action in _of_sheets(session, block, canvas_view(session, block, language, team), team):
                told = _continued(session, action, noted)
                found[told.number] = told
    return tuple(sorted((noted | found).values(), key=lambda action: action.number))


def _continued(session: Session, sheet: Action, noted: dict[int, Action]) -> Action:
    """Return the action of a sheet under the number and the place at which it was first noted, if it was."""
    note = session.note(sheet.number)
    first = noted.pop(session.source_of(note).number, None) if note is not None else None
    if note is None or first is None:
        return sheet
    return first._replace(
        what=first.what if sheet.what == note.text else sheet.what,
        who=sheet.who or first.who,
        due=sheet.due or first.due,
        said=sheet.said or first.said,
        state=sheet.state,
    )


def _of_note(session: Session, note: Note) -> Action:
    said = read_commitment(note.text, local(session, note.at).date())
    return Action(said.what, said.who, said.due, said.said, "", note.number, note.block, note.team, note.at)


def _of_sheets(session: Session, block: Block, view: CanvasView, team: str) -> list[Action]:
    cells: dict[tuple[str, str], list[Note]] = {}
    for note in session.notes_of(block.id, team):
        cells.setdefault((note.place, note.lane), []).append(note)
    dates = [lane.id for lane in view.lanes if is_date(lane)]
    states = [lane.id for lane in view.lanes if choices_of(lane)]
    owners = owner_lanes(view)
    first = next((lane.id for lane in view.lanes if lane.id not in (*dates, *states, *owners)), "")
    made = []
    for sheet in view.places:
        told = cells.get((sheet.id, first))
        if not told:
            continue
        due = _text(cells, sheet.id, dates)
        on = local(session, told[0].at).date()
        made.append(
            Action(
                " ; ".join(note.text for note in told),
                _text(cells, sheet.id, owners),
                parse_date(due, on),
                due,
                _text(cells, sheet.id, states),
                told[0].number,
                block.id,
                team,
                told[0].at,
            )
        )
    return made


def owner_lanes(view: CanvasView) -> list[str]:
    """Return the ids of the lanes that say who does something."""
    return [lane.id for lane in view.lanes if _is_owner(lane)]


def _is_owner(lane: CanvasItem) -> bool:
    return fold(lane.id).startswith(OWNERS) or fold(lane.label).startswith(OWNERS)


def _text(cells: dict[tuple[str, str], list[Note]], sheet: str, lanes: list[str]) -> str:
    return ", ".join(note.text for lane in lanes for note in cells.get((sheet, lane), []))
