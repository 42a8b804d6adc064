"""The home screen: what was running, a new session, the replays, the cards, the agendas."""

import asyncio
from pathlib import Path
from typing import NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from facilitateur.clock import wall_clock
from facilitateur.domain.cleaning import clean_line
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.commands import Command, key_name
from facilitateur.tui.context import Context
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.text import ends, pad
from facilitateur.tui.screens.browsing import BrowsingScreen
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.widgets.rows import Row, RowList, gap

GO = mark("Go to")
MUTED = "$foreground 65%"
NAME_WIDTH = 21
MOST_SHOWN = 5
"""Sessions to resume that stand on the home screen; the others are in their list."""

HOME_COMMANDS = (
    Command("entry.open", "enter", mark("open"), mark("Open what the mark stands on"), GO, footer=True),
    Command("session.new", "n", mark("new session"), mark("Set up a new session"), GO),
    Command("sessions.show", "r", mark("sessions"), mark("Replay, resume or export a session"), GO),
    Command("cards.show", "m", mark("cards"), mark("Read the method cards"), GO),
    Command("agendas.show", "d", mark("agendas"), mark("See the agendas"), GO),
    Command("plan.prepare", "p", mark("prepare"), mark("Prepare an agenda"), GO),
    Command("statistics.show", "s", mark("minutes"), mark("Compare planned and real minutes of your sessions"), GO),
)
_MENU = (
    ("session.new", mark("New session"), mark("choose an agenda, type the challenge")),
    ("sessions.show", mark("Sessions"), mark("replay, resume or export one")),
    ("cards.show", mark("Method cards"), mark("what to do and to say, for the seven phases")),
    ("agendas.show", mark("Agendas"), mark("plans ready to run, and your own")),
    ("plan.prepare", mark("Prepare an agenda"), mark("blocks, times, what does not fit")),
)
FIRST_STEPS = (
    mark("1. Choose an agenda, type the challenge: the session is ready."),
    mark("2. While it runs, all that you type is on disk at once; F1 shows the card."),
    mark("3. At the end, F9 writes the notes; replay the session whenever you like."),
)


