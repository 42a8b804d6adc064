"""Rows of one canvas as a table of its own shape: clusters, matrix, journey, sheets."""

from collections.abc import Mapping, Sequence

from facilitateur.domain.canvases.cells import commented
from facilitateur.domain.canvases.clusters import clusters_figures
from facilitateur.domain.canvases.matrix import placed_notes, spread_of
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.values import number_in
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.state import Note
from facilitateur.textfiles.csv_cells import Cell

Row = list[Cell]

HEADERS = {
    "fr": {
        CanvasKind.CLUSTERS: "grappe titre texte voix voix_grappe",
        CanvasKind.MATRIX: "n texte x y quadrant rang ecart",
        CanvasKind.JOURNEY: "n etape couloir texte valeur",
    },
    "en": {
        CanvasKind.CLUSTERS: "cluster title text votes cluster_votes",
        CanvasKind.MATRIX: "n text x y quadrant rank spread",
        CanvasKind.JOURNEY: "n step lane text value",
    },
}


def shaped_rows(
    language: str, view: CanvasView, notes: Sequence[Note], counted: Mapping[str, int] | None = None
) -> list[Row] | None:
    """Return header and rows; none for canvases that are not tables of their own shape.

    Args:
        language: The language of the titles.
        view: The canvas.
        notes: Its notes.
        counted: What options got in votes that are closed, by their key.
    """
    match view.shown:
        case CanvasKind.CLUSTERS:
            rows = _clusters(view, notes, counted or {})
        case CanvasKind.MATRIX:
            rows = _matrix(view, notes)
        case CanvasKind.JOURNEY:
            rows = _journey(view, notes)
        case CanvasKind.SHEETS | CanvasKind.GALLERY:
            return _sheets(language, view, notes)
        case _:
            return None
    header: Row = list(HEADERS.get(language, HEADERS["en"])[view.shown].split())
    return [header, *rows]


def _clusters(view: CanvasView, notes: Sequence[Note], counted: Mapping[str, int]) -> list[Row]:
    figures = clusters_figures(view, notes)
    rows: list[Row] = []
    for cluster in figures.clusters:
        number = view.number_of(cluster.place.id)
        votes = counted.get(f"p{cluster.place.id}", cluster.votes)
        rows += [[number, cluster.place.label, note.text, note.votes, votes] for note in cluster.notes]
        rows += [] if cluster.notes else [[number, cluster.place.label, "", "", votes]]
    rows += [["", "", note.text, note.votes, ""] for note in figures.alone]
    return rows


def _matrix(view: CanvasView, notes: Sequence[Note]) -> list[Row]:
    numbers = {note.number: n for n, note in enumerate(notes, 1)}
    names = [quadrant.label for quadrant in view.quadrants]
    rows: list[Row] = []
    for one in placed_notes(view, notes):
        quadrant = names[one.quadrant] if len(names) > one.quadrant else ""
        rows.append(
            [
                numbers[one.note.number],
                one.note.text,
                one.spot[0] / 10,
                one.spot[1] / 10,
                quadrant,
                one.rank,
                spread_of(one.note) / 10 if one.note.spots else "",
            ]
        )
    rows += [[numbers[note.number], note.text, *[""] * 5] for note in notes if note.spot is None]
    return rows


def _journey(view: CanvasView, notes: Sequence[Note]) -> list[Row]:
    order = {lane.id: n for n, lane in enumerate(view.lanes)}
    labels = {lane.id: lane.label for lane in view.lanes}
    ordered = sorted(notes, key=lambda note: (view.number_of(note.place), order.get(note.lane, len(order))))
    rows: list[Row] = []
    for note in ordered:
        value = number_in(note.text)
        where = [view.number_of(note.place) or "", view.label(note.place), labels.get(note.lane, note.lane)]
        rows.append([*where, note.text, "" if value is None else value])
    filled = {note.place for note in notes}
    rows += [[n, step.label, "", "", ""] for n, step in enumerate(view.places, 1) if step.id not in filled]
    return sorted(rows, key=lambda row: int(row[0] or 0))


def _sheets(language: str, view: CanvasView, notes: Sequence[Note]) -> list[Row]:
    held: dict[tuple[str, str], list[str]] = {}
    for note in notes:
        held.setdefault((note.place, note.lane), []).append(note.text)
    counts = [one.total for one in commented(view, notes)]
    name = "commentaires" if language == "fr" else "comments"
    titled = ["titre" if language == "fr" else "title"] if any(sheet.label for sheet in view.places) else []
    rows: list[Row] = [["n", *titled, *(lane.label for lane in view.lanes), *([name] if counts else [])]]
    for number, sheet in enumerate(view.places, 1):
        said = ("\n".join(held.get((sheet.id, lane.id), [])) for lane in view.lanes)
        rows.append([number, *([sheet.label] if titled else []), *said, *counts[number - 1 : number]])
    known = {(sheet.id, lane.id) for sheet in view.places for lane in view.lanes}
    before, width = len(titled) + 1, len(rows[0])
    rows += [
        [*[""] * before, text, *[""] * (width - before - 1)]
        for key, texts in held.items()
        if key not in known
        for text in texts
    ]
    return rows
