"""The dialog that offers four ways to go on; it follows the clock, and takes none by itself."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from facilitateur.domain.elasticity import FLOORS, Floors
from facilitateur.domain.plan_intents import situation_of
from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.replanning.items import Situation
from facilitateur.domain.replanning.propagation import lateness
from facilitateur.domain.replanning.proposals import Proposal, best_of, propose
from facilitateur.domain.state import Session
from facilitateur.domain.timing import day_plan, local
from facilitateur.i18n.lateness import shown_lateness
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import CLOSE, HERE, Dialog
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.painting.replan import Replanning, paint_replan, top_row
from facilitateur.tui.widgets.painted import Board

LOOK_SECONDS = 1.0
"""How often the proposals are reckoned anew while the dialog is open."""
LONGEST_PAUSE = 30
MARGIN = 4
"""Columns of border and padding."""


class Chosen(NamedTuple):
    """The proposal taken, and the situation that it answers."""

    situation: Situation
    proposal: Proposal


class ReplanScreen(Dialog[Chosen | None]):
    """Four proposals; Enter takes one, Escape none."""

    DEFAULT_CSS = """
    ReplanScreen { align: center middle; background: $background 60%; }
    ReplanScreen Vertical { width: 100%; max-width: 160; height: auto; max-height: 100%; background: $surface;
        border: round $primary; padding: 0 1; }
    ReplanScreen Board { height: auto; background: $surface; }
    """

    NAME = mark("a new plan for the rest")
    KEYS = (
        Command("", "left,right", "", mark("See another proposal"), HERE),
        Command("", "1,2,3,4", "", mark("See this proposal"), HERE),
        Command("", "enter,f8", "", mark("Take the proposal that shows"), HERE),
        Command("", "up,down", "", mark("Scroll"), HERE),
        Command("", "m", "", mark("Allow blocks below their minimum, or no longer"), HERE),
        Command("", "plus,minus", "", mark("Keep more or less of the breaks"), HERE),
        CLOSE,
    )

    BINDINGS = [
        Binding(either_case("escape,f12,q"), "close", show=False),
        Binding("enter,f8", "take", show=False),
        Binding("left,shift+tab", "choose(-1)", show=False),
        Binding("right,tab", "choose(1)", show=False),
        Binding("up", "scroll_rows(-1)", show=False),
        Binding("down", "scroll_rows(1)", show=False),
        Binding(either_case("m"), "below", show=False),
        Binding("plus,f5", "pause_floor(1)", show=False),
        Binding("minus,f4", "pause_floor(-1)", show=False),
        *(Binding(str(n), f"pick({n})", show=False) for n in range(1, 5)),
    ]

    def __init__(
        self, words: Words, state: Callable[[], Session], now: Callable[[], datetime], floors: Floors = FLOORS
    ) -> None:
        super().__init__()
        self._words = words
        self._state = state
        self._now = now
        self._looked_at: int | None = None
        self._below = False
        self._floors = floors
        self._top: int | None = None
        self._shown_top = 0
        self._answer: Chosen | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical():
            yield Board(id="page")

    def on_mount(self) -> None:
        """Reckon, and go on reckoning as time passes."""
        self.set_interval(LOOK_SECONDS, self._reckon)
        self._reckon()

    def on_resize(self) -> None:
        """Choose the layout by measured width."""
        self._reckon()

    def _reckon(self) -> None:
        state, now = self._state(), self._now()
        try:
            situation = situation_of(state, now, self._floors)
        except RefusedError:
            self.dismiss(None)
            return
        proposals = propose(situation, below_least=self._below)
        if self._looked_at is None:
            self._looked_at = best_of(proposals)
        self._answer = Chosen(situation, proposals[self._chosen])
        late = lateness(situation)
        page = Replanning(
            self._words,
            state,
            proposals,
            timedelta(milliseconds=late),
            self._chosen,
            self._floors.pause,
            self._floors.lunch,
            f"{local(state, now):%H:%M}",
            shown_lateness(state, day_plan(state, now)),
            self._top,
        )
        width = min(self.app.size.width, 160) - MARGIN
        height = self.app.size.height - 2
        self._shown_top = top_row(page, width, height)
        board = self.query_one("#page", Board)
        board.lines = tuple(paint_replan(page, width, height))
        board.styles.height = len(board.lines)

    @property
    def _chosen(self) -> int:
        return self._looked_at or 0

    def action_choose(self, step: int) -> None:
        """Turn to the next proposal."""
        self._looked_at = (self._chosen + step) % 4
        self._top = None
        self._reckon()

    def action_pick(self, number: int) -> None:
        """Turn to a proposal by its number."""
        self._looked_at = number - 1
        self._top = None
        self._reckon()

    def action_scroll_rows(self, step: int) -> None:
        """See the blocks further down, or up."""
        self._top = max(self._shown_top + step, 0)
        self._reckon()

    def action_below(self) -> None:
        """Let minimums be crossed, or no longer."""
        self._below = not self._below
        self._reckon()

    def action_pause_floor(self, step: int) -> None:
        """Let pauses keep a minute more, or less."""
        pause = min(max(self._floors.pause + step, 0), LONGEST_PAUSE)
        self._floors = self._floors._replace(pause=pause)
        self._reckon()

    def action_take(self) -> None:
        """Take the proposal that is shown."""
        self.dismiss(self._answer)

    def action_close(self) -> None:
        """Take none."""
        self.dismiss(None)
