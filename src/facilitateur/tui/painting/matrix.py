"""The matrix canvas: a plot with numbered points at left, what the numbers stand for at right."""

from collections.abc import Sequence

from textual.content import Content

from facilitateur.domain.canvases.matrix import APART, Spot, is_between, middle_row, plot, quadrant_of, spread_of
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.state import Note
from facilitateur.i18n.formats import spot_said
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.notes import MUTED, focus_index, marked_window, note_lines
from facilitateur.tui.painting.text import fit, line, pad, wrap

SHORTEST_NAME = 6
"""Cells in which the beginning of a quadrant's name says something."""
NARROW_PLOT, WIDE_PLOT = 44, 84
MOST_TOGETHER = 4
"""Notes on one point that are named; an ellipsis stands for the others."""
EDGE = 3
"""Columns of the figures along the vertical axis."""


def paint_matrix(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the plot and its legend."""
    columns = min(WIDE_PLOT if frame.wide else NARROW_PLOT, width - 30)
    left = _plot(frame, columns, max(height - 2, 3))
    legend = _legend(frame, width - columns - EDGE - 3, height)
    blank = line(width=columns + EDGE + 1)
    return [
        Content.assemble(left[row] if row < len(left) else blank, " ", legend[row] if row < len(legend) else "")
        for row in range(height)
    ]


def _plot(frame: Frame, columns: int, rows: int) -> list[Content]:
    view = frame.canvas
    points = _points(frame.notes)
    grid = ["".join(row) for row in plot(points, columns, rows)]
    selected = next((str(n) for n, note in enumerate(frame.notes, 1) if note.number == frame.cursor.selected), "")
    lines = [line((f" {fit(view.axes[1], columns)}", MUTED), width=columns + EDGE + 1)]
    for at, text in enumerate(grid):
        figure = {0: "10", len(grid) - 1: "0"}.get(at, "5" if at == middle_row(len(grid)) else "")
        named = _named(view, text, at, rows, columns)
        lines.append(
            Content.assemble((f"{figure:>2}", MUTED), ("│", MUTED), *_styled(named, selected, frame.navigating), " ")
        )
    return [*lines, line((f"  └{'─' * 4} {fit(view.axes[0], columns - 6)}", MUTED), width=columns + EDGE + 1)]


def _points(notes: Sequence[Note]) -> list[tuple[str, Spot]]:
    """Return labels and points; notes on the same point share one label, « 1,2,3 »."""
    found: dict[Spot, list[str]] = {}
    for n, note in enumerate(notes, 1):
        if note.spot is not None:
            found.setdefault(note.spot, []).append(str(n))
    return [
        (",".join(names[:MOST_TOGETHER]) + ("…" if len(names) > MOST_TOGETHER else ""), spot)
        for spot, names in found.items()
    ]


def _named(view: CanvasView, text: str, at: int, rows: int, columns: int) -> str:
    """Write the names of the quadrants into their first rows, where no point stands."""
    if len(view.quadrants) < 4 or at not in (0, middle_row(rows) + 1):
        return text
    first = 0 if at == 0 else 2
    half = columns // 2
    left, right = (f" {view.quadrants[first + side].label.upper()}" for side in (0, 1))
    parts = ((text[:half], left, half), (text[half + 1 :], right, columns - half - 1))
    named = [_beside(part, name, room) for part, name, room in parts]
    return named[0] + text[half] + named[1]


def _beside(part: str, name: str, room: int) -> str:
    """Return half a row with a name at its beginning, or at its end where points are in the way, cut if need be."""
    if not part.strip():
        return pad(name, room)
    taken = [column for column, character in enumerate(part) if character != " "]
    before, after = taken[0] - 1, room - 2 - taken[-1]
    if max(before, after) < min(len(name), SHORTEST_NAME):
        return part
    if before >= len(name) or before >= after:
        return pad(fit(name, before), before + 1) + part[before + 1 :]
    said = fit(name.strip(), after)
    return part[: room - len(said)] + said


def _styled(text: str, selected: str, navigating: bool) -> list[tuple[str, str]]:
    """Return runs of figures in bold, the selected one apart, and everything else quiet."""
    runs: list[tuple[str, str]] = []
    run, digits = "", False
    for character in [*text, ""]:
        if run and (not character or character.isdigit() is not digits):
            chosen = digits and run == selected
            style = (
                ("bold reverse" if navigating else "bold underline")
                if chosen
                else ("bold $accent" if digits else MUTED)
            )
            runs.append((run, style))
            run = ""
        run, digits = run + character, character.isdigit()
    return runs


def _legend(frame: Frame, width: int, height: int) -> list[Content]:
    notes = frame.notes
    digits = len(str(len(notes)))
    if not notes:
        return [line((text, MUTED), width=width) for said in _first_words(frame) for text in wrap(said, width)]

    each = max(height // len(notes), 1)

    def lines_of(index: int) -> list[Content]:
        note, lead = notes[index], f"{index + 1:>{digits}} "
        is_read = frame.navigating and note.number == frame.cursor.selected
        most = None if is_read else each
        lines = note_lines(frame, note, width, lead=lead, short=True, extra=_where(frame, note), most=most)
        return [*lines, *_counts_in(frame, note, width)] if note.number == frame.cursor.selected else lines

    return marked_window(len(notes), focus_index(frame, notes), height, lines_of, width)


def _first_words(frame: Frame) -> list[str]:
    words = frame.words
    return [words("An idea, then its place:"), words("Saturday bus 8 9"), words("(across, then up, 0 to 10)")]


def _counts_in(frame: Frame, note: Note, width: int) -> list[Content]:
    """Return the quadrant in which a point on a middle line counts, which nobody sees from where it stands."""
    quadrants = frame.canvas.quadrants
    if note.spot is None or not is_between(note.spot) or len(quadrants) <= quadrant_of(note.spot):
        return []
    said = frame.words("counts in: {quadrant}", quadrant=quadrants[quadrant_of(note.spot)].label)
    return [line((f"   {said}", MUTED), width=width)]


def _where(frame: Frame, note: Note) -> str:
    if note.spot is None:
        return frame.words("to place")
    return spot_said(frame.words, note.spot) + ("!" if spread_of(note) >= APART else "")
