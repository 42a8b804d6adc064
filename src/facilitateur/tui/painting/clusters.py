"""The clusters canvas: the reserve at left, what the group put together at right."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.card import CanvasItem
from facilitateur.domain.state import Note
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.notes import MUTED, dots, focus_index, hidden_said, marked_window, note_lines, window
from facilitateur.tui.painting.text import ends, fit, line, wrap
from facilitateur.tui.whereabouts import outside, place_of

RESERVE_WIDTH = 27
MOST_TITLE = 3
"""Rows of a title beside other clusters."""
NARROWEST_CLUSTER = 30


def paint_clusters(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the reserve beside the clusters, in as many columns as there is room for."""
    left_width = RESERVE_WIDTH if frame.canvas.places else width // 2
    left = _reserve(frame, left_width, height)
    room = width - left_width - 2
    columns = max(1, min(3, room // NARROWEST_CLUSTER)) if frame.wide else 1
    right = _flow(frame, room, height) if columns == 1 else _columns(frame, room, height, columns)
    blank = line(width=left_width)
    return [
        Content.assemble(left[row] if row < len(left) else blank, ("│ ", MUTED), right[row] if row < len(right) else "")
        for row in range(height)
    ]


def _reserve(frame: Frame, width: int, height: int) -> list[Content]:
    notes = outside(frame)
    here = place_of(frame) is None
    title = f"{'▸' if here else ' '}0 {frame.words('RESERVE')} {len(notes)}"
    style = "bold $primary" if here else "bold"
    painted: set[int] = set()
    body = _notes(frame, notes, width, height - 1, painted)
    return [
        ends(Content.styled(title, style), Content.styled(hidden_said(len(notes), painted) + " ", MUTED), width),
        *body,
    ]


def _notes(
    frame: Frame, notes: Sequence[Note], width: int, height: int, painted: set[int] | None = None
) -> list[Content]:
    """Return the notes around the one in focus; `painted` takes the indexes of those that show."""

    def lines_of(index: int) -> list[Content]:
        if painted is not None:
            painted.add(index)
        return note_lines(frame, notes[index], width, lead=" • ", short=True)

    return window(len(notes), focus_index(frame, notes), height, lines_of)


def _members(frame: Frame) -> dict[str, list[Note]]:
    members: dict[str, list[Note]] = {place.id: [] for place in frame.canvas.places}
    for note in frame.notes:
        if note.place in members:
            members[note.place].append(note)
    return members


def _title(frame: Frame, number: int, place: CanvasItem, notes: Sequence[Note], width: int) -> Content:
    here = place_of(frame)
    active = here is not None and here.id == place.id
    votes = sum(note.votes for note in notes)
    right = " " + frame.words.plural("{n} note", "{n} notes", len(notes)) + (f" {dots(votes)}" if votes else "") + " "
    name = place.label or frame.words("(no title yet)")
    left = fit(f"{'▸' if active else ' '}{number} {name}", width - len(right))
    style = "bold $primary" if active else "bold"
    return Content.assemble((left, style), (right.rjust(width - Content(left).cell_length), MUTED))


def _titles(frame: Frame, number: int, place: CanvasItem, notes: Sequence[Note], width: int) -> list[Content]:
    """Return the title of a cluster that stands beside others, on `MOST_TITLE` rows where one would cut it."""
    count = f" {frame.words.plural('{n} note', '{n} notes', len(notes))} "
    here = place_of(frame)
    style = "bold $primary" if here is not None and here.id == place.id else "bold"
    lead = f"{'▸' if here is not None and here.id == place.id else ' '}{number} "
    room = width - len(lead) - len(count)
    if cell_len(place.label) <= room or any(note.votes for note in notes):
        return [_title(frame, number, place, notes, width)]
    said = wrap(place.label, width - len(lead) - 1)
    whole = min(len(said) - (cell_len(said[-1]) <= room), MOST_TITLE - 1)
    rows = [line((lead if i == 0 else " " * len(lead), style), (said[i], style), width=width) for i in range(whole)]
    last = Content.styled(" " * len(lead) + fit(" ".join(said[whole:]), room), style)
    return [*rows, ends(last, Content.styled(count, MUTED), width)]


def _flow(frame: Frame, width: int, height: int) -> list[Content]:
    """Return all clusters one under the other, the active one or the selected note in sight."""
    places = frame.canvas.places
    if not places:
        said = frame.words("/+ and a title makes a cluster; Escape, then its figure sends the selected note there.")
        return [line((text, MUTED), width=width) for text in ("", *wrap(said, width - 2))]
    members = _members(frame)
    rows: list[tuple[int, Note | None]] = []
    for number, place in enumerate(places, 1):
        rows += [(number, None), *((number, note) for note in members[place.id])]

    def lines_of(index: int) -> list[Content]:
        number, note = rows[index]
        place = places[number - 1]
        if note is None:
            return [_title(frame, number, place, members[place.id], width)]
        return note_lines(frame, note, width, lead="   • ", short=True)

    return marked_window(len(rows), _focus(frame, rows), height, lines_of, width)


def _focus(frame: Frame, rows: Sequence[tuple[int, Note | None]]) -> int:
    chosen = frame.cursor.selected
    here = [i for i, (number, note) in enumerate(rows) if note is not None and note.number == chosen]
    last_of_active = [i for i, (number, _) in enumerate(rows) if number == frame.cursor.place]
    return here[0] if here else (last_of_active[-1] if last_of_active else 0)


def _columns(frame: Frame, width: int, height: int, columns: int) -> list[Content]:
    """Return clusters side by side in rows of equal height; with many, those around the active one."""
    places, members = frame.canvas.places, _members(frame)
    if not places:
        return _flow(frame, width, height)
    shown_rows = max(1, min((len(places) + columns - 1) // columns, height // 6))
    active_row = max(frame.cursor.place - 1, 0) // columns
    first = max(0, active_row - shown_rows + 1) * columns
    each, room = height // shown_rows, (width - (columns - 1)) // columns
    lines: list[Content] = []
    for start in range(first, min(first + shown_rows * columns, len(places)), columns):
        cells = []
        for number in range(start, start + columns):
            if number < len(places):
                place = places[number]
                notes = members[place.id]
                title = _titles(frame, number + 1, place, notes, room)
                cells.append([*title, *_notes(frame, notes, room, each - 1 - len(title))])
            else:
                cells.append([])
        lines += [
            _side_by_side([cell[row] if row < len(cell) else line(width=room) for cell in cells]) for row in range(each)
        ]
    return lines


def _side_by_side(cells: Sequence[Content]) -> Content:
    parts: list[Content | tuple[str, str]] = []
    for i, cell in enumerate(cells):
        parts += [("│", MUTED)] if i else []
        parts.append(cell)
    return Content.assemble(*parts)
