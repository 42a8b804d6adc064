"""A matrix: notes at points, in tenths of two axes, with the quadrant and rank that the points give."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.limits import MOST_SPOT
from facilitateur.domain.state import Note

Spot = tuple[int, int]

MIDDLE = MOST_SPOT // 2
STEP = 5
"""How far one arrow key moves a point, in tenths."""

CROWDED = 6
"""Cells that a label may stand away from its point so as not to hide another."""

_CORNERS: tuple[Spot, ...] = ((0, MOST_SPOT), (MOST_SPOT, MOST_SPOT), (0, 0), (MOST_SPOT, 0))
_FIGURE = r"(?:10(?:[.,]0)?|\d(?:[.,]\d)?)"
_SPOT = re.compile(rf"(?P<text>.*?)(?:^|\s)(?P<x>{_FIGURE})\s*[;\s]\s*(?P<y>{_FIGURE})$", re.DOTALL)
_SIGNED = r"[-−]?\d{1,2}(?:[.,]\d{1,2})?"
_FIGURES = re.compile(rf"{_SIGNED}(?:[;,\s]+{_SIGNED})*[;,]?")
_OFF = re.compile(rf"(?:^|\s)({_SIGNED})\s*[;\s]\s*({_SIGNED})$")

APART = 40
"""Tenths of an axis from which placements are so far apart that they should be talked about."""


class Placed(NamedTuple):
    """A note at its place on the matrix."""

    note: Note
    spot: Spot
    quadrant: int
    """Index among top left, top right, bottom left, bottom right; a point on the middle line belongs above or right."""
    rank: int
    """Dense, from 1: how close to the corner that the matrix is made to find; equal distances share a rank."""


def split_spot(text: str) -> tuple[str, Spot | None]:
    """Split « navette du samedi 8 9,5 » into words and point; no point when the last two words are no figures to 10."""
    found = _SPOT.fullmatch(text.strip())
    if not found:
        return text, None
    return found["text"].strip(), (_tenths(found["x"]), _tenths(found["y"]))


def near_spot(text: str) -> bool:
    """Whether a text is figures alone, as « 8 9 », « 11 5 » or « 4 5, 3 99 », so that it is meant as points."""
    return bool(_FIGURES.fullmatch(text.strip()))


def means_points(text: str) -> bool:
    """Whether a text is several figures and nothing else, so that no idea is meant by it; one figure may be one."""
    return near_spot(text) and len(re.findall(r"\d+", text)) > 1


def ends_off(text: str) -> bool:
    """Whether a text ends in two figures of which one is out of the axes: « navette 11 5 »."""
    found = _OFF.search(text.strip())
    if found is None:
        return False
    return any(
        not 0 <= float(figure.replace(",", ".").replace("−", "-")) <= MOST_SPOT // 10 for figure in found.groups()
    )


def split_spots(text: str) -> tuple[Spot, ...]:
    """Return the points of « 8 9, 6 4, 7 7 », one a person; none when it says anything else or a single point."""
    parts = [split_spot(part) for part in text.split(",")] if re.search(r"\d\s*,\s*\d", text) else []
    spots = [spot for said, spot in parts if spot is not None and not said]
    return tuple(spots) if len(spots) == len(parts) > 1 else ()


def spread_of(note: Note) -> int:
    """Return how far apart people placed a note, in tenths of the axis on which they differ most."""
    return max((max(axis) - min(axis) for axis in zip(*note.spots, strict=True)), default=0)


def _tenths(figure: str) -> int:
    whole, _, tenth = figure.replace(",", ".").partition(".")
    return int(whole) * 10 + int(tenth or 0)


def quadrant_of(spot: Spot) -> int:
    """Return the index of the quadrant of a point."""
    return (0 if spot[1] >= MIDDLE else 2) + (1 if spot[0] >= MIDDLE else 0)


def is_between(spot: Spot) -> bool:
    """Whether a point stands on a middle line, where nobody sees in which quadrant it counts."""
    return MIDDLE in spot


def placed_notes(view: CanvasView, notes: Sequence[Note]) -> tuple[Placed, ...]:
    """Return the placed notes, the closest to the corner first, then in the order of the canvas."""
    corner = _CORNERS[view.corner]
    measured = [(_distance(note.spot, corner), note, note.spot) for note in notes if note.spot is not None]
    measured.sort(key=lambda item: item[0])
    ranks = {distance: rank for rank, distance in enumerate(sorted({item[0] for item in measured}), 1)}
    return tuple(Placed(note, spot, quadrant_of(spot), ranks[distance]) for distance, note, spot in measured)


def _distance(spot: Spot, corner: Spot) -> int:
    """Return the squared distance to a corner, exact in tenths."""
    return (spot[0] - corner[0]) ** 2 + (spot[1] - corner[1]) ** 2


def moved(spot: Spot | None, across: int, up: int) -> Spot:
    """Return a point some arrow keys further; a note that stood nowhere begins in the middle."""
    x, y = spot or (MIDDLE, MIDDLE)
    if spot is None:
        return (x, y)
    return (min(max(x + across * STEP, 0), MOST_SPOT), min(max(y + up * STEP, 0), MOST_SPOT))


def middle_row(rows: int) -> int:
    """Return the row of a plot, from its top, on which the middle of the vertical axis is drawn."""
    return rows - 1 - round(MIDDLE * (rows - 1) / MOST_SPOT)


def plot(points: Sequence[tuple[str, Spot]], columns: int, rows: int) -> list[list[str]]:
    """Return a grid of characters, top row first, with the cross in the middle and labels at their points.

    Args:
        points: (label, point); where two fall on the same cell the later goes to the nearest free cells of its row.
        columns: Width of the plot in cells.
        rows: Height of the plot.
    """
    grid = [[" "] * columns for _ in range(rows)]
    middle = middle_row(rows)
    for x in range(columns):
        grid[middle][x] = "─"
    for y in range(rows):
        grid[y][columns // 2] = "┼" if y == middle else "│"
    taken: set[tuple[int, int]] = set()
    for label, (x, y) in points:
        row = rows - 1 - round(y * (rows - 1) / MOST_SPOT)
        column = _free(taken, row, round(x * (columns - len(label)) / MOST_SPOT), len(label), columns)
        for i, character in enumerate(label):
            grid[row][column + i] = character
            taken.add((row, column + i))
    return grid


def _free(taken: set[tuple[int, int]], row: int, wanted: int, length: int, columns: int) -> int:
    """Return the column nearest to the wanted one where a label touches no other; in a crowd the wanted one."""
    for away in range(CROWDED):
        for column in (wanted + away, wanted - away):
            cells = range(column - 1, column + length + 1)
            if 0 <= column <= columns - length and taken.isdisjoint([(row, cell) for cell in cells]):
                return column
    return wanted
