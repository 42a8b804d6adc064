"""How late the room is, in minutes that agree with the times of day shown beside them."""

from datetime import timedelta

from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import DayPlan, local
from facilitateur.i18n.formats import begun_minutes


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


def late_until(plan: DayPlan) -> str:
    """Return the fixed time that the lateness counts up to, `12:30`; empty when that is the end of the day."""
    pins = (slot.block.pin for slot in plan.slots if slot.pin_ahead and slot.projected_end is not None)
    return next((pin.at for pin in pins if pin is not None), "") if plan.on_clock else ""
