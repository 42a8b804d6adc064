"""The clock of a session that goes on."""

from facilitateur.clock import SessionClock, wall_clock
from facilitateur.domain.state import Session


def resumed_clock(state: Session) -> SessionClock:
    """Return a clock that goes on from a session's last event: the wall clock, less the jumps already recorded.

    In a fork time goes on from the moment of the fork: what lies between that moment and the first opening is left out.
    """
    if state.is_fresh_fork and state.at is not None:
        return SessionClock(state.at)
    return SessionClock(wall_clock() - state.clock_offset - state.behind, not_before=state.at)
