"""The timers of teams and rooms, all seen together; each key performs one intent of the live screen."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from facilitateur.domain import timer_intents
from facilitateur.domain.side_timers import SideGauge, side_gauges
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import clock_digits
from facilitateur.i18n.labels import side_label
from facilitateur.i18n.words import mark
from facilitateur.session.live import Intent
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import CLOSE, HERE, Dialog
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.dialogs.timer_line import LineReader
from facilitateur.tui.painting.beside import DONE, MUTED, RUNS, STANDS, side_style
from facilitateur.tui.painting.clockface import left_or_over
from facilitateur.tui.painting.text import ends
from facilitateur.tui.widgets.drawn import Said
from facilitateur.tui.widgets.rows import Row, RowList

REFRESH = 1 / 4


class SideTimersScreen(Dialog[None]):
    """Set, start, pause, lengthen and put away timers."""

    DEFAULT_CSS = """
    SideTimersScreen { align: center middle; background: $background 60%; }
    SideTimersScreen Vertical { width: 72; max-width: 96%; height: auto; max-height: 92%; background: $surface;
        border: round $primary; padding: 0 2; }
    SideTimersScreen RowList, SideTimersScreen RowList:focus { height: auto; max-height: 14; background: $surface; }
    SideTimersScreen #title, SideTimersScreen #said { margin-bottom: 1; }
    SideTimersScreen #keys { margin-top: 1; }
    """

    NAME = mark("timers of teams and rooms")
    KEYS = (
        Command("", "space", "", mark("Start or pause the timer"), HERE),
        Command("", "t", "", mark("Start all that stand still; when all run, pause all"), HERE),
        Command("", "plus,f5", "", mark("One minute more"), HERE),
        Command("", "minus,f4", "", mark("One minute less"), HERE),
        Command("", "x", "", mark("Put the timer away"), HERE),
        Command("", "a", "", mark("Another timer"), HERE),
        Command("", "u,ctrl+z", "", mark("Undo the last action, time included"), HERE),
        CLOSE,
    )

    BINDINGS = [
        Binding(either_case("escape,q,m,ctrl+l"), "close", show=False),
        Binding("space,enter", "run_or_pause", show=False),
        Binding(either_case("d,t"), "all_together", show=False),
        Binding("plus,f5", "adjust(60)", show=False),
        Binding("minus,f4", "adjust(-60)", show=False),
        Binding(either_case("x,delete"), "put_away", show=False),
        Binding(either_case("a,insert,ctrl+n"), "add", show=False),
        Binding(either_case("u,ctrl+z"), "undo", show=False),
    ]

    def __init__(self, reader: LineReader, try_intent: Callable[[Intent], str], undo: Callable[[], str]) -> None:
        super().__init__()
        self._reader = reader
        self._words = reader.words
        self._try = try_intent
        self._undo = undo

    def compose(self) -> ComposeResult:
        """The timers, and the keys."""
        words = self._words
        keys = words(
            "Space start or pause · t start all, then pause all · + − one minute\n"
            "x put away · a another timer · u undo · Escape closes"
        )
        with Vertical():
            yield Said(Content.styled(words("Timers of teams and rooms"), "bold $primary"), id="title")
            yield RowList(id="timers")
            yield Said("", id="said")
            yield Said(Content.styled(keys, "$foreground 65%"), id="keys")

    def on_mount(self) -> None:
        """Show the timers and keep them running; without any, ask for the first."""
        self._show()
        self.query_one(RowList).focus()
        self.set_interval(REFRESH, self._show)
        if not self._gauges():
            self.action_add()

    def _gauges(self) -> tuple[SideGauge, ...]:
        return side_gauges(self._reader.state(), self._reader.now())

    def _show(self) -> None:
        rows = [Row(self._painter(side), str(side.number)) for side in self._gauges()]
        if not rows:
            none = self._words("No timer yet: a sets one.")
            rows = [Row(lambda width: Content.styled(none, MUTED))]
        self.query_one(RowList).show(rows)

    def _painter(self, side: SideGauge) -> Callable[[int], Content]:
        return lambda width: self._paint(side, width)

    def _paint(self, side: SideGauge, width: int) -> Content:
        words = self._words
        name = side_label(words, self._reader.state(), side.label)
        left = Content.assemble(
            (f"{DONE if side.is_done else RUNS if side.running else STANDS} ", MUTED), name[:1].upper() + name[1:]
        )
        right = Content.assemble(
            (f"{self._standing(side)}  ", MUTED),
            ("", MUTED) if side.is_done else (left_or_over(side.gauge), side_style(side)),
            (clock_digits(side.gauge.allotted) if side.is_done else f"/{clock_digits(side.gauge.allotted)}", MUTED),
        )
        return ends(left, right, width)

    def _standing(self, side: SideGauge) -> str:
        words = self._words
        if side.is_done:
            return words.context("timer", "finished")
        if side.is_over:
            return words("over")
        if side.until is not None:
            offset = self._reader.state().room_offset
            return words("until {time}", time=f"{local(self._reader.state(), side.until - offset):%H:%M}")
        if side.running:
            return ""
        if side.is_left:
            return words("paused, of an earlier block")
        return words("paused") if side.started else words("ready")

    @property
    def _chosen(self) -> int:
        chosen = self.query_one(RowList).chosen
        return int(chosen) if chosen else 0

    def _do(self, intent: Intent) -> None:
        self.query_one("#said", Said).update(Content(self._try(intent)))
        self._show()

    def action_run_or_pause(self) -> None:
        """Start the chosen timer, or pause it."""
        number = self._chosen
        self._do(lambda state, now: timer_intents.start_or_pause(state, number))

    def action_all_together(self) -> None:
        """Start all that stand still, together, else pause all."""
        self._do(lambda state, now: timer_intents.start_or_pause_all(state))

    def action_adjust(self, seconds: int) -> None:
        """Give the chosen timer time, or take it."""
        number = self._chosen
        self._do(lambda state, now: timer_intents.adjust_timers(state, (number,), seconds))

    def action_put_away(self) -> None:
        """Put the chosen timer away."""
        number = self._chosen
        self._do(lambda state, now: timer_intents.end_timers(state, (number,)))

    def action_undo(self) -> None:
        """Take the last action back."""
        self.query_one("#said", Said).update(Content(self._undo()))
        self._show()

    def action_add(self) -> None:
        """Ask for another timer."""

        def refuses(line: str) -> str:
            if not line.strip():
                return ""
            reason = self._try(self._reader.intent(line))
            if not reason:
                self.query_one("#said", Said).update(Content(self._reader.meaning(line)))
                self._show()
            return reason

        self._reader.ask(self.app, refuses)

    def action_close(self) -> None:
        """Go back to the session."""
        self.dismiss(None)
