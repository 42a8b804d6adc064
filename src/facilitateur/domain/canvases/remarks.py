"""What the figures of a canvas say beyond its main ones; the interface turns them into sentences."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from facilitateur.domain.canvases.cells import spoken_seconds
from facilitateur.domain.canvases.grid import Aggregate, Grid
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.scales import Scale
from facilitateur.domain.canvases.settings import key_of
from facilitateur.domain.canvases.slides import interval_of, spoken_lanes
from facilitateur.domain.canvases.values import is_file, is_measure, number_in, seconds_of
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.formulas.seq import single_ease
from facilitateur.domain.formulas.severity import severity
from facilitateur.domain.formulas.speech import WORDS_PER_MINUTE
from facilitateur.domain.state import Note


class Share(NamedTuple):
    """So many of so many, about one field or lane."""

    item: CanvasItem
    n: int
    of: int


class Speech(NamedTuple):
    """Words to say against the time that is there for them."""

    spoken: int
    """Seconds, at the pace that was asked for."""
    planned: int | None
    """Seconds; none when nothing says."""


class Rating(NamedTuple):
    """A mean with the number that it comes from."""

    item: CanvasItem
    mean: Fraction
    n: int
    scale: Scale


def sizes(view: CanvasView, notes: Sequence[Note]) -> tuple[int, ...]:
    """Return how many notes each place holds, the most first; empty places are left out."""
    held = Counter(note.place for note in notes)
    return tuple(sorted((held[place.id] for place in view.places if held[place.id]), reverse=True))


def uneven_lanes(view: CanvasView, notes: Sequence[Note]) -> tuple[Share, ...]:
    """Return the lanes of a journey that some steps leave empty, with how many steps they fill."""
    filled = {(note.place, note.lane) for note in notes}
    shares = [Share(lane, sum((p.id, lane.id) in filled for p in view.places), len(view.places)) for lane in view.lanes]
    return tuple(share for share in shares if 0 < share.n < share.of)


def shots(view: CanvasView, notes: Sequence[Note], pace: int = WORDS_PER_MINUTE) -> Speech | None:
    """Return what the spoken lane takes to say, against the durations of shots or of slides; none without one."""
    lanes = spoken_lanes(view)
    spoken = spoken_seconds([note for note in notes if note.lane in lanes], pace)
    measures = [lane.id for lane in view.lanes if is_measure(lane)]
    planned = sum(number_in(note.text) or 0 for note in notes if note.lane in measures)
    planned = planned or len(view.places) * (interval_of(view) or 0)
    return Speech(spoken, planned or None) if spoken else None


def pitch(view: CanvasView, notes: Sequence[Note], pace: int = WORDS_PER_MINUTE) -> Speech | None:
    """Return what the parts of a pitch take to say in all, against their seconds; none where no field has any."""
    planned = [seconds for lane in view.lanes if (seconds := seconds_of(lane)) is not None]
    timed = {lane.id for lane in view.lanes if seconds_of(lane) is not None}
    spoken = spoken_seconds([note for note in notes if note.lane in timed], pace)
    return Speech(spoken, sum(planned) * max(len(view.places), 1)) if planned and spoken else None


def lacking(view: CanvasView, notes: Sequence[Note]) -> tuple[Share, ...]:
    """Return, of sheets, the fields on sources, rights and captions with how many sheets fill them."""
    held = {(note.place, note.lane) for note in notes}
    filled = {place for place, _ in held}
    begun = [sheet for sheet in view.places if sheet.id in filled]
    marked = [lane for lane in view.lanes if _is_credit(lane)]
    if not begun:
        return ()
    return tuple(Share(lane, sum((sheet.id, lane.id) in held for sheet in begun), len(begun)) for lane in marked)


def _is_credit(lane: CanvasItem) -> bool:
    """Whether a field says where something comes from, or what it shows."""
    words = key_of(lane.label).split("-")
    named = {"source", "sources", "droits", "rights", "legende", "caption", "cartel", "label"}
    return not is_file(lane) and bool(words) and (words[0] in named or "droits" in words or "rights" in words)


def testers(grid: Grid) -> int:
    """Return how many people tried a prototype; 0 where the grid counts something else."""
    return grid.raters if grid.aggregate is Aggregate.SUCCESS else 0


def ratings(grid: Grid) -> tuple[Rating, ...]:
    """Return the mean severity and the mean ease over a grid, where its criteria ask for them."""
    found = []
    for index, (item, scale) in enumerate(zip(grid.criteria, grid.scales, strict=True)):
        values = [int(value) for row in grid.rows for value in row.cells[index].values]
        mean = _rated(item, scale, values)
        if mean is not None:
            found.append(Rating(item, mean, len(values), scale))
    return tuple(found)


def _rated(item: CanvasItem, scale: Scale, values: Sequence[int]) -> Fraction | None:
    name = key_of(item.label).split("-")[0]
    if name in ("gravite", "severity") and (scale.low, scale.high) == (0, 4):
        return severity(values)
    if name in ("facilite", "ease") and (scale.low, scale.high) == (1, 7):
        return single_ease(values)
    return None
