"""How the cursor moves where places cross lanes: journeys go along their steps, sheets down their fields."""

from facilitateur.domain.canvases.values import holds_one, is_comment, is_file
from facilitateur.domain.card import CanvasKind
from facilitateur.tui.frame import Cursor, Frame
from facilitateur.tui.whereabouts import is_on_steps, lane_of

STEPS = -1
"""The line on which steps of a journey are typed."""


def turn_cell(frame: Frame, step: int, *, to_fill: bool = False) -> Cursor:
    """Go `step` cells on: along the steps then to the next lane, or down the fields then to the next sheet.

    Args:
        frame: Where the cursor is.
        step: How many cells on, or back.
        to_fill: Go from field to field or from comments to comments, as Enter does; comments are not on its way.
    """
    if frame.canvas.shown is CanvasKind.JOURNEY:
        return _along_steps(frame, step)
    cursor = _down_fields(frame, step)
    here = lane_of(frame)
    if not to_fill or here is None:
        return cursor
    for _ in frame.canvas.lanes:
        if is_comment(frame.canvas.lanes[cursor.lane]) is is_comment(here):
            break
        cursor = _down_fields(frame._replace(cursor=cursor), step)
    begun = cursor.place < len(frame.canvas.places)
    return cursor if begun or not is_comment(frame.canvas.lanes[cursor.lane]) else frame.cursor


def _along_steps(frame: Frame, step: int) -> Cursor:
    steps, lanes, cursor = len(frame.canvas.places), len(frame.canvas.lanes), frame.cursor
    if not steps:
        return cursor
    if is_on_steps(frame):
        return _at(cursor, 0, 0) if step > 0 else _at(cursor, steps - 1, lanes - 1)
    at = min(cursor.place, steps - 1) + cursor.lane * steps + step
    if at < 0 or at >= steps * lanes:
        return _at(cursor, 0, STEPS)
    return _at(cursor, at % steps, at // steps)


def _down_fields(frame: Frame, step: int) -> Cursor:
    """After the last field of the last sheet a new one waits; it is made when something is typed."""
    lanes = len(frame.canvas.lanes)
    at = min(frame.cursor.place, len(frame.canvas.places)) * lanes + frame.cursor.lane + step
    last = (len(frame.canvas.places) + 1) * lanes - 1
    at = min(max(at, 0), last)
    return _at(frame.cursor, at // lanes, at % lanes)


def go_to_lane(frame: Frame, number: int) -> Cursor | None:
    """Go to lane or field `number` from 1; on a journey 0 is the line of steps."""
    journey = frame.canvas.shown is CanvasKind.JOURNEY
    if number == 0 and journey:
        return _at(frame.cursor, frame.cursor.place, STEPS)
    if not 1 <= number <= len(frame.canvas.lanes) or (journey and not frame.canvas.places):
        return None
    place = 0 if journey else frame.cursor.place
    if is_comment(frame.canvas.lanes[number - 1]):
        place = min(place, max(len(frame.canvas.places) - 1, 0))
    return _at(frame.cursor, place, number - 1)


def new_sheet(frame: Frame) -> Cursor:
    """Go to a sheet that is not begun."""
    return _at(frame.cursor, len(frame.canvas.places), 0)


def after_cell(frame: Frame, number: int) -> Cursor:
    """Return the cursor after something was typed: fields and values lead on, notes of a journey stay together."""
    lane = lane_of(frame)
    on = frame._replace(cursor=frame.cursor._replace(selected=number))
    if lane is None:
        return _at(on.cursor, len(frame.canvas.places), STEPS)
    if is_comment(lane) or (frame.canvas.shown is CanvasKind.JOURNEY and not (holds_one(lane) or is_file(lane))):
        return on.cursor
    at_end = frame.canvas.shown is CanvasKind.JOURNEY and frame.cursor.place >= len(frame.canvas.places) - 1
    if at_end and frame.cursor.lane >= len(frame.canvas.lanes) - 1:
        return on.cursor
    begun = frame.cursor.place >= len(frame.canvas.places) and frame.canvas.shown is not CanvasKind.JOURNEY
    fields = [at for at, field in enumerate(frame.canvas.lanes) if not is_comment(field)]
    if begun and frame.cursor.lane >= fields[-1]:
        return _at(on.cursor, frame.cursor.place + 1, fields[0])
    return turn_cell(on, 1, to_fill=True)


def _at(cursor: Cursor, place: int, lane: int) -> Cursor:
    return cursor._replace(place=place, lane=lane, parent=None)
