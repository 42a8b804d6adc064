"""The zones canvas: a list of zones with the active one open, or the true grid on wide screens."""

from collections.abc import Sequence

from textual.content import Content

from facilitateur.domain.card import CanvasItem
from facilitateur.domain.state import Note
from facilitateur.domain.timing import clock_of
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.ideas import idea_head
from facilitateur.tui.painting.notes import MUTED, focus_index, marked_window, note_lines
from facilitateur.tui.painting.text import fit_apart, line, rule, wrap
from facilitateur.tui.whereabouts import outside

LIST_WIDTH = 27
NARROWEST_ZONE = 24
STRAYS_SHARE = 3
"""On wide screens what stands in no zone gets the third part of the rows at most."""
LEAST_ROWS = 4
"""Rows of a zone of the grid, its title among them."""
FEWEST_ROWS = 3
"""Rows that the zones keep below the title of their idea, however low the window."""


def paint_zones(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the grid where every zone gets enough columns and rows, else list and detail; above it its idea."""
    layout, head = frame.canvas.layout, idea_head(frame, width)[: max(height - FEWEST_ROWS, 0)]
    height -= len(head)
    columns, strays = max((len(row) for row in layout), default=1), outside(frame)
    foot = _strays(frame, strays, width, height // STRAYS_SHARE) if frame.wide and strays else []
    height -= len(foot)
    if frame.wide and layout and width // columns >= NARROWEST_ZONE and height // len(layout) >= LEAST_ROWS:
        return [*head, *_grid(frame, width, height), *foot]
    return [*head, *_list_and_detail(frame, width, height + len(foot))]


def notes_in(frame: Frame, place: CanvasItem) -> tuple[Note, ...]:
    """Return the notes of a zone; those whose zone the card does not know stand apart, as in reports."""
    return tuple(note for note in frame.notes if note.place == place.id)


def active_place(frame: Frame) -> CanvasItem:
    """Return the zone that the next note goes to."""
    return frame.canvas.places[min(frame.cursor.place, len(frame.canvas.places) - 1)]


def _opens_at(frame: Frame, place: CanvasItem) -> int | None:
    if frame.block is None:
        return None
    return frame.canvas.opens_at(place.id, clock_of(frame.state, frame.block).step)


def _list_and_detail(frame: Frame, width: int, height: int) -> list[Content]:
    detail = _detail(frame, active_place(frame), width - LIST_WIDTH - 2, height)
    names = _names(frame, height)
    blank = line(width=LIST_WIDTH)
    lines = []
    for row in range(height):
        left = names[row] if row < len(names) else blank
        right = detail[row] if row < len(detail) else Content("")
        lines.append(Content.assemble(left, ("│ ", MUTED), right))
    return lines


def _names(frame: Frame, height: int) -> list[Content]:
    lines = []
    active = active_place(frame)
    names = [place.label for place in frame.canvas.places]
    for number, place in enumerate(frame.canvas.places, 1):
        count = len(notes_in(frame, place))
        waits = _opens_at(frame, place)
        chosen = place.id == active.id
        right = f"{count:>3} " if waits is None or count else frame.words("step {n}", n=waits)
        room = LIST_WIDTH - len(right) - 1
        lead = f"{'▸' if chosen else ' '}{number} "
        label = line(lead + fit_apart(place.label, names, room - len(lead)), width=room)
        style = "bold" if chosen else (MUTED if waits else "")
        lines.append(Content.assemble((label.plain, style), " ", (right, MUTED)))
    start = max(0, min(frame.cursor.place - height + 2, len(lines) - height))
    return lines[start : start + height]


def _detail(frame: Frame, place: CanvasItem, width: int, height: int) -> list[Content]:
    title = place.label.upper() + (f" — {place.help}" if place.help else "")
    head = [line((text, "bold" if i == 0 else ""), width=width) for i, text in enumerate(wrap(title, width)[:2])]
    waits = _opens_at(frame, place)
    if waits is not None:
        said = frame.words("this place waits for step {n}", n=waits)
        head.append(line((said, "$warning"), width=width))
    notes = notes_in(frame, place)
    room, strays = height - len(head), outside(frame)
    foot = _strays(frame, strays, width, room - min(len(notes), room // 2)) if strays else []
    own = _window(frame, notes, width, room - len(foot))
    return [*head, *own, *[line(width=width)] * (room - len(foot) - len(own)), *foot]


def _strays(frame: Frame, strays: Sequence[Note], width: int, height: int) -> list[Content]:
    """Return what stands in no zone, as after another method, with how many notes that are."""
    title = line((f"{frame.words('Outside the zones')} · {len(strays)}", "bold $warning"), width=width)

    def lines_of(index: int) -> list[Content]:
        return note_lines(frame, strays[index], width, most=2)

    return [title, *marked_window(len(strays), focus_index(frame, strays), height - 1, lines_of, width)]


def _window(frame: Frame, notes: Sequence[Note], width: int, height: int, *, short: bool = False) -> list[Content]:
    def lines_of(index: int) -> list[Content]:
        return note_lines(frame, notes[index], width, short=short)

    return marked_window(len(notes), focus_index(frame, notes), height, lines_of, width)


def _grid(frame: Frame, width: int, height: int) -> list[Content]:
    layout = frame.canvas.layout
    heights = _row_heights(frame, width, height - (len(layout) - 1))
    lines: list[Content] = []
    for number, row in enumerate(layout):
        if number:
            lines.append(rule(width))
        cells = [_cell(frame, place_id, _cell_width(i, row, width), heights[number]) for i, place_id in enumerate(row)]
        for at in range(heights[number]):
            parts: list[Content | tuple[str, str]] = []
            for i, cell in enumerate(cells):
                parts += [("│", MUTED)] if i else []
                parts.append(cell[at])
            lines.append(Content.assemble(*parts))
    return lines


def _cell_width(index: int, row: Sequence[str], width: int) -> int:
    room = width - (len(row) - 1)
    return room // len(row) + (1 if index < room % len(row) else 0)


def _row_heights(frame: Frame, width: int, height: int) -> list[int]:
    """Share the rows of the screen: to each row what its fullest zone takes, the longest give way, four at least.

    The row of the selected note keeps the rows that show it whole.
    """
    wanted = [_row_wants(frame, row, width, height) for row in frame.canvas.layout]
    least = [max(LEAST_ROWS, _selected_takes(frame, row, width)) for row in frame.canvas.layout]
    heights = [max(LEAST_ROWS, want) for want in wanted]
    while sum(heights) > height and max(heights) > 1:
        at = max(range(len(heights)), key=lambda i: (heights[i] > least[i], heights[i]))
        heights[at] -= 1
    spare, rows = max(height - sum(heights), 0), len(heights)
    heights = [high + spare // rows for high in heights]
    heights[-1] += height - sum(heights)
    return heights


def _row_wants(frame: Frame, row: Sequence[str], width: int, most: int) -> int:
    """Return the rows that the fullest zone of a row takes with its title, a free one below; no more than are there."""
    wanted = [
        _lines_in(frame, notes_in(frame, place), _cell_width(i, row, width) - 2, most)
        for i, place_id in enumerate(row)
        if (place := frame.canvas.place(place_id)) is not None
    ]
    return min(max(wanted, default=0) + 2, most)


def _lines_in(frame: Frame, notes: Sequence[Note], width: int, most: int) -> int:
    """Return how many lines notes take; past `most` nobody counts on, so that ten thousand cost as much as ten."""
    lines = 0
    for note in notes:
        lines += len(note_lines(frame, note, width, short=True))
        if lines >= most:
            break
    return lines


def _selected_takes(frame: Frame, row: Sequence[str], width: int) -> int:
    """Return the rows that show the selected note of a row whole: its title, its lines and a mark of what is hidden."""
    selected = frame.selected
    for i, place_id in enumerate(row):
        place = frame.canvas.place(place_id)
        if selected is not None and place is not None and any(note is selected for note in notes_in(frame, place)):
            return len(note_lines(frame, selected, _cell_width(i, row, width) - 2, short=True)) + 2
    return 0


def _cell(frame: Frame, place_id: str, width: int, height: int) -> list[Content]:
    place = frame.canvas.place(place_id)
    if place is None:
        return [line(width=width)] * height
    active = place.id == active_place(frame).id
    number = frame.canvas.number_of(place_id)
    waits = _opens_at(frame, place)
    suffix = frame.words(" (step {n})", n=waits) if waits else ""
    title = f"{'▸' if active else ' '}{number} {place.label.upper()}{suffix}"
    lines = [line((title, "bold $primary" if active else "bold"), width=width)]
    inner = _window(frame, notes_in(frame, place), width - 2, height - 1, short=True)
    lines += [Content.assemble(" ", text, " ") for text in inner]
    return lines + [line(width=width)] * (height - len(lines))
