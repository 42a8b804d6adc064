"""A matrix in a report: a table by quadrant, the points closest to the sought corner first."""

from collections.abc import Sequence

from facilitateur.domain.canvases.matrix import Placed, placed_notes
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.state import Note
from facilitateur.export.document import Heading, Line, Paragraph, Part, Table, bullets, emphasis, plain
from facilitateur.export.report_notes import note_line
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import number
from facilitateur.i18n.words import Words


def matrix_parts(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int) -> list[Part]:
    """Return the axes, the points by quadrant, and the notes that were not placed."""
    words = telling.words
    placed = placed_notes(view, notes)
    parts: list[Part] = [Paragraph(plain(_axes(words, view)))] if any(view.axes) else []
    if placed:
        header = [words("Rank"), words("Idea"), words("Across"), words("Up"), words("Quadrant")]
        rows = [_row(telling, view, one) for one in placed]
        parts.append(Table(tuple(plain(name) for name in header), tuple(rows)))
    waiting = [note for note in notes if note.spot is None]
    if waiting:
        parts += [Heading(level, plain(words("Not placed")))] if placed else []
        parts.append(bullets([note_line(telling, view, note) for note in waiting]))
    return [*parts, Paragraph(emphasis(_said(words, view, placed)))]


def _axes(words: Words, view: CanvasView) -> str:
    return DOT.join(
        said
        for said, axis in (
            (words("across: {axis}", axis=view.axes[0]), view.axes[0]),
            (words("up: {axis}", axis=view.axes[1]), view.axes[1]),
        )
        if axis
    )


def _row(telling: Telling, view: CanvasView, placed: Placed) -> tuple[Line, ...]:
    words, (x, y) = telling.words, placed.spot
    figures = (number(words, x / 10, 0 if x % 10 == 0 else 1), number(words, y / 10, 0 if y % 10 == 0 else 1))
    quadrant = view.quadrants[placed.quadrant].label if len(view.quadrants) > placed.quadrant else ""
    said = note_line(telling, view, placed.note)
    return (plain(str(placed.rank)), said, plain(figures[0]), plain(figures[1]), plain(quadrant))


def _said(words: Words, view: CanvasView, placed: Sequence[Placed]) -> str:
    said = []
    for index, quadrant in enumerate(view.quadrants[:4]):
        inside = sum(one.quadrant == index for one in placed)
        if inside:
            said.append(f"{quadrant.label} {inside}")
    if view.quadrants:
        said.append(words("ranked by closeness to “{corner}”", corner=view.quadrants[view.corner].label))
    return DOT.join(said)
