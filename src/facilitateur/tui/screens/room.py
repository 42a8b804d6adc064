"""The room display (écran de salle): what the group sees on the projector; it only follows, and asks for no key."""

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize

from facilitateur.clock import running_seconds
from facilitateur.domain.room import Link, RoomView, ended_by_itself, room_view
from facilitateur.i18n.words import load_words, mark
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.commands import Command
from facilitateur.tui.painting.room import paint_nothing_yet, paint_room
from facilitateur.tui.room_feed import Followed, RoomFeed
from facilitateur.tui.widgets.room_board import RoomBoard

TICK = 0.2
FLASH_SECONDS = 0.8
"""How long the one flash at the end of a time lasts: two changes, less than three a second."""
CALM_SECONDS = 5.0
"""Between two flashes, however short the rounds are."""

ROOM = mark("Room display")

ROOM_COMMANDS = (
    Command("room.darken", "b", mark("black"), mark("Black screen, here only"), ROOM),
    Command("room.close", "q", mark("leave"), mark("Leave the room display"), ROOM),
    Command("room.theme", "t", mark("theme"), mark("Change the theme: dark, light, high contrast"), ROOM),
)


class RoomScreen(BaseScreen):
    """The time and one instruction, as large as the window; no note and no name ever."""

    SCREEN_COMMANDS = ROOM_COMMANDS
    NAME = mark("room display")
    DEFAULT_CSS = """
    RoomScreen { overflow: hidden; }
    RoomScreen.-dark, RoomScreen.-dark RoomBoard { background: black; color: black; }
    RoomScreen.-flash RoomBoard { background: $warning 50%; }
    """

    def __init__(self, feed: RoomFeed, language: str = "") -> None:
        super().__init__()
        self._feed = feed
        self._language = language
        self._view: RoomView | None = None
        self._painted: object = None
        self._darkened = False
        self._followed: Followed | None = None
        self._flashed_at: float | None = None

    def compose(self) -> ComposeResult:
        """One board for everything."""
        yield RoomBoard()

    def on_mount(self) -> None:
        """Begin to follow."""
        self._feed.start()
        self.set_interval(TICK, self.tick)
        self.tick()

    def on_unmount(self) -> None:
        """Stop following."""
        self._feed.stop()

    def on_resize(self, event: Resize) -> None:
        """Paint for the new size."""
        self.tick()

    def let_go(self) -> None:
        """Stop following, when the system ends the program."""
        self._feed.stop()

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        self._language = self.words.language
        self.tick()

    def tick(self) -> None:
        """Look at the clock; paint only when something that shows has changed."""
        followed = self._feed.followed
        width, height = self.app.size
        if followed is None:
            self._paint((None, self.words.language, width, height), width, height)
            return
        if followed is not self._followed:
            self._followed, self._view = followed, None
        seen = followed.seen
        language = self._language or seen.state.language
        if language != self.words.language and not self._language:
            self.context.words = load_words(language)
        link = Link.LOST if self._feed.is_stuck else seen.link
        countdown = self.settings.room_countdown
        view = room_view(seen.state, followed.now(), seen.choices, language, link=link, countdown=countdown)
        view = view._replace(dark=view.dark or self._darkened)
        if not view.dark and ended_by_itself(self._view, view):
            self._flash()
        self._view = view
        self._paint((view, language, width, height), width, height)

    def _paint(self, shown: object, width: int, height: int) -> None:
        if shown == self._painted or not width or not height:
            return
        self._painted = shown
        view = self._view if self._feed.followed is not None else None
        self.set_class(view is not None and view.dark, "-dark")
        lines: list[Content]
        if view is None:
            lines = paint_nothing_yet(self.words, width, height)
        else:
            lines = paint_room(view, self.words, width, height)
        self.query_one(RoomBoard).lines = tuple(lines)

    def _flash(self) -> None:
        """Turn the colours round once; where movements or colours are off, the words alone say it."""
        still = self.app.animation_level == "none" or self.app.no_color
        now = running_seconds()
        if still or (self._flashed_at is not None and now - self._flashed_at < CALM_SECONDS):
            return
        self._flashed_at = now
        self.set_class(True, "-flash")
        self.set_timer(FLASH_SECONDS, self._unflash)

    def _unflash(self) -> None:
        self.set_class(False, "-flash")

    def action_room_darken(self) -> None:
        """Make this screen black, or show it again."""
        self._darkened = not self._darkened
        self.tick()

    def action_room_theme(self) -> None:
        """Go to the next theme."""
        self.action_theme_switch()

    def action_room_close(self) -> None:
        """Leave."""
        self.action_screen_leave()
