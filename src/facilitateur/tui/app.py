"""The application: themes, hardening and signals; the screens do the rest."""

import asyncio
import gc
import signal
import sys
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from facilitateur.clock import local_zone
from facilitateur.tui.context import Context
from facilitateur.tui.crash import write_crash_report
from facilitateur.tui.terminal import tolerate_terminals
from facilitateur.tui.themes import THEMES
from facilitateur.tui.typed import take_every_character


class FacilitateurApp(App[int], inherit_bindings=False):
    """The program on screen; it holds no state of a workshop."""

    CSS_PATH = "facilitateur.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "facilitateur"
    BINDINGS = [Binding("ctrl+c", "leave_hint", show=False, priority=False)]

    def __init__(self, context: Context, first: Screen[Any]) -> None:
        tolerate_terminals()
        take_every_character()
        super().__init__()
        self.context = context
        self._first = first
        self.failure: BaseException | None = None
        for theme in THEMES:
            self.register_theme(theme)
        known = [theme.name for theme in THEMES]
        self.theme = context.settings.theme if context.settings.theme in known else known[0]

    def on_mount(self) -> None:
        """Open the first screen and listen to the signals that end programs."""
        self.push_screen(self._first)
        self.set_class(self.context.settings.compact, "-compact")
        self.call_after_refresh(gc.unfreeze)
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self._end_by_signal, number)

    def _end_by_signal(self, number: int) -> None:
        """Keep what is being typed, let sessions go, give the terminal back."""
        for screen in self.screen_stack:
            keep = getattr(screen, "let_go", None)
            if keep is not None:
                keep()
        self.exit(128 + number, return_code=128 + number)

    def action_leave_hint(self) -> None:
        """Say how to leave, to those who press Ctrl-C."""
        self.notify(self.context.words("Ctrl-Q leaves."), markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """Keep the error for the crash page instead of printing local variables."""
        if self.failure is None:
            self.failure = error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Close without Textual's page, which would show people's names on the projector."""
        self.bell()
        self._close_messages_no_wait()

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Do nothing: no text may ever write a file."""

    def action_simulate_key(self, key: str) -> None:  # type: ignore[override]
        """Do nothing: no text may ever press a key."""

    def action_suspend_process(self) -> None:
        """Do nothing: Ctrl-Z undoes."""


def run_app(context: Context, first: Screen[Any]) -> int:
    """Run the program on a first screen and return its exit code; an error of ours becomes two sentences."""
    gc.freeze()
    context.zone = local_zone()
    app = FacilitateurApp(context, first)
    result = app.run()
    if app.failure is None:
        return result if isinstance(result, int) else 0
    words = context.words
    report = write_crash_report(app.failure)
    print(words("The program made a mistake and stopped. What was marked ✓ is on disk."), file=sys.stderr)  # noqa: T201
    if report is not None:
        print(words("Where it happened, without any of your texts: {path}", path=report), file=sys.stderr)  # noqa: T201
    return 1
