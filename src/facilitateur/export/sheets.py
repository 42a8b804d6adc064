"""A session as sheets of a spreadsheet: the agenda, decisions, parking lot, all notes, and a sheet a canvas."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.places import SCORED
from facilitateur.domain.earlier import Earlier, earlier_on, methods_before
from facilitateur.export.sheet import LONGEST_NAME, Column, Kind, Sheet, cut_at_word, sheet_name
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
    """Return figures and names of places of methods that were replaced during a block, under their own names."""
    session, made, language = telling.session, list[Sheet](), telling.words.language
    left: dict[str, list[tuple[str, Earlier]]] = {}
    for team in session.canvas_teams(block.id):
        for one in earlier_on(session, block, language, team):
            left.setdefault(one.card.slug, []).append((team, one))
    for old in methods_before(session, block):
        found = [(team, one) for team, one in left.get(old.card.slug, []) if one.scores or one.answers or one.places]
        if found:
            named = _namer(f"{number:02d} {old.card.text(language).name}", taken)
            figures = table_sheets(replace(telling, session=old.session), old.block, named)
            made += figures or [_places(telling, found, named(""))]
    return made


def _places(telling: Telling, found: Sequence[tuple[str, Earlier]], name: str) -> Sheet:
    """Return the steps, titles or ideas that groups made under a replaced method, which shows no figures."""
    words = telling.words
    columns = (Column(words("Team")), Column(words("No."), Kind.NUMBER), Column(words("Title")))
    rows = [
        (telling.session.team_called(team), n, place.label)
        for team, one in found
        for n, place in enumerate(one.places, 1)
    ]
    return Sheet(name, columns, tuple(rows))
