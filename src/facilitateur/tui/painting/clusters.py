"""The clusters canvas: the reserve at left, what the group put together at right; what does not show is counted."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.state import Note
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.notes import (
    MARKED_FROM,
    MUTED,
    dots,
    focus_index,
    hidden_said,
    marked_window,
    note_lines,
    sight,
)
from facilitateur.tui.painting.text import ends, fit_words, line, wrap
from facilitateur.tui.whereabouts import outside, place_of

RESERVE_WIDTH, NARROW_RESERVE = 27, 20
MOST_TITLE, MOST_TITLE_BELOW = 3, 2
"""Rows of a title beside other clusters, and under them."""
NARROWEST_CLUSTER = 30

Rows = Sequence[tuple[int, Note | None]]
"""Number of a cluster with one of its notes; without a note its title."""


def paint_clusters(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the reserve beside the clusters, in as many columns as there is room for; an empty one takes a line."""
    if not outside(frame):
        return [line(_reserve_title(frame), width=width), *_clusters(frame, width, height - 1)]
    left_width = min(RESERVE_WIDTH, max(NARROW_RESERVE, width // 3)) if frame.canvas.places else width // 2
    left = _reserve(frame, left_width, height)
    right = _clusters(frame, width - left_width - 2, height)
    blank = line(width=left_width)
    return [
        Content.assemble(left[row] if row < len(left) else blank, ("│ ", MUTED), right[row] if row < len(right) else "")
        for row in range(height)
    ]


def _clusters(frame: Frame, width: int, height: int) -> list[Content]:
    columns = max(1, min(3, width // NARROWEST_CLUSTER)) if frame.wide else 1
    return _flow(frame, width, height) if columns == 1 else _columns(frame, width, height, columns)


def _reserve_title(frame: Frame) -> Content:
    here = place_of(frame) is None
    title = f"{'▸' if here else ' '}0 {frame.words('RESERVE')} {len(outside(frame))}"
    return Content.styled(title, "bold $primary" if here else "bold")


def _reserve(frame: Frame, width: int, height: int) -> list[Content]:
    notes = outside(frame)
    seen = sight(len(notes), focus_index(frame, notes), height - 1, lambda at: _note(frame, notes[at], width))
    said = Content.styled(hidden_said(seen.above, seen.below) + " ", MUTED)
    return [ends(_reserve_title(frame), said, width), *seen.lines]


def _note(frame: Frame, note: Note, width: int) -> list[Content]:
    return note_lines(frame, note, width, lead=" • ", short=True)


def _members(frame: Frame) -> dict[str, list[Note]]:
    members: dict[str, list[Note]] = {place.id: [] for place in frame.canvas.places}
    for note in frame.notes:
        if note.place in members:
            members[note.place].append(note)
    return members


def _titles(frame: Frame, number: int, notes: Sequence[Note], width: int, most: int) -> list[Content]:
    """Return the title of a cluster, on `most` rows where fewer would cut it, its count at the right of the last."""
    votes = sum(note.votes for note in notes)
    count = " " + frame.words.plural("{n} note", "{n} notes", len(notes)) + (f" {dots(votes)}" if votes else "") + " "
    is_active = number == frame.cursor.place
    style, lead = "bold $primary" if is_active else "bold", f"{'▸' if is_active else ' '}{number} "
    name = frame.canvas.places[number - 1].label or frame.words("(no title yet)")
    room = width - len(lead) - cell_len(count)
    said = (name,) if cell_len(name) <= room else wrap(name, width - len(lead) - 1)
    whole = min(len(said) - (cell_len(said[-1]) <= room), most - 1)
    rows = [line((lead if i == 0 else " " * len(lead), style), (said[i], style), width=width) for i in range(whole)]
    last = fit_words(" ".join(said[whole:]), room)
    indent = " " * len(lead) if whole else lead
    return [*rows, ends(Content.styled(indent + last, style), Content.styled(count[1:], MUTED), width)]


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
        if note is None:
            return _titles(frame, number, members[places[number - 1].id], width, MOST_TITLE_BELOW)
        return note_lines(frame, note, width, lead="   • ", short=True)

    focus = _focus(frame, rows)
    seen = sight(len(rows), focus, height, lines_of)
    if seen.is_whole or height < MARKED_FROM:
        return seen.lines
    seen = sight(len(rows), focus, height - 1, lines_of)
    above, below = rows[: seen.above], rows[len(rows) - seen.below :]
    head: list[Content] = []
    stuck, first_note = rows[min(seen.above, focus)]
    if above and first_note is not None and height > 2 * MARKED_FROM:
        head = _titles(frame, stuck, members[places[stuck - 1].id], width, MOST_TITLE_BELOW)
        seen = sight(len(rows), focus, height - 1 - len(head), lines_of)
        above = [row for row in rows[: seen.above] if row != (stuck, None)]
        below = rows[len(rows) - seen.below :]
    said = hidden_said(_counted(frame, above), _counted(frame, below))
    return [*head, *seen.lines, line((f" {said}", MUTED), width=width)]


def _counted(frame: Frame, rows: Rows) -> str:
    """Return how many clusters begin among rows, and how many notes are there; nothing of nothing."""
    clusters = sum(note is None for _, note in rows)
    notes = len(rows) - clusters
    said = [frame.words.plural("{n} cluster", "{n} clusters", clusters)] if clusters else []
    said += [frame.words.plural("{n} note", "{n} notes", notes)] if notes else []
    return ", ".join(said)


def _focus(frame: Frame, rows: Rows) -> int:
    """Return the row of the selected note if it is in the active cluster, else the last one of that cluster."""
    chosen = frame.cursor.selected
    active = [i for i, (number, _) in enumerate(rows) if number == frame.cursor.place]
    return next((i for i in active if (note := rows[i][1]) and note.number == chosen), active[-1] if active else 0)


def _columns(frame: Frame, width: int, height: int, columns: int) -> list[Content]:
    """Return clusters side by side in rows of equal height; with many, those around the active one."""
    count = len(frame.canvas.places)
    if not count:
        return _flow(frame, width, height)
    wanted = (count + columns - 1) // columns
    if wanted > max(1, height // 6):
        height -= 1
    shown_rows = max(1, min(wanted, height // 6))
    active_row = max(frame.cursor.place - 1, 0) // columns
    first = max(0, active_row - shown_rows + 1) * columns
    after = min(first + shown_rows * columns, count)
    each = height // shown_rows
    lines = [
        row
        for start in range(first, after, columns)
        for row in _side_by_side(frame, range(start + 1, start + columns + 1), width, each)
    ]
    if shown_rows == wanted:
        return lines
    hidden = [frame.words.plural("{n} cluster", "{n} clusters", n) if n else "" for n in (first, count - after)]
    return [*lines, line((f" {hidden_said(*hidden)}", MUTED), width=width)]


def _side_by_side(frame: Frame, numbers: range, width: int, height: int) -> list[Content]:
    """Return one row of clusters, each in a column with its notes."""
    members, places = _members(frame), frame.canvas.places
    room = (width - (len(numbers) - 1)) // len(numbers)
    cells = [
        _cell(frame, number, members[places[number - 1].id], room, height - 1) if number <= len(places) else []
        for number in numbers
    ]
    blank = line(width=room)
    return [
        Content("│").stylize(MUTED).join(cell[row] if row < len(cell) else blank for cell in cells)
        for row in range(height)
    ]


def _cell(frame: Frame, number: int, notes: Sequence[Note], width: int, height: int) -> list[Content]:
    title = _titles(frame, number, notes, width, MOST_TITLE)
    room = height - len(title)
    focus = focus_index(frame, notes)
    return [*title, *marked_window(len(notes), focus, room, lambda at: _note(frame, notes[at], width), width)]
