"""The stage of a rehearsal: a session of its own, in a folder that goes away, on a clock that runs fast."""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from facilitateur.clock import PacedClock, local_zone, wall_clock
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.creation import create_session
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.history import REHEARSAL
from facilitateur.domain.paces import Paces
from facilitateur.domain.planning import propose_teams
from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.rehearsal import Due, draw_ratios, events_of, next_due
from facilitateur.domain.simulation import opening_of
from facilitateur.domain.wallclock import zone_of
from facilitateur.session.opening import create, new_session_id
from facilitateur.storage.names import OPEN_MARK
from facilitateur.storage.shelf import SessionShelf

PREFIX = "facilitateur-repetition-"
MOST_MOVES = 5_000
"""No agenda has as many blocks and steps."""


class Plot(NamedTuple):
    """What is rehearsed, and how."""

    agenda: Agenda
    cards: Mapping[str, Card]
    paces: Paces
    title: str
    """The challenge of the rehearsed session, which says that it is one."""
    language: str = "fr"
    seed: int = 1
    speed: float = 60.0
    keep_in: Path | None = None
    """The folder of sessions in which it is kept; none = it is removed at the end."""
    zone: str = ""
    teams: int = 0
    """0 = as many as suit the agenda."""


class Stage:
    """One rehearsal; `close` it, whatever happened."""

    def __init__(self, plot: Plot, now: datetime | None = None) -> None:
        self.plot = plot
        zone = plot.zone or local_zone()
        today = (now or wall_clock()).astimezone(zone_of(zone))
        opening = opening_of(plot.agenda, today)
        self.paces = plot.paces.of_blocks(plot.agenda.blocks)
        self.ratios = draw_ratios(plot.agenda, self.paces, Draws(plot.seed))
        self.clock = PacedClock(opening)
        self._goes_on = True
        self._since = opening
        self._is_closed = False
        self._root = Path(tempfile.mkdtemp(prefix=PREFIX)) if plot.keep_in is None else None
        session = REHEARSAL + new_session_id(plot.agenda.slug or plot.agenda.name, opening)
        events = create_session(
            session,
            plot.title,
            plot.agenda,
            plot.cards,
            teams=plot.teams or propose_teams(0, plot.agenda),
            zone=zone,
            language=plot.language,
            starts_at=opening,
        )
        try:
            self.session = create(
                SessionShelf([self._root or plot.keep_in or Path()]),
                session,
                events,
                self.clock,
                keep_copies=self._root is None,
            )
        except BaseException:
            self._remove()
            raise

    @property
    def goes_on(self) -> bool:
        """Whether blocks and steps follow each other by themselves."""
        return self._goes_on

    def let_go_on(self, *, by_itself: bool) -> None:
        """Go on by itself or by hand; what would have happened meanwhile happens now, not then."""
        self._goes_on, self._since = by_itself, self.clock()

    @property
    def folder(self) -> Path | None:
        """Where the session is kept; none for one that goes away."""
        return None if self._root is not None else self.session.folder

    def start(self) -> None:
        """Let the clock run."""
        self.clock.pace(self.plot.speed)

    def advance(self) -> bool:
        """Do what became due since the last time, each at its own moment, and return whether anything was."""
        done = False
        while self._goes_on and (due := self._due()) is not None:
            due = due._replace(at=max(due.at, self._since))
            night = self.session.state.current is None and bool(self.session.state.contents.visits)
            if due.at > self.clock():
                if not night:
                    break
                self.clock.leap(due.at)
            if not self._do(due):
                break
            done = True
        return done

    def run_through(self) -> None:
        """Run the whole plan at once, without waiting."""
        for _ in range(MOST_MOVES):
            due = self._due()
            if due is None or not self._do(due):
                return

    def close(self) -> None:
        """Let the session go; its folder goes away unless it is kept. A second time does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self.session.close()
        finally:
            self._remove()

    def _due(self) -> Due | None:
        return next_due(self.session.state, self.session.now(), self.ratios)

    def _do(self, due: Due) -> bool:
        if due.at > self.clock():
            self.clock.leap(due.at)
        with self.clock.held(due.at):
            try:
                self.session.perform(lambda state, now: events_of(state, due))
            except RefusedError:
                return False
        return True

    def _remove(self) -> None:
        if self._root is not None:
            shutil.rmtree(self._root, ignore_errors=True)


def sweep() -> None:
    """Remove what rehearsals left that were killed; those that another program runs stay."""
    for root in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if not any(one.running_elsewhere for one in SessionShelf([root]).summaries()) and any(
                root.glob(f"*/{OPEN_MARK}")
            ):
                shutil.rmtree(root, ignore_errors=True)
