"""The day as a drawing: for each block what was planned and what really happened, readable in black and white."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from facilitateur.domain.timing import DayPlan, Slot
from facilitateur.domain.told_time import told_time
from facilitateur.export.document import Figure, Picture, emphasis
from facilitateur.export.drawing import INK, SOFT, bar, cut, drawing, upright, words_at
from facilitateur.export.telling import Telling
from facilitateur.i18n.formats import change, time_of_day
from facilitateur.i18n.words import Words

WIDTH, NAMES, RIGHT = 680, 210, 62
"""The whole, the column of names, and that of differences, in units of which 40 make a centimetre."""

TOP, ROW, THICK = 22, 24, 8
"""What stands above the first row, the height of a row and of a bar."""

LEGEND = 26
MOST_MARKS = 9
"""Hours written above the drawing."""

_PLANNED = f'fill="#ffffff" stroke="{SOFT}" stroke-width="1"'
_REAL = f'fill="{INK}"'
_EXPECTED = f'fill="#ffffff" stroke="{INK}" stroke-width="1" stroke-dasharray="3 2"'

Span = tuple[datetime, datetime]


def timeline(telling: Telling, plan: DayPlan, what: str) -> Figure | None:
    """Return the drawing of a day; `what` says of which. Nothing for a day without blocks."""
    spans = [span for slot in plan.slots for span in (planned(slot), *real(telling, slot), *expected(slot))]
    if not spans:
        return None
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    scale = _Scale(first, max(last, first + timedelta(minutes=1)))
    height = TOP + ROW * len(plan.slots) + LEGEND
    shapes = [*_marks(telling, scale, height - LEGEND)]
    for number, slot in enumerate(plan.slots):
        shapes += _row(telling, scale, slot, TOP + ROW * number)
    shapes += _legend(telling.words, height, coming=any(slot.projected_end for slot in plan.slots))
    facts = {"what": what, "first": telling.time(first), "last": telling.time(last), "n": len(plan.slots)}
    alt = telling.words(
        "Timeline, {what}: {n} blocks from {first} to {last}, a bar for the planned time and one for the real time; "
        "the table gives the same times in figures.",
        **facts,
    )
    svg = drawing(WIDTH, height, shapes, alt)
    caption = telling.words("Planned and real times of each block, {what}.", what=what)
    return Figure(Picture("svg", svg.encode(), WIDTH, height), alt, emphasis(caption), repeats=True)


class _Scale:
    """Where instants lie."""

    def __init__(self, first: datetime, last: datetime) -> None:
        self.first, self.last = first, last

    def __call__(self, at: datetime) -> float:
        room = WIDTH - NAMES - RIGHT
        return NAMES + (at - self.first) / (self.last - self.first) * room


def planned(slot: Slot) -> Span:
    """Return when a block was meant to be."""
    return slot.planned_start, slot.planned_end


def real(telling: Telling, slot: Slot) -> list[Span]:
    """Return every stay in a block; the running one lasts until now."""
    visits = [visit for visit in telling.session.contents.visits if visit.block == slot.block.id]
    return [(visit.started_at, visit.ended_at or max(telling.now, visit.started_at)) for visit in visits]


def expected(slot: Slot) -> list[Span]:
    """Return when a block that is still to come is expected."""
    is_to_come = slot.started_at is None and slot.projected_start is not None and slot.projected_end is not None
    return [(slot.projected_start, slot.projected_end)] if is_to_come else []  # type: ignore[list-item]


def _row(telling: Telling, scale: _Scale, slot: Slot, top: float) -> list[str]:
    stays, coming = real(telling, slot), expected(slot)
    shapes = [words_at(NAMES - 8, top + 15, cut(telling.title(slot.block.id), NAMES - 10), end=True)]
    shapes.append(_bar(scale, planned(slot), top + 3, _PLANNED))
    shapes += [_bar(scale, stay, top + 3 + THICK + 1, _REAL) for stay in stays]
    shapes += [_bar(scale, span, top + 3 + THICK + 1, _EXPECTED) for span in coming]
    said = _said(telling, slot, stays)
    return [*shapes, words_at(WIDTH - 8, top + 15, said, end=True)] if said else shapes


def _bar(scale: _Scale, span: Span, top: float, look: str) -> str:
    return bar(scale(span[0]), top, scale(span[1]) - scale(span[0]), THICK, look)


def _said(telling: Telling, slot: Slot, stays: Sequence[Span]) -> str:
    words = telling.words
    if slot.ended_at is None or not stays:
        return "" if stays or slot.projected_end else words("not run")
    real = told_time(telling.session, slot.block, telling.now).real
    return change(words, real - timedelta(minutes=slot.block.minutes))


def _marks(telling: Telling, scale: _Scale, bottom: float) -> list[str]:
    """Return the hours, or the quarters of a short day, as rules with their time above them."""
    span = scale.last - scale.first
    steps = [timedelta(minutes=minutes) for minutes in (5, 10, 15, 30, 60, 120, 240, 480, 1440)]
    step = next((step for step in steps if span / step <= MOST_MARKS), span)
    local = telling.local(scale.first)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    after = (step - (local - midnight) % step) % step
    shapes: list[str] = []
    while after <= span and len(shapes) < 4 * MOST_MARKS:
        at = scale.first + after
        shapes.append(upright(scale(at), TOP - 4, bottom))
        shapes.append(words_at(scale(at), TOP - 9, time_of_day(telling.words, telling.local(at)), middle=True))
        after += step
    return shapes


def _legend(words: Words, height: float, *, coming: bool) -> list[str]:
    y = height - LEGEND + 12
    known = [(_PLANNED, words("planned")), (_REAL, words("real")), *([(_EXPECTED, words("to come"))] if coming else [])]
    shapes, x = [], float(NAMES)
    for look, label in known:
        shapes += [bar(x, y, 22, THICK, look), words_at(x + 28, y + THICK, label)]
        x += 28 + len(label) * 6 + 24
    return shapes
