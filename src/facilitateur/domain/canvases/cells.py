"""What is counted on journeys and sheets."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.values import bounds_of, choices_of, is_comment, is_date, is_measure, number_in
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.deadlines import says_when
from facilitateur.domain.formulas.speech import WORDS_PER_MINUTE, spoken_seconds_of
from facilitateur.domain.state import Note

Cell = tuple[str, str]


class JourneyFigures(NamedTuple):
    """What is counted on a journey."""

    cells: int
    filled: int
    lows: tuple[tuple[CanvasItem, tuple[CanvasItem, ...]], ...]
    """Lanes of feelings that differ from step to step, with the steps at which they are lowest."""
    totals: tuple[tuple[CanvasItem, int], ...] = ()
    """Lanes of measures with their sum over the steps."""


class SheetsFigures(NamedTuple):
    """What is counted on sheets."""

    filled_share: float
    """Share of the fields of all sheets that say something."""
    dated_share: float | None
    """Share of the sheets whose field of dates says when; none where no field takes a date."""


def journey_figures(view: CanvasView, notes: Sequence[Note]) -> JourneyFigures:
    """Count a journey."""
    held = {(note.place, note.lane): note for note in notes}
    return JourneyFigures(
        cells=len(view.places) * len(view.lanes),
        filled=_filled(view, set(held)),
        lows=tuple((lane, low) for lane in view.lanes if bounds_of(lane) and (low := _lowest(view, lane, held))),
        totals=tuple((lane, total) for lane in view.lanes if is_measure(lane) and (total := _total(lane, notes))),
    )


def _total(lane: CanvasItem, notes: Sequence[Note]) -> int:
    return sum(number_in(note.text) or 0 for note in notes if note.lane == lane.id)


def _lowest(view: CanvasView, lane: CanvasItem, held: dict[Cell, Note]) -> tuple[CanvasItem, ...]:
    values = [(number_in(note.text), step) for step in view.places if (note := held.get((step.id, lane.id)))]
    known = [(value, step) for value, step in values if value is not None]
    if len({value for value, _ in known}) < 2:
        return ()
    lowest = min(value for value, _ in known)
    return tuple(step for value, step in known if value == lowest)


def sheets_figures(view: CanvasView, notes: Sequence[Note]) -> SheetsFigures:
    """Count sheets."""
    held = {(note.place, note.lane) for note in notes}
    fields = len(view.places) * len(own_fields(view))
    dates = {lane.id for lane in view.lanes if is_date(lane)}
    told = {note.place for note in notes if note.lane in dates and says_when(note.text, note.at.date())}
    dated = sum(sheet.id in told for sheet in view.places)
    return SheetsFigures(
        filled_share=_filled(view, held) / fields if fields else 0.0,
        dated_share=dated / len(view.places) if dates and view.places else None,
    )


def _filled(view: CanvasView, held: set[Cell]) -> int:
    return sum((place.id, lane.id) in held for place in view.places for lane in own_fields(view))


def own_fields(view: CanvasView) -> tuple[CanvasItem, ...]:
    """Return the lanes or fields that are there to be filled: all but those for comments."""
    return tuple(lane for lane in view.lanes if not is_comment(lane))


def comment_fields(view: CanvasView) -> tuple[CanvasItem, ...]:
    """Return the fields that take comments, in the card's order."""
    return tuple(lane for lane in view.lanes if is_comment(lane))


class Commented(NamedTuple):
    """What was said of one sheet."""

    sheet: CanvasItem
    title: str
    """Its title, else its first filled field; empty when nothing names it."""
    counts: tuple[int, ...]
    """How many comments of each kind, in the card's order."""

    @property
    def total(self) -> int:
        """All comments on the sheet."""
        return sum(self.counts)


def commented(view: CanvasView, notes: Sequence[Note]) -> tuple[Commented, ...]:
    """Return every sheet with its comments counted; nothing where the card takes none."""
    asked = comment_fields(view)
    if not asked:
        return ()
    held: dict[Cell, list[Note]] = {}
    for note in notes:
        held.setdefault((note.place, note.lane), []).append(note)
    return tuple(
        Commented(
            sheet,
            sheet.label
            or next((found[0].text for lane in own_fields(view) if (found := held.get((sheet.id, lane.id)))), ""),
            tuple(len(held.get((sheet.id, lane.id), ())) for lane in asked),
        )
        for sheet in view.places
    )


def action_table(view: CanvasView) -> bool:
    """Whether sheets are better read as the rows of one table: a date and a state each, as in an action plan."""
    return any(is_date(lane) for lane in view.lanes) and any(choices_of(lane) for lane in view.lanes)


def spoken_seconds(notes: Sequence[Note], words_per_minute: int = WORDS_PER_MINUTE) -> int:
    """Return how long notes take to say aloud, in whole seconds."""
    return spoken_seconds_of((note.text for note in notes), words_per_minute)