class HomeScreen(BrowsingScreen):
    """The first screen; what must be read from the disk comes after the first paint."""

    SCREEN_COMMANDS = HOME_COMMANDS
    NAME = mark("home")
    IN_FOOTER = ("help.show", "screen.leave")
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-tall")]
    DEFAULT_CSS = """
    HomeScreen #frame { height: 1fr; align-horizontal: center; }
    HomeScreen #body { width: 100%; max-width: 104; height: 1fr; padding: 1 2 0 2; }
    HomeScreen.-tall #body { padding-top: 6; }
    HomeScreen #head { margin-bottom: 1; padding-left: 2; }
    HomeScreen #menu { height: auto; max-height: 1fr; }
    HomeScreen #news { margin-top: 1; padding-left: 2; }
    HomeScreen #place { dock: bottom; padding-left: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Row] = []
        self._folders: dict[str, Path] = {}
        self._further = 0
        self._is_first_run = False
        self._was_shown = False

    def compose(self) -> ComposeResult:
        """Title, menu, news, workspace, keys."""
        with Vertical(id="frame"), Vertical(id="body"):
            yield Page(id="head")
            yield RowList(id="menu")
            yield Page(id="news")
            yield Page(id="place")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Show the menu at once."""
        super().on_mount()
        self._show()

    def on_screen_resume(self) -> None:
        """Look for sessions, the first time and whenever one comes back."""
        self.call_after_refresh(self._look_for_sessions)

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        self._show()
        self._look_for_sessions()

    def _show(self, choose: str | None = None) -> None:
        """Paint everything from what is known so far."""
        self.query_one("#head", Page).paint = lambda width: self._head()
        self.query_one("#menu", RowList).show([*self._waiting, *self._menu()], choose)
        self.query_one("#news", Page).paint = self._news
        self.query_one("#place", Page).paint = self._place

    def _head(self) -> list[Content]:
        said = self.words("your co-facilitator on this laptop: time, cards and notes")
        return [Content.styled("facilitateur", "bold $primary"), Content.styled(said, MUTED)]

    def _menu(self) -> list[Row]:
        keys = {command.id: key_name(command.keys, self.words.language) for command in HOME_COMMANDS}
        return [_menu_row(self.words, command, name, meaning, keys[command]) for command, name, meaning in _MENU]

    def _news(self, width: int) -> list[Content]:
        """Return the three lines of a first run, or how many sessions wait elsewhere."""
        if self._is_first_run:
            return [line for text in FIRST_STEPS for line in flow(Content(self.words(text)), width)]
        if self._further:
            said = self.words.plural(
                "{n} more session can be continued: r shows it.",
                "{n} more sessions can be continued: r shows them.",
                self._further,
            )
            return flow(Content.styled(said, MUTED), width)
        return []

    def _place(self, width: int) -> list[Content]:
        workspace = self.context.workspace
        path = clean_line(str(workspace.root)).replace(clean_line(str(Path.home())), "~", 1)
        text = (
            mark("Just made for your files: {path}")
            if workspace.created and self._is_first_run
            else mark("Folder: {path}")
        )
        return flow(Content.styled(self.words(text, path=path), MUTED), width)

    @work(exclusive=True, group="sessions")
    async def _look_for_sessions(self) -> None:
        """Read the list of sessions beside the event loop, then show those that wait."""
        found = await asyncio.to_thread(_read_sessions, self.context, self.words)
        if not self.query("#menu"):  # The program was left meanwhile.
            return
        self._folders, self._further, self._is_first_run = found.folders, found.further, found.is_first_run
        self._waiting = [*found.rows, gap()] if found.rows else []
        untouched = not self._was_shown and self.query_one("#menu", RowList).chosen == _MENU[0][0]
        self._was_shown = True
        self._show(found.likely if untouched else None)

    @on(RowList.OptionSelected)
    def _opened(self, event: RowList.OptionSelected) -> None:
        """Open what was chosen: a session, or what a menu row stands for."""
        folder = self._folders.get(event.option_id or "")
        if folder is not None:
            self._resume(folder)
        elif event.option_id:
            self.call_later(self.run_action, event.option_id.replace(".", "_"))

    @work(exclusive=True, group="opening")
    async def _resume(self, folder: Path) -> None:
        from facilitateur.tui.screens.opening import open_live

        await open_live(self, folder)

    def action_entry_open(self) -> None:
        """Open what the mark stands on."""
        self.query_one("#menu", RowList).action_select()

    def action_session_new(self) -> None:
        """Set up a new session."""
        from facilitateur.tui.screens.new_session import NewSessionScreen

        self.app.push_screen(NewSessionScreen())

    def action_sessions_show(self) -> None:
        """Show the list of sessions."""
        from facilitateur.tui.screens.sessions import SessionsScreen

        self.app.push_screen(SessionsScreen())

    def action_cards_show(self) -> None:
        """Show the method cards."""
        from facilitateur.tui.screens.cards import CardsScreen

        self.app.push_screen(CardsScreen())

    def action_agendas_show(self) -> None:
        """Show the agendas."""
        from facilitateur.tui.screens.agendas import AgendasScreen

        self.app.push_screen(AgendasScreen())

    @work(exclusive=True, group="preparing")
    async def action_plan_prepare(self) -> None:
        """Ask what to begin from, then prepare an agenda."""
        from facilitateur.tui.screens.plan_start import ask_what_to_prepare

        await ask_what_to_prepare(self)

    @work(exclusive=True, group="statistics")
    async def action_statistics_show(self) -> None:
        """Show what past sessions say of time."""
        from facilitateur.tui.screens.statistics import show_statistics

        await show_statistics(self)


def _menu_row(words: Words, command: str, name: str, meaning: str, key: str) -> Row:
    said = Content.assemble((pad(words(name), NAME_WIDTH), "bold"), (words(meaning), MUTED))
    right = Content.styled(key + " ", "bold $accent")
    return Row(lambda width: ends(said, right, width), command)


class _Found(NamedTuple):
    """What a look at the disk brought."""

    rows: list[Row]
    folders: dict[str, Path]
    further: int
    is_first_run: bool
    likely: str | None


def _read_sessions(context: Context, words: Words) -> _Found:
    """Read the sessions; its imports, too, wait until the screen has been painted."""
    from facilitateur.tui.painting.session_rows import waiting_row
    from facilitateur.tui.sessions import KnownSession, Standing, waiting_sessions

    now = wall_clock().astimezone()
    waiting = waiting_sessions(context, MOST_SHOWN)

    def row(known: KnownSession) -> Row:
        name = pad(words("Open") if known.standing is Standing.READY else words("Resume"), NAME_WIDTH)
        return Row(lambda width: waiting_row(words, known, now, name, width), known.summary.id)

    rows = [row(known) for known in waiting.shown]
    folders = {known.summary.id: known.summary.path for known in waiting.shown}
    return _Found(rows, folders, waiting.further, not waiting.has_own, waiting.likely(now))
