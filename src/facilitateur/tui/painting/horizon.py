"""When the step, the block, the phase, the half-day and the day will end, and which fixed moments hold."""

from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from facilitateur.domain.agenda import Edge
from facilitateur.domain.timing import DayPlan, Figures, Slot, local
from facilitateur.i18n.formats import colon
from facilitateur.i18n.labels import block_title, phase_label
from facilitateur.i18n.pins import WORTH_TELLING, pin_fate
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.text import ends, fit

MUTED = "$foreground 65%"


class Horizon(NamedTuple):
    """One end: what ends, and when."""

    name: str
    short: str
    at: datetime


def horizons(frame: Frame, figures: Figures) -> list[Horizon]:
    """Return the ends before that of the day, the nearest first, without those that say nothing new."""
    words, block = frame.words, frame.state.current
    if block is None:
        return []
    phase = phase_label(words, block.phase)
    found = [
        (words("step"), words("step"), figures.step_end),
        (words("block"), words("block"), figures.block_end),
        (phase, words("phase"), figures.phase_end),
        (words("morning"), words("morning"), figures.half_end),
    ]
    return [Horizon(name, short, at) for name, short, at in found if at is not None]


def distant(frame: Frame, figures: Figures) -> list[Horizon]:
    """Return the ends between that of the block and that of the day, without those that say the same."""
    said = {figures.block_end, figures.day_end}
    return [each for each in horizons(frame, figures)[2:] if each.at not in said]


def shown_time(frame: Frame, at: datetime) -> str:
    """Return an instant as the room's clock shows it."""
    return f"{local(frame.state, at):%H:%M}"


def pin_sentence(frame: Frame, slot: Slot, *, named: bool = True) -> tuple[str, bool]:
    """Return what becomes of a pinned block, and whether it is missed: « Déjeuner 12:30 : manqué de 4 min ».

    Without its name where there is little room: « 12:30 : manqué de 4 min ».
    """
    words, state = frame.words, frame.state
    at_end = slot.block.pin is not None and slot.block.pin.edge is Edge.END
    at = slot.projected_end if at_end else slot.projected_start
    pin = "" if at is None or slot.block.pin is None else slot.block.pin.at
    title = f"{fit(block_title(words, state, slot.block), 14)} " if named else ""
    name = f"{title}{'→' if at_end else ''}{pin}"
    return name + colon(words) + pin_fate(words, slot), slot.conflict >= WORTH_TELLING


def horizon_lines(frame: Frame, plan: DayPlan, figures: Figures, width: int) -> list[Content]:
    """Return a row an end, for the rail."""
    words = frame.words
    rows = [(each.name, shown_time(frame, each.at), "") for each in horizons(frame, figures)]
    end, planned = shown_time(frame, plan.projected_end), shown_time(frame, plan.planned_end)
    rows.append((words("day"), end, f" ({planned})" if plan.on_clock and planned != end else ""))
    lines = [ends(_name(name), Content.assemble((at, "bold"), (more, MUTED)), width) for name, at, more in rows]
    for slot in _pins(plan):
        said, missed = pin_sentence(frame, slot)
        lines.append(Content.styled(f" {fit(said, width - 1)}", "bold $error" if missed else MUTED))
    return lines


def missed_pins(plan: DayPlan) -> list[Slot]:
    """Return the blocks whose pin cannot be held, by enough to be told."""
    return [slot for slot in plan.conflicts if slot.conflict >= WORTH_TELLING]


def _name(name: str) -> Content:
    return Content.styled(f" {name[:1].upper()}{name[1:]}", "")


def _pins(plan: DayPlan) -> list[Slot]:
    """Return the next pinned block, and every one that cannot hold."""
    pinned = [slot for slot in plan.slots if slot.pin_ahead]
    return [slot for i, slot in enumerate(pinned) if i == 0 or slot.conflict >= WORTH_TELLING]
