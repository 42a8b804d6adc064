"""A session as sheets of a spreadsheet: the agenda, decisions, parking lot, all notes, and a sheet a canvas."""

from collections.abc import Callable

from msgspec.structs import replace

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.places import SCORED
from facilitateur.domain.earlier import earlier_on, methods_before
from facilitateur.export.sheet import LONGEST_NAME, Sheet, cut_at_word, sheet_name
from facilitateur.export.sheet_actions import actions_sheet, attendance_sheets
from facilitateur.export.sheet_agenda import agenda_sheet
from facilitateur.export.sheet_groups import group_sheets
from facilitateur.export.sheet_ideas import ideas_sheet
from facilitateur.export.sheet_notes import BRIEF, WHOLE, canvas_sheet, notes_sheet
from facilitateur.export.sheet_tables import is_table, table_sheets
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
        made += _of_block(telling, block, number, taken)
    return made


def _of_block(telling: Telling, block: Block, number: int, taken: set[str]) -> list[Sheet]:
    """Return the sheets of a canvas: groups, then figures and fields, else notes; words on a grid or survey behind."""
    view, named = telling.view(block), _namer(f"{number:02d} {telling.title(block.id)}", taken)
    found = [*group_sheets(telling, block, named), *_earlier(telling, block, number, taken)]
    found += [ideas_sheet(telling, block, named(telling.words("ideas")))] if view.ideas else []
    if not is_table(view):
        return [*found, canvas_sheet(telling, block, named(""))] if telling.notes(block) else found
    found += table_sheets(telling, block, named)
    if view.shown in SCORED and telling.notes(block):
        found.append(canvas_sheet(telling, block, named(telling.words("notes"))))
    return found


def _namer(title: str, taken: set[str]) -> Callable[[str], str]:
    """Return what gives the name of a sheet for what it adds to a title."""

    def named(ending: str) -> str:
        return sheet_name(f"{cut_at_word(title, LONGEST_NAME - len(ending) - 1)} {ending}" if ending else title, taken)

    return named


def _earlier(telling: Telling, block: Block, number: int, taken: set[str]) -> list[Sheet]:
    """Return the figures of methods that were replaced during a block, under their own names."""
    session, made = telling.session, list[Sheet]()
    left = {
        one.card.slug: one.card.text(telling.words.language).name
        for team in session.canvas_teams(block.id)
        for one in earlier_on(session, block, telling.words.language, team)
        if one.scores or one.answers
    }
    for old in methods_before(session, block):
        if old.card.slug in left:
            named = _namer(f"{number:02d} {left[old.card.slug]}", taken)
            made += table_sheets(replace(telling, session=old.session), old.block, named)
    return made
