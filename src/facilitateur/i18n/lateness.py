"""How late the room is, in minutes that agree with the times of day shown beside them."""

from datetime import datetime, timedelta

from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import DayPlan, Slot, day_plan, local, pinned_at
from facilitateur.domain.told_time import shown_minute
from facilitateur.i18n.formats import begun_minutes, change, wall_time
from facilitateur.i18n.words import Words


def lateness_then(session: Session, at: datetime, late: timedelta) -> timedelta:
    """Return a lateness that was recorded, in the minutes that the screen showed at that time."""
    visits = [visit for visit in session.contents.visits if visit.started_at <= at]
    block = session.agenda.block(visits[-1].block) if visits else None
    if block is None:
        return begun_minutes(late)
    plan = day_plan(session, at, block.day)
    pins = (pinned_at(session, slot.block, at) for slot in plan.slots)
    if not plan.on_clock or any(pin is not None and pin > at for pin in pins):
        return begun_minutes(late)
    return shown_minute(session, plan.planned_end + late) - shown_minute(session, plan.planned_end)


def between_ends(session: Session, plan: DayPlan) -> timedelta:
    """Return how much later than planned the day ends, between the two ends as they are shown."""
    if not plan.on_clock:
        return ZERO
    real, planned = (
        local(session, at).replace(second=0, microsecond=0) for at in (plan.projected_end, plan.planned_end)
    )
    return real - planned


def shown_lateness(session: Session, plan: DayPlan) -> timedelta:
    """Return the lateness up to the next fixed time, or up to the end of the day where there is none."""
    if plan.held and plan.on_clock:
        return begun_minutes(plan.lateness)
    return between_ends(session, plan)


def end_said(words: Words, session: Session, plan: DayPlan) -> str:
    """Return when the day ends as things stand, and by how much that differs from the plan."""
    time, late = wall_time(local(session, plan.projected_end)), between_ends(session, plan)
    if not late:
        return words("End at {time} as things stand (as planned)", time=time)
    return words("End at {time} as things stand ({change} on the plan)", time=time, change=change(words, late))


def late_until(plan: DayPlan) -> Slot | None:
    """Return the block at whose fixed time the lateness counts no further; none when that is the end of the day."""
    ahead = (slot for slot in plan.slots if slot.pin_ahead and slot.projected_end is not None)
    return next(ahead, None) if plan.on_clock else None
