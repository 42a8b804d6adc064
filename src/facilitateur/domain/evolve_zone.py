"""How a corrected time zone changes what is said as a time of day: the hand of the clock stays, the instant moves."""

from datetime import UTC, datetime

from msgspec.structs import replace

from facilitateur.domain.events import ZoneCorrected
from facilitateur.domain.limits import sane_moment
from facilitateur.domain.past import Correction, CorrectionKind
from facilitateur.domain.state import Contents, Session
from facilitateur.domain.wallclock import zone_of


def apply_zone(state: Session, event: ZoneCorrected, at: datetime) -> Contents:
    """Return the contents in another zone, with what was said as a time of day; the same object for the same zone."""
    if not event.zone or event.zone == state.zone:
        return state.contents
    opening = _kept_opening(state, event.zone)
    made = Correction(CorrectionKind.ZONE, at, recorded=state.opening, start=opening, zone=event.zone)
    moved = _with_ends(state.contents, state.zone, event.zone)
    changed = replace(moved, zone=event.zone, corrections=(*moved.corrections, made))
    return changed if opening == state.opening else replace(changed, opening=opening, opening_said=True)


def seen_from(state: Session, truth: Session) -> Session:
    """Return a state of the past as it is told in the zone that is known now; the same one when that was known."""
    if state.zone == truth.zone or not state.id:
        return state
    made = max(_corrections(state.contents), _corrections(truth.contents), key=len)
    contents, opening = replace(state.contents, zone=truth.zone), state.opening
    if not made:
        return replace(state, contents=contents)
    contents = _with_ends(contents, state.zone, truth.zone)
    if opening is not None and (made[-1].recorded is None or made[-1].recorded != made[-1].start):
        kept = same_wall(opening, state.zone, truth.zone)
        contents = replace(contents, opening=kept, opening_said=True)
    return replace(state, contents=contents)


def same_wall(at: datetime, before: str, after: str) -> datetime:
    """Return the instant at which clocks in one zone show what those in another one show at `at`."""
    there = sane_moment(at).astimezone(zone_of(before)).replace(tzinfo=zone_of(after))
    return sane_moment(there.astimezone(UTC))


def _kept_opening(state: Session, zone: str) -> datetime | None:
    """Return the planned start at its time of day in a zone; a day that began nearer to its instant keeps that."""
    if state.opening is None:
        return None
    kept, visits = same_wall(state.opening, state.zone, zone), state.contents.visits
    if visits:
        begun = visits[0].started_at + state.room_offset
        return min(state.opening, kept, key=lambda at: abs(begun - at))
    return kept


def _with_ends(contents: Contents, before: str, after: str) -> Contents:
    """Return the contents with every end that was said as a time of day at that time in another zone."""
    clocks = {
        block: clock if clock.until is None else replace(clock, until=same_wall(clock.until, before, after))
        for block, clock in contents.clocks.items()
    }
    timers = {
        number: timer if timer.until is None else replace(timer, until=same_wall(timer.until, before, after))
        for number, timer in contents.side_timers.items()
    }
    return replace(contents, clocks=clocks, side_timers=timers)


def _corrections(contents: Contents) -> tuple[Correction, ...]:
    return tuple(made for made in contents.corrections if made.kind is CorrectionKind.ZONE)
