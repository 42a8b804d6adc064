"""Journeys and sheets in a report: tables of steps and lanes, and a table a sheet."""

from collections.abc import Sequence

from facilitateur.domain.canvases.cells import (
    action_table,
    comment_fields,
    commented,
    journey_figures,
    own_fields,
    sheets_figures,
    spoken_seconds,
)
from facilitateur.domain.canvases.crossing import crossing_of
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.slides import interval_of, slides
from facilitateur.domain.canvases.values import seconds_of
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.state import Note
from facilitateur.export.document import Heading, Line, Paragraph, Part, Span, Table, bullets, emphasis, plain, strong
from facilitateur.export.report_notes import evidence_said, note_line
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import colon, listing, percent, semicolon

MOST_COLUMNS = 4
"""Fields that fit side by side; sheets with more are a table each."""

FIELD_SHARES = (0.3, 0.7)
"""What the name of a field and what was written in it take of the width."""

NUMBER_SHARE = 0.07
"""What the number of a sheet takes of the width."""

Cells = dict[tuple[str, str], list[Note]]

MOST_STEPS = 6
"""Steps side by side in one table; more go to the next one."""


def journey_parts(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int) -> list[Part]:
    """Return tables of lanes by steps, six steps each, then what stands in no step, then the figures."""
    words = telling.words
    cells = _cells(notes)
    parts: list[Part] = []
    for start in range(0, len(view.places), MOST_STEPS):
        steps = view.places[start : start + MOST_STEPS]
        header = [plain(words("Lane")), *(plain(f"{start + i}. {step.label}") for i, step in enumerate(steps, 1))]
        rows = [
            (strong(lane.label), *(_cell(telling, view, cells.get((step.id, lane.id), [])) for step in steps))
            for lane in view.lanes
        ]
        rows += _to_say(telling, view, notes, steps)
        parts.append(Table(tuple(header), tuple(rows)))
    parts += _outside(telling, view, notes, level)
    figures = journey_figures(view, notes)
    said = [
        words.plural("{n} step", "{n} steps", len(view.places)),
        words("cells filled: {n} of {cells}", n=figures.filled, cells=figures.cells),
    ]
    for lane, steps in figures.lows:
        said.append(words("{lane} lowest at: {steps}", lane=lane.label, steps=listing(words, [s.label for s in steps])))
    said += [words("{lane} in all: {total}", lane=lane.label, total=total) for lane, total in figures.totals]
    return [*parts, Paragraph(emphasis(DOT.join([*said, *evidence_said(telling, notes)])))]


def _to_say(
    telling: Telling, view: CanvasView, notes: Sequence[Note], steps: Sequence[CanvasItem]
) -> list[tuple[Line, ...]]:
    """Return a row of how much is said on each slide, where slides pass by themselves."""
    words, known = telling.words, {one.step.id: one for one in slides(view, notes, telling.options.pace)}
    if not known:
        return []
    told = [known[step.id] for step in steps]
    cells = [words("{n} words, {seconds} s of {of}", n=s.words, seconds=s.spoken, of=interval_of(view)) for s in told]
    return [(strong(words("To say")), *map(plain, cells))]


def sheets_parts(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int) -> list[Part]:
    """Return a table a sheet, or one table for all where the fields are those of an action plan."""
    words = telling.words
    cells = _cells(notes)
    parts: list[Part] = _crossed(telling, view, notes)
    if action_table(view) or (len(own_fields(view)) <= MOST_COLUMNS and len(view.places) > 1):
        parts.append(_rows_of_sheets(telling, view, cells))
    else:
        for number, sheet in enumerate(view.places, 1):
            parts += _sheet(telling, view, sheet, number, cells, level)
    parts += _comments(telling, view, notes, cells, level)
    parts += _outside(telling, view, notes, level)
    figures = sheets_figures(view, notes)
    said = [
        words.plural("{n} sheet", "{n} sheets", len(view.places)),
        words("fields filled: {share}", share=percent(words, figures.filled_share)),
    ]
    if figures.dated_share is not None:
        said.append(words("with a date: {share}", share=percent(words, figures.dated_share)))
    return [*parts, Paragraph(emphasis(DOT.join([*said, *evidence_said(telling, notes)])))]


def _crossed(telling: Telling, view: CanvasView, notes: Sequence[Note]) -> list[Part]:
    """Return what is held where and when, in the cells of a table, where the card asks for it."""
    words, found = telling.words, crossing_of(view, notes)
    if found is None:
        return []
    header = (plain(f"{found.row_field.label} / {found.column_field.label}"), *map(plain, found.columns))
    rows = [
        (
            strong(row),
            *(plain(semicolon(words).join(found.cells.get((row, column), ("–",)))) for column in found.columns),
        )
        for row in found.rows
    ]
    return [Table(header, tuple(rows))]


