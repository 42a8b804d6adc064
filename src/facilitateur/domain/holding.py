"""Everything that runs held at once, and let go at once: the clock of the block, and the timers of teams and rooms."""

from facilitateur.domain.beside import SideTimer
from facilitateur.domain.events import SideTimerPaused, SideTimerStarted, TimerPaused, TimerResumed
from facilitateur.domain.intents import Events
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.side_timers import is_left
from facilitateur.domain.state import Session


def runs_on(state: Session) -> tuple[SideTimer, ...]:
    """Return the timers beside the block's that run and can be held; those that run to a time of day cannot."""
    timers = sorted(state.contents.side_timers.items())
    return tuple(timer for _, timer in timers if timer.running_since is not None and timer.until is None)


def stands_still(state: Session) -> tuple[SideTimer, ...]:
    """Return the timers beside the block's that were begun and are held; not those left behind with another block."""
    timers = sorted(state.contents.side_timers.items())
    held = (timer for _, timer in timers if timer.running_since is None and timer.spent)
    return tuple(timer for timer in held if not is_left(state, timer))


def hold_or_go_on(state: Session) -> Events:
    """Hold whatever runs; when nothing does, let everything that was held go on."""
    clock_runs = state.current is not None and not state.contents.paused
    running, standing = runs_on(state), stands_still(state)
    if clock_runs or running:
        held = (SideTimerPaused(tuple(timer.number for timer in running)),) if running else ()
        return (TimerPaused(), *held) if clock_runs else held
    begun = (SideTimerStarted(tuple(timer.number for timer in standing)),) if standing else ()
    if state.current is not None:
        return (TimerResumed(), *begun)
    if not begun:
        raise RefusedError(Reason.ENDED if state.contents.ended else Reason.NOT_STARTED)
    return begun
