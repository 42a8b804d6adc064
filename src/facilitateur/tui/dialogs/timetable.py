"""The whole agenda against the clock: planned, real, projected; Enter turns to a block."""

from datetime import datetime

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitateur.domain.absorbed import is_absorbed
from facilitateur.domain.agenda import Block, Edge
from facilitateur.domain.state import Session
from facilitateur.domain.timing import Slot, block_gauge, day_plan, local
from facilitateur.domain.told_time import MINUTE, told_time
from facilitateur.i18n.labels import block_title, phase_label
from facilitateur.i18n.pins import WORTH_TELLING, pin_fate
from facilitateur.i18n.words import mark
from facilitateur.tui.dialogs.dialog import Dialog
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.painting.header import DONE, NOW, minutes
from facilitateur.tui.painting.text import fit, pad
from facilitateur.tui.widgets.drawn import Said

MINUTES_WIDTH = 8
WIDEST = 124
MARGIN = 6
"""Columns of border, padding and scroll bar."""
ROW_MARGIN = 4
"""The same without a scroll bar."""
SHORTEST_TITLE = 12


class TimetableScreen(Dialog[str | None]):
    """Every block of the session, day by day."""

    DEFAULT_CSS = """
    TimetableScreen { align: center middle; background: $background 60%; }
    TimetableScreen Vertical { width: 100%; max-width: 124; height: auto; max-height: 96%; background: $surface;
        border: round $primary; padding: 0 1; }
    TimetableScreen OptionList { height: auto; max-height: 40;  border: none; background: $surface; padding: 0;
        text-wrap: nowrap; text-overflow: ellipsis; }
    TimetableScreen OptionList:focus { border: none; background-tint: $foreground 0%; }
    """

    NAME = mark("the agenda")

    BINDINGS = [Binding(either_case("escape,f7,q"), "close", show=False)]

    def __init__(self, state: Session, now: datetime, odds: str = "", *, starts: bool = True) -> None:
        super().__init__()
        self._odds = odds
        self._starts = starts
        self._state = state
        self._now = now

    def compose(self) -> ComposeResult:
        """A title, then one row a block."""
        self._words = self.context.words
        words = self._words
        head = f"  {pad(words('planned'), 8)}{pad(words('real'), 14)} {pad('min', 9)}{words('block')}"
        with Vertical():
            yield Said(Content.styled(self._state.agenda.name, "bold $primary"))
            for row, style in self._odds_rows():
                yield Said(Content.styled(row, style))
            yield Said(Content.styled(head, "$foreground 65%"))
            yield OptionList(*self._rows(), markup=False)
            hint = words("Enter: look at a block. Escape: close.")
            if self._starts:
                hint = words("Enter: look at a block or start it. Escape: close.")
            yield Said(Content.styled(f"{hint} {self._replanned()}".rstrip(), "$foreground 65%"))

    def _replanned(self) -> str:
        """Return when the plan was changed last, for « planned » stays what was announced; nothing when it was not."""
        replans = self._state.contents.replans
        if not replans:
            return ""
        return self._words("Re-planned at {time}.", time=f"{local(self._state, replans[-1].at):%H:%M}")

    def on_mount(self) -> None:
        """Stand on the running block."""
        options = self.query_one(OptionList)
        options.focus()
        current = self._state.contents.current
        options.styles.max_height = max(self.size.height - 6 - len(self._odds_rows()), 4)
        if current is not None and self._state.agenda.block(current) is not None:
            options.highlighted = next((i for i, row in enumerate(options.options) if row.id == current), None)

    def _odds_rows(self) -> list[tuple[str, str]]:
        """Return the odds and what they mean, each with its style; what they rest on apart where it is too much."""
        if not self._odds:
            return []
        said, _, meaning = self._odds.partition("\n")
        odds, _, basis = said.rpartition(" · ")
        is_wide = cell_len(said) > min(self.app.size.width, WIDEST) - ROW_MARGIN
        shown = [odds, basis] if is_wide and odds else [said]
        return [*((row, "bold $secondary") for row in shown), (meaning, "$foreground 65%")]

    def _rows(self) -> list[Option | None]:
        rows: list[Option | None] = []
        days = self._state.agenda.day_numbers
        for number in days:
            if len(days) > 1:
                rows.append(Option(Content.styled(self._words("Day {n}", n=number), "bold"), disabled=True))
            plan = day_plan(self._state, self._now, number)
            rows += [Option(self._row(slot), id=slot.block.id) for slot in plan.slots]
            rows += [Option(self._parked(slot), id=slot.block.id) for slot in plan.parked]
        return rows

    def _parked(self, slot: Slot) -> Content:
        aside = self._words("set aside")
        times = f"  {pad('', 8)}{pad(aside, 14)} {pad(str(slot.block.minutes), 8)} "
        return Content.styled(times + block_title(self._words, self._state, slot.block), "$foreground 65%")

    def _row(self, slot: Slot) -> Content:
        state, block = self._state, slot.block
        here = block.id == state.contents.current
        mark = NOW if here else (DONE if slot.started_at else " ")
        told = told_time(state, block, self._now).real // MINUTE
        absorbed = is_absorbed(state, block) and not here and not told
        real = self._words("absorbed") if absorbed else ""
        if slot.started_at and not absorbed:
            end = f"{local(state, slot.ended_at):%H:%M}" if slot.ended_at else "…"
            real = f"{local(state, slot.started_at):%H:%M}–{end}"
        elif slot.projected_start and not absorbed:
            real = f"≈ {local(state, slot.projected_start):%H:%M}"
        spent = _given(slot)
        if slot.started_at or absorbed:
            spent = f"{told}/{block.minutes if absorbed else self._minutes_given(slot)}"
        added = slot.planned_start == slot.planned_end and bool(block.minutes)
        planned = "  +  " if added else f"{local(state, slot.planned_start):%H:%M}"
        phase = f" · {phase_label(self._words, block.phase)}" if block.phase else ""
        missed = f" {pin_fate(self._words, slot)}" if slot.conflict >= WORTH_TELLING or slot.pin_gone_by else ""
        before = f"{mark} {planned}   {pad(real, 14)} {pad(spent, 8)} "
        room = min(self.app.size.width, WIDEST) - MARGIN - cell_len(f"{before}{pinned(block)}{missed}")
        return Content.assemble(
            before,
            (fit(block_title(self._words, state, block), max(room, SHORTEST_TITLE)), "bold" if here else ""),
            (pinned(block), "bold $secondary"),
            (missed, "$foreground 65%" if slot.pin_gone_by else "bold $error"),
            (phase, "$foreground 65%"),
        )

    def _minutes_given(self, slot: Slot) -> str:
        """Return the minutes that a block has or had, with what was given or taken on the way."""
        runs = slot.block.id == self._state.contents.current
        given = block_gauge(self._state, slot.block, self._now).allotted if runs else slot.allotted
        return minutes(int(given.total_seconds()))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_close(self) -> None:
        """Choose none."""
        self.dismiss(None)


def _given(slot: Slot) -> str:
    """Return what a block to come is given: `15`, or `15→13'20` once the plan was bent."""
    given = int((slot.allotted - slot.shortened).total_seconds())
    if given == slot.block.minutes * 60:
        return str(slot.block.minutes)
    said = f"{slot.block.minutes}→{precise(given)}"
    return said if len(said) <= MINUTES_WIDTH else f"{slot.block.minutes}→{minutes(given)}"


def precise(seconds: int) -> str:
    """Return minutes, with seconds only where there are any: `15`, `13'20`."""
    whole, rest = divmod(seconds, 60)
    return f"{whole}'{rest:02d}" if rest else str(whole)


def pinned(block: Block) -> str:
    """Return ` ►12:30` for a block pinned at its start, ` →18:00` for one pinned at its end."""
    if block.pin is None:
        return ""
    return f" {'→' if block.pin.edge is Edge.END else '►'}{block.pin.at}"