def _rows_of_sheets(telling: Telling, view: CanvasView, cells: Cells) -> Table:
    """Return short sheets as rows of one table; fields that nobody filled have no column."""
    used, own = {lane for _, lane in cells}, own_fields(view)
    lanes = [lane for lane in own if lane.id in used] or list(own)
    rows = [tuple(_cell(telling, view, cells.get((s.id, lane.id), [])) for lane in lanes) for s in view.places]
    numbers = [plain(str(n)) for n in range(1, len(rows) + 1)]
    header = (plain(telling.words("No.")), *(plain(lane.label) for lane in lanes))
    shares = (NUMBER_SHARE, *[(1 - NUMBER_SHARE) / max(len(lanes), 1)] * len(lanes))
    return Table(header, tuple((number, *row) for number, row in zip(numbers, rows, strict=True)), shares=shares)


def _sheet(
    telling: Telling,
    view: CanvasView,
    sheet: CanvasItem,
    number: int,
    cells: Cells,
    level: int,
) -> list[Part]:
    words = telling.words
    first = next((held[0].text for lane in own_fields(view) if (held := cells.get((sheet.id, lane.id)))), "")
    title = sheet.label or first or words("sheet {n}", n=number)
    rows = []
    empty: list[str] = []
    for lane in own_fields(view):
        held = cells.get((sheet.id, lane.id), [])
        if not held:
            empty.append(lane.label)
            continue
        planned = seconds_of(lane)
        name: list[Span] = [*strong(lane.label)]
        if planned is not None:
            spoken = spoken_seconds(held, telling.options.pace)
            name.append(Span(" (" + words("{n} s planned, {spoken} s to say", n=planned, spoken=spoken) + ")"))
        rows.append((tuple(name), _cell(telling, view, held)))
    header = (plain(words("Field")), plain(words("Content")))
    parts: list[Part] = [Heading(level, plain(title))]
    if rows:
        parts.append(Table(header, tuple(rows), named_rows=True, shares=FIELD_SHARES))
    if empty:
        said = words("Left empty: {fields}.", fields=listing(words, empty))
        parts.append(Paragraph(emphasis(said)))
    return parts


def _comments(telling: Telling, view: CanvasView, notes: Sequence[Note], cells: Cells, level: int) -> list[Part]:
    """Return how many comments of each kind a sheet got, then what they say, sheet by sheet."""
    words, lanes = telling.words, comment_fields(view)
    told = [one for one in commented(view, notes) if one.total]
    if not told:
        return []
    names = {one.sheet.id: one.title or words("sheet {n}", n=view.number_of(one.sheet.id)) for one in told}
    header = [words("Commented on"), *(lane.label for lane in lanes), words("Total")]
    rows = [
        (strong(names[one.sheet.id]), *(plain(str(count or "–")) for count in (*one.counts, one.total)))
        for one in sorted(told, key=lambda one: -one.total)
    ]
    parts: list[Part] = [Heading(level, plain(words("Comments")))]
    parts.append(Table(tuple(plain(title) for title in header), tuple(rows)))
    for one in told:
        said = [
            (*emphasis(lane.label), Span(colon(words) + " "), *note_line(telling, view, note))
            for lane in lanes
            for note in cells.get((one.sheet.id, lane.id), [])
        ]
        parts += [Paragraph(strong(names[one.sheet.id])), bullets(said)]
    return parts


def _cells(notes: Sequence[Note]) -> Cells:
    cells: Cells = {}
    for note in notes:
        cells.setdefault((note.place, note.lane), []).append(note)
    return cells


def _cell(telling: Telling, view: CanvasView, notes: Sequence[Note]) -> Line:
    """Return the notes of a cell one after the other; a dash where nothing is."""
    line: list[Span] = []
    for note in notes:
        line += (
            [Span(semicolon(telling.words)), *note_line(telling, view, note)]
            if line
            else note_line(telling, view, note)
        )
    return tuple(line) or plain("–")


def _outside(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int) -> list[Part]:
    places, lanes = {place.id for place in view.places}, {lane.id for lane in view.lanes}
    strays = [note for note in notes if note.place not in places or note.lane not in lanes]
    if not strays:
        return []
    lines = [note_line(telling, view, note) for note in strays]
    return [Heading(level, plain(telling.words("Outside the table"))), bullets(lines)]
