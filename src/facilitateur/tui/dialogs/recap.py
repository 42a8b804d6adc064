"""The parking lot and the decisions of the session, on one page."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import local
from facilitateur.i18n.labels import block_title, team_label
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.dialogs.dialog import Dialog
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.widgets.drawn import Said


class RecapScreen(Dialog[int | None]):
    """What is kept for later, and what was decided; Enter gives the number of the chosen note."""

    DEFAULT_CSS = """
    RecapScreen { align: center middle; background: $background 70%; }
    RecapScreen Vertical { width: 90%; max-width: 100; height: auto; max-height: 92%; background: $surface;
        padding: 1 2; border: round $primary; }
    RecapScreen OptionList { height: auto; border: none; background: $surface; padding: 0; }
    RecapScreen OptionList:focus { border: none; background-tint: $foreground 0%; }
    RecapScreen #hint { margin-top: 1; }
    """

    NAME = mark("the parking lot and the decisions")

    BINDINGS = [Binding(either_case("escape,q,o,f3"), "close", show=False)]

    def __init__(self, state: Session) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        """Write the page."""
        words = self.context.words
        with Vertical():
            yield OptionList(
                *self._section(words, words("Parking lot"), self._state.parking_lot()),
                Option(Content(""), disabled=True),
                *self._section(words, words("Decisions"), self._state.decisions()),
                *self._promised(words),
                markup=False,
            )
            hint = words("Enter fetches a parked note back, or shows where a decision stands. Escape closes this page.")
            yield Said(Content.styled(hint, "$foreground 65%"), id="hint")

    def on_mount(self) -> None:
        """Leave room for the hint, and stand on the first note."""
        options = self.query_one(OptionList)
        options.styles.max_height = max(self.size.height - 8, 4)
        options.focus()

    def _promised(self, words: Words) -> list[Option]:
        """Return the actions, when there are any."""
        found = self._state.promised()
        return [Option(Content(""), disabled=True), *self._section(words, words("Actions"), found)] if found else []

    def _section(self, words: Words, title: str, notes: Sequence[Note]) -> list[Option]:
        rows = [Option(Content.styled(f"{title} ({len(notes)})", "bold $primary"), disabled=True)]
        for note in notes:
            block = self._state.agenda.block(note.block)
            where = block_title(words, self._state, block) if block else ""
            team = [team_label(words, self._state, note.team)] if len(self._state.contents.teams) > 1 else []
            stamp = " · ".join([f"{local(self._state, note.at):%H:%M}", where, *team])
            said = Content.assemble(f"• {note.text}  ", (stamp, "$foreground 65%"))
            rows.append(Option(said, id=f"{title}:{note.number}"))
        empty = Option(Content.styled(words("Nothing yet."), "$foreground 65%"), disabled=True)
        return rows if notes else [*rows, empty]

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int((event.option_id or "0").rsplit(":", 1)[-1]))

    def action_close(self) -> None:
        """Choose none."""
        self.dismiss(None)
