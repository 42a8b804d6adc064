"""What may happen to the plan while it runs: blocks set aside, and the rest of the day planned again."""

from datetime import UTC, date, datetime, time

from facilitateur.domain.elasticity import FLOORS, Floors
from facilitateur.domain.events import AgendaReplanned, BlockParked, Given, StartPlanned
from facilitateur.domain.intents import Events
from facilitateur.domain.planning import next_start
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.replanning.bridge import standing, to_instant
from facilitateur.domain.replanning.items import SECOND, Edit, Situation
from facilitateur.domain.replanning.projection import project
from facilitateur.domain.replanning.propagation import lateness
from facilitateur.domain.replanning.proposals import Proposal
from facilitateur.domain.spoken_times import nearest
from facilitateur.domain.state import Session
from facilitateur.domain.timing import clock_at, day_number, local
from facilitateur.domain.wallclock import moment_of


def park_block(state: Session, block: str) -> Events:
    """Keep a block that has not run out of the day; it can be taken back."""
    found = state.agenda.block(block)
    if found is None:
        raise RefusedError(Reason.UNKNOWN_BLOCK, block=block)
    if any(visit.block == block for visit in state.contents.visits):
        raise RefusedError(Reason.BLOCK_RAN)
    return () if found.parked else (BlockParked(block),)


def unpark_block(state: Session, block: str) -> Events:
    """Take a block back into the day."""
    found = state.agenda.block(block)
    if found is None:
        raise RefusedError(Reason.UNKNOWN_BLOCK, block=block)
    return (BlockParked(block, parked=False),) if found.parked else ()


def situation_of(state: Session, now: datetime, floors: Floors = FLOORS) -> Situation:
    """Return where the room stands on the day that runs, to the second; refused when nothing is to come."""
    if state.contents.ended:
        raise RefusedError(Reason.ENDED)
    situation = standing(state, now, day_number(state), floors, whole_seconds=True, aside=True).situation
    if not project(situation).lines:
        raise RefusedError(Reason.NOTHING_TO_REPLAN)
    return situation


def accept(state: Session, situation: Situation, proposal: Proposal) -> Events:
    """Go on as a proposal says; what was shown is what is recorded, however long the facilitator looked at it."""
    if state.contents.ended:
        raise RefusedError(Reason.ENDED)
    for edit in proposal.edits:
        runs = edit.after.id == state.contents.current
        if state.agenda.block(edit.after.id) is None or (runs and not edit.after.rests):
            raise RefusedError(Reason.PLAN_MOVED_ON)
    parked = tuple(edit.after.id for edit in proposal.edits if edit.after.parked)
    at = to_instant(situation.now_ms)
    back = tuple(edit.after.id for edit in proposal.edits if edit.before.parked and not edit.after.parked)
    kept = [edit for edit in proposal.edits if not edit.before.parked and not edit.after.parked]
    given = tuple(_given(state, edit, at) for edit in kept)
    late = lateness(situation) // SECOND
    replanned = AgendaReplanned(proposal.strategy, given, parked, late, proposal.below_least)
    return (replanned, *(BlockParked(block, parked=False) for block in back))


def _given(state: Session, edit: Edit, at: datetime) -> Given:
    block = state.agenda.block(edit.after.id)
    allotted = 0 if block is None else clock_at(state, block, at).allotted
    return Given(edit.after.id, allotted + (edit.after.planned_ms - edit.before.planned_ms) // SECOND)


def plan_start(state: Session, now: datetime, asked: time | None, on: date | None = None) -> Events:
    """Say when the first day is, or was, meant to begin; without a time, when its first block begins.

    Without a date it is the one nearest to the real start, or the next one when nothing has begun.
    """
    if asked is None:
        return () if state.opening is None else (StartPlanned(),)
    visits = state.contents.visits
    if visits and on is None:
        at = nearest(state, asked, visits[0].started_at, datetime.min.replace(tzinfo=now.tzinfo))
    elif on is None:
        at = next_start(asked, local(state, now)).astimezone(UTC) - state.room_offset
    else:
        at = moment_of(state, on, asked)
    starts_at = at + state.room_offset
    return () if starts_at == state.opening else (StartPlanned(starts_at),)
