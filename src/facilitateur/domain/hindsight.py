"""A moment of the past as it is known now: what ran, since when and for how long, with what was set right later."""

from datetime import datetime

from msgspec.structs import replace

from facilitateur.domain.evolve_time import new_clock, park
from facilitateur.domain.evolve_zone import seen_from
from facilitateur.domain.past import Correction, CorrectionKind, Run
from facilitateur.domain.state import ZERO, BlockClock, Contents, Session, Visit
from facilitateur.domain.tape import tape_of


def in_hindsight(state: Session, truth: Session, at: datetime) -> Session:
    """Return a state of the past with the times and the zone that were set right since; the same one when nothing was.

    Args:
        state: What the log says up to `at`.
        truth: The state at the end of the log, where everything is set right.
        at: The moment that is looked at.
    """
    return _with_times(seen_from(state, truth), truth.contents, at)


def timed(contents: Contents) -> tuple[Correction, ...]:
    """Return what was set right of when something ran."""
    return tuple(made for made in contents.corrections if made.kind is not CorrectionKind.ZONE)


def _with_times(state: Session, truth: Contents, at: datetime) -> Session:
    if len(timed(truth)) <= len(timed(state.contents)):
        return state
    visits = tuple(_until(visit, at) for visit in truth.visits if visit.started_at <= at)
    current = visits[-1].block if visits and visits[-1].ended_at is None else None
    if current is not None and state.agenda.block(current) is None:
        return state
    runs = tuple(run for run in tape_of(truth) if run.start <= at)
    running = next((run for run in runs if run.end is None or run.end > at), None)
    done = tuple(run for run in runs if run is not running)
    contents = park(replace(state.contents, current=current), current or "", parked=False)
    blocks = {*contents.clocks, *(visit.block for visit in visits)}
    clocks = {block: _clock(state, block, visits, done, running) for block in sorted(blocks)}
    paused = current is not None and running is None
    told = replace(contents, visits=visits, runs=done, clocks=clocks, paused=paused, clock_steps=truth.clock_steps)
    return replace(state, contents=told)


def _until(visit: Visit, at: datetime) -> Visit:
    return replace(visit, ended_at=None) if visit.ended_at is not None and visit.ended_at > at else visit


def _clock(
    state: Session, block: str, visits: tuple[Visit, ...], done: tuple[Run, ...], running: Run | None
) -> BlockClock:
    """Return the clock of a block: given what it was given then, used what it had really used."""
    found = state.agenda.block(block)
    base = state.contents.clocks.get(block)
    if base is None:
        base = BlockClock(0, (0,)) if found is None else new_clock(found, state.cards)
    own = [run for run in done if run.block == block]
    last = len(base.steps) - 1
    steps = [ZERO] * len(base.steps)
    for run in own:
        steps[min(run.step, last)] += ZERO if run.end is None else max(run.end - run.start, ZERO)
    here = running if running is not None and running.block == block else None
    reached = here or (own[-1] if own else None)
    stays = [visit for visit in visits if visit.block == block]
    return replace(
        base,
        spent=sum(steps, ZERO),
        steps_spent=tuple(steps),
        running_since=None if here is None else here.start,
        step=0 if reached is None else min(reached.step, last),
        started_at=stays[0].started_at if stays else None,
        ended_at=stays[-1].ended_at if stays else None,
    )
