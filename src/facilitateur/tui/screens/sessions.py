"""The list of sessions: replay one, go on with one, write the notes of one."""

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from facilitateur.clock import wall_clock
from facilitateur.domain.cleaning import clean_line
from facilitateur.i18n.words import mark
from facilitateur.logs import read_two
from facilitateur.session.opening import read
from facilitateur.storage.errors import StorageError
from facilitateur.tui.commands import Command
from facilitateur.tui.painting.session_rows import session_detail, session_row
from facilitateur.tui.screens.browsing import BACK, BrowsingScreen
from facilitateur.tui.screens.comparison import ComparisonScreen
from facilitateur.tui.screens.opening import open_live, open_replay
from facilitateur.tui.sessions import KnownSession, Standing, list_sessions
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.widgets.rows import Row, RowList, gap, heading
from facilitateur.tui.wording import say_trouble

SESSION = mark("Session")

SESSIONS_COMMANDS = (
    Command("session.replay", "enter", mark("replay it"), mark("Replay the session"), SESSION, footer=True),
    Command("session.resume", "r", mark("resume"), mark("Go on with the session"), SESSION, footer=True),
    Command("session.export", "e,f9", mark("export"), mark("Write the results to files"), SESSION, footer=True),
    Command(
        "session.compare",
        "c",
        mark("compare"),
        mark("Compare two sessions: c on one, then on the other"),
        SESSION,
        footer=True,
    ),
    BACK,
)


class SessionsScreen(BrowsingScreen):
    """Every session of the workspace, then the recorded examples."""

    SCREEN_COMMANDS = SESSIONS_COMMANDS
    NAME = mark("sessions")
    DEFAULT_CSS = """
    SessionsScreen #detail { height: 7; padding: 0 2; border-top: solid $foreground 25%; }
    SessionsScreen.-wide #detail { width: 52; height: 100%; border-top: none; border-left: solid $foreground 25%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._known: list[KnownSession] | None = None
        self._compared: str | None = None
        """The id of the session that waits for another one to be compared with."""

    def compose(self) -> ComposeResult:
        """Title, list, what is known of the chosen one, message, keys."""
        yield Page(id="title")
        with Container(id="panes"):
            yield RowList(id="list")
            yield Page(id="detail")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Show the frame at once."""
        super().on_mount()
        self._show()

    def on_screen_resume(self) -> None:
        """Read the list, the first time and whenever one comes back."""
        self._look()

    @work(exclusive=True, group="sessions")
    async def _look(self) -> None:
        self._known = await asyncio.to_thread(list_sessions, self.context)
        self._show()

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        self._show()

    @property
    def chosen(self) -> KnownSession | None:
        """The session that the mark stands on."""
        wanted = self.query_one("#list", RowList).chosen
        return next((known for known in self._known or () if known.summary.id == wanted), None)

    def _show(self) -> None:
        words, known = self.words, self._known
        own = [one for one in known or () if one.standing is not Standing.SAMPLE]
        samples = [one for one in known or () if one.standing is Standing.SAMPLE]
        self.show_title(words("Sessions"), words.plural("{n} session", "{n} sessions", len(own)) if own else "")
        rows = [self._row(one) for one in own]
        if samples:
            rows += [*([gap()] if own else []), heading(words("Examples")), *(self._row(one) for one in samples)]
        self.query_one("#list", RowList).show(rows)
        self._show_detail()

    def _row(self, known: KnownSession) -> Row:
        now = wall_clock().astimezone()
        return Row(lambda width: session_row(self.words, known, now, width), known.summary.id)

    @on(RowList.OptionHighlighted)
    def _show_detail(self) -> None:
        """Tell what there is to know of the chosen session."""
        known, now = self.chosen, wall_clock().astimezone()
        if known is not None:
            self.query_one("#detail", Page).paint = lambda width: session_detail(
                self.words, known, now, width, roomy=self.has_class("-wide")
            )
            return
        said = ""
        if self._known is not None:
            said = self.words("No session yet. On the home screen, n sets one up.")
        self.query_one("#detail", Page).paint = lambda width: [Content(said)]

    @work(exclusive=True, group="opening")
    async def action_session_compare(self) -> None:
        """Mark the chosen session, or compare it with the one that was marked."""
        known, words = self.chosen, self.words
        if known is None:
            return
        first = next((one for one in self._known or () if one.summary.id == self._compared), None)
        if first is None:
            self._compared = known.summary.id
            said = words("Compare “{name}” with… c on another session.", name=clean_line(known.name, 60))
            self.say(said, lasting=True)
            return
        self._compared = None
        if first.summary.id == known.summary.id:
            self.say(words("Nothing is compared."))
            return
        self.clear_message()
        try:
            told = await asyncio.to_thread(read_two, first.summary.path, known.summary.path)
        except StorageError as error:
            self.say(words("It cannot be opened: {reason}.", reason=say_trouble(words, error.trouble)), urgent=True)
            return
        self.app.push_screen(ComparisonScreen(told))

    @on(RowList.OptionSelected)
    def action_session_replay(self) -> None:
        """Replay the chosen session."""
        if self.chosen is not None:
            open_replay(self, self.chosen.summary.path)

    @work(exclusive=True, group="opening")
    async def action_session_resume(self) -> None:
        """Go on with the chosen session."""
        if self.chosen is not None:
            await open_live(self, self.chosen.summary.path)

    @work(exclusive=True, group="reading")
    async def action_session_export(self) -> None:
        """Open the export screen on the chosen session."""
        from facilitateur.tui.export_job import Told
        from facilitateur.tui.screens.exports import show_exports

        known = self.chosen
        if known is None:
            return
        try:
            state, records, _ = await asyncio.to_thread(read, known.summary.path)
        except StorageError as error:
            reason = say_trouble(self.words, error.trouble)
            self.say(self.words("It cannot be opened: {reason}.", reason=reason), urgent=True, lasting=True)
            return
        told = Told(state, records, state.at or wall_clock())
        show_exports(self, lambda: told)
