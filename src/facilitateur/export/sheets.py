"""A session as sheets of a spreadsheet: the agenda, decisions, parking lot, all notes, and a sheet a canvas."""

from facilitateur.export.sheet import Sheet, sheet_name
from facilitateur.export.sheet_actions import actions_sheet, attendance_sheets
from facilitateur.export.sheet_agenda import agenda_sheet
from facilitateur.export.sheet_notes import BRIEF, WHOLE, canvas_sheet, notes_sheet
from facilitateur.export.sheet_votes import votes_sheet
from facilitateur.export.telling import Telling


def sheets(telling: Telling) -> list[Sheet]:
    """Return every sheet of a session; the agenda comes first, canvases last."""
    match telling.options.document:
        case "plan-action":
            return [actions_sheet(telling)]
        case "emargement":
            return attendance_sheets(telling)
        case "deroule-animation":
            return [agenda_sheet(telling)]
        case _:
            return _whole(telling)


def _whole(telling: Telling) -> list[Sheet]:
    words, session = telling.words, telling.session
    every = [*session.notes()]
    actions = actions_sheet(telling)
    made = [
        agenda_sheet(telling),
        notes_sheet(telling, words("Decisions"), session.decisions(), BRIEF),
        *([actions] if actions.rows else []),
        notes_sheet(telling, words("Parking lot"), session.parking_lot(), BRIEF),
        notes_sheet(telling, words("Notes"), every, WHOLE),
    ]
    votes = votes_sheet(telling)
    if votes.rows:
        made.append(votes)
    taken = {name.casefold() for name in (*(sheet.name for sheet in made), words("Chart"))}
    for number, block in enumerate(session.agenda.blocks, 1):
        if telling.notes(block):
            name = sheet_name(f"{number:02d} {telling.title(block.id)}", taken)
            made.append(canvas_sheet(telling, block, name))
    return made
