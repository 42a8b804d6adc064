"""The agenda and the time facts of a session as JSON values."""

from collections.abc import Sequence
from datetime import datetime

from facilitateur.domain.agenda import Block
from facilitateur.domain.state import Session
from facilitateur.domain.timing import DayPlan, Slot, block_gauge, clock_of, figures_at, step_gauge
from facilitateur.export.values import Json, instant, seconds
from facilitateur.export.view_timers import round_view


def agenda_view(session: Session, plans: Sequence[DayPlan]) -> Json:
    """Return the agenda, planned, real and projected."""
    starts = {day.number: day.start for day in session.agenda.days}
    days: list[Json] = [
        {
            "number": plan.number,
            "start": starts.get(plan.number),
            "planned_start": instant(plan.slots[0].planned_start if plan.slots else None),
            "planned_end": instant(plan.planned_end),
            "projected_end": instant(plan.projected_end),
            "lateness": seconds(plan.lateness),
        }
        for plan in plans
    ]
    slots = {slot.block.id: slot for plan in plans for slot in (*plan.slots, *plan.parked)}
    blocks = [_block(session, slots[block.id]) for block in session.agenda.blocks]
    return {"slug": session.agenda.slug, "name": session.agenda.name, "days": days, "blocks": blocks}


def _block(session: Session, slot: Slot) -> Json:
    block = slot.block
    card = session.card_of(block)
    visits = [visit for visit in session.contents.visits if visit.block == block.id]
    return {
        "id": block.id,
        "day": block.day,
        "kind": block.kind,
        "card": block.card or None,
        "name": card.text(session.language).name if card is not None else None,
        "phase": block.phase,
        "title": block.title or None,
        "note": block.note,
        "canvas": card.canvas if card is not None else None,
        "status": _status(session, block, bool(visits)),
        "planned_minutes": block.minutes,
        "least": block.least,
        "most": block.most,
        "pin": {"edge": block.pin.edge, "at": block.pin.at} if block.pin is not None else None,
        "optional": block.optional,
        "priority": block.priority,
        "parked": block.parked,
        "planned_start": instant(slot.planned_start),
        "planned_end": instant(slot.planned_end),
        "started_at": instant(slot.started_at),
        "ended_at": instant(slot.ended_at),
        "visits": [{"started_at": instant(visit.started_at), "ended_at": instant(visit.ended_at)} for visit in visits],
        "spent": seconds(slot.spent),
        "allotted": seconds(slot.allotted),
        "projected_start": instant(slot.projected_start),
        "projected_end": instant(slot.projected_end),
        "shortened_by_pin": seconds(slot.shortened),
        "pin_missed_by": seconds(slot.conflict),
    }


def _status(session: Session, block: Block, visited: bool) -> str:
    if session.contents.current == block.id:
        return "current"
    if block.parked:
        return "parked"
    return "done" if visited else "upcoming"


def current_block_view(session: Session, agenda: Json) -> Json | None:
    """Return the current block as it stands in the agenda."""
    blocks = agenda["blocks"]
    position = session.agenda.position(session.contents.current)
    return blocks[position] if isinstance(blocks, list) and position >= 0 else None


def step_view(session: Session, now: datetime) -> Json | None:
    """Return the current step and its timer."""
    block = session.current
    if block is None:
        return None
    clock = clock_of(session, block)
    gauge = step_gauge(session, block, clock.step, now)
    card = session.card_of(block)
    texts = card.text(session.language).steps if card is not None else ()
    text = texts[clock.step] if clock.step < len(texts) else None
    return {
        "index": clock.step,
        "number": clock.step + 1,
        "steps": len(clock.steps),
        "title": text.title if text is not None else "",
        "instruction": text.room if text is not None else "",
        "until": instant(clock.until) if clock.until_step else None,
        "allotted": seconds(gauge.allotted),
        "spent": seconds(gauge.spent),
        "left": seconds(gauge.allotted) - seconds(gauge.spent),
        **round_view(session, block, clock.step, now),
    }


def timer_view(session: Session, now: datetime) -> Json:
    """Return the timer of the current block, and the day against its plan."""
    figures = figures_at(session, now)
    later: Json = {
        "lateness": seconds(figures.lateness),
        "projected_end": instant(figures.day_end),
        "planned_end": instant(figures.planned_day_end),
        "step_projected_end": instant(figures.step_end),
        "phase_projected_end": instant(figures.phase_end),
        "half_day_projected_end": instant(figures.half_end),
        "next_pin": figures.pin.block.id if figures.pin is not None else None,
        "pin_missed_by": seconds(figures.conflict),
    }
    block = session.current
    if block is None:
        own = ("paused", "running_since", "until", "allotted", "spent", "left", "overtime", "level")
        return {**dict.fromkeys((*own, "block_projected_end")), **later}
    gauge = block_gauge(session, block, now)
    spent, allotted = seconds(gauge.spent), seconds(gauge.allotted)
    clock = clock_of(session, block)
    return {
        "paused": session.contents.paused,
        "running_since": instant(clock.running_since),
        "until": instant(clock.until) if not clock.until_step else None,
        "allotted": allotted,
        "spent": spent,
        "left": allotted - spent,
        "overtime": max(spent - allotted, 0),
        "level": gauge.level,
        "block_projected_end": instant(figures.block_end),
        **later,
    }
