"""Whose turn it is on a grid: pure functions from a frame to the row and the rater that are typed next."""

from collections.abc import Collection, Mapping, Sequence

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.scales import closed, scales_of
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.state import Answer, CanvasKey, Contents, ScoreKey
from facilitateur.tui.frame import Cursor, Frame

Turns = Collection[tuple[str, int]]
"""Rows, by id, that a rater has scored."""


def scored_turns(frame: Frame) -> set[tuple[str, int]]:
    """Return the rows that each rater has scored on the criteria shown; other methods of the block had others."""
    return turns_in(frame.canvas, frame.scores)


def turns_in(canvas: CanvasView, scores: Mapping[ScoreKey, float]) -> set[tuple[str, int]]:
    """Return the rows with their raters, of the scores on the criteria of a canvas."""
    shown = {item.id for item in closed(canvas.lanes)}
    return {(row, rater) for row, criterion, rater in scores if criterion in shown}


def turn_after(rows: Sequence[CanvasItem], scored: Turns, cursor: Cursor) -> Cursor:
    """Return the next row without scores of this rater, the rows above too, then of the raters that follow.

    Nothing is typed over, and nobody's turn comes while the rater at work has rows to score.
    """
    last = max((cursor.rater, *(rater for _, rater in scored)))
    onward = [*range(cursor.place + 1, len(rows)), *range(min(cursor.place + 1, len(rows)))]
    for rater in range(cursor.rater, last + 1):
        for at in onward if rater == cursor.rater else range(len(rows)):
            if (rows[at].id, rater) not in scored:
                return cursor._replace(place=at, rater=rater, is_named=cursor.is_named and rater == cursor.rater)
    return cursor._replace(place=0, rater=last + 1, is_named=False)


def next_turn(frame: Frame, *, skipping: bool = False) -> Cursor:
    """Return the turn after that of the cursor; when skipping, the next row even if this rater has scored it."""
    rows = frame.canvas.places
    cursor = frame.cursor._replace(place=min(frame.cursor.place, len(rows) - 1), selected=None)
    if not rows or (skipping and len(rows) == 1):
        return frame.cursor
    if skipping and cursor.place + 1 < len(rows):
        return cursor._replace(place=cursor.place + 1)
    return turn_after(rows, scored_turns(frame), cursor)


def after_rows(frame: Frame, first: int) -> Cursor:
    """Return where scores go once rows were made, the first of them at index `first`.

    Before any score rows are a list, to be scored from its beginning; later a new row is scored itself, by the rater
    at work, or by the first one when nobody has begun another pass.
    """
    raters = {rater for _, rater in scored_turns(frame)}
    if not raters:
        return frame.cursor._replace(place=0, selected=None)
    rater = frame.cursor.rater if frame.cursor.rater in raters else min(raters)
    return frame.cursor._replace(place=first, selected=None, rater=rater)


def takes_every_rater(frame: Frame) -> bool:
    """Whether each figure of a line is another rater's, for the grid has a single criterion."""
    scales = scales_of(closed(frame.canvas.lanes))
    return len(scales) == 1 and not scales[0].is_free


def rater_at(frame: Frame, cursor: Cursor) -> int:
    """Return whose scores are typed at a cursor.

    Where each figure of a line is another rater's, a row without any begins with the first one, unless another was
    named; else four figures would be those of people who are not there.
    """
    rows = frame.canvas.places
    if cursor.rater == 1 or cursor.is_named or not rows or not takes_every_rater(frame):
        return cursor.rater
    row = rows[min(cursor.place, len(rows) - 1)].id
    return cursor.rater if any(place == row for place, _ in scored_turns(frame)) else 1


def first_of(given: Sequence[object], row: str, scored: Turns, cursor: Cursor) -> int:
    """Return the rater of the first figure of a line; several at once, on a row without any, are those of everybody."""
    return 1 if len(given) > 1 and all(place != row for place, _ in scored) else cursor.rater


def undone_turns(before: Contents, after: Contents) -> dict[CanvasKey, tuple[str, int]]:
    """Return, of each canvas on which scores went, the row and the rater of those that were typed first."""
    found: dict[CanvasKey, tuple[str, int]] = {}
    for key in before.scores:
        held, left = before.scores[key], after.scores.get(key, {})
        if held is not left and (gone := next((one for one in held if one not in left), None)):
            found[key] = (gone[0], gone[2])
    return found


def scores_shown(frame: Frame) -> str:
    """Return an example of what is typed for a row, within the scales of the criteria."""
    scales = scales_of(closed(frame.canvas.lanes))
    if not takes_every_rater(frame):
        return " ".join(str(max(scale.high - drop, scale.low)) for scale, drop in zip(scales, (1, 2, 0), strict=False))
    return " ".join(str(max(scales[0].high - drop, scales[0].low)) for drop in (0, 1, 1, 2, 0))


def cursor_left_off(canvas: CanvasView, scores: Mapping[ScoreKey, float], answers: Sequence[Answer]) -> Cursor:
    """Return where a session opened again goes on: after the score typed last, at the question counted last."""
    if canvas.shown is CanvasKind.SURVEY:
        asked = [*answers[-1].values] if answers else []
        lanes = [lane.id for lane in canvas.lanes]
        return Cursor(lane=lanes.index(asked[0])) if len(asked) == 1 and asked[0] in lanes else Cursor()
    places = [place.id for place in canvas.places]
    row, _, rater = next(reversed([*scores]), ("", "", 1))
    if canvas.shown is not CanvasKind.GRID or row not in places:
        return Cursor()
    return turn_after(canvas.places, turns_in(canvas, scores), Cursor(places.index(row), rater=rater))
